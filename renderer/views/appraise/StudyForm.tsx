import { useState } from 'react';
import { type Answers, type Appraisal, type AppraisalStage, type Checklist, CONCERNS } from '#core/appraisal/model.ts';
import type { Output } from '#host/contract/methods.ts';
import { useT } from '../../app/i18n.tsx';
import { go, toast, useApp } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { newId } from '../../ui/id.ts';
import { langOf } from '../../ui/lang.ts';
import { type Appraisals, useAnswerWord } from './use-checklists.ts';

type Study = Output<'studies.list'>['studies'][number];

/** One study by one checklist: mine, those of others once mine is finished, and what all agree on. */
export function StudyForm({ study, checklist, all }: { study: Study; checklist: Checklist; all: Appraisals }) {
	const t = useT();
	const client = useClient();
	const project = useApp((state) => state.project)!;
	const people = useRead('people.list', {}).data?.people ?? [];
	const sources = useRead('sources.list', {}).data?.sources ?? [];
	const word = useAnswerWord();
	const [stage, setStage] = useState<AppraisalStage>('own');
	const list = all.appraisals.filter((one) => one.studyId === study.id && one.checklistId === checklist.id);
	const mine = list.find((one) => one.stage === 'own' && one.personId === project.me);
	const consensus = list.find((one) => one.stage === 'consensus');
	const others = list.filter((one) => one.stage === 'own' && one.personId !== project.me);
	const hidden = all.hiddenOf(study.id, checklist.id);
	const open = stage === 'own' ? mine : consensus;
	const answers: Answers = open ? (JSON.parse(open.answers) as Answers) : {};
	const canAgree = mine?.finished === 1 || others.length > 0;
	const locked = project.readOnly !== null;
	const name = (personId: string) => people.find(({ id }) => id === personId)?.name ?? '';
	const source = sources.find(({ studyId }) => studyId === study.id);

	const save = (change: Partial<Pick<Appraisal, 'overall' | 'note'>> & { answers?: Answers; finished?: boolean }) =>
		write(client, 'appraisal.write', {
			...{ id: open?.id ?? newId(), studyId: study.id, checklistId: checklist.id, stage },
			...{ answers, overall: open?.overall ?? '', note: open?.note ?? '', finished: open?.finished === 1 },
			...change,
		}).catch(told);
	const answer = (item: string, change: Partial<Answers[string]>) =>
		save({ answers: { ...answers, [item]: { ...{ answer: '', note: '' }, ...answers[item], ...change } } });
	const missing = checklist.items.filter(({ id }) => !answers[id]?.answer).length;

	return (
		<section className="appraisal" aria-label={t('appraise.of', { study: study.label, checklist: checklist.name })}>
			<header className="read-head">
				<h1 className="clip" lang={langOf(study.label)}>
					{study.label}
				</h1>
				<span className="quiet grow clip" lang={langOf(study.title)}>
					{study.title}
				</span>
				{source && (
					<button type="button" className="btn plain" onClick={() => go({ view: 'code', sourceId: source.id })}>
						{t('appraise.read')}
					</button>
				)}
				<div className="seg" role="radiogroup" aria-label={t('appraise.stage')}>
					{(['own', 'consensus'] as const).map((one) => (
						<button
							key={one}
							type="button"
							role="radio"
							aria-checked={stage === one}
							disabled={one === 'consensus' && !canAgree && !consensus}
							title={one === 'consensus' && !canAgree ? t('appraise.agreeLater') : undefined}
							onClick={() => setStage(one)}
						>
							{t(`appraise.stage.${one}`)}
						</button>
					))}
				</div>
			</header>
			<div className="form">
				{stage === 'own' && hidden.begun > 0 && (
					<p className="quiet hidden-note">{t('appraise.hidden', { count: hidden.begun })}</p>
				)}
				<ol className="items">
					{checklist.items.map((item, at) => {
						const given = answers[item.id];
						return (
							<li key={item.id}>
								<fieldset disabled={locked}>
									<legend lang={langOf(item.text)}>
										<span className="num quiet">{at + 1}</span> {item.text}
									</legend>
									<div className="answers">
										{checklist.answers.map((one) => (
											<label key={one} className="answer">
												<input
													type="radio"
													name={`${stage} ${item.id}`}
													checked={given?.answer === one}
													onChange={() => void answer(item.id, { answer: one })}
												/>
												{word(one)}
											</label>
										))}
										<input
											key={`${open?.id} ${given?.note}`}
											className="field grow"
											aria-label={t('appraise.why', { item: at + 1 })}
											placeholder={t('appraise.whyHint')}
											defaultValue={given?.note ?? ''}
											onBlur={(event) => {
												if (event.target.value !== (given?.note ?? ''))
													void answer(item.id, { note: event.target.value });
											}}
										/>
									</div>
									{(stage === 'consensus' || mine?.finished === 1) &&
										[...(stage === 'consensus' && mine ? [mine] : []), ...others].map((other) => {
											const said = (JSON.parse(other.answers) as Answers)[item.id];
											const differs = (said?.answer ?? '') !== (given?.answer ?? '');
											return (
												<p key={other.id} className={differs ? 'said differs' : 'said'}>
													<b lang={langOf(name(other.personId))}>{name(other.personId)}</b>{' '}
													{said?.answer ? word(said.answer) : t('appraise.noAnswer')}
													{said?.note && <span className="quiet"> · {said.note}</span>}
												</p>
											);
										})}
								</fieldset>
							</li>
						);
					})}
				</ol>
				<fieldset className="overall" disabled={locked}>
					<legend>{t('appraise.overall')}</legend>
					<div className="answers">
						{CONCERNS.filter(Boolean).map((one) => (
							<label key={one} className="answer">
								<input
									type="radio"
									name={`${stage} overall`}
									checked={open?.overall === one}
									onChange={() => void save({ overall: one })}
								/>
								{t(`appraisal.concern.${one}`)}
							</label>
						))}
					</div>
					<textarea
						key={`${open?.id} ${open?.note}`}
						className="field"
						rows={3}
						aria-label={t('appraise.note')}
						placeholder={t('appraise.noteHint')}
						defaultValue={open?.note ?? ''}
						onBlur={(event) => {
							if (event.target.value !== (open?.note ?? '')) void save({ note: event.target.value });
						}}
					/>
				</fieldset>
				<div className="end">
					<button
						type="button"
						className={open?.finished ? 'btn' : 'btn primary'}
						disabled={locked || !open}
						onClick={() => {
							void save({ finished: open?.finished !== 1 });
							if (open?.finished !== 1 && missing > 0) toast(t('appraise.missing', { count: missing }));
						}}
					>
						{t(open?.finished ? 'appraise.reopen' : stage === 'own' ? 'appraise.finish' : 'appraise.agree')}
					</button>
					{checklist.source && (
						<span className="quiet">
							{t('appraise.original')} <span className="selectable">{checklist.source}</span>
						</span>
					)}
				</div>
			</div>
		</section>
	);
}
