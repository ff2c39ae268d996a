import { SECTION_KINDS } from '#core/model.ts';
import { useT } from '../../../app/i18n.tsx';
import { told, write } from '../../../app/write.ts';
import { useRead } from '../../../client/context.tsx';
import { Modal } from '../../../ui/Dialog.tsx';
import type { Reader } from '../reader.ts';
import {
	beginSection,
	changeKind,
	joinAbove,
	linesOfSection,
	openSection,
	proposeAgain,
	sectionAt,
	useSectionDialog,
} from './section-actions.ts';

/** What a section is, or where one begins; and whether only findings are coded. */
export function SectionDialog({ reader }: { reader: Reader }) {
	const t = useT();
	const about = useSectionDialog((state) => state.about);
	const findingsOnly = useRead('project.settings', {}).data?.codeFindingsOnly ?? true;
	if (!about) return null;
	const close = () => {
		openSection(null);
		requestAnimationFrame(() => {
			if (document.activeElement === document.body) reader.view?.focus();
		});
	};
	const section = 'id' in about ? reader.sections.find(({ id }) => id === about.id) : sectionAt(reader, about.line);
	if (!section) return null;
	const [first, last] = linesOfSection(reader, section);
	const begins = 'line' in about && about.line !== first;
	const choose = (kind: (typeof SECTION_KINDS)[number]) => {
		close();
		void ('line' in about ? beginSection(reader, about.line, kind) : changeKind(reader, section, kind));
	};
	const chosen = begins ? null : section.kind;
	return (
		<Modal
			title={
				begins
					? t('sections.beginHere', { line: about.line })
					: t('sections.label', { kind: t(`code.section.${section.kind}`), first, last })
			}
			onClose={close}
		>
			<p className="dialog-text">{t(begins ? 'sections.beginText' : 'sections.kindText')}</p>
			<div className="section-kinds" role="group" aria-label={t('sections.kinds')}>
				{SECTION_KINDS.map((kind) => (
					<button
						key={kind}
						type="button"
						className="choice"
						aria-pressed={kind === chosen}
						autoFocus={kind === (chosen ?? 'findings')}
						onKeyDown={(event) => {
							const to =
								event.key === 'ArrowDown'
									? event.currentTarget.nextElementSibling
									: event.key === 'ArrowUp'
										? event.currentTarget.previousElementSibling
										: null;
							if (!to) return;
							event.preventDefault();
							(to as HTMLElement).focus();
						}}
						onClick={() => choose(kind)}
					>
						{t(`code.section.${kind}`)}
					</button>
				))}
			</div>
			<label className="section-only">
				<input
					type="checkbox"
					checked={findingsOnly}
					onChange={(event) =>
						void write(reader.client, 'project.set', {
							key: 'codeFindingsOnly',
							value: event.target.checked,
						}).catch(told)
					}
				/>
				<span>{t('sections.findingsOnly')}</span>
			</label>
			<div className="dialog-actions">
				<button
					type="button"
					className="btn"
					onClick={() => {
						close();
						void proposeAgain(reader);
					}}
				>
					{t('sections.propose')}
				</button>
				{!begins && first > 1 && (
					<button
						type="button"
						className="btn"
						onClick={() => {
							close();
							void joinAbove(reader, section);
						}}
					>
						{t('sections.join')}
					</button>
				)}
				<button type="button" className="btn" onClick={close}>
					{t('action.cancel')}
				</button>
			</div>
		</Modal>
	);
}
