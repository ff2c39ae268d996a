import { useState } from 'react';
import { SOURCE_ROLES, type SourceRole } from '#core/model.ts';
import type { Output } from '#host/contract/methods.ts';
import { useT } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import { toast, useApp } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { confirmDialog, Modal } from '../../ui/Dialog.tsx';

type Source = Output<'sources.list'>['sources'][number];

/** What a text is: its name, the study it belongs to and as what; and the way to take it out of the project. */
export function SourceDialog({ source, onClose }: { source: Source; onClose(): void }) {
	const t = useT();
	const client = useClient();
	const language = useSettings((settings) => settings.language);
	const locked = useApp((state) => state.project?.readOnly != null);
	const studies = useRead('studies.list', {}).data?.studies ?? [];
	const [name, setName] = useState(source.name);
	const [studyId, setStudyId] = useState(source.studyId);
	const [role, setRole] = useState<SourceRole>(source.role);
	const keep = async () => {
		const { id } = source;
		if (name.trim() !== source.name) await write(client, 'source.rename', { id, name: name.trim() });
		if (studyId !== source.studyId) await write(client, 'source.setStudy', { id, studyId });
		if (role !== source.role) await write(client, 'source.setRole', { id, role });
		onClose();
	};
	const remove = async () => {
		const { stats } = await client.call('sources.stats', { sourceIds: [source.id] });
		const sure = await confirmDialog({
			title: t('source.removeTitle', { source: source.name }),
			text: t('source.removeText', { count: stats[0]?.codings ?? 0 }),
			action: t('action.remove'),
			danger: true,
		});
		if (!sure) return;
		await write(client, 'source.remove', { id: source.id });
		toast(t('source.removed', { source: source.name }), {
			label: t('action.undo'),
			run: () => void write(client, 'history.undo', {}).catch(told),
		});
		onClose();
	};
	const languages = new Intl.DisplayNames([language], { type: 'language' });
	return (
		<Modal title={t('source.about')} onClose={onClose}>
			<form
				className="stack"
				onSubmit={(event) => {
					event.preventDefault();
					void keep().catch(told);
				}}
			>
				<label className="labelled">
					<span>{t('source.name')}</span>
					<input
						className="input"
						autoFocus
						required
						disabled={locked}
						value={name}
						onChange={(event) => setName(event.target.value)}
					/>
				</label>
				<label className="labelled">
					<span>{t('import.study')}</span>
					<select
						className="select"
						disabled={locked}
						value={studyId}
						onChange={(event) => setStudyId(event.target.value)}
					>
						{studies.map(({ id, label }) => (
							<option key={id} value={id}>
								{label}
							</option>
						))}
					</select>
				</label>
				<label className="labelled">
					<span>{t('import.role')}</span>
					<select
						className="select"
						disabled={locked}
						value={role}
						onChange={(event) => setRole(event.target.value as SourceRole)}
					>
						{SOURCE_ROLES.map((each) => (
							<option key={each} value={each}>
								{t(`role.${each}`)}
							</option>
						))}
					</select>
				</label>
				<p className="ref num">
					{[
						t('source.characters', { count: source.characters }),
						...(source.pageCount > 0 ? [t('import.pageCount', { count: source.pageCount })] : []),
						source.language === 'und'
							? t('import.languageUnknown')
							: (languages.of(source.language) ?? source.language),
						t('source.imported', { day: new Date(source.importedAt).toLocaleDateString(language) }),
						...(source.revision > 1 ? [t('source.revision', { number: source.revision })] : []),
					].join(' · ')}
				</p>
				<div className="dialog-actions">
					<button type="button" className="btn" disabled={locked} onClick={() => void remove().catch(told)}>
						{t('source.remove')}
					</button>
					<span className="grow" />
					<button type="button" className="btn" onClick={onClose}>
						{t('action.cancel')}
					</button>
					<button type="submit" className="btn primary" disabled={locked || !name.trim()}>
						{t('source.keep')}
					</button>
				</div>
			</form>
		</Modal>
	);
}
