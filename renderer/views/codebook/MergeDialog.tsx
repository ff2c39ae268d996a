import fuzzysort from 'fuzzysort';
import { useState } from 'react';
import { useT } from '../../app/i18n.tsx';
import { Modal } from '../../ui/Dialog.tsx';
import { langOf } from '../../ui/lang.ts';
import type { Code } from './tree.ts';

/** Chooses the code that the others become, with both definitions in view. */
export function MergeDialog({
	codes,
	from,
	counts,
	onClose,
	onMerge,
}: {
	codes: readonly Code[];
	from: readonly string[];
	counts: ReadonlyMap<string, { codings: number }>;
	onClose(): void;
	onMerge(into: string): void;
}) {
	const t = useT();
	const [query, setQuery] = useState('');
	const [into, setInto] = useState<string | null>(null);
	// With several codes chosen the survivor may be one of them; with one it must be another.
	const candidates = codes.filter((code) => from.length > 1 || !from.includes(code.id));
	const matches = query.trim()
		? fuzzysort.go(query.trim(), candidates, { key: 'name', limit: 40 }).map((result) => result.obj)
		: candidates.slice(0, 200);
	const sources = codes.filter((code) => from.includes(code.id) && code.id !== into);
	const target = codes.find((code) => code.id === into);
	const moving = sources.reduce((sum, code) => sum + (counts.get(code.id)?.codings ?? 0), 0);
	return (
		<Modal
			title={t('codebook.mergeTitle', {
				codes: codes
					.filter((code) => from.includes(code.id))
					.map((code) => code.name)
					.join(', '),
			})}
			onClose={onClose}
			wide
		>
			<div className="merge-grid">
				<div>
					<input
						className="input"
						autoFocus
						aria-label={t('codebook.mergeInto')}
						placeholder={t('codebook.mergeInto')}
						value={query}
						onChange={(event) => setQuery(event.target.value)}
					/>
					<ul className="merge-list">
						{matches.map((code) => (
							<li key={code.id}>
								<button
									type="button"
									className="choice"
									aria-pressed={code.id === into}
									onClick={() => setInto(code.id)}
								>
									<span className="clip" lang={langOf(code.name)}>
										<span className={`sw c${code.colour}`} /> {code.name}
									</span>
									<span className="quiet num">{counts.get(code.id)?.codings ?? 0}</span>
								</button>
							</li>
						))}
					</ul>
				</div>
				<div className="merge-words">
					{sources.map((code) => (
						<Words key={code.id} code={code} />
					))}
					{target && (
						<>
							<p className="ref">{t('codebook.becomes')}</p>
							<Words code={target} />
							<p className="dialog-text">
								{t('codebook.mergeMoves', { codings: t('themes.codings', { count: moving }), code: target.name })}
							</p>
						</>
					)}
				</div>
			</div>
			<div className="dialog-actions">
				<button type="button" className="btn" onClick={onClose}>
					{t('action.cancel')}
				</button>
				<button type="button" className="btn primary" disabled={!into} onClick={() => into && onMerge(into)}>
					{t('codebook.merge')}
				</button>
			</div>
		</Modal>
	);
}

function Words({ code }: { code: Code }) {
	return (
		<div className="words">
			<b lang={langOf(code.name)}>
				<span className={`sw c${code.colour}`} /> {code.name}
			</b>
			<p className="quote" lang={langOf(code.definition)}>
				{code.definition}
			</p>
		</div>
	);
}
