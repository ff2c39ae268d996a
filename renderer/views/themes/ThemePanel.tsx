import { useEffect, useRef, useState } from 'react';
import { useT } from '../../app/i18n.tsx';
import { go } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { langOf } from '../../ui/lang.ts';
import { MemoEditor } from '../code/MemoEditor.tsx';
import type { makeBoard, Study, Theme } from './model.ts';

type Board = ReturnType<typeof makeBoard>;

/** The selected theme: its words, which studies carry it, and the quotes behind it. */
export function ThemePanel({
	theme,
	board,
	studies,
	locked,
	onRemove,
	onTakeOut,
}: {
	theme: Theme;
	board: Board;
	studies: readonly Study[];
	locked: boolean;
	onRemove(): void;
	onTakeOut(what: { kind: 'codes' | 'theme'; ids: string[]; from: string }): void;
}) {
	const t = useT();
	const client = useClient();
	const rows =
		theme.level === 'analytical'
			? (board.themesOf.get(theme.id) ?? []).map((child) => ({
					id: child.id,
					name: child.name,
					support: board.themeSupport.get(child.id)!,
					kind: 'theme' as const,
				}))
			: (board.codesOf.get(theme.id) ?? []).map((code) => ({
					id: code.id,
					name: code.name,
					support: board.codeSupport.get(code.id)!,
					kind: 'codes' as const,
				}));
	const total = board.themeSupport.get(theme.id)!;
	const codes =
		theme.level === 'descriptive'
			? (board.codesOf.get(theme.id) ?? [])
			: [...new Set((board.themesOf.get(theme.id) ?? []).flatMap((child) => board.codesOf.get(child.id) ?? []))];
	const update = (fields: { name?: string; finding?: string; definition?: string }) =>
		write(client, 'theme.update', { id: theme.id, fields }).catch(told);
	return (
		<div className="panel-scroll">
			<div className="pane-head">
				<span className="kind">{t(`themes.level.${theme.level}`)}</span>
				<span className="grow" />
				<button
					type="button"
					className="iconbtn"
					aria-label={t('themes.deleteThis', { theme: theme.name })}
					disabled={locked}
					onClick={onRemove}
				>
					<Icon name="close" />
				</button>
			</div>
			<div className="panel-body">
				<Autosaved
					className="theme-name"
					label={t('themes.name')}
					value={theme.name}
					required
					locked={locked}
					onSave={(name) => update({ name })}
				/>
				<Autosaved
					className="finding"
					label={t('themes.finding')}
					placeholder={t('themes.findingHint')}
					value={theme.finding}
					locked={locked}
					onSave={(finding) => update({ finding })}
				/>
				<Autosaved
					className="definition"
					label={t('themes.definition')}
					placeholder={t('themes.definitionHint')}
					value={theme.definition}
					locked={locked}
					onSave={(definition) => update({ definition })}
				/>
			</div>
			<div className="sect">
				<h3>
					{t('themes.byStudy')}{' '}
					<span className="push num">{t('themes.studiesOf', { n: total.byStudy.size, total: studies.length })}</span>
				</h3>
				<div className="matrix-scroll" tabIndex={0} role="region" aria-label={t('themes.byStudy')}>
					<table className="matrix num">
						<thead>
							<tr>
								<th scope="col">
									<span className="sr">{t('themes.theme')}</span>
								</th>
								{studies.map((study) => (
									<th key={study.id} scope="col">
										<span lang={langOf(study.label)}>{study.label}</span>
									</th>
								))}
								{!locked && (
									<th scope="col">
										<span className="sr">{t('themes.takeOut')}</span>
									</th>
								)}
							</tr>
						</thead>
						<tbody>
							{rows.map((row) => (
								<tr key={row.id}>
									<th scope="row" lang={langOf(row.name)}>
										{row.kind === 'theme' ? (
											<button
												type="button"
												className="plain-link"
												onClick={() => go({ view: 'themes', themeId: row.id })}
											>
												{row.name}
											</button>
										) : (
											<button
												type="button"
												className="plain-link"
												onClick={() => go({ view: 'codebook', codeId: row.id })}
											>
												{row.name}
											</button>
										)}
									</th>
									{studies.map((study) => (
										<td key={study.id} className={row.support.byStudy.has(study.id) ? '' : 'z'}>
											{row.support.byStudy.get(study.id) ?? '·'}
										</td>
									))}
									{!locked && (
										<td>
											<button
												type="button"
												className="iconbtn"
												aria-label={t('themes.takeOutOf', { what: row.name, theme: theme.name })}
												onClick={() => onTakeOut({ kind: row.kind, ids: [row.id], from: theme.id })}
											>
												<Icon name="close" />
											</button>
										</td>
									)}
								</tr>
							))}
						</tbody>
						<tfoot>
							<tr>
								<th scope="row">{t('themes.all')}</th>
								{studies.map((study) => (
									<td key={study.id} className={total.byStudy.has(study.id) ? '' : 'z'}>
										{total.byStudy.get(study.id) ?? '·'}
									</td>
								))}
								{!locked && <td />}
							</tr>
						</tfoot>
					</table>
				</div>
			</div>
			<Quotes theme={theme} codeIds={codes.map((code) => code.id)} studies={studies} locked={locked} />
			<div className="sect">
				<h3>{t('themes.memo')}</h3>
				<MemoEditor targetKind="theme" targetId={theme.id} />
			</div>
		</div>
	);
}

/** A field that keeps itself: after a pause, when the focus leaves, and when the theme changes under it. */
function Autosaved({
	value,
	onSave,
	className,
	label,
	placeholder,
	required = false,
	locked,
}: {
	value: string;
	onSave(value: string): void;
	className: string;
	label: string;
	placeholder?: string;
	required?: boolean;
	locked: boolean;
}) {
	const [draft, setDraft] = useState<string | null>(null);
	const latest = useRef({ draft, value, onSave });
	latest.current = { draft, value, onSave };
	const keep = () => {
		const now = latest.current;
		if (now.draft !== null && now.draft.trim() !== now.value && !(required && !now.draft.trim()))
			now.onSave(now.draft.trim());
	};
	const keepLatest = useRef(keep);
	keepLatest.current = keep;
	useEffect(() => {
		if (draft === null) return;
		const timer = setTimeout(() => keepLatest.current(), 900);
		return () => clearTimeout(timer);
	}, [draft]);
	useEffect(() => () => keepLatest.current(), []);
	return (
		<textarea
			className={`autosaved ${className}`}
			rows={1}
			aria-label={label}
			placeholder={placeholder}
			readOnly={locked}
			lang={langOf(draft ?? value)}
			value={draft ?? value}
			onChange={(event) => setDraft(event.target.value)}
			onBlur={() => {
				keep();
				setDraft(null);
			}}
			onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && event.currentTarget.blur()}
		/>
	);
}

function Quotes({
	theme,
	codeIds,
	studies,
	locked,
}: {
	theme: Theme;
	codeIds: string[];
	studies: readonly Study[];
	locked: boolean;
}) {
	const t = useT();
	const client = useClient();
	const [shown, setShown] = useState(12);
	const codings = useRead('codings.list', { codeIds, limit: 2000 }, { enabled: codeIds.length > 0 }).data;
	const chosen = new Map(
		(useRead('themes.list', {}).data?.themeQuotes ?? [])
			.filter((quote) => quote.themeId === theme.id)
			.map((quote) => [quote.codingId, quote.stance]),
	);
	const sources = useRead('sources.list', {}).data?.sources ?? [];
	const people = useRead('people.list', {}).data?.people ?? [];
	const label = (sourceId: string) =>
		studies.find((study) => study.id === sources.find((source) => source.id === sourceId)?.studyId)?.label ?? '';
	const list = codeIds.length
		? [...(codings?.codings ?? [])].sort((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)))
		: [];
	return (
		<div className="sect">
			<h3>
				{t('themes.quotes')}{' '}
				<span className="push num">
					{t('themes.chosen', { n: chosen.size, total: codeIds.length ? (codings?.total ?? 0) : 0 })}
				</span>
			</h3>
			{list.slice(0, shown).map((coding) => (
				<blockquote key={coding.id} className="quote pickable" lang={langOf(coding.quote)}>
					<label className="check-label">
						<input
							type="checkbox"
							disabled={locked}
							checked={chosen.has(coding.id)}
							aria-label={t('themes.choose')}
							onChange={(event) =>
								void write(client, 'theme.chooseQuote', {
									themeId: theme.id,
									codingId: coding.id,
									chosen: event.target.checked,
								}).catch(told)
							}
						/>
					</label>
					<div>
						<button
							type="button"
							className="quote-open"
							onClick={() =>
								go({ view: 'code', sourceId: coding.sourceId, at: { start: coding.start, end: coding.end } })
							}
						>
							{coding.quote}
						</button>
						<footer>
							{t('themes.where', {
								study: label(coding.sourceId),
								lines: coding.startLine === coding.endLine ? coding.startLine : `${coding.startLine}–${coding.endLine}`,
								person: people.find((person) => person.id === coding.personId)?.name ?? '',
							})}
							{chosen.has(coding.id) && (
								<label className="against">
									<input
										type="checkbox"
										disabled={locked}
										checked={chosen.get(coding.id) === 'contradicts'}
										onChange={(event) =>
											void write(client, 'theme.chooseQuote', {
												themeId: theme.id,
												codingId: coding.id,
												chosen: true,
												stance: event.target.checked ? 'contradicts' : 'supports',
											}).catch(told)
										}
									/>{' '}
									{t('themes.contradicts')}
								</label>
							)}
						</footer>
					</div>
				</blockquote>
			))}
			{list.length > shown && (
				<button type="button" className="link" onClick={() => setShown(shown + 40)}>
					{t('themes.moreQuotes', { n: list.length - shown })}
				</button>
			)}
			{list.length === 0 && <p className="ref">{t('themes.noQuotes')}</p>}
		</div>
	);
}
