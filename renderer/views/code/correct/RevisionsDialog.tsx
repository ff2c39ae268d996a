import { useEffect, useMemo, useRef, useState } from 'react';
import { changesBetween } from '#core/text/changes.ts';
import { useT } from '../../../app/i18n.tsx';
import { useSettings } from '../../../app/settings.ts';
import { useRead } from '../../../client/context.tsx';
import { Modal } from '../../../ui/Dialog.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { langOf } from '../../../ui/lang.ts';
import type { Reader } from '../reader.ts';
import { LongDifferences } from './Differences.tsx';

type Against = 'before' | 'present';

/** The texts a source has had: when, by whom and why each was made, and what it changed. */
export function RevisionsDialog({ reader, label, onClose }: { reader: Reader; label: string; onClose(): void }) {
	const t = useT();
	const { source } = reader;
	const language = useSettings((settings) => settings.language);
	const revisions = useRead('source.revisions', { sourceId: source.id }).data?.revisions;
	const people = useRead('people.list', {}).data?.people;
	const [number, setNumber] = useState(source.revision);
	const [against, setAgainst] = useState<Against>('before');
	const when = (at: string) => new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
	const present = source.revision;
	const chosen = number === 1 ? 'present' : number === present ? 'before' : against;
	return (
		<Modal title={t('revisions.title', { source: label })} onClose={onClose} wide="full">
			{revisions?.length === 0 ? (
				<p className="quiet">{t('revisions.none')}</p>
			) : (
				<div className="revisions">
					<ul className="revisions-list" aria-label={t('revisions.list')}>
						{[...(revisions ?? []).map((row) => row.number), present].reverse().map((at) => {
							// The row that a correction replaced says who made the next one, and why.
							const made = revisions?.find((row) => row.number === at - 1);
							const person = people?.find(({ id }) => id === made?.personId)?.name ?? '';
							return (
								<li key={at}>
									<button type="button" className="revision" aria-pressed={at === number} onClick={() => setNumber(at)}>
										<span className="spread">
											<b className="num">{t('revisions.number', { number: at })}</b>
											{at === present && <span className="quiet">{t('revisions.current')}</span>}
										</span>
										<span className="quiet">
											{made
												? t('revisions.made', { person, when: when(made.supersededAt) })
												: t('revisions.imported', { when: when(source.importedAt) })}
										</span>
										{made && (
											<span lang={langOf(made.reason)} className={made.reason ? undefined : 'quiet'}>
												{made.reason || t('revisions.noReason')}
											</span>
										)}
									</button>
								</li>
							);
						})}
					</ul>
					<section className="revisions-text" aria-label={t('revisions.text', { number })}>
						<div className="correct-bar">
							<span className="quiet">{t('revisions.differences')}</span>
							<div className="seg" role="radiogroup" aria-label={t('revisions.differences')}>
								{(['before', 'present'] as const).map((name) => (
									<button
										key={name}
										type="button"
										role="radio"
										aria-checked={chosen === name}
										disabled={name === 'before' ? number === 1 : number === present}
										onClick={() => setAgainst(name)}
									>
										{t(`revisions.${name}`)}
									</button>
								))}
							</div>
							<span className="grow" />
							<span className="quiet">{t('revisions.readOnly')}</span>
						</div>
						<Compared
							key={`${number} ${chosen}`}
							sourceId={source.id}
							from={chosen === 'before' ? number - 1 : number}
							to={chosen === 'before' ? number : present}
							language={source.language}
						/>
					</section>
				</div>
			)}
			<div className="dialog-actions">
				<button type="button" className="btn" onClick={onClose}>
					{t('action.close')}
				</button>
			</div>
		</Modal>
	);
}

/** The later text with what the earlier one had struck out in it. */
function Compared({ sourceId, from, to, language }: { sourceId: string; from: number; to: number; language: string }) {
	const t = useT();
	const before = useRead('source.revisionText', { sourceId, number: from }).data?.text;
	const after = useRead('source.revisionText', { sourceId, number: to }).data?.text;
	const changes = useMemo(
		() => (before === undefined || after === undefined ? null : changesBetween(before, after)),
		[before, after],
	);
	const box = useRef<HTMLDivElement>(null);
	const at = useRef(-1);
	/** Shows the next change (or the one before), round and round. */
	const step = (by: 1 | -1) => {
		const marks = [...(box.current?.querySelectorAll('del, ins') ?? [])].filter(
			// What replaces something is one change with it.
			(mark) => !(mark.tagName === 'INS' && mark.previousElementSibling?.tagName === 'DEL' && touching(mark)),
		);
		if (marks.length === 0) return;
		at.current = (at.current + by + marks.length) % marks.length;
		for (const mark of marks) mark.classList.toggle('at', mark === marks[at.current]);
		marks[at.current]!.scrollIntoView({ block: 'center' });
	};
	const first = useRef(step);
	first.current = step;
	useEffect(() => {
		if (changes?.length) first.current(1);
	}, [changes]);
	return (
		<>
			<div className="correct-bar">
				<span className="num" role="status">
					{changes && (changes.length > 0 ? t('correct.changeCount', { count: changes.length }) : t('revisions.same'))}
				</span>
				{changes && changes.length > 1 && (
					<>
						<button type="button" className="btn plain" onClick={() => step(-1)}>
							{t('revisions.previousChange')}
						</button>
						<button type="button" className="btn plain" onClick={() => step(1)}>
							{t('revisions.nextChange')} <Icon name="down" />
						</button>
					</>
				)}
			</div>
			<div
				ref={box}
				className="revision-text"
				tabIndex={0}
				role="document"
				aria-label={t('revisions.text', { number: to })}
				lang={language === 'und' ? undefined : language}
			>
				{changes && <LongDifferences before={before!} after={after!} changes={changes} />}
			</div>
		</>
	);
}

/** Whether a mark follows the one before it without anything between. */
function touching(mark: Element): boolean {
	return mark.previousSibling === mark.previousElementSibling;
}
