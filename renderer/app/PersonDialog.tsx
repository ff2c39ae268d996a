import { type FormEvent, useState } from 'react';
import { useClient, useRead } from '../client/context.tsx';
import { Modal } from '../ui/Dialog.tsx';
import { newId } from '../ui/id.ts';
import { sentence, useT } from './i18n.tsx';
import { useSettings } from './settings.ts';
import { setApp, setOverlay, toast, useApp } from './store.ts';
import { told, write } from './write.ts';

/** Who codes through this window: one of the review's people, or a new one. */
export function PersonDialog() {
	const t = useT();
	const client = useClient();
	const project = useApp((state) => state.project)!;
	const people = useRead('people.list', {}).data?.people ?? [];
	const [name, setName] = useState('');
	const close = () => setOverlay('none');
	const be = async (personId: string, personName: string) => {
		try {
			setApp({ project: await client.call('project.beSomeone', { personId }) });
			useSettings.setState({ personName });
			close();
		} catch (error) {
			toast(sentence(error), null, 'problem');
		}
	};
	const add = async (event: FormEvent) => {
		event.preventDefault();
		const id = newId();
		try {
			await write(client, 'person.add', { id, name: name.trim() });
			await be(id, name.trim());
		} catch (error) {
			told(error);
		}
	};
	return (
		<Modal title={t('person.title')} onClose={close}>
			<ul className="choice-list">
				{people.map((person) => (
					<li key={person.id}>
						<button
							type="button"
							className="choice"
							aria-pressed={person.id === project.me}
							onClick={() => void be(person.id, person.name)}
						>
							{person.name}
							{person.id === project.me && <span className="quiet">{t('person.you')}</span>}
						</button>
					</li>
				))}
			</ul>
			<form onSubmit={add} className="inline-form">
				<input
					className="input"
					aria-label={t('person.name')}
					placeholder={t('person.name')}
					value={name}
					onChange={(event) => setName(event.target.value)}
				/>
				<button type="submit" className="btn" disabled={!name.trim()}>
					{t('person.add')}
				</button>
			</form>
		</Modal>
	);
}
