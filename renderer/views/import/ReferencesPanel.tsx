import type { Output } from '#host/contract/methods.ts';
import { useT } from '../../app/i18n.tsx';
import { useClient } from '../../client/context.tsx';
import { langOf } from '../../ui/lang.ts';
import { again, type Decision, patch, type Reference, type ReferenceRow } from './model.ts';

type Studies = Output<'studies.list'>['studies'];

/** Fields that a column of a table can go to, in the order in which they are offered. */
const FIELDS = [
	'title',
	'authors',
	'year',
	'journal',
	'volume',
	'issue',
	'pages',
	'doi',
	'pmid',
	'url',
	'abstract',
	'keywords',
	'country',
	'participants',
	'dataCollection',
	'analysisMethod',
	'label',
	'files',
];

/** Records shown at most; all come in. */
const SHOWN = 500;

/** The records of a reference file: what each becomes, and which files belong to it. */
export function ReferencesPanel({ row, studies }: { row: ReferenceRow; studies: Studies }) {
	const t = useT();
	const { read } = row;
	const decide = (index: number, decision: Decision) =>
		patch(row.key, { decisions: row.decisions.map((each, at) => (at === index ? decision : each)) });
	return (
		<section className="import-references" aria-label={t('import.records', { count: read?.references.length ?? 0 })}>
			{row.problem && (
				<p role="alert" className="problem">
					{row.problem}
				</p>
			)}
			{read && read.columns.length > 0 && <Columns row={row} columns={read.columns} />}
			{read && read.problems.length > 0 && (
				<details className="caution">
					<summary>{t('import.recordProblems', { count: read.problems.length })}</summary>
					<ul>
						{read.problems.slice(0, SHOWN).map(({ row: line, code, params }) => (
							<li key={`${line} ${code}`}>{t(`warning.${code}`, params)}</li>
						))}
					</ul>
				</details>
			)}
			{read && (
				<table className="import-records">
					<thead>
						<tr>
							<th>{t('import.study')}</th>
							<th>{t('studies.title')}</th>
							<th>{t('import.becomes')}</th>
						</tr>
					</thead>
					<tbody>
						{read.references.slice(0, SHOWN).map((reference, index) => (
							<Record
								key={reference.row}
								reference={reference}
								decision={row.decisions[index] ?? { action: 'add' }}
								studies={studies}
								onDecide={(decision) => decide(index, decision)}
							/>
						))}
					</tbody>
				</table>
			)}
			{read && read.references.length > SHOWN && (
				<p className="quiet">{t('import.moreRecords', { count: read.references.length - SHOWN })}</p>
			)}
		</section>
	);
}

function Record({
	reference,
	decision,
	studies,
	onDecide,
}: {
	reference: Reference;
	decision: Decision;
	studies: Studies;
	onDecide(decision: Decision): void;
}) {
	const t = useT();
	const { fields, duplicate, files } = reference;
	const into = duplicate?.studyId ?? null;
	return (
		<tr className={decision.action === 'leave' ? 'left' : undefined}>
			<td lang={langOf(fields.label)}>{fields.label}</td>
			<td lang={langOf(fields.title)}>
				{fields.title}
				<span className="quiet"> {[fields.journal, fields.doi].filter(Boolean).join(' · ')}</span>
				{files.map(({ name }) => (
					<span key={name} className="chip">
						{name}
					</span>
				))}
				{duplicate && (
					<p className="caution">
						{t(duplicate.sure ? 'import.same' : 'import.maybeSame', {
							study: duplicate.label,
							reason: t(`duplicate.${duplicate.reason}`),
						})}
					</p>
				)}
			</td>
			<td>
				<select
					className="select"
					aria-label={t('import.becomesOf', { study: fields.label })}
					value={decision.action}
					onChange={({ target }) =>
						onDecide(
							target.value === 'merge' && into !== null
								? { action: 'merge', studyId: into }
								: { action: target.value === 'leave' ? 'leave' : 'add' },
						)
					}
				>
					<option value="add">{t('import.add')}</option>
					{into !== null && (
						<option value="merge">
							{t('import.merge', { study: studies.find(({ id }) => id === into)?.label ?? duplicate!.label })}
						</option>
					)}
					<option value="leave">{t('import.leave')}</option>
				</select>
			</td>
		</tr>
	);
}

/** Of a table: which column is what. */
function Columns({ row, columns }: { row: ReferenceRow; columns: NonNullable<ReferenceRow['read']>['columns'] }) {
	const t = useT();
	const client = useClient();
	const change = (name: string, field: string) => {
		patch(row.key, {
			columns: { ...Object.fromEntries(columns.map((column) => [column.name, column.field])), [name]: field },
		});
		again(client, row.key);
	};
	return (
		<details className="import-columns" open={columns.every(({ field }) => field !== 'title')}>
			<summary>{t('import.columns')}</summary>
			<div className="import-column-grid">
				{columns.map(({ name, field, example }) => (
					<label key={name} className="labelled">
						<span>
							{name} <span className="quiet">{example}</span>
						</span>
						<select className="select" value={field} onChange={(event) => change(name, event.target.value)}>
							<option value="">{t('import.columnNone')}</option>
							{FIELDS.map((each) => (
								<option key={each} value={each}>
									{t(`field.${each}`)}
								</option>
							))}
						</select>
					</label>
				))}
			</div>
		</details>
	);
}
