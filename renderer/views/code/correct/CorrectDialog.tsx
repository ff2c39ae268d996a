import { useId, useMemo, useRef, useState } from 'react';
import { useT } from '../../../app/i18n.tsx';
import { useSettings } from '../../../app/settings.ts';
import { toast } from '../../../app/store.ts';
import { told, write } from '../../../app/write.ts';
import { useClient } from '../../../client/context.tsx';
import { runCommand } from '../../../keys/useCommands.ts';
import { confirmDialog, Modal } from '../../../ui/Dialog.tsx';
import type { Reader } from '../reader.ts';
import { CodingsAfter } from './CodingsAfter.tsx';
import { Differences } from './Differences.tsx';
import { setChecking } from './store.ts';
import { paragraphsAround, useDraft, useLook } from './useCorrection.ts';

/** Changes shown while a text is corrected. */
const SHOWN = 200;

/** The words at the cursor, or the whole text, to be corrected; what changes, and what becomes of the codings. */
export function CorrectDialog({ reader, label, onClose }: { reader: Reader; label: string; onClose(): void }) {
	const t = useT();
	const client = useClient();
	const language = useSettings((settings) => settings.language);
	const changesId = useId();
	const field = useRef<HTMLTextAreaElement>(null);
	// The text that was open is what is corrected, whatever happens behind the dialog.
	const [{ source, layout }] = useState(reader);
	const [paragraphs] = useState(() => paragraphsAround(layout, reader.target()));
	const draft = useDraft(layout.text, paragraphs);
	const [reason, setReason] = useState('');
	const [busy, setBusy] = useState(false);
	const looked = useLook(client, source.id, layout.text, draft.whole);
	const changes = useMemo(() => looked?.changes.slice(0, SHOWN) ?? [], [looked]);
	const touched = draft.whole !== layout.text;
	const more = draft.whole.length - layout.text.length;
	const number = (count: number) => count.toLocaleString(language);

	const leave = async () => {
		if (
			touched &&
			!(await confirmDialog({
				title: t('correct.leave'),
				text: t('correct.leaveText'),
				action: t('correct.leaveAction'),
				danger: true,
			}))
		)
			return;
		onClose();
	};
	const ready = touched && looked?.text === draft.whole && looked.preview !== null && !busy;
	const apply = async () => {
		if (!ready) return;
		setBusy(true);
		try {
			const { revision, fuzzy, unplaced } = await write(client, 'source.correct', {
				sourceId: source.id,
				text: draft.whole,
				reason,
				revision: source.revision,
			});
			const count = fuzzy + unplaced;
			if (count > 0) setChecking(true);
			toast(
				count > 0 ? t('correct.doneCheck', { source: label, count }) : t('correct.done', { source: label, revision }),
				{ label: t('action.undo'), run: () => runCommand('app.undo') },
			);
			onClose();
		} catch (error) {
			setBusy(false);
			told(error);
		}
	};

	return (
		<Modal title={t('correct.title', { source: label })} onClose={() => void leave()} wide="full">
			<form
				className="correct"
				onSubmit={(event) => {
					event.preventDefault();
					void apply();
				}}
				onKeyDown={(event) => {
					if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
					event.preventDefault();
					void apply();
				}}
			>
				<div className="correct-bar">
					<div className="seg" role="radiogroup" aria-label={t('correct.scope')}>
						<button
							type="button"
							role="radio"
							aria-checked={!draft.isWhole}
							disabled={draft.isWhole && draft.narrow === null}
							onClick={() => draft.narrow?.()}
						>
							{t('correct.paragraphs', { count: paragraphs.count })}
						</button>
						<button type="button" role="radio" aria-checked={draft.isWhole} onClick={draft.widen}>
							{t('correct.whole')}
						</button>
					</div>
					<span className="quiet num" aria-live="off">
						{t('correct.characters', { count: draft.value.length, n: number(draft.value.length) })}
						{touched &&
							` · ${t(more === 0 ? 'correct.change_none' : more > 0 ? 'correct.change_more' : 'correct.change_less', { n: number(Math.abs(more)) })}`}
					</span>
				</div>
				<textarea
					ref={field}
					className="textarea correct-text"
					aria-label={t('correct.text')}
					aria-describedby={changesId}
					lang={source.language === 'und' ? undefined : source.language}
					spellCheck={false}
					autoFocus
					value={draft.value}
					onChange={(event) => draft.edit(event.target.value)}
				/>
				<div className="correct-side">
					<section aria-labelledby={changesId}>
						<h3 id={changesId} className="h3">
							{t('correct.changes')}
							<span className="push num" role="status">
								{touched && looked && looked.changes.length > 0
									? t('correct.changeCount', { count: looked.changes.length })
									: ''}
							</span>
						</h3>
						{changes.length > 0 && looked ? (
							<div className="correct-diff" tabIndex={0} role="group" aria-label={t('correct.changes')}>
								<Differences before={layout.text} after={looked.text} changes={changes} show="around" />
								{looked.changes.length > SHOWN && (
									<p className="quiet">{t('correct.moreChanges', { count: looked.changes.length - SHOWN })}</p>
								)}
							</div>
						) : (
							<p className="quiet">{touched ? t('correct.working') : t('correct.noChanges')}</p>
						)}
					</section>
					<CodingsAfter looked={touched ? looked : null} waiting={touched} revision={source.revision} />
				</div>
				<label className="labelled correct-reason">
					<span>{t('correct.reason')}</span>
					<input
						className="input"
						value={reason}
						maxLength={1000}
						placeholder={t('correct.reasonHint')}
						onChange={(event) => setReason(event.target.value)}
					/>
				</label>
				<div className="dialog-actions">
					<button type="button" className="btn" onClick={() => void leave()}>
						{t('action.cancel')}
					</button>
					<button type="submit" className="btn primary" disabled={!ready}>
						{t('correct.apply')}
					</button>
				</div>
			</form>
		</Modal>
	);
}
