import type { DbInput } from '#db/index.ts';
import type { Session } from '../host.ts';

/** Operations whose parameters go to the project file as they are and that answer with nothing but their id. */
const PLAIN = [
	'project.set',
	'project.rename',
	'person.add',
	'person.rename',
	'study.add',
	'study.update',
	'study.remove',
	'study.move',
	'source.rename',
	'source.setStudy',
	'source.remove',
	'source.setRole',
	'source.finish',
	'section.setKind',
	'section.setStart',
	'section.split',
	'section.merge',
	'section.propose',
	'unplaced.place',
	'unplaced.discard',
	'carried.accept',
	'coding.remove',
	'coding.resize',
	'coding.recode',
	'considered.set',
	'bookmark.set',
	'bookmark.remove',
	'code.create',
	'code.update',
	'code.move',
	'code.merge',
	'code.split',
	'code.remove',
	'theme.create',
	'theme.update',
	'theme.remove',
	'theme.move',
	'theme.addCodes',
	'theme.removeCodes',
	'theme.addThemes',
	'theme.removeThemes',
	'theme.chooseQuote',
	'memo.write',
	'memo.remove',
] as const;
type Plain = (typeof PLAIN)[number];

export const writeHandlers = Object.fromEntries(
	PLAIN.map((name) => [
		name,
		(session: Session, params: never) => ({ operation: session.write(name, params).operation }),
	]),
) as { [N in Plain]: (session: Session, params: DbInput<N>) => { operation: string | null } };
