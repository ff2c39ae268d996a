import { SynthemaError } from '#core/errors.ts';
import type { Id, Settings } from '#core/model.ts';
import type { Tx } from '../tx.ts';

function freeName(tx: Tx, name: string, id: Id): void {
	if (tx.get('SELECT 1 FROM person WHERE name = ? AND id <> ?', name, id))
		throw new SynthemaError('person.nameTaken', { name });
}

export const projectOperations = {
	'project.rename'(tx: Tx, { title }: { title: string }): void {
		tx.detail = { title };
		tx.update('project', 'project', { title });
	},

	/** A setting that all who work on the project share. */
	'project.set'(tx: Tx, { key, value }: { key: keyof Settings; value: boolean }): void {
		tx.detail = { key, value: String(value) };
		if (tx.get('SELECT 1 FROM setting WHERE key = ?', key))
			tx.connection.run('UPDATE setting SET value = ? WHERE key = ?', JSON.stringify(value), key);
		else tx.insert('setting', { key, value: JSON.stringify(value) });
	},

	'person.add'(tx: Tx, { id, name }: { id: Id; name: string }): void {
		freeName(tx, name, id);
		tx.detail = { name };
		tx.insert('person', { id, name, createdAt: tx.at });
	},

	'person.rename'(tx: Tx, { id, name }: { id: Id; name: string }): void {
		tx.need('person', id);
		freeName(tx, name, id);
		tx.detail = { name };
		tx.update('person', id, { name });
	},
};
