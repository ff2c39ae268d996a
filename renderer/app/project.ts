import type { Client } from '../client/client.ts';
import { queryClient } from '../client/context.tsx';
import { sentence, t } from './i18n.tsx';
import { useSettings } from './settings.ts';
import { appState, type ProjectInfo, setApp, toast } from './store.ts';

/** Shows a project that the host has just opened. */
function enter(project: ProjectInfo): void {
	queryClient.clear();
	setApp({ project, place: { view: 'code' }, history: [], save: { kind: 'idle' }, toasts: [], announcement: '' });
	document.title = `${project.title} · Synthema`;
	if (project.readOnly) toast(t(`project.readOnly.${project.readOnly.reason}`, { holder: project.readOnly.holder }));
}

export async function openProject(client: Client, path: string): Promise<boolean> {
	try {
		enter(await client.call('project.open', { path, person: useSettings.getState().personName || null }));
		return true;
	} catch (error) {
		toast(sentence(error), null, 'problem');
		return false;
	}
}

export async function createProject(client: Client, path: string, title: string, person: string): Promise<boolean> {
	try {
		useSettings.setState({ personName: person });
		enter(await client.call('project.create', { path, title, person }));
		return true;
	} catch (error) {
		toast(sentence(error), null, 'problem');
		return false;
	}
}

export async function openSample(client: Client): Promise<void> {
	try {
		const sample = await client.call('project.sample', { folder: null });
		await openProject(client, sample.project);
	} catch (error) {
		toast(sentence(error), null, 'problem');
	}
}

export async function closeProject(client: Client): Promise<void> {
	await client.call('project.close', {});
	setApp({ project: null, history: [], toasts: [] });
	queryClient.clear();
	document.title = 'Synthema';
}

/**
 * After the host was restarted: opens the same project as the same person again and reads everything anew. A call that
 * was not acknowledged has been rejected by then (`Client`).
 */
export async function reopenProject(client: Client): Promise<void> {
	const project = appState().project;
	if (!project) return;
	try {
		const again = await client.call('project.open', { path: project.path, person: null });
		const mine =
			again.me === project.me || again.readOnly
				? again
				: await client.call('project.beSomeone', { personId: project.me });
		setApp({ project: mine });
	} catch (error) {
		setApp({ project: null });
		toast(sentence(error), null, 'problem');
	}
}
