import { useState } from 'react';
import { useT } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import { useApp } from '../../app/store.ts';
import { useRead } from '../../client/context.tsx';
import { langOf } from '../../ui/lang.ts';
import { StatusHints } from '../../ui/StatusHints.tsx';
import { Findings } from './Findings.tsx';
import { Lights } from './Lights.tsx';
import { OwnChecklists } from './OwnChecklists.tsx';
import { StudyForm } from './StudyForm.tsx';
import { useAppraisals } from './use-checklists.ts';
import './appraise.css';

/** Appraisal of the studies, and confidence in the findings that rest on them. */
export function AppraiseView() {
	const t = useT();
	const place = useApp((state) => state.place);
	const [part, setPart] = useState<'studies' | 'findings'>(
		place.view === 'appraise' && place.themeId ? 'findings' : 'studies',
	);
	const tabs = (
		<div className="seg" role="radiogroup" aria-label={t('appraise.part')}>
			{(['studies', 'findings'] as const).map((name) => (
				<button key={name} type="button" role="radio" aria-checked={part === name} onClick={() => setPart(name)}>
					{t(`appraise.${name}`)}
				</button>
			))}
		</div>
	);
	return part === 'studies' ? <Studies tabs={tabs} /> : <Findings tabs={tabs} />;
}

function Studies({ tabs }: { tabs: React.ReactNode }) {
	const t = useT();
	const me = useApp((state) => state.project?.me);
	const studies = useRead('studies.list', {}).data?.studies ?? [];
	const all = useAppraisals();
	const wanted = useSettings((settings) => settings.checklist);
	const [studyId, setStudyId] = useState<string | null>(null);
	const [making, setMaking] = useState(false);
	if (!all) return <div className="appraise-work" />;
	const checklist = all.lists.find(({ id }) => id === wanted) ?? all.lists[0]!;
	const of = (id: string) => all.appraisals.filter((one) => one.studyId === id && one.checklistId === checklist.id);
	const study = studies.find(({ id }) => id === studyId) ?? studies[0];
	const done = studies.filter(({ id }) =>
		of(id).some((one) => one.stage === 'own' && one.personId === me && one.finished === 1),
	).length;
	const stateOf = (id: string) => {
		const list = of(id);
		if (list.some(({ stage, finished }) => stage === 'consensus' && finished === 1)) return 'agreed';
		const mine = list.find((one) => one.stage === 'own' && one.personId === me);
		return mine ? (mine.finished ? 'finished' : 'begun') : 'open';
	};
	return (
		<div className="appraise-work">
			<aside className="pane left" aria-label={t('appraise.studies')}>
				<div className="pane-head">{tabs}</div>
				<label className="pick-list">
					<span className="quiet">{t('appraise.checklist')}</span>
					<select
						className="field"
						value={checklist.id}
						onChange={(event) => useSettings.setState({ checklist: event.target.value })}
					>
						{all.lists.map(({ id, name }) => (
							<option key={id} value={id}>
								{name}
							</option>
						))}
					</select>
				</label>
				<ul className="study-list">
					{studies.map(({ id, label }) => (
						<li key={id}>
							<button type="button" className="choice" aria-pressed={id === study?.id} onClick={() => setStudyId(id)}>
								<span className="clip grow" lang={langOf(label)}>
									{label}
								</span>
								<span className={`state ${stateOf(id)}`}>{t(`appraise.state.${stateOf(id)}`)}</span>
							</button>
						</li>
					))}
				</ul>
				<button type="button" className="btn plain own" onClick={() => setMaking(true)}>
					{t('appraise.ownChecklist')}
				</button>
			</aside>
			{study ? (
				<StudyForm key={`${study.id} ${checklist.id}`} study={study} checklist={checklist} all={all} />
			) : (
				<section className="empty">
					<p>{t('appraise.noStudies')}</p>
				</section>
			)}
			<aside className="pane right" aria-label={t('appraise.overview')}>
				<div className="pane-head">
					<h2>{t('appraise.overview')}</h2>
				</div>
				<Lights studies={studies} checklist={checklist} all={all} />
			</aside>
			{making && <OwnChecklists onClose={() => setMaking(false)} />}
			<StatusHints>
				<span className="num">{t('appraise.done', { done, total: studies.length })}</span>
			</StatusHints>
		</div>
	);
}
