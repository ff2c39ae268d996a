import type { Id } from '../model.ts';
import type { TableParagraph } from '../table.ts';
import { linesPhrase } from './cells.ts';
import { byId, byPosition, type PlacedCoding, type SynthesisData, type Translate } from './data.ts';
import type { ThemeStats } from './presence.ts';

/** Length of a good illustrative quotation, in columns: a Han character takes two. */
const SHORT = 60;
const LONG = 260;
/** Automatic quotations longer than this are cut, with "[…]". */
const CUT = 480;

const PAIRS: readonly (readonly [string, string])[] = [
	['“', '”'],
	['"', '"'],
	['„', '“'],
	['«', '»'],
	['「', '」'],
	['『', '』'],
];
const MARKS = /["“”„«»「」『』]/;
const HAN = /\p{Script=Han}/u;
const HANS = /\p{Script=Han}/gu;
const SPEAKER = /^[.,;。，；]?\s*[(（[［【]([^()（）[\]［］【】]{1,60})[)）\]］】][.。]?$/;

/** Text of a passage on one line: line ends become a space, or nothing between Han characters. */
export function oneLine(text: string): string {
	return text
		.trim()
		.replace(/\s*[\n\r]\s*/g, (gap: string, at: number, whole: string) =>
			isHanSide(whole[at - 1]) && isHanSide(whole[at + gap.length]) ? '' : ' ',
		)
		.replace(/[^\S\u3000]+/g, ' ');
}

function isHanSide(character: string | undefined): boolean {
	return character !== undefined && (HAN.test(character) || /[\u3000-\u303f\uff00-\uffef“”‘’…—]/.test(character));
}

/**
 * Sets a passage in quotation marks. A passage that is quoted as a whole keeps one pair, and a speaker in brackets
 * behind it ("“…” (GP 7)") is handed back apart; quotation marks within a passage become single ones.
 * @param limit longest text in columns (a Han character takes two); what is longer is cut, with "[…]".
 */
export function quotation(passage: string, limit = Number.POSITIVE_INFINITY): { text: string; speaker: string } {
	const line = oneLine(passage);
	for (const [open, close] of PAIRS) {
		if (!line.startsWith(open)) continue;
		const end = closingMark(line, open, close);
		if (end < 0) break;
		const rest = line.slice(end + 1).trim();
		const speaker = rest === '' ? '' : SPEAKER.exec(rest)?.[1];
		if (speaker === undefined) break;
		const inner = cut(line.slice(1, end).trim(), limit);
		if (inner === '') break;
		const corner = open === '「' || open === '『';
		return { text: corner ? `${open}${inner}${close}` : enclose(inner), speaker: speaker.trim() };
	}
	return { text: enclose(cut(line, limit)), speaker: '' };
}

function enclose(text: string): string {
	const single = text
		.replace(/"([^"]*)"/g, '‘$1’')
		.replaceAll('“', '‘')
		.replaceAll('”', '’');
	return `“${single}”`;
}

function closingMark(text: string, open: string, close: string): number {
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === close && (open !== close || depth > 0)) {
			if (--depth === 0) return at;
		} else if (text[at] === open) depth++;
	}
	return -1;
}

function columns(text: string): number {
	return text.length + (text.match(HANS)?.length ?? 0);
}

/** How well a passage illustrates, 0–3: a participant's words 2, a length of 60–260 columns 1 and less outside it. */
function fitness(passage: string): number {
	const length = columns(passage);
	const fit = length < SHORT ? length / SHORT : length > LONG ? LONG / length : 1;
	return (MARKS.test(passage) ? 2 : 0) + fit;
}

export interface Illustration {
	coding: PlacedCoding;
	/** Chosen by a person, not picked by the program. */
	chosen: boolean;
}

/** Picks and sets the quotations of themes. Sorting happens once, so one instance serves all themes of a table. */
export class Quotes {
	private readonly data: SynthesisData;
	private readonly stats: ThemeStats;
	private readonly codings: Map<Id, PlacedCoding>;
	private readonly byCode = new Map<Id, { coding: PlacedCoding; study: Id; order: number; fitness: number }[]>();
	private readonly sources: Map<Id, SynthesisData['sources'][number]>;
	private readonly labels: Map<Id, SynthesisData['studies'][number]>;
	private readonly sourcesPerStudy = new Map<Id, number>();

	constructor(data: SynthesisData, stats: ThemeStats) {
		this.data = data;
		this.stats = stats;
		this.codings = byId(data.codings);
		this.sources = byId(data.sources);
		this.labels = byId(data.studies);
		for (const source of data.sources)
			this.sourcesPerStudy.set(source.studyId, (this.sourcesPerStudy.get(source.studyId) ?? 0) + 1);
		const studyOrder = new Map(byPosition(data.studies).map((study, index) => [study.id, index]));
		const sourceOrder = new Map(data.sources.map((source, index) => [source.id, index]));
		const placed = [...this.codings.values()].map((coding) => ({ coding, study: this.studyOf(coding) }));
		placed.sort(
			(a, b) =>
				studyOrder.get(a.study)! - studyOrder.get(b.study)! ||
				sourceOrder.get(a.coding.sourceId)! - sourceOrder.get(b.coding.sourceId)! ||
				a.coding.start - b.coding.start ||
				a.coding.end - b.coding.end ||
				(a.coding.id < b.coding.id ? -1 : 1),
		);
		for (const [order, { coding, study }] of placed.entries()) {
			const list = this.byCode.get(coding.codeId);
			const entry = { coding, study, order, fitness: fitness(coding.quote) };
			if (list) list.push(entry);
			else this.byCode.set(coding.codeId, [entry]);
		}
	}

	studyOf(coding: PlacedCoding): Id {
		const source = this.sources.get(coding.sourceId);
		if (!source) throw new Error(`coding ${coding.id} lies in no known source`);
		return source.studyId;
	}

	/**
	 * Quotations that illustrate a descriptive theme: those that people chose, in their order (at most `chosenLimit`);
	 * where none is chosen, up to `limit` picked by the program: participants' words and lengths of 60–260 columns
	 * first, spread over studies, never two that overlap. The same data always give the same picks.
	 */
	of(themeId: Id, limit: number, chosenLimit: number = limit): Illustration[] {
		const chosen = byPosition(
			this.data.themeQuotes.filter((quote) => quote.themeId === themeId && quote.stance !== 'contradicts'),
		)
			.map((quote) => this.codings.get(quote.codingId))
			.filter((coding) => coding !== undefined);
		if (chosen.length > 0) return chosen.slice(0, chosenLimit).map((coding) => ({ coding, chosen: true }));

		let left = (this.stats.themes.get(themeId)?.codes ?? [])
			.flatMap((codeId) => this.byCode.get(codeId) ?? [])
			.filter((entry) => entry.coding.quote.trim() !== '');
		const used = new Map<Id, number>();
		const picked: typeof left = [];
		while (picked.length < limit && left.length > 0) {
			// A second quotation of a study has to be that much better than the first of another one.
			const worth = (entry: (typeof left)[number]) => entry.fitness - 1.5 * (used.get(entry.study) ?? 0);
			const best = left.reduce((a, b) => {
				const difference = worth(b) - worth(a);
				return difference > 0 || (difference === 0 && b.order < a.order) ? b : a;
			});
			picked.push(best);
			used.set(best.study, (used.get(best.study) ?? 0) + 1);
			left = left.filter(({ coding }) => !overlap(coding, best.coding));
		}
		return picked.map(({ coding }) => ({ coding, chosen: false }));
	}

	/** The quotation as a paragraph without reference. Chosen ones are never cut. */
	paragraph({ coding, chosen }: Illustration, tableLanguage: string): TableParagraph & { speaker: string } {
		const { text, speaker } = quotation(coding.quote, chosen ? Number.POSITIVE_INFINITY : CUT);
		const language = this.sources.get(coding.sourceId)!.language;
		const foreign = language !== 'und' && language !== '' && language.split('-')[0] !== tableLanguage.split('-')[0];
		return { text, style: 'quote', ...(foreign ? { lang: language } : {}), codingId: coding.id, speaker };
	}

	/** Where a quotation stands: "Tremaine 2021, GP 7, lines 61–62". An empty speaker is left out. */
	citation(coding: PlacedCoding, speaker: string, t: Translate): string {
		const lines = linesPhrase(coding.startLine, coding.endLine, t);
		return [this.studyName(coding, t), speaker, lines].filter((part) => part !== '').join(t('table.comma'));
	}

	/** The label of the study and, where it has more than one source, the source's name. */
	studyName(coding: PlacedCoding, t: Translate): string {
		const source = this.sources.get(coding.sourceId)!;
		const label = this.labels.get(source.studyId)?.label ?? '';
		if (this.sourcesPerStudy.get(source.studyId)! < 2) return label;
		return source.name.startsWith(label) ? source.name : [label, source.name].join(t('table.comma'));
	}
}

function overlap(a: PlacedCoding, b: PlacedCoding): boolean {
	return a.sourceId === b.sourceId && a.start < b.end && b.start < a.end;
}

function cut(line: string, limit: number): string {
	if (columns(line) <= limit) return line;
	let end = 0;
	let width = 0;
	for (const character of line) {
		width += HAN.test(character) ? 2 : 1;
		if (width > limit) break;
		end += character.length;
	}
	const space = line.lastIndexOf(' ', end);
	return `${line.slice(0, space > end / 2 ? space : end).trimEnd()} […]`;
}
