/** Runs an import in the background: coding goes on, the status bar shows progress and Cancel. */
import type { Input, Output } from '#host/contract/methods.ts';
import { sentence, t } from '../../app/i18n.tsx';
import { appState, go, setApp, setOverlay, toast } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { CallError, type Client } from '../../client/client.ts';
import { newId } from '../../ui/id.ts';
import { clear, goodTexts, type Row, setImport } from './model.ts';

type Studies = Output<'studies.list'>['studies'];

let nextWork = 1;
/** An import that takes longer than this (milliseconds) is not waited for. */
const ATTENDED = 4000;

/** What `source.import` is asked, from the rows as they are decided. `studies` are those of the project. */
export function requestOf(rows: readonly Row[], studies: Studies): Input<'source.import'> {
	const add: NonNullable<Input<'source.import'>['studies']>['add'] = [];
	const update: NonNullable<Input<'source.import'>['studies']>['update'] = [];
	const byLabel = new Map(studies.map(({ label, id }) => [label, id]));
	for (const row of rows) {
		if (row.kind !== 'references' || !row.read) continue;
		for (const [index, { fields, duplicate }] of row.read.references.entries()) {
			const decision = row.decisions[index]!;
			if (decision.action === 'add') {
				const id = newId();
				add.push({ id, fields });
				byLabel.set(fields.label, id);
			} else if (decision.action === 'merge' && duplicate && Object.keys(duplicate.adds).length > 0)
				update.push({ id: decision.studyId, fields: duplicate.adds });
		}
	}
	const items = goodTexts(rows).map(({ item, options, preview }) => {
		const label = options.studyLabel ?? preview?.studyLabel;
		const studyId = label === undefined ? undefined : byLabel.get(label);
		return {
			item: item!,
			options: { ...options, ...(studyId && { studyId }), ...(label && { studyLabel: label }) },
		};
	});
	return { items, studies: { add, update } };
}

export async function runImport(client: Client, rows: readonly Row[], studies: Studies): Promise<void> {
	const request = requestOf(rows, studies);
	const started = performance.now();
	const stop = new AbortController();
	const id = nextWork++;
	const total = request.items.length;
	const entry = { id, label: t('import.working'), done: 0, total, cancel: () => stop.abort() };
	const show = (change: Partial<typeof entry>) =>
		setApp({ work: appState().work.map((each) => (each.id === id ? { ...each, ...change } : each)) });
	setApp({ work: [...appState().work, entry] });
	clear();
	setOverlay('none');
	try {
		const report = await client.call('source.import', request, {
			signal: stop.signal,
			onProgress: ({ done, label }) =>
				show({ done: Math.floor(done), label: label ? t('import.workingOn', { file: label }) : entry.label }),
		});
		finished(client, report, performance.now() - started);
	} catch (error) {
		if (error instanceof CallError && error.wire.kind === 'cancelled') toast(t('import.cancelled'));
		else toast(sentence(error), null, 'problem');
	} finally {
		setApp({ work: appState().work.filter((each) => each.id !== id) });
	}
}

function finished(client: Client, report: Output<'source.import'>, waited: number): void {
	const { sources, studies, skipped, warnings } = report;
	const [first] = sources;
	const quiet = skipped.length === 0 && warnings.length === 0 && sources.length + studies.added <= 1;
	const text =
		sources.length > 0 || studies.added === 0
			? t('import.done', { count: sources.length })
			: t('import.doneStudies', { count: studies.added });
	toast(text, {
		label: t('action.undo'),
		run: () => void write(client, 'history.undo', {}).catch(told),
	});
	// Who has gone on coding for a while stays where they are.
	if (first && waited < ATTENDED) go({ view: 'code', sourceId: first.id });
	if (quiet) return;
	setImport({ report });
	// A dialog that a person has opened meanwhile is theirs.
	if (appState().overlay === 'none') setOverlay('import-report');
}
