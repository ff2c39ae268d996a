import { check, lists, sourceStats } from '#db/index.ts';
import type { MethodName, Output } from '../contract/methods.ts';
import type { Session } from '../host.ts';
import { documentsFolder, userName } from '../places.ts';
import { forget, recentProjects } from '../recent.ts';
import type { Handlers } from './types.ts';

function info({ file, me }: Session): Output<'project.info'> {
	const { projectId, title, createdAt } = file.project;
	return { id: projectId, title, path: file.path, createdAt, me, readOnly: file.readOnly };
}

export const projectHandlers = {
	'app.info': ({ host }) => ({ version: host.version, documents: documentsFolder(), defaultPerson: userName() }),
	'recent.list': () => ({ recent: recentProjects().map(({ me: _, ...entry }) => entry) }),
	'recent.remove': (_, { path }) => {
		forget(path);
		return {};
	},
	'project.create': (session, { path, title, person }) => {
		session.create(path, title, person);
		return info(session);
	},
	'project.open': (session, { path, person }) => {
		session.open(path, person);
		return info(session);
	},
	'project.close': (session) => {
		session.close();
		return {};
	},
	'project.info': (session) => info(session),
	'project.beSomeone': (session, { personId }) => {
		session.be(personId);
		return info(session);
	},
	'project.settings': ({ file }) => lists.settings(file),
	'people.list': ({ file }) => ({ people: lists.people(file) }),
	'studies.list': ({ file }) => ({ studies: lists.studies(file) }),
	'sources.list': ({ file }) => ({ sources: lists.sources(file), sections: lists.sections(file) }),
	'sources.stats': ({ file, me }, { sourceIds }) => ({ stats: sourceStats(file, me, sourceIds) }),
	'memos.list': ({ file }, { targetKind, targetIds }) => ({ memos: lists.memos(file, targetKind, targetIds) }),
	'history.state': ({ file }) => {
		const { undo, redo } = file.history();
		return { undo, redo };
	},
	'history.undo': (session) => {
		const { operation, result } = session.undo();
		return { operation, name: result };
	},
	'history.redo': (session) => {
		const { operation, result } = session.redo();
		return { operation, name: result };
	},
	check: ({ file }) => {
		const problems = check(file);
		return { ok: problems.length === 0, problems };
	},
} satisfies Partial<Handlers<MethodName>>;
