import type { SynthesisData } from '#core/tables/index.ts';

const STAMP = '2026-11-20T10:00:00.000Z';

/**
 * A small synthesis, made by hand, with what tables have to cope with: a theme under two analytical themes, one under
 * none, a code in two themes, a coding by two people, Chinese quotes, a study with two sources and one without any.
 */
export function balint(): SynthesisData {
	const code = (id: string, name: string, position: number, parentId: string | null = null) => ({
		id,
		name,
		definition: '',
		useWhen: '',
		notWhen: '',
		example: '',
		aliases: '',
		colour: 1 + (position % 12),
		parentId,
		position,
		createdAt: STAMP,
	});
	const theme = (id: string, level: 'descriptive' | 'analytical', name: string, finding: string, position: number) => ({
		id,
		level,
		name,
		finding,
		definition: '',
		position,
		createdAt: STAMP,
	});
	let offset = 0;
	const coding = (
		id: string,
		sourceId: string,
		codeId: string,
		line: number | [number, number],
		quote: string,
		personId = 'yuxi',
	) => {
		offset += 1000;
		const [startLine, endLine] = typeof line === 'number' ? [line, line] : line;
		return { id, sourceId, codeId, personId, start: offset, end: offset + quote.length, quote, startLine, endLine };
	};
	return {
		title: 'Balint groups in medicine',
		people: [
			{ id: 'yuxi', name: 'Yuxi Ren' },
			{ id: 'maja', name: 'Maja Sundström' },
		],
		studies: [
			{ id: 's3', label: 'Tanaka 2020', position: 2 },
			{ id: 's1', label: 'Falkenberg 2009', position: 0 },
			{ id: 's2', label: '欧阳 2018', position: 1 },
			{ id: 's4', label: 'Owusu 2021', position: 3 },
			{ id: 's5', label: 'Lindqvist 2022', position: 4 },
		],
		sources: [
			{ id: 'falkenberg', studyId: 's1', name: 'Falkenberg 2009', language: 'en' },
			{ id: 'ouyang', studyId: 's2', name: '欧阳 2018', language: 'zh' },
			{ id: 'tanaka', studyId: 's3', name: 'Tanaka 2020', language: 'en' },
			{ id: 'tanaka-app', studyId: 's3', name: 'Tanaka 2020, appendix', language: 'en' },
			{ id: 'owusu', studyId: 's4', name: 'Owusu 2021', language: 'en' },
		],
		codes: [
			{
				...code('listen', 'listening, not fixing', 0),
				definition: 'The doctor stays with what is said.\nNo advice yet.',
				useWhen: 'A doctor says that listening came first.',
				notWhen: 'Silence without attention: use “silence allowed”.',
				example: '“They only listened.”',
			},
			code('effort', 'listening is effort', 0, 'listen'),
			code('silence', 'silence allowed', 1),
			code('person', 'a person again', 2),
			code('parking', '=parking|lot', 3),
		],
		codings: [
			coding(
				'c1',
				'falkenberg',
				'listen',
				57,
				'“They only listened, then someone asked what it was like to sit in that chair.” (GP 7)',
			),
			coding('c2', 'falkenberg', 'listen', 60, 'Listening came first.'),
			coding(
				'c3',
				'ouyang',
				'listen',
				[12, 13],
				'“她先说孩子，\n我就先听孩子。别的事情后来才慢慢说出来，我没有打断她，她自己也知道我在听。”',
			),
			coding('c4', 'tanaka', 'effort', 8, 'One resident said: “It took all my strength to say nothing at all to her.”'),
			coding('c5', 'tanaka-app', 'silence', [101, 104], 'The pause was allowed to last.', 'maja'),
			coding(
				'c6',
				'owusu',
				'silence',
				33,
				'"The pause said what the letter left out, and I had never heard it before."',
			),
			coding(
				'c7',
				'owusu',
				'person',
				40,
				'The patient became a person again in the telling of the case to the group, one doctor wrote.',
			),
			coding('c8', 'owusu', 'person', 41, 'A person again.', 'maja'),
			coding('c9', 'tanaka', 'parking', 90, 'Parking was difficult.'),
		],
		themes: [
			theme(
				'solve',
				'descriptive',
				'Listening before solving',
				'Doctors stay with what is said before they answer it.',
				1,
			),
			theme('quiet', 'descriptive', 'Silence as information', 'A pause is heard as something the patient is doing.', 0),
			theme('seeing', 'descriptive', 'Seeing the person', 'Speaking turns a case back into a person.', 2),
			theme('empathy', 'analytical', 'Empathy', 'Attention is a clinical act.\nIt can be learned.', 4),
			theme('communication', 'analytical', 'Communication', 'To say less is to hear more.', 3),
		],
		themeCodes: [
			{ themeId: 'solve', codeId: 'effort', position: 1 },
			{ themeId: 'solve', codeId: 'listen', position: 0 },
			{ themeId: 'quiet', codeId: 'silence', position: 0 },
			{ themeId: 'quiet', codeId: 'effort', position: 1 },
			{ themeId: 'seeing', codeId: 'person', position: 0 },
		],
		themeThemes: [
			{ analyticalId: 'communication', descriptiveId: 'quiet', position: 1 },
			{ analyticalId: 'communication', descriptiveId: 'solve', position: 0 },
			{ analyticalId: 'empathy', descriptiveId: 'solve', position: 0 },
		],
		themeQuotes: [{ themeId: 'quiet', codingId: 'c5', position: 0, stance: 'supports' }],
	};
}
