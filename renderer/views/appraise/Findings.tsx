import { useMemo, useState } from 'react';
import { agreed } from '#core/appraisal/agreed.ts';
import { COMPONENT_CONCERNS, COMPONENTS, CONFIDENCE_LEVELS, type Component } from '#core/appraisal/model.ts';
import { themeStatsFromCounts } from '#core/tables/presence.ts';
import type { Input } from '#host/contract/methods.ts';
import { useT } from '../../app/i18n.tsx';
import { go, useApp } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { langOf } from '../../ui/lang.ts';
import { StatusHints } from '../../ui/StatusHints.tsx';
import { useAppraisals } from './use-checklists.ts';

/** Confidence in each finding after GRADE-CERQual: what the project knows beside what people judge. */
export function Findings({ tabs }: { tabs: React.ReactNode }) {
	const t = useT();
	const client = useClient();
	const place = useApp((state) => state.place);
	const locked = useApp((state) => state.project?.readOnly != null);
	const board = useRead('themes.list', {}).data;
	const counts = useRead('codes.counts', {}).data?.byStudy;
	const codes = useRead('codes.list', {}).data?.codes;
	const studies = useRead('studies.list', {}).data?.studies;
	const confidence = useRead('confidence.list', {}).data?.confidence;
	const all = useAppraisals();
	const [chosen, setChosen] = useState(place.view === 'appraise' ? (place.themeId ?? null) : null);
	const stats = useMemo(
		() => (board && counts && codes && studies ? themeStatsFromCounts({ ...board, codes, studies }, counts) : null),
		[board, counts, codes, studies],
	);
	if (!board || !stats || !studies || !confidence || !all) return <div className="appraise-work" />;
	const themes = board.themes.filter(({ level }) => level === 'descriptive');
	const theme = themes.find(({ id }) => id === chosen) ?? themes[0];
	const judged = new Map(confidence.map((one) => [one.themeId, one]));
	if (!theme)
		return (
			<div className="appraise-work">
				<aside className="pane left">
					<div className="pane-head">{tabs}</div>
				</aside>
				<section className="empty">
					<p>{t('appraise.noFindings')}</p>
				</section>
			</div>
		);
	const one = judged.get(theme.id);
	const presence = stats.themes.get(theme.id)!;
	const contributing = studies.filter(({ id }) => presence.studies.includes(id));
	const concerns = [...agreed(all.appraisals).values()].flatMap((byStudy) =>
		contributing.map(({ id }) => byStudy.get(id)?.overall ?? '').filter(Boolean),
	);
	const quotes = board.themeQuotes.filter(({ themeId }) => themeId === theme.id);
	const against = quotes.filter(({ stance }) => stance === 'contradicts').length;
	const spread = (field: 'country' | 'participants') =>
		new Set(contributing.map((study) => study[field]).filter(Boolean)).size;
	const facts: Record<Component, string> = {
		methods: concerns.length
			? t('appraise.facts.methods', {
					low: concerns.filter((word) => word === 'low').length,
					some: concerns.filter((word) => word === 'some').length,
					high: concerns.filter((word) => word === 'high').length,
				})
			: t('appraise.facts.noAppraisal'),
		coherence: t('appraise.facts.coherence', { count: against }),
		adequacy: t('appraise.facts.adequacy', {
			studies: contributing.length,
			of: studies.length,
			codings: presence.codings,
			quotes: quotes.length - against,
		}),
		relevance: t('appraise.facts.relevance', { countries: spread('country'), groups: spread('participants') }),
	};
	const save = (fields: Input<'confidence.write'>['fields']) =>
		write(client, 'confidence.write', { themeId: theme.id, fields }).catch(told);
	const finished = themes.filter(({ id }) => judged.get(id)?.overall).length;
	return (
		<div className="appraise-work">
			<aside className="pane left" aria-label={t('appraise.findings')}>
				<div className="pane-head">{tabs}</div>
				<ul className="study-list">
					{themes.map(({ id, name }) => (
						<li key={id}>
							<button type="button" className="choice" aria-pressed={id === theme.id} onClick={() => setChosen(id)}>
								<span className="clip grow" lang={langOf(name)}>
									{name}
								</span>
								{judged.get(id)?.overall && (
									<span className="state">{t(`appraise.level.${judged.get(id)!.overall}`)}</span>
								)}
							</button>
						</li>
					))}
				</ul>
			</aside>
			<section className="appraisal" aria-label={t('appraise.confidenceIn', { theme: theme.name })}>
				<header className="read-head">
					<h1 className="clip grow" lang={langOf(theme.name)}>
						{theme.name}
					</h1>
					<button type="button" className="btn plain" onClick={() => go({ view: 'themes', themeId: theme.id })}>
						{t('appraise.openTheme')}
					</button>
				</header>
				<div className="form">
					<p className="finding" lang={langOf(theme.finding)}>
						{theme.finding || <span className="quiet">{t('appraise.noStatement')}</span>}
					</p>
					<p className="quiet">
						{t('appraise.contributing', {
							count: contributing.length,
							list: contributing.map(({ label }) => label).join(', '),
						})}
					</p>
					{COMPONENTS.map((component) => (
						<fieldset key={component} className="component" disabled={locked}>
							<legend>{t(`confidence.component.${component}`)}</legend>
							<p className="quiet facts">{facts[component]}</p>
							<div className="answers">
								{COMPONENT_CONCERNS.filter(Boolean).map((level) => (
									<label key={level} className="answer">
										<input
											type="radio"
											name={`${theme.id} ${component}`}
											checked={one?.[component] === level}
											onChange={() => void save({ [component]: level })}
										/>
										{t(`confidence.concern.${level}`)}
									</label>
								))}
							</div>
							<textarea
								key={`${theme.id} ${one?.[`${component}Why`]}`}
								className="field"
								rows={2}
								aria-label={t('appraise.explain', { component: t(`confidence.component.${component}`) })}
								placeholder={t('appraise.explainHint')}
								defaultValue={one?.[`${component}Why`] ?? ''}
								onBlur={(event) => {
									if (event.target.value !== (one?.[`${component}Why`] ?? ''))
										void save({ [`${component}Why`]: event.target.value });
								}}
							/>
						</fieldset>
					))}
					<fieldset className="component overall" disabled={locked}>
						<legend>{t('appraise.overallConfidence')}</legend>
						<p className="quiet facts">{t('appraise.decide')}</p>
						<div className="answers">
							{CONFIDENCE_LEVELS.filter(Boolean).map((level) => (
								<label key={level} className="answer">
									<input
										type="radio"
										name={`${theme.id} overall`}
										checked={one?.overall === level}
										onChange={() => void save({ overall: level })}
									/>
									{t(`confidence.level.${level}`)}
								</label>
							))}
						</div>
						<textarea
							key={`${theme.id} ${one?.overallWhy}`}
							className="field"
							rows={2}
							aria-label={t('appraise.explain', { component: t('appraise.overallConfidence') })}
							placeholder={t('appraise.explainHint')}
							defaultValue={one?.overallWhy ?? ''}
							onBlur={(event) => {
								if (event.target.value !== (one?.overallWhy ?? '')) void save({ overallWhy: event.target.value });
							}}
						/>
					</fieldset>
				</div>
			</section>
			<StatusHints>
				<span className="num">{t('appraise.judged', { done: finished, total: themes.length })}</span>
			</StatusHints>
		</div>
	);
}
