/** What the tokens of an RTF file mean, one after another. */
import { SynthemaError } from '#core/errors.ts';
import { cleanText } from '../documents/clean.ts';
import { refuseLength } from '../documents/length.ts';
import type { Block, ReadContext, ReadDocument } from '../documents/model.ts';
import { declaredLanguage } from '../office/language.ts';
import { metadataOf } from '../office/metadata.ts';
import { officeWarnings } from '../office/warnings.ts';
import { decodeBytes, unicode } from './characters.ts';
import { CHARACTERS, KNOWN_NEW, RUNNING_HEADS, SKIPPED } from './controls.ts';
import { NoteNumbers } from './notes.ts';
import { Settings } from './settings.ts';
import { type Destination, resetCharacters, resetParagraph, type State, stateAtStart } from './state.ts';
import { type ParagraphStyle, Stream } from './stream.ts';
import { FontTable, StyleSheet } from './tables.ts';

const ENDS_WORDS = new Set(['par', 'sect', 'page', 'column', 'line', 'cell', 'nestcell', 'row', 'nestrow']);
/** Bytes that are decoded at a time: from the first number at the next space, at the second anywhere. */
const STRETCH = 65_536;
const LONGEST_STRETCH = 4_000_000;
/** Groups in groups, at most; word processors come to a few dozen. */
const MAX_DEPTH = 10_000;

export class Interpreter {
	readonly #file: string;
	readonly #t: ReadContext['t'];
	readonly #fonts = new FontTable();
	readonly #styles = new StyleSheet();
	readonly #text = new Stream('text');
	readonly #noteBlocks: Block[] = [];
	readonly #stack: State[] = [];
	#state: State;
	readonly #settings = new Settings();
	readonly #words = { title: '', author: '', mark: '', 'comment-author': '' };
	#bytes: number[] = [];
	/** What is still to be passed over of what stands for a `\u` in old readers. */
	#toSkip = 0;
	/** `\*` came before: the group may be passed over by readers that do not know it. */
	#optional = false;
	readonly #numbers = new NoteNumbers();
	readonly #runningHeads = new Map<string, Block>();
	#characters = 0;
	#revisions = 0;
	#comments = 0;
	#objects = false;
	/** The group around the whole file has ended. */
	done = false;

	/** `t` gives the sentences of the catalogue for the words of ours in a text. */
	constructor({ name, t }: Pick<ReadContext, 'name' | 't'>) {
		this.#file = name;
		this.#t = t;
		this.#state = stateAtStart(this.#text);
	}

	startGroup(): void {
		this.#decode();
		this.#toSkip = 0;
		this.#optional = false;
		if (this.#stack.length >= MAX_DEPTH)
			throw new SynthemaError('import.tooNested', { file: this.#file, limit: MAX_DEPTH });
		this.#stack.push(this.#state);
		this.#state = { ...this.#state };
		if (this.#state.to === 'styles') this.#styles.begin();
	}

	endGroup(): void {
		this.#decode();
		this.#toSkip = 0;
		this.#optional = false;
		const ended = this.#state;
		const before = this.#stack.pop();
		if (!before) {
			this.done = true;
			return;
		}
		if (ended.to !== before.to) this.#endDestination(ended.to, before);
		if (ended.stream !== before.stream) this.#endStream(ended, before);
		this.#state = before;
		if (this.#stack.length === 0) this.done = true;
	}

	byte(byte: number): void {
		if (this.#toSkip > 0) this.#toSkip--;
		else if (this.#state.to !== 'nowhere') {
			this.#bytes.push(byte);
			const { length } = this.#bytes;
			// A space is never the second byte of a character.
			if ((byte === 0x20 && length > STRETCH) || length > LONGEST_STRETCH) this.#decode();
		}
	}

	/** Ends everything that has begun, and gives what there is in the file. */
	finish(): Omit<ReadDocument, 'pages'> {
		while (this.#stack.length > 0) this.endGroup();
		this.#numbers.settle();
		const text = this.#text.end(this.#paragraphStyle());
		const { title, author: creator } = this.#words;
		return {
			blocks: [...this.#runningHeads.values(), ...text, ...this.#noteBlocks],
			language: declaredLanguage(text, this.#settings.languages),
			metadata: metadataOf({ title, creator, identifier: '' }),
			warnings: officeWarnings(this.#file, {
				revisions: this.#revisions,
				comments: this.#comments,
				insertedFiles: 0,
				activeContent: this.#objects,
			}),
		};
	}

	control(name: string, number: number | null): void {
		const state = this.#state;
		const character = CHARACTERS.get(name);
		if (this.#toSkip > 0 && character !== undefined) {
			this.#toSkip--;
			return;
		}
		this.#decode();
		if (name === '*') {
			this.#optional = true;
			return;
		}
		const optional = this.#optional;
		this.#optional = false;
		if (state.to === 'nowhere' && name !== 'ud') return;
		if (name !== 'u') this.#toSkip = 0;
		if (character !== undefined) {
			this.#add(character);
			return;
		}
		if (name === 'object') this.#objects = true;
		if (SKIPPED.has(name) || (optional && (!KNOWN_NEW.has(name) || (name === 'cs' && state.to === 'styles')))) {
			state.to = 'nowhere';
			return;
		}
		if (state.to === 'fonts') this.#fonts.control(name, number);
		else if (state.to === 'styles') this.#styles.control(name, number);
		if (this.#destination(name) || this.#characterControl(name, number)) return;
		if (state.to === 'stream') this.#paragraphControl(name, number);
		else if ((name === 'par' || name === 'line') && state.to !== 'fonts' && state.to !== 'styles') this.#add(' ');
	}

	/** Groups that send their words elsewhere. */
	#destination(name: string): boolean {
		const state = this.#state;
		if (RUNNING_HEADS.has(name)) state.stream = new Stream('running-head');
		else
			switch (name) {
				case 'fonttbl':
					state.to = 'fonts';
					return true;
				case 'stylesheet':
					state.to = 'styles';
					return true;
				case 'info':
					state.to = 'info';
					return true;
				case 'title':
				case 'author':
					if (state.to === 'info') state.to = name;
					return true;
				case 'listtext':
				case 'pntext':
					state.to = 'mark';
					this.#words.mark = '';
					return true;
				case 'atnauthor':
					state.to = 'comment-author';
					this.#words['comment-author'] = '';
					return true;
				case 'ud': {
					// The same words as in the group around, which is passed over.
					const outer = this.#stack.at(-2);
					state.to = outer?.to ?? 'stream';
					return true;
				}
				case 'footnote':
					state.note = this.#numbers.begin();
					state.stream = new Stream('footnote');
					break;
				case 'annotation':
					state.stream = new Stream('comment');
					break;
				case 'shptxt':
					state.stream = new Stream('text');
					break;
				default:
					// Properties of formulas have values that look like words.
					if (!/^m[A-Za-z]+Pr$/u.test(name)) return false;
					state.to = 'nowhere';
					return true;
			}
		state.to = 'stream';
		resetCharacters(state);
		resetParagraph(state);
		return true;
	}

	#endDestination(ended: Destination, before: State): void {
		if (ended !== 'mark') return;
		const words = cleanText(this.#words.mark);
		if (before.to === 'stream') before.stream.mark = /[\p{L}\p{N}]/u.test(words) ? words : words === '' ? '' : '•';
	}

	#endStream({ stream, note }: State, before: State): void {
		this.#numbers.settle();
		if (note?.before) this.#numbers.markOf(note);
		const blocks = stream.end(this.#paragraphStyle());
		switch (stream.kind) {
			case 'footnote':
				for (const block of blocks) this.#noteBlocks.push(block);
				break;
			case 'running-head':
				for (const block of blocks) {
					if (!/\p{L}/u.test(block.text)) block.leftOut = 'page-number';
					// Each section repeats them.
					this.#runningHeads.set(block.text, block);
				}
				break;
			case 'comment': {
				this.#comments++;
				const author = cleanText(this.#words['comment-author']);
				const text = blocks.map((block) => block.text).join(' ');
				if (text !== '') before.stream.paragraph.leave('comment', ` ${this.#t('office.comment', { author, text })}`);
				break;
			}
			default:
				before.stream.add(blocks);
		}
	}

	/** Controls that say how characters look, or are characters. */
	#characterControl(name: string, number: number | null): boolean {
		const state = this.#state;
		const on = number !== 0;
		switch (name) {
			case 'u':
				this.#add(unicode((number ?? 0) & 0xffff, this.#fonts.get(this.#fontNumber)));
				this.#toSkip = state.fallback;
				return true;
			case 'uc':
				state.fallback = Math.min(Math.max(0, number ?? 1), 10);
				return true;
			case 'f':
				if (state.to !== 'fonts') state.font = number ?? 0;
				return true;
			case 'plain':
				resetCharacters(state);
				return true;
			case 'super':
			case 'up':
				state.raised = on;
				return true;
			case 'nosupersub':
			case 'sub':
			case 'dn':
				state.raised = false;
				return true;
			case 'v':
				state.hidden = on;
				return true;
			case 'deleted':
				if (on && !state.deleted) this.#revisions++;
				state.deleted = on;
				return true;
			case 'revised':
				if (on) this.#revisions++;
				return true;
			case 'aftnnrlc':
				this.#numbers.romanEndnotes = true;
				return true;
			default:
				return this.#settings.control(name, number);
		}
	}

	#paragraphControl(name: string, number: number | null): void {
		const state = this.#state;
		if (ENDS_WORDS.has(name)) this.#numbers.settle();
		switch (name) {
			case 'par':
			case 'sect':
			case 'page':
			case 'column':
				state.stream.endParagraph(this.#paragraphStyle());
				break;
			case 'line':
			case 'lbr':
				if (state.stream.paragraph.breakLine()) state.stream.endParagraph(this.#paragraphStyle(), true);
				break;
			case 'pard':
				resetParagraph(state);
				break;
			case 's':
				state.style = number ?? 0;
				break;
			case 'outlinelevel':
				state.outline = number;
				break;
			case 'intbl':
				state.inTable = true;
				break;
			case 'itap':
				state.level = Math.max(0, number ?? 0);
				break;
			case 'cell':
				state.stream.endCell(1);
				break;
			case 'nestcell':
				state.stream.endCell(Math.max(2, state.level));
				break;
			case 'row':
				state.stream.endRow(1);
				break;
			case 'nestrow':
				state.stream.endRow(Math.max(2, state.level));
				break;
			case 'chftn':
				if (state.note) state.stream.paragraph.add(this.#numbers.markOf(state.note));
				else this.#numbers.place(state.stream);
				break;
			case 'ftnalt':
				if (state.note) state.note.endnote = true;
				break;
		}
	}

	#paragraphStyle(): ParagraphStyle {
		const { style, outline, inTable, level } = this.#state;
		const { depth, caption } = this.#styles.get(style);
		const own = outline !== null && outline >= 0 && outline < 9 ? outline + 1 : depth;
		const kind = own !== null ? 'heading' : caption ? 'caption' : 'paragraph';
		return { kind, depth: own ?? 0, level: level > 0 ? level : inTable ? 1 : 0 };
	}

	get #fontNumber(): number {
		return this.#state.font >= 0 ? this.#state.font : this.#settings.font;
	}

	#decode(): void {
		if (this.#bytes.length === 0) return;
		const bytes = this.#bytes;
		this.#bytes = [];
		this.#add(decodeBytes(bytes, this.#fonts.get(this.#fontNumber), this.#settings.encoding));
	}

	#add(text: string): void {
		this.#characters += text.length;
		refuseLength(this.#file, this.#characters);
		const { to, stream, raised, hidden, deleted } = this.#state;
		switch (to) {
			case 'stream':
				this.#numbers.settle();
				if (deleted) stream.paragraph.leave('deletion', text);
				else if (hidden) stream.paragraph.leave('hidden', text);
				else stream.paragraph.add(text, raised);
				break;
			case 'fonts':
				this.#fonts.text(text);
				break;
			case 'styles':
				this.#styles.text(text);
				break;
			case 'title':
			case 'author':
			case 'mark':
			case 'comment-author':
				this.#words[to] += text.slice(0, 1000);
				break;
		}
	}
}
