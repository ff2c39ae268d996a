import { useMemo, useState } from 'react';
import type { Output } from '#host/contract/methods.ts';
import { useT } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import { useClient } from '../../client/context.tsx';
import { langOf } from '../../ui/lang.ts';
import { LeftOutList } from './LeftOutList.tsx';
import { again, newStudies, type Options, type Preview, patch, type Row, type TextRow } from './model.ts';

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'];
const TEXT_LANGUAGES = [
	'en',
	'zh',
	'de',
	'fr',
	'es',
	'pt',
	'it',
	'nl',
	'sv',
	'da',
	'nb',
	'fi',
	'pl',
	'ja',
	'ko',
	'ru',
	'ar',
];
const ROLES = ['main', 'protocol', 'supplement', 'other'] as const;
const NEEDS_PASSWORD = ['import.pdfPassword', 'import.pdfWrongPassword'];

/** What was read of one text, and everything a person can decide about it. */
export function TextPanel({
	row,
	rows,
	studies,
}: {
	row: TextRow;
	rows: readonly Row[];
	studies: Output<'studies.list'>['studies'];
}) {
	const t = useT();
	const client = useClient();
	const language = useSettings((settings) => settings.language);
	const { preview, options } = row;
	const set = (change: Partial<Options>, readAgain = false) => {
		patch(row.key, { options: { ...options, ...change } });
		if (readAgain) again(client, row.key);
	};
	const labels = [
		...new Set([...studies.map(({ label }) => label), ...newStudies(rows).map(({ fields }) => fields.label)]),
	];
	const problem = preview?.problem?.code ?? '';
	return (
		<>
			<section className="import-preview" aria-label={t('import.preview')}>
				{row.problem && (
					<p role="alert" className="problem">
						{row.problem}
					</p>
				)}
				{NEEDS_PASSWORD.includes(problem) && <Password onOpen={(password) => set({ password }, true)} />}
				{problem === 'import.pdfNoText' && (
					<p>
						<button type="button" className="btn" onClick={() => set({ keep: ['image-page'] }, true)}>
							{t('import.pagesAsImages')}
						</button>
					</p>
				)}
				{preview?.ok && <Text preview={preview} />}
			</section>
			<section className="import-side" aria-label={t('import.details')}>
				{preview && (preview.ok || problem.startsWith('import.encoding')) && (
					<div className="import-fields">
						<label className="labelled">
							<span>{t('import.study')}</span>
							<input
								className="input"
								list="import-studies"
								value={options.studyLabel ?? preview.studyLabel}
								onChange={(event) => set({ studyLabel: event.target.value, studyId: undefined })}
							/>
						</label>
						<datalist id="import-studies">
							{labels.map((label) => (
								<option key={label} value={label} />
							))}
						</datalist>
						<label className="labelled">
							<span>{t('import.role')}</span>
							<select
								className="select"
								value={options.role ?? 'main'}
								onChange={(event) => set({ role: event.target.value as (typeof ROLES)[number] })}
							>
								{ROLES.map((role) => (
									<option key={role} value={role}>
										{t(`role.${role}`)}
									</option>
								))}
							</select>
						</label>
						<LanguageField
							detected={options.language ? '' : preview.language}
							value={options.language}
							onChange={(language) => set({ language }, true)}
						/>
						{(preview.mediaType.startsWith('text/') || problem.startsWith('import.encoding')) && (
							<label className="labelled">
								<span>{t('import.encoding')}</span>
								<select
									className="select"
									value={options.encoding ?? ''}
									onChange={(event) => set({ encoding: event.target.value || undefined }, true)}
								>
									<option value="">{t('import.detected', { encoding: preview.encoding })}</option>
									{ENCODINGS.map((encoding) => (
										<option key={encoding} value={encoding}>
											{encoding}
										</option>
									))}
								</select>
							</label>
						)}
					</div>
				)}
				{preview?.ok && (
					<>
						{preview.duplicateOf !== null && (
							<p className="caution">{t('import.duplicate', { source: preview.duplicateOf })}</p>
						)}
						{preview.encodingConfidence < 0.8 && !options.encoding && (
							<p className="caution">{t('import.lookAtEncoding', { encoding: preview.encoding })}</p>
						)}
						{preview.warnings.map(({ code, params }) => (
							<p key={code} className="caution">
								{t(`warning.${code}`, params)}
							</p>
						))}
						<LeftOutList leftOut={preview.leftOut} keep={options.keep ?? []} onChange={(keep) => set({ keep }, true)} />
						<p className="ref num">
							{t('import.facts', {
								characters: preview.characters.toLocaleString(language),
								lines: preview.lines,
								sections: preview.sections.length,
							})}
						</p>
					</>
				)}
			</section>
		</>
	);
}

function Password({ onOpen }: { onOpen(password: string): void }) {
	const t = useT();
	const [password, setPassword] = useState('');
	return (
		<form
			className="import-password"
			onSubmit={(event) => {
				event.preventDefault();
				onOpen(password);
			}}
		>
			<label className="labelled">
				<span>{t('import.password')}</span>
				<input
					className="input"
					type="password"
					autoComplete="off"
					value={password}
					onChange={(event) => setPassword(event.target.value)}
				/>
			</label>
			<button type="submit" className="btn" disabled={password === ''}>
				{t('import.open')}
			</button>
		</form>
	);
}

function LanguageField({
	detected,
	value,
	onChange,
}: {
	detected: string;
	value: string | undefined;
	onChange(language: string | undefined): void;
}) {
	const t = useT();
	const language = useSettings((settings) => settings.language);
	const names = useMemo(() => new Intl.DisplayNames([language], { type: 'language' }), [language]);
	const named = (tag: string) => (tag === 'und' || tag === '' ? t('import.languageUnknown') : (names.of(tag) ?? tag));
	return (
		<label className="labelled">
			<span>{t('import.language')}</span>
			<select className="select" value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)}>
				<option value="">{detected ? t('import.detected', { encoding: named(detected) }) : t('import.detect')}</option>
				{TEXT_LANGUAGES.map((tag) => (
					<option key={tag} value={tag}>
						{named(tag)}
					</option>
				))}
			</select>
		</label>
	);
}

/** The text with its sections and pages in the margin. */
function Text({ preview }: { preview: Preview }) {
	const t = useT();
	const { text, sections, pages } = preview;
	const lang = langOf(text.slice(0, 2000));
	return (
		<div className="import-text" tabIndex={0} lang={lang}>
			{sections
				.filter(({ start }) => start < text.length)
				.map((section) => (
					<div key={section.start} className={`import-section ${section.kind}`}>
						<span className="import-kind" lang="">
							{t(`code.section.${section.kind}`)}
						</span>
						{cut(text, section.start, Math.min(section.end, text.length), pages).map(({ start, label, words }) => (
							<div key={start}>
								{label !== null && (
									<span className="import-page num" lang="">
										{t('page.short', { label })}
									</span>
								)}
								{words}
							</div>
						))}
					</div>
				))}
			{text.length < preview.characters && <p className="quiet">{t('import.more')}</p>}
		</div>
	);
}

/** A section's text cut where pages begin. */
function cut(text: string, from: number, to: number, pages: Preview['pages']) {
	const inside = pages.filter(({ start }) => start > from && start < to);
	const first = pages.findLast(({ start }) => start <= from);
	const starts = [{ start: from, label: first?.start === from ? first.label : null }, ...inside];
	return starts.map(({ start, label }, index) => ({
		start,
		label,
		words: text.slice(start, starts[index + 1]?.start ?? to).trim(),
	}));
}
