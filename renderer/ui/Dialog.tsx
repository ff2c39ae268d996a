import { type FormEvent, type ReactNode, useState } from 'react';
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from 'react-aria-components';
import { create } from 'zustand';
import { t } from '../app/i18n.tsx';
import './dialog.css';

/** A dialog over the window: Escape and the backdrop close it, focus stays inside and returns where it was. */
export function Modal({
	title,
	onClose,
	children,
	wide = false,
}: {
	title: string;
	onClose(): void;
	children: ReactNode;
	/** `full` takes most of the window. */
	wide?: boolean | 'full';
}) {
	return (
		<ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
			<AriaModal className={wide === 'full' ? 'modal float full' : wide ? 'modal float wide' : 'modal float'}>
				<Dialog className="dialog">
					<Heading slot="title" className="dialog-title">
						{title}
					</Heading>
					{children}
				</Dialog>
			</AriaModal>
		</ModalOverlay>
	);
}

type Request =
	| { kind: 'confirm'; title: string; text: string; action: string; danger: boolean; resolve(value: boolean): void }
	| {
			kind: 'prompt';
			title: string;
			label: string;
			value: string;
			action: string;
			resolve(value: string | null): void;
	  };

const useRequest = create<{ request: Request | null }>(() => ({ request: null }));

/** Asks before something that cannot be taken back, or that takes much along. */
export function confirmDialog(options: {
	title: string;
	text: string;
	action: string;
	danger?: boolean;
}): Promise<boolean> {
	return new Promise((resolve) =>
		useRequest.setState({ request: { kind: 'confirm', danger: false, ...options, resolve } }),
	);
}

/** Asks for one line of text; null when the person left without answering. */
export function promptDialog(options: {
	title: string;
	label: string;
	value?: string;
	action: string;
}): Promise<string | null> {
	return new Promise((resolve) => useRequest.setState({ request: { kind: 'prompt', value: '', ...options, resolve } }));
}

/** Where `confirmDialog` and `promptDialog` appear; stands once in the application. */
export function DialogHost() {
	const request = useRequest((state) => state.request);
	if (!request) return null;
	const close = () => {
		useRequest.setState({ request: null });
		if (request.kind === 'confirm') request.resolve(false);
		else request.resolve(null);
	};
	if (request.kind === 'prompt') return <Prompt key={request.title} request={request} close={close} />;
	return (
		<Modal title={request.title} onClose={close}>
			<p className="dialog-text">{request.text}</p>
			<div className="dialog-actions">
				<button type="button" className="btn" onClick={close}>
					{t('action.cancel')}
				</button>
				<button
					type="button"
					className={request.danger ? 'btn primary danger' : 'btn primary'}
					autoFocus
					onClick={() => {
						useRequest.setState({ request: null });
						request.resolve(true);
					}}
				>
					{request.action}
				</button>
			</div>
		</Modal>
	);
}

function Prompt({ request, close }: { request: Extract<Request, { kind: 'prompt' }>; close(): void }) {
	const [value, setValue] = useState(request.value);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (!value.trim()) return;
		useRequest.setState({ request: null });
		request.resolve(value.trim());
	};
	return (
		<Modal title={request.title} onClose={close}>
			<form onSubmit={submit}>
				<label className="labelled">
					<span>{request.label}</span>
					<input
						className="input"
						value={value}
						autoFocus
						onChange={(event) => setValue(event.target.value)}
						onFocus={(event) => event.target.select()}
					/>
				</label>
				<div className="dialog-actions">
					<button type="button" className="btn" onClick={close}>
						{t('action.cancel')}
					</button>
					<button type="submit" className="btn primary" disabled={!value.trim()}>
						{request.action}
					</button>
				</div>
			</form>
		</Modal>
	);
}
