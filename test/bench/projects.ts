/** Projects of a given size, made of invented sentences. */
import { join } from 'node:path';
import type { Id } from '#core/model.ts';
import { LINE_RULE } from '#core/text/lines.ts';
import { newId, ProjectFile } from '#db/index.ts';

const WORDS =
	'the group listened and nobody advised her while a patient waited outside until someone said what they had all felt about him that week in the clinic'.split(
		' ',
	);
const HAN = [
	'医学生说',
	'小组里没有人',
	'共情是可以',
	'学的，',
	'可是累了',
	'也不敢说。',
	'病人走了以后',
	'她才开口，',
];

/** A text of about `characters`, the same for the same seed; every tenth paragraph is Chinese. */
export function text(characters: number, seed: number): string {
	let state = seed;
	const next = (n: number) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state % n;
	};
	const parts: string[] = ['Findings\n\n'];
	let length = 10;
	for (let paragraph = 0; length < characters; paragraph++) {
		let body = '';
		while (body.length < 400)
			body +=
				paragraph % 10 === 9 ? HAN[next(HAN.length)] : `${WORDS[next(WORDS.length)]}${next(12) === 0 ? '. ' : ' '}`;
		parts.push(body.trim(), '\n\n');
		length += body.length + 2;
	}
	return parts.join('').slice(0, characters);
}

/** Writes a project with `sources` texts of `characters` each and `codings` codings in the first. */
export function makeProject(
	folder: string,
	name: string,
	{ sources, characters, codings }: { sources: number; characters: number; codings: number },
): string {
	const path = join(folder, `${name}.synthema`);
	const { file, personId } = ProjectFile.create(path, { title: name, person: 'Bench' });
	let first: Id | null = null;
	let shortest = characters;
	for (let n = 0; n < sources; n++) {
		const body = text(characters, n + 1).trimEnd();
		shortest = Math.min(shortest, body.length);
		const { result } = file.run(
			'source.import',
			{
				texts: [
					{
						name: `text ${n + 1}.txt`,
						content: { text: body, bytes: Buffer.from(body), layout: null },
						role: 'main',
						language: 'en',
						encoding: 'utf-8',
						mediaType: 'text/plain',
						lineRule: LINE_RULE,
						sections: [{ kind: 'findings', title: 'Findings', depth: 1, start: 0, end: body.length }],
						studyId: null,
						studyLabel: `Study ${n + 1}`,
					},
				],
			},
			personId,
		);
		first ??= result[0]!.id;
	}
	const codes = Array.from({ length: 100 }, () => newId());
	for (const [n, id] of codes.entries()) file.run('code.create', { id, name: `code ${n + 1}` }, personId);
	for (let done = 0; done < codings; done += 5000) {
		const batch = Array.from({ length: Math.min(5000, codings - done) }, (_, n) => {
			const at = done + n;
			const start = Math.floor((at / codings) * (shortest - 300));
			return {
				id: newId(),
				sourceId: first!,
				start,
				end: start + 40 + ((at * 37) % 200),
				codeId: codes[(at * 7) % 100]!,
			};
		});
		file.run('coding.apply', { codings: batch }, personId);
	}
	file.close();
	return path;
}
