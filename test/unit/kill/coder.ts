/** Codes without end and says of each coding that it was acknowledged, until it is killed. Run by `kill.test.ts`. */
import { writeSync } from 'node:fs';
import type { Code, Source } from '#core/model.ts';
import { ProjectFile } from '#db/index.ts';

const [path, from] = process.argv.slice(2) as [string, string];
const file = ProjectFile.open(path, { person: 'Ada' });
const source = file.connection.get<Source>('SELECT * FROM source')!;
const codes = file.connection.all<Code>('SELECT * FROM code');
const me = file.connection.value<string>('SELECT id FROM person');
for (let n = Number(from); ; n++) {
	const start = (n * 7) % (source.characters - 200);
	const codeId = codes[n % codes.length]!.id;
	file.run(
		'coding.apply',
		{ codings: [{ id: `coding-${n}`, sourceId: source.id, start, end: start + 20 + (n % 100), codeId }] },
		me,
	);
	writeSync(1, `${n}\n`);
}
