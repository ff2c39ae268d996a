import { useId, useState } from 'react';
import { useT } from '../../../app/i18n.tsx';

/** Asks for the password of an encrypted original. It goes to the page library and nowhere else. */
export function Unlock({ wrong, unlock }: { wrong: boolean; unlock(password: string): void }) {
	const t = useT();
	const field = useId();
	const [password, setPassword] = useState('');
	return (
		<form
			className="page-note"
			onSubmit={(event) => {
				event.preventDefault();
				if (password) unlock(password);
			}}
		>
			<h3>{t('pages.locked')}</h3>
			<p>{t('pages.lockedWhy')}</p>
			<label htmlFor={field} className="label">
				{t('pages.password')}
			</label>
			<div className="inline-form">
				<input
					id={field}
					className="input"
					type="password"
					autoComplete="off"
					value={password}
					aria-invalid={wrong}
					aria-describedby={wrong ? `${field}-wrong` : undefined}
					onChange={(event) => setPassword(event.target.value)}
				/>
				<button type="submit" className="btn primary" disabled={!password}>
					{t('pages.unlock')}
				</button>
			</div>
			<p id={`${field}-wrong`} className="wrong" role="alert">
				{wrong && t('pages.wrong')}
			</p>
		</form>
	);
}
