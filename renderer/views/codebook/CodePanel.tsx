import { useEffect, useRef, useState } from 'react';
import { useT } from '../../app/i18n.tsx';
import { go } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { langOf } from '../../ui/lang.ts';
import { MemoEditor } from '../code/MemoEditor.tsx';
import { type Code, isWithin } from './tree.ts';

const HUES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const FIELDS = ['definition', 'useWhen', 'notWhen', 'example'] as const;

/** Everything about one code: its words, colour, place, themes, memo and passages. */
export function CodePanel({
	code,
	codes,
	locked,
	onMove,
}: {
	code: Code;
	codes: readonly Code[];
	locked: boolean;
	onMove(parentId: string | null): void;
}) {
	const t = useT();
	const client = useClient();
	const themes = useRead('themes.list', {}).data;
	const update = (fields: Partial<Pick<Code, 'name' | 'definition' | 'useWhen' | 'notWhen' | 'example' | 'colour'>>) =>
		void write(client, 'code.update', { id: code.id, fields }).catch(told);
	const inThemes = (themes?.themeCodes ?? [])
		.filter((link) => link.codeId === code.id)
		.flatMap((link) => themes?.themes.filter((theme) => theme.id === link.themeId) ?? []);
	const otherThemes = (themes?.themes ?? []).filter(
		(theme) => theme.level === 'descriptive' && !inThemes.includes(theme),
	);
	return (
		<div className="panel-scroll">
			<div className="panel-body first">
				<h2 className="code-title" lang={langOf(code.name)}>
					<span className={`sw c${code.colour}`} /> {code.name}
				</h2>
				<div className="hues" role="radiogroup" aria-label={t('codebook.colour')}>
					{HUES.map((hue) => (
						<button
							key={hue}
							type="button"
							role="radio"
							aria-checked={code.colour === hue}
							aria-label={t(`colour.${hue}`)}
							title={t(`colour.${hue}`)}
							disabled={locked}
							className={`hue c${hue}`}
							onClick={() => update({ colour: hue })}
						>
							<span className={`sw c${hue}`} />
						</button>
					))}
				</div>
				{FIELDS.map((field) => (
					<KeptField
						key={field}
						label={t(`codebook.${field}`)}
						hint={t(`codebook.${field}Hint`)}
						value={code[field]}
						locked={locked}
						onSave={(value) => update({ [field]: value })}
					/>
				))}
				<label className="labelled">
					<span>{t('codebook.parent')}</span>
					<select
						className="select"
						disabled={locked}
						value={code.parentId ?? ''}
						onChange={(event) => onMove(event.target.value || null)}
					>
						<option value="">{t('codebook.noParent')}</option>
						{codes
							.filter((other) => !isWithin(codes, other.id, code.id))
							.map((other) => (
								<option key={other.id} value={other.id}>
									{other.name}
								</option>
							))}
					</select>
				</label>
			</div>
			<div className="sect">
				<h3>{t('codebook.themes')}</h3>
				<ul className="in-themes">
					{inThemes.map((theme) => (
						<li key={theme.id}>
							<button
								type="button"
								className="plain-link grow"
								lang={langOf(theme.name)}
								onClick={() => go({ view: 'themes', themeId: theme.id })}
							>
								{theme.name}
							</button>
							<button
								type="button"
								className="iconbtn"
								disabled={locked}
								aria-label={t('themes.takeOutOf', { what: code.name, theme: theme.name })}
								onClick={() =>
									void write(client, 'theme.removeCodes', { themeId: theme.id, codeIds: [code.id] }).catch(told)
								}
							>
								<Icon name="close" />
							</button>
						</li>
					))}
				</ul>
				{otherThemes.length > 0 && (
					<select
						className="select"
						disabled={locked}
						aria-label={t('codebook.addToTheme')}
						value=""
						onChange={(event) =>
							void write(client, 'theme.addCodes', {
								themeId: event.target.value,
								codeIds: [code.id],
								fromThemeId: null,
							}).catch(told)
						}
					>
						<option value="">{t('codebook.addToTheme')}</option>
						{otherThemes.map((theme) => (
							<option key={theme.id} value={theme.id}>
								{theme.name}
							</option>
						))}
					</select>
				)}
			</div>
			<div className="sect">
				<h3>{t('themes.memo')}</h3>
				<MemoEditor targetKind="code" targetId={code.id} />
			</div>
			<Passages codeId={code.id} />
		</div>
	);
}

function KeptField({
	label,
	hint,
	value,
	locked,
	onSave,
}: {
	label: string;
	hint: string;
	value: string;
	locked: boolean;
	onSave(value: string): void;
}) {
	const [draft, setDraft] = useState<string | null>(null);
	const keep = useRef(() => {});
	keep.current = () => {
		if (draft !== null && draft.trim() !== value) onSave(draft.trim());
	};
	useEffect(() => {
		if (draft === null) return;
		const timer = setTimeout(() => keep.current(), 900);
		return () => clearTimeout(timer);
	}, [draft]);
	useEffect(() => () => keep.current(), []);
	return (
		<label className="labelled">
			<span>{label}</span>
			<textarea
				className="textarea"
				rows={2}
				placeholder={hint}
				readOnly={locked}
				lang={langOf(draft ?? value)}
				value={draft ?? value}
				onChange={(event) => setDraft(event.target.value)}
				onBlur={() => {
					keep.current();
					setDraft(null);
				}}
				onKeyDown={(event) => event.key === 'Escape' && !event.nativeEvent.isComposing && event.currentTarget.blur()}
			/>
		</label>
	);
}

function Passages({ codeId }: { codeId: string }) {
	const t = useT();
	const [shown, setShown] = useState(20);
	const data = useRead('codings.list', { codeIds: [codeId], limit: 1000 }).data;
	const studies = useRead('studies.list', {}).data?.studies ?? [];
	const sources = useRead('sources.list', {}).data?.sources ?? [];
	const people = useRead('people.list', {}).data?.people ?? [];
	const label = (sourceId: string) =>
		studies.find((study) => study.id === sources.find((source) => source.id === sourceId)?.studyId)?.label ?? '';
	const codings = (data?.codings ?? []).filter((coding) => coding.codeId === codeId);
	return (
		<div className="sect">
			<h3>
				{t('codebook.passages')} <span className="push num">{data?.total ?? 0}</span>
			</h3>
			{codings.slice(0, shown).map((coding) => (
				<blockquote key={coding.id} className="quote" lang={langOf(coding.quote)}>
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
					</footer>
				</blockquote>
			))}
			{codings.length > shown && (
				<button type="button" className="link" onClick={() => setShown(shown + 50)}>
					{t('themes.moreQuotes', { n: codings.length - shown })}
				</button>
			)}
			{codings.length === 0 && <p className="ref">{t('themes.noQuotes')}</p>}
		</div>
	);
}
