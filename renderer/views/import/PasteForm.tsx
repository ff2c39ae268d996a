import { useState } from 'react';
import { useT } from '../../app/i18n.tsx';

/** A text that is no file: named after its study. */
export function PasteForm({ onCancel, onDone }: { onCancel(): void; onDone(name: string, text: string): void }) {
	const t = useT();
	const [name, setName] = useState('');
	const [text, setText] = useState('');
	return (
		<form
			className="stack"
			onSubmit={(event) => {
				event.preventDefault();
				onDone(name.trim(), text);
			}}
		>
			<label className="labelled">
				<span>{t('import.study')}</span>
				<input className="input" autoFocus value={name} onChange={(event) => setName(event.target.value)} />
			</label>
			<label className="labelled">
				<span>{t('import.text')}</span>
				<textarea className="textarea" rows={14} value={text} onChange={(event) => setText(event.target.value)} />
			</label>
			<div className="dialog-actions">
				<button type="button" className="btn" onClick={onCancel}>
					{t('action.cancel')}
				</button>
				<button type="submit" className="btn primary" disabled={!name.trim() || !text.trim()}>
					{t('import.look')}
				</button>
			</div>
		</form>
	);
}
