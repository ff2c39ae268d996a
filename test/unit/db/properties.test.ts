import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SynthemaError } from '#core/errors.ts';
import type { Coding, Id, Source } from '#core/model.ts';
import { check, newId, ProjectFile } from '#db/index.ts';
import { readTextFile } from '#exchange/text/read.ts';
import { contents, imported, project, temporaryFolder } from './support.ts';

/** Letters, emoji with joiners, combining marks, Han, right-to-left text, all kinds of line ends. */
const piece = fc.oneof(
	fc.constantFrom(
		'👩‍⚕️',
		'🇸🇪',
		'😀',
		'é',
		'ก็',
		'\r\n',
		'\r',
		'\n\n',
		'医学生说：“我不敢说。”',
		'שלום',
		'مرحبا',
		'\u200f',
		'\u00a0',
		'\t',
		'—',
		'𠮷',
	),
	fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const randomText = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => `x${pieces.join('')}`);

function wholeCharacters(text: string, at: number): number {
	return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at + 1 : at;
}

function expectQuotes(file: ProjectFile): number {
	const rows = file.connection.all<Coding & Pick<Source, 'textSha256' | 'lineRule'>>(
		'SELECT coding.*, source.textSha256, source.lineRule FROM coding JOIN source ON source.id = coding.sourceId',
	);
	for (const row of rows) expect(file.texts.of(row).text.slice(row.start, row.end)).toBe(row.quote);
	return rows.length;
}

it('a quote is the text at its offsets after import, coding, undo, redo and reopening, whatever the text', () => {
	fc.assert(
		fc.property(
			randomText,
			fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 }),
			fc.nat(12),
			fc.nat(12),
			(raw, spans, undos, redos) => {
				const path = join(temporaryFolder(), 'p.synthema');
				const made = ProjectFile.create(path, { title: 'P', person: 'Ada' });
				let file = made.file;
				try {
					const { text } = readTextFile('a.txt', Buffer.from(raw.toWellFormed(), 'utf8'), { encoding: 'utf-8' });
					expect(text).not.toContain('\r');
					const source = file.run('source.import', { texts: [imported('a.txt', text)] }, made.personId).result[0]!;
					const codeId = newId();
					file.run('code.create', { id: codeId, name: '代码 🙂' }, made.personId);
					for (const [a, b] of spans) {
						const start = wholeCharacters(text, Math.min(a, b) % text.length);
						const end = wholeCharacters(text, start + 1 + (Math.max(a, b) % text.length));
						if (start >= text.length || end > text.length) continue;
						const { result } = file.run(
							'coding.apply',
							{ codings: [{ id: newId(), sourceId: source.id, start, end, codeId }] },
							made.personId,
						);
						for (const coding of result.codings) expect(coding.quote).toBe(text.slice(start, end));
					}
					const all = expectQuotes(file);
					for (let n = 0; n < undos; n++) file.undo(made.personId);
					for (let n = 0; n < redos; n++) file.redo(made.personId);
					const left = expectQuotes(file);
					file.close();
					file = ProjectFile.open(path, { person: 'Ada' });
					expect(expectQuotes(file)).toBe(left);
					expect(check(file)).toEqual([]);
					while (file.redo(made.personId).committed);
					if (undos <= all) expect(expectQuotes(file)).toBe(all);
				} finally {
					file.close();
				}
			},
		),
		{ numRuns: 60 },
	);
}, 120_000);

type Step = { kind: number; a: number; b: number; c: number };
const step: fc.Arbitrary<Step> = fc.record({ kind: fc.nat(15), a: fc.nat(), b: fc.nat(), c: fc.nat() });

/** Does something to the project that fits its present state; whether it was refused does not matter. */
function act(file: ProjectFile, me: Id, { kind, a, b, c }: Step): void {
	const ids = (table: string, where = '1') =>
		file.connection.all<{ id: Id }>(`SELECT id FROM ${table} WHERE ${where} ORDER BY id`).map((row) => row.id);
	const pick = (list: Id[], n: number) => (list.length ? list[n % list.length]! : 'none');
	const codes = ids('code');
	const codings = ids('coding');
	const themes = ids('theme', `level = 'descriptive'`);
	const analytical = ids('theme', `level = 'analytical'`);
	const source = file.connection.get<Source>('SELECT * FROM source')!;
	const start = a % (source.characters - 1);
	const end = Math.min(source.characters, start + 1 + (b % 40));
	switch (kind) {
		case 0:
		case 1:
			return void file.run(
				'code.create',
				{ id: newId(), name: `code ${a % 20}`, parentId: c % 3 ? null : pick(codes, b) },
				me,
			);
		case 2:
		case 3:
		case 4:
			return void file.run(
				'coding.apply',
				{ codings: [{ id: newId(), sourceId: source.id, start, end, codeId: pick(codes, c) }] },
				me,
			);
		case 5:
			return void file.run('coding.remove', { ids: [pick(codings, a)] }, me);
		case 6:
			return void file.run('coding.resize', { id: pick(codings, c), start, end }, me);
		case 7:
			return void file.run(
				'code.move',
				{ ids: [pick(codes, a)], parentId: c % 2 ? null : pick(codes, b), position: c % 5 },
				me,
			);
		case 8:
			return void file.run('code.merge', { from: [pick(codes, a), pick(codes, c)], into: pick(codes, b) }, me);
		case 9:
			return void file.run('code.remove', { ids: [pick(codes, a)] }, me);
		case 10:
			return void file.run(
				'theme.create',
				{ id: newId(), level: a % 2 ? 'descriptive' : 'analytical', name: `theme ${b % 8}` },
				me,
			);
		case 11:
			return void file.run(
				'theme.addCodes',
				{ themeId: pick(themes, a), codeIds: [pick(codes, b)], fromThemeId: c % 2 ? pick(themes, c) : null },
				me,
			);
		case 12:
			return void file.run(
				'theme.addThemes',
				{ analyticalId: pick(analytical, a), descriptiveIds: [pick(themes, b)], fromThemeId: null },
				me,
			);
		case 13:
			return void file.run(
				'memo.write',
				{ id: newId(), targetKind: 'coding', targetId: pick(codings, a), body: '{}', plain: `memo ${b}` },
				me,
			);
		case 14:
			return void file.run('considered.set', { sourceId: source.id, start, end, considered: c % 3 !== 0 }, me);
		default:
			return void file.run(
				'theme.chooseQuote',
				{ themeId: pick(themes, a), codingId: pick(codings, b), chosen: true },
				me,
			);
	}
}

it('any history can be walked back to its beginning and forward again, each step exact, and the log replays', () => {
	fc.assert(
		fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
			const p = project();
			p.import('a.txt', 'Nobody advised, and the group listened for a long while without a word. '.repeat(3));
			const states = [contents(p.file)];
			for (const each of steps) {
				const before = p.file.history().undo?.seq;
				try {
					act(p.file, p.me, each);
				} catch (error) {
					expect(error).toBeInstanceOf(SynthemaError);
					expect(contents(p.file)).toEqual(states.at(-1));
				}
				if (p.file.history().undo?.seq !== before) states.push(contents(p.file));
			}
			expect(check(p.file)).toEqual([]);
			for (let at = states.length - 2; at >= 0; at--) {
				p.file.undo(p.me);
				expect(contents(p.file)).toEqual(states[at]);
			}
			expect(check(p.file)).toEqual([]);
			for (let at = 1; at < states.length; at++) {
				p.file.redo(p.me);
				expect(contents(p.file)).toEqual(states[at]);
			}
			expect(p.file.redo(p.me).committed).toBeNull();
			expect(check(p.file)).toEqual([]);
			p.file.close();
		}),
		{ numRuns: 40 },
	);
}, 180_000);
