import { useState } from 'react';
import { useT } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import { told, write } from '../../app/write.ts';
import { useClient } from '../../client/context.tsx';
import { Modal } from '../../ui/Dialog.tsx';
import { newId } from '../../ui/id.ts';

const lines = (text: string) =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

/** Makes a checklist of the team's own: a line for each item, a line for each answer. */
export function OwnChecklists({ onClose }: { onClose(): void }) {
	const t = useT();
	const client = useClient();
	const [name, setName] = useState('');
	const [items, setItems] = useState('');
	const [answers, setAnswers] = useState(() =>
		['yes', 'no', 'unclear'].map((one) => t(`appraisal.answer.${one}`)).join('\n'),
	);
	const enough = name.trim() !== '' && lines(items).length > 0 && new Set(lines(answers)).size > 1;
	const make = async () => {
		const id = newId();
		try {
			await write(client, 'checklist.write', {
				id,
				name: name.trim(),
				items: lines(items).map((text, at) => ({ id: String(at + 1), text })),
				answers: [...new Set(lines(answers))],
			});
			useSettings.setState({ checklist: id });
			onClose();
		} catch (error) {
			told(error);
		}
	};
	return (
		<Modal title={t('appraise.ownChecklist')} onClose={onClose}>
			<form
				className="own-checklist"
				onSubmit={(event) => {
					event.preventDefault();
					if (enough) void make();
				}}
			>
				<label>
					{t('appraise.own.name')}
					<input className="field" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
				</label>
				<label>
					{t('appraise.own.items')}
					<textarea className="field" rows={8} value={items} onChange={(event) => setItems(event.target.value)} />
				</label>
				<label>
					{t('appraise.own.answers')}
					<textarea className="field" rows={4} value={answers} onChange={(event) => setAnswers(event.target.value)} />
				</label>
				<div className="dialog-acts">
					<button type="button" className="btn" onClick={onClose}>
						{t('action.cancel')}
					</button>
					<button type="submit" className="btn primary" disabled={!enough}>
						{t('appraise.own.make')}
					</button>
				</div>
			</form>
		</Modal>
	);
}
