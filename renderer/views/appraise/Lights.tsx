import { agreed } from '#core/appraisal/agreed.ts';
import { LIGHT } from '#core/appraisal/checklists.ts';
import type { Answers, Checklist } from '#core/appraisal/model.ts';
import type { Output } from '#host/contract/methods.ts';
import { useT } from '../../app/i18n.tsx';
import { useApp } from '../../app/store.ts';
import { langOf } from '../../ui/lang.ts';
import { type Appraisals, useAnswerWord } from './use-checklists.ts';

/** A mark for each judgement, so that none rests on colour alone. */
const MARK = { good: '+', middle: '?', bad: '−', none: '·' } as const;

/** Studies by items as lights: the consensus, or what one person has said; mine while it is not finished. */
export function Lights({
	studies,
	checklist,
	all,
}: {
	studies: Output<'studies.list'>['studies'];
	checklist: Checklist;
	all: Appraisals;
}) {
	const t = useT();
	const word = useAnswerWord();
	const me = useApp((state) => state.project?.me);
	const shown = agreed(all.appraisals).get(checklist.id);
	const begun = new Map(
		all.appraisals
			.filter((one) => one.checklistId === checklist.id && one.stage === 'own' && one.personId === me)
			.map((one) => [one.studyId, one]),
	);
	return (
		<div className="lights">
			<table>
				<thead>
					<tr>
						<th scope="col">{t('appraise.study')}</th>
						{checklist.items.map(({ id, text }, at) => (
							<th key={id} scope="col" title={text}>
								{at + 1}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{studies.map(({ id, label }) => {
						const one = shown?.get(id) ?? begun.get(id);
						const answers = one ? (JSON.parse(one.answers) as Answers) : {};
						return (
							<tr key={id}>
								<th scope="row" lang={langOf(label)}>
									<span className="clip">{label}</span>
								</th>
								{checklist.items.map((item) => {
									const given = answers[item.id]?.answer ?? '';
									const light = LIGHT[given] ?? (given ? 'none' : null);
									return (
										<td key={item.id}>
											{light && (
												<span className={`light ${light}`} role="img" aria-label={word(given)} title={word(given)}>
													{MARK[light]}
												</span>
											)}
										</td>
									);
								})}
							</tr>
						);
					})}
				</tbody>
			</table>
			<p className="quiet">{t('appraise.lightsNote')}</p>
		</div>
	);
}
