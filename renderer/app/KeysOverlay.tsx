import { useState } from 'react';
import { COMMANDS, keyLabel, keyName, type Scope } from '../keys/commands.ts';
import { keysOf } from '../keys/useCommands.ts';
import { Modal } from '../ui/Dialog.tsx';
import { useT } from './i18n.tsx';
import { useSettings } from './settings.ts';
import { setOverlay } from './store.ts';

const SCOPES: readonly Scope[] = ['reading', 'page', 'board', 'codebook', 'start', 'global'];

/** All keys, by place; each can be given another key, and single keys can be switched off. */
export function KeysOverlay() {
	const t = useT();
	const single = useSettings((settings) => settings.singleKeys);
	const custom = useSettings((settings) => settings.keys);
	const [recording, setRecording] = useState<string | null>(null);
	const close = () => setOverlay('none');
	const record = (id: string, event: React.KeyboardEvent) => {
		if (recording !== id) return;
		const key = keyName(event.nativeEvent);
		if (!key) return;
		event.preventDefault();
		event.stopPropagation();
		if (key !== 'Escape') useSettings.setState({ keys: { ...custom, [id]: [key] } });
		setRecording(null);
	};
	return (
		<Modal title={t('keys.title')} onClose={close} wide>
			<div className="keys-top">
				<label className="check-label">
					<input
						type="checkbox"
						checked={single}
						onChange={(event) => useSettings.setState({ singleKeys: event.target.checked })}
					/>
					{t('keys.single')}
				</label>
				<span className="grow" />
				<button
					type="button"
					className="btn"
					disabled={!Object.keys(custom).length}
					onClick={() => useSettings.setState({ keys: {} })}
				>
					{t('keys.reset')}
				</button>
			</div>
			<div className="keys-columns">
				{SCOPES.map((scope) => (
					<section key={scope}>
						<h3 className="h3">{t(`commands.${scope}`)}</h3>
						<ul>
							{COMMANDS.filter((command) => command.scope === scope).map((command) => (
								<li key={command.id}>
									<span className="grow">{t(`command.${command.id}`)}</span>
									<button
										type="button"
										className="key-edit"
										title={t('keys.changeHint')}
										onClick={() => setRecording(command.id)}
										onBlur={() => setRecording(null)}
										onKeyDown={(event) => record(command.id, event)}
									>
										<span className="sr">{t('keys.change', { command: t(`command.${command.id}`) })} </span>
										{recording === command.id ? (
											<span className="quiet">{t('keys.press')}</span>
										) : keysOf(command.id).length ? (
											keysOf(command.id).length > 4 ? (
												<kbd>{`${keyLabel(keysOf(command.id)[0]!)}–${keyLabel(keysOf(command.id).at(-1)!)}`}</kbd>
											) : (
												keysOf(command.id).map((key) => <kbd key={key}>{keyLabel(key)}</kbd>)
											)
										) : (
											<span className="quiet">–</span>
										)}
									</button>
								</li>
							))}
						</ul>
					</section>
				))}
			</div>
			<div className="dialog-actions">
				<button type="button" className="btn primary" onClick={close}>
					{t('action.close')}
				</button>
			</div>
		</Modal>
	);
}
