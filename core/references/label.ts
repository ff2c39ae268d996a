/** How a study is called in lists and tables: the family name of its first author and the year. */
import { familyOf, isGroup } from './authors.ts';
import type { Reference } from './model.ts';
import { HAN } from './text.ts';

const NO_YEAR = 'n.d.';
const LONGEST = 40;
const PARTICLE = /^(?:van|von|der|den|de|da|di|du|del|la|le|los|ter|ten|zu|af|av|al|bin)(?=\s)/u;

/** "FALKENBERG" and "falkenberg" become "Falkenberg", as in labels from file names; "McDonald", "WHO", "van Dam" stay. */
function cased(name: string): string {
	return name
		.split(/(?<=[\s-])/u)
		.map((word, at) => {
			if (at === 0 ? PARTICLE.test(name) : word === word.toLowerCase()) return word;
			const shout = word.trimEnd().length > 4 && word === word.toUpperCase();
			return word.slice(0, 1).toUpperCase() + (shout ? word.slice(1).toLowerCase() : word.slice(1));
		})
		.join('');
}

/** Whole words up to a length, with an ellipsis where some are missing. */
function shortened(text: string, longest: number): string {
	const characters = [...text];
	if (characters.length <= longest) return text;
	const head = characters.slice(0, longest).join('');
	const space = head.lastIndexOf(' ');
	return `${(space > longest / 2 ? head.slice(0, space) : head).replace(/[\s,;:.\-–]+$/u, '')}…`;
}

function groupName(name: string): string {
	const abbreviation = /\(([\p{Lu}\d][\p{L}\d-]{1,11})\)/u.exec(name);
	return abbreviation ? abbreviation[1]! : shortened(name.replace(/^the\s+/iu, ''), LONGEST);
}

/** The part before the year: author, or the first words of the title, or what else the record has. */
function nameOf(reference: Reference): string {
	const author = reference.authors[0];
	if (author !== undefined) return isGroup(author) ? groupName(author) : shortened(cased(familyOf(author)), LONGEST);
	if (reference.title !== '') return shortened(reference.title, HAN.test(reference.title) ? 12 : 30);
	const other = reference.doi || reference.key || reference.journal;
	return other === '' ? `#${reference.row}` : shortened(other, LONGEST);
}

/** a, b, … z, aa, ab… */
function letter(index: number): string {
	const rest = index % 26;
	const before = Math.floor(index / 26);
	return (before === 0 ? '' : letter(before - 1)) + String.fromCharCode(97 + rest);
}

function lettered(reference: Reference, index: number): string {
	const base = `${nameOf(reference)} ${reference.year ?? NO_YEAR}`;
	return reference.year === null ? `${base}-${letter(index)}` : base + letter(index);
}

/**
 * "Falkenberg 2009", "欧阳 2018", "WHO 2014", "Falkenberg n.d.". Where that is in `taken`, the first free one of
 * "Falkenberg 2009b", "Falkenberg 2009c" (without a year "Falkenberg n.d.-b"). Up to about 60 characters, never empty.
 */
export function studyLabelOf(reference: Reference, taken: ReadonlySet<string> = new Set()): string {
	const base = `${nameOf(reference)} ${reference.year ?? NO_YEAR}`;
	if (!taken.has(base)) return base;
	for (let index = 1; ; index++) {
		const label = lettered(reference, index);
		if (!taken.has(label)) return label;
	}
}

/**
 * Labels of several studies at once, in their order, all different and none in `taken`: those that would be the same get
 * "2009a", "2009b" and so on from the first on, unless the plain label is taken already (then from "2009b" on).
 */
export function studyLabelsOf(references: readonly Reference[], taken: ReadonlySet<string> = new Set()): string[] {
	const bases = references.map((reference) => studyLabelOf(reference));
	const times = new Map<string, number>();
	for (const base of bases) times.set(base, (times.get(base) ?? 0) + 1);
	const used = new Set(taken);
	const next = new Map<string, number>();
	return references.map((reference, at) => {
		const base = bases[at]!;
		let label = base;
		if (times.get(base)! > 1 || used.has(base)) {
			let index = next.get(base) ?? (taken.has(base) ? 1 : 0);
			do label = lettered(reference, index++);
			while (used.has(label));
			next.set(base, index);
		}
		used.add(label);
		return label;
	});
}
