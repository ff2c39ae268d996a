/** Opening a project for one command, and finding things in it by what people call them. */
import { SynthemaError } from '#core/errors.ts';
import type { Code, Id, Person, Source } from '#core/model.ts';
import { Host, type Session } from '#host/host.ts';

/** Runs some work on an open project and closes it whatever happens. */
export async function withProject<R>(path: string, work: (session: Session) => Promise<R>): Promise<R> {
	const host = new Host('cli', { remembers: false });
	const session = host.session();
	try {
		await session.call('project.open', { path, person: null });
		return await work(session);
	} finally {
		session.close();
		host.close();
	}
}

/** A source by id, name, name without ending, or the label of its study when that has one text. */
export async function findSource(session: Session, wanted: string): Promise<Source> {
	const { sources } = await session.call('sources.list', {});
	const { studies } = await session.call('studies.list', {});
	const ways: ((source: Source) => boolean)[] = [
		(source) => source.id === wanted,
		(source) => source.name === wanted,
		(source) => source.name.replace(/\.[^.]+$/, '') === wanted,
		(source) => studies.some((study) => study.id === source.studyId && study.label === wanted),
	];
	for (const way of ways) {
		const found = sources.filter(way);
		if (found.length === 1) return found[0]!;
		if (found.length > 1)
			throw new SynthemaError('cli.sourceAmbiguous', {
				source: wanted,
				names: found.map(({ name }) => name).join(', '),
			});
	}
	throw new SynthemaError('cli.sourceUnknown', { source: wanted });
}

export async function findCode(session: Session, wanted: string): Promise<Code | undefined> {
	const { codes } = await session.call('codes.list', {});
	return codes.find((code) => code.name === wanted) ?? codes.find((code) => code.id === wanted);
}

export async function findPerson(session: Session, wanted: string): Promise<Person | undefined> {
	const { people } = await session.call('people.list', {});
	return people.find((person) => person.name === wanted) ?? people.find((person) => person.id === wanted);
}

/** Names of codes and people by id. */
export async function names(
	session: Session,
): Promise<{ code(id: Id): string; person(id: Id): string; study(sourceId: Id): string; source(id: Id): string }> {
	const [{ codes }, { people }, { sources }, { studies }] = await Promise.all([
		session.call('codes.list', {}),
		session.call('people.list', {}),
		session.call('sources.list', {}),
		session.call('studies.list', {}),
	]);
	const map = <T extends { id: Id }>(list: readonly T[], name: (entry: T) => string) => {
		const known = new Map(list.map((entry) => [entry.id, name(entry)]));
		return (id: Id) => known.get(id) ?? '';
	};
	const label = map(studies, (study) => study.label);
	return {
		code: map(codes, (code) => code.name),
		person: map(people, (person) => person.name),
		source: map(sources, (source) => source.name),
		study: map(sources, (source) => label(source.studyId)),
	};
}
