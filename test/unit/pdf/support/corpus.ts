/** Articles that nobody wrote: sentences about a study that never was, put together by a seeded generator. */

export interface Section {
	heading: string;
	depth: number;
	paragraphs: string[];
}

export interface Article {
	title: string;
	authors: string;
	abstract: string;
	sections: Section[];
	references: string[];
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const WHO = [
	'Most of the carers',
	'Two of the older participants',
	'Several night nurses',
	'The younger mothers',
	'Three families',
	'Some of those interviewed a second time',
	'Those who had moved to the town recently',
	'Staff in the smaller clinics',
	'A few participants who lived alone',
	'Almost everyone we spoke with',
];
const DID = [
	'described the first weeks at home as a time without any fixed shape',
	'said that the telephone line was difficult to reach in the evening',
	'felt that their own knowledge was heard only when somebody official repeated it',
	'spoke of keeping a small notebook in which every change was written down',
	'found the written information useful but far too long to be read at once',
	'remembered the name of the one person who had listened without hurrying',
	'considered the follow-up visits the only reliable part of the arrangement',
	'had stopped asking questions because the answers differed from ward to ward',
	'worried about being a burden and therefore waited before they called',
	'made sense of the diagnosis by comparing it with what neighbours had lived through',
	'offered to help others who were at an earlier point of the same road',
	'preferred face-to-face conversations to letters, which they put aside unopened',
];
const BUT = [
	'although this changed once the routine of the household had settled',
	'and several linked it to the cost of travelling between the two hospitals',
	'which fits what the field notes of the second author record for the same period',
	'while others in the same group saw it as a sign of trust',
	'because there was nobody else who could have been asked at that hour',
	'even where the official guidance recommended something different',
	'and the effect was strongest among those with long-term conditions',
	'so that the difference between being informed and being involved became visible',
];
const ALSO = [
	'This was not a matter of confidence alone.',
	'Such accounts were specific and often affectionate.',
	'We return to this point below.',
	'The pattern held across the three sites.',
	'It is difficult to say how far self-management explains the difference.',
	'No participant used the official term for it.',
	'Semi-structured interviews allowed these contradictions to stay visible.',
	'In the final coding, 14 of 23 transcripts contained at least one such passage.',
	'Decision-making was shared in principle and delegated in practice.',
	'The well-being of the whole family was at stake, not that of one patient.',
];
const QUOTES = [
	'“You learn to read the small signs, and then nobody believes you have read them,”',
	'“I kept the kettle on all night because that was the one thing I could do,”',
	'“They were kind, but kind in a hurry,”',
	'“If I had known what to ask I would have asked it in the first week,”',
];

export function sentences(next: () => number) {
	const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
	const one = () => {
		const kind = next();
		if (kind < 0.16) return pick(ALSO);
		if (kind < 0.26) return `${pick(QUOTES)} one of them told us.`;
		if (kind < 0.66) return `${pick(WHO)} ${pick(DID)}, ${pick(BUT)}.`;
		return `${pick(WHO)} ${pick(DID)}.`;
	};
	return (count: number) => Array.from({ length: count }, one).join(' ');
}

const SURNAMES = [
	'Abernethy',
	'Brandt',
	'Castellano',
	'Duarte',
	'Eklund',
	'Fairweather',
	'Gjergji',
	'Hollis',
	'Ibarra',
	'Jansen',
];

function reference(next: () => number, year: number): string {
	const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
	const volume = 3 + Math.floor(next() * 60);
	const page = 11 + Math.floor(next() * 800);
	const about = pick([
		'Waiting rooms and the work of waiting in rural primary care',
		'What families know: a thematic synthesis of accounts of chronic illness at home',
		'Listening as labour in community nursing',
		'Notes on trust between wards: an ethnography of three small hospitals',
	]);
	return `${pick(SURNAMES)} ${pick(['A', 'M', 'R', 'T'])}, ${pick(SURNAMES)} ${pick(['B', 'K', 'L'])}. ${about}. ${pick(['Journal of Imagined Care', 'Annals of Quiet Practice', 'Studies in Ordinary Health'])} ${year};${volume}(${1 + Math.floor(next() * 6)}):${page}–${page + 9}.`;
}

/** An article of about `length` paragraphs of running text. */
export function article(seed: number, length = 24): Article {
	const next = random(seed);
	const text = sentences(next);
	const plan: [string, number][] = [
		['Introduction', 1],
		['Methods', 1],
		['Design and setting', 2],
		['Recruitment of participants', 2],
		['Analysis', 2],
		['Findings', 1],
		['Learning to read the small signs', 2],
		['Knowing and not being heard', 2],
		['First weeks', 3],
		['Discussion', 1],
		['Conclusion', 1],
	];
	const each = Math.max(1, Math.round(length / plan.length));
	return {
		title: 'Reading the small signs: a qualitative study of families who wait for an official answer',
		authors: 'Maren Abernethy, Tomas Brandt and Ines Castellano',
		abstract: text(6),
		sections: plan.map(([heading, depth]) => ({
			heading,
			depth,
			paragraphs: Array.from({ length: each }, () => text(3 + Math.floor(next() * 4))),
		})),
		references: Array.from({ length: 14 }, (_, i) => reference(next, 2003 + i)),
	};
}
