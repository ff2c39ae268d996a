import type { Table } from '../table.ts';
import { textCell } from './cells.ts';
import { byId, type LoggedOperation, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { registerTable } from './registry.ts';

/** Steps of one kind by one person stand in one row while no more than this lies between two (milliseconds). */
const TOGETHER = 15 * 60_000;

interface Entry {
	name: string;
	personId: string;
	/** The first and the last. */
	from: string;
	to: string;
	count: number;
	objects: string[];
}

/** What an operation was about, in the words that it kept. */
function objectOf({ detail }: LoggedOperation): string {
	const { name, into, title, label, file, target } = detail;
	const words = [name ?? title ?? label ?? file ?? '', into ? `→ ${into}` : ''].filter(Boolean).join(' ');
	return words || (typeof target === 'string' ? target : '');
}

function together(operations: readonly LoggedOperation[]): Entry[] {
	const entries: Entry[] = [];
	for (const operation of operations) {
		const last = entries.at(-1);
		const object = objectOf(operation);
		if (
			last &&
			last.name === operation.name &&
			last.personId === operation.personId &&
			Date.parse(operation.at) - Date.parse(last.to) <= TOGETHER
		) {
			last.to = operation.at;
			last.count++;
			if (object && !last.objects.includes(object)) last.objects.push(object);
		} else
			entries.push({
				name: operation.name,
				personId: operation.personId,
				from: operation.at,
				to: operation.at,
				count: 1,
				objects: object ? [object] : [],
			});
	}
	return entries;
}

/** Objects that a row names before it counts the rest. */
const NAMED = 5;

/** What was done to the project, by whom and when, from the change log; times are UTC. */
function buildAuditTrail(data: SynthesisData, _options: TableOptions, t: Translate): Table {
	const people = byId(data.people);
	const time = (at: string) => at.slice(0, 16).replace('T', ' ');
	const entries = together(data.operations ?? []);
	return {
		key: 'audit-trail',
		title: t('table.auditTrail.title'),
		columns: [
			{ key: 'time', title: t('table.column.time'), width: 16, align: 'left' },
			{ key: 'person', title: t('table.column.person'), width: 14, align: 'left' },
			{ key: 'what', title: t('table.column.what'), width: 22, align: 'left' },
			{ key: 'times', title: t('table.column.times'), width: 6, align: 'right' },
			{ key: 'object', title: t('table.column.object'), width: 40, align: 'left' },
		],
		rows: entries.map(({ name, personId, from, to, count, objects }) => ({
			kind: 'body',
			cells: [
				textCell(from.slice(0, 16) === to.slice(0, 16) ? time(from) : `${time(from)}–${to.slice(11, 16)}`),
				textCell(people.get(personId)?.name ?? ''),
				textCell(t(`operation.${name}`)),
				count,
				textCell(
					[
						...objects.slice(0, NAMED),
						...(objects.length > NAMED ? [t('table.moreCodes', { count: objects.length - NAMED })] : []),
					].join(t('table.listSeparator')),
				),
			],
		})),
		notes: [t('table.note.auditTrail')],
	};
}

registerTable('audit-trail', buildAuditTrail);
