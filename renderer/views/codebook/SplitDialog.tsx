import { useState } from 'react';
import { useT } from '../../app/i18n.tsx';
import { useRead } from '../../client/context.tsx';
import { Modal } from '../../ui/Dialog.tsx';
import { langOf } from '../../ui/lang.ts';
import type { Code } from './tree.ts';

/** Picks the passages that go to a new code of their own. */
export function SplitDialog({
	code,
	onClose,
	onSplit,
}: {
	code: Code;
	onClose(): void;
	onSplit(name: string, codingIds: string[]): void;
}) {
	const t = useT();
	const data = useRead('codings.list', { codeIds: [code.id], limit: 10_000 }).data;
	const studies = useRead('studies.list', {}).data?.studies ?? [];
	const sources = useRead('sources.list', {}).data?.sources ?? [];
	const [name, setName] = useState('');
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	const codings = (data?.codings ?? []).filter((coding) => coding.codeId === code.id);
	const label = (sourceId: string) =>
		studies.find((study) => study.id === sources.find((source) => source.id === sourceId)?.studyId)?.label ?? '';
	return (
		<Modal title={t('codebook.splitTitle', { code: code.name })} onClose={onClose} wide>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					if (name.trim() && chosen.size) onSplit(name.trim(), [...chosen]);
				}}
			>
				<label className="labelled">
					<span>{t('codebook.splitName')}</span>
					<input className="input" autoFocus value={name} onChange={(event) => setName(event.target.value)} />
				</label>
				<ul className="split-list">
					{codings.map((coding) => (
						<li key={coding.id}>
							<label>
								<input
									type="checkbox"
									checked={chosen.has(coding.id)}
									onChange={(event) =>
										setChosen(
											new Set(
												event.target.checked ? [...chosen, coding.id] : [...chosen].filter((id) => id !== coding.id),
											),
										)
									}
								/>
								<span className="quote" lang={langOf(coding.quote)}>
									{coding.quote}
									<span className="ref">
										{' '}
										{t('codebook.line', { study: label(coding.sourceId), line: coding.startLine })}
									</span>
								</span>
							</label>
						</li>
					))}
				</ul>
				<div className="dialog-actions">
					<button type="button" className="btn" onClick={onClose}>
						{t('action.cancel')}
					</button>
					<button type="submit" className="btn primary" disabled={!name.trim() || chosen.size === 0}>
						{t('codebook.splitRun', { codings: t('themes.codings', { count: chosen.size }) })}
					</button>
				</div>
			</form>
		</Modal>
	);
}
