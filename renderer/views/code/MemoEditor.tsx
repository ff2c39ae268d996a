import { INSERT_UNORDERED_LIST_COMMAND, ListItemNode, ListNode, REMOVE_LIST_COMMAND } from '@lexical/list';
import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { ListPlugin } from '@lexical/react/LexicalListPlugin';
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin';
import {
	$createParagraphNode,
	$createTextNode,
	$getRoot,
	$getSelection,
	$isRangeSelection,
	FORMAT_TEXT_COMMAND,
	type LexicalEditor,
} from 'lexical';
import { useEffect, useRef, useState } from 'react';
import type { Memo, MemoTarget } from '#core/model.ts';
import { useT } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import { useApp } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { keyLabel } from '../../keys/commands.ts';
import { newId } from '../../ui/id.ts';
import { langOf } from '../../ui/lang.ts';
import './memo.css';

/** A memo is saved this long after the last key (milliseconds), and when the editor is left. */
const QUIET = 600;

/** Times on this day as `10:42`, earlier ones with their date. */
function when(iso: string, language: string): string {
	const at = new Date(iso);
	const today = at.toDateString() === new Date().toDateString();
	return at.toLocaleString(
		language,
		today ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short', year: 'numeric' },
	);
}

/** My memo on something, to be written; memos of others on a code, theme, study or the project are shown below it. */
export function MemoEditor({
	targetKind,
	targetId,
	focus = 0,
	onLeave,
}: {
	targetKind: MemoTarget | string;
	targetId: string;
	focus?: number;
	onLeave?(): void;
}) {
	const t = useT();
	const me = useApp((state) => state.project?.me);
	const locked = useApp((state) => state.project?.readOnly != null);
	const language = useSettings((settings) => settings.language);
	const read = useRead('memos.list', { targetKind, targetIds: [targetId] });
	const people = useRead('people.list', {}).data?.people ?? [];
	if (!read.data || read.isPlaceholderData) return <div className="memo" />;
	const mine = read.data.memos.find((memo) => memo.personId === me && memo.targetId === targetId) ?? null;
	// Codings are kept apart until coders compare; what hangs on them is too.
	const others = targetKind === 'coding' ? [] : read.data.memos.filter((memo) => memo.personId !== me);
	return (
		<div className="memo">
			<Editor
				key={`${targetKind} ${targetId}`}
				targetKind={targetKind as MemoTarget}
				targetId={targetId}
				memo={mine}
				locked={locked}
				focus={focus}
				onLeave={onLeave}
			/>
			{mine && <p className="memo-when num">{t('memo.mine', { when: when(mine.updatedAt, language) })}</p>}
			{others.map((memo) => (
				<blockquote key={memo.id} className="quote" lang={langOf(memo.plain)}>
					{memo.plain}
					<footer>
						{t('memo.other', {
							person: people.find((person) => person.id === memo.personId)?.name ?? '',
							when: when(memo.updatedAt, language),
						})}
					</footer>
				</blockquote>
			))}
		</div>
	);
}

/** Puts a stored body into an editor; text that is no editor state comes in as paragraphs. */
function fill(editor: LexicalEditor, memo: Memo | null): void {
	if (memo?.body.startsWith('{')) {
		editor.setEditorState(editor.parseEditorState(memo.body), { tag: 'historic' });
		return;
	}
	editor.update(
		() => {
			const root = $getRoot().clear();
			for (const line of (memo?.plain ?? '').split('\n'))
				root.append($createParagraphNode().append(...(line ? [$createTextNode(line)] : [])));
		},
		{ tag: 'historic', discrete: true },
	);
}

function Editor({
	targetKind,
	targetId,
	memo,
	locked,
	focus,
	onLeave,
}: {
	targetKind: MemoTarget;
	targetId: string;
	memo: Memo | null;
	locked: boolean;
	focus: number;
	onLeave: (() => void) | undefined;
}) {
	const t = useT();
	const label = t(`memo.on.${targetKind}`);
	return (
		<LexicalComposer
			initialConfig={{
				namespace: 'memo',
				nodes: [ListNode, ListItemNode],
				editable: !locked,
				theme: { text: { bold: 'memo-bold', italic: 'memo-italic' } },
				editorState: (editor) => fill(editor, memo),
				onError: (error) => {
					throw error;
				},
			}}
		>
			<div className="memo-field" lang={memo ? langOf(memo.plain) : undefined}>
				<RichTextPlugin
					contentEditable={
						<ContentEditable className="memo-text" aria-label={label} aria-multiline="true" spellCheck />
					}
					placeholder={<p className="memo-hint">{t(locked ? 'memo.none' : 'memo.hint')}</p>}
					ErrorBoundary={LexicalErrorBoundary}
				/>
				<HistoryPlugin />
				<ListPlugin />
				<Keeper targetKind={targetKind} targetId={targetId} memo={memo} focus={focus} onLeave={onLeave} />
				{!locked && <Toolbar />}
			</div>
		</LexicalComposer>
	);
}

/** Saves what is typed, and takes up what changed elsewhere (an undo) while nobody types. */
function Keeper({
	targetKind,
	targetId,
	memo,
	focus,
	onLeave,
}: {
	targetKind: MemoTarget;
	targetId: string;
	memo: Memo | null;
	focus: number;
	onLeave: (() => void) | undefined;
}) {
	const client = useClient();
	const [editor] = useLexicalComposerContext();
	const saved = useRef({ id: memo?.id ?? null, body: memo?.body ?? null });
	const state = useRef({ dirty: false, leave: onLeave });
	state.current.leave = onLeave;

	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const save = () => {
			clearTimeout(timer);
			if (!state.current.dirty) return;
			state.current.dirty = false;
			const body = JSON.stringify(editor.getEditorState());
			const plain = editor.getEditorState().read(() => $getRoot().getTextContent().replace(/\n\n+/gu, '\n').trim());
			const { id } = saved.current;
			if (plain === '') {
				saved.current = { id: null, body: null };
				if (id) void write(client, 'memo.remove', { id }).catch(told);
				return;
			}
			const memoId = id ?? newId();
			saved.current = { id: memoId, body };
			const send = () =>
				write(client, 'memo.write', { id: memoId, targetKind, targetId, body, plain }, () => void send().catch(told));
			void send().catch(told);
		};
		const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, tags }) => {
			if (tags.has('historic') || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
			state.current.dirty = true;
			clearTimeout(timer);
			timer = setTimeout(save, QUIET);
		});
		const stopRoot = editor.registerRootListener((root, before) => {
			const blur = () => save();
			const key = (event: KeyboardEvent) => {
				if (event.key === 'Escape' && !event.isComposing && state.current.leave) {
					event.preventDefault();
					event.stopPropagation();
					state.current.leave();
				}
			};
			before?.removeEventListener('blur', blur);
			root?.addEventListener('blur', blur);
			root?.addEventListener('keydown', key);
		});
		return () => {
			save();
			stop();
			stopRoot();
		};
	}, [editor, client, targetKind, targetId]);

	useEffect(() => {
		if (state.current.dirty || memo?.body === (saved.current.body ?? undefined)) return;
		if (editor.getRootElement() === document.activeElement) return;
		saved.current = { id: memo?.id ?? null, body: memo?.body ?? null };
		fill(editor, memo);
	}, [editor, memo]);

	const asked = useRef(0);
	useEffect(() => {
		if (focus > asked.current) editor.focus();
		asked.current = focus;
	}, [editor, focus]);
	return null;
}

function Toolbar() {
	const t = useT();
	const [editor] = useLexicalComposerContext();
	const [format, setFormat] = useState({ bold: false, italic: false, list: false });
	useEffect(
		() =>
			editor.registerUpdateListener(({ editorState }) =>
				editorState.read(() => {
					const selection = $getSelection();
					if (!$isRangeSelection(selection)) return;
					const list = selection.anchor
						.getNode()
						.getParents()
						.some((node) => node instanceof ListNode);
					const next = { bold: selection.hasFormat('bold'), italic: selection.hasFormat('italic'), list };
					setFormat((before) =>
						before.bold === next.bold && before.italic === next.italic && before.list === next.list ? before : next,
					);
				}),
			),
		[editor],
	);
	const toggleList = () =>
		editor.dispatchCommand(format.list ? REMOVE_LIST_COMMAND : INSERT_UNORDERED_LIST_COMMAND, undefined);
	useEffect(() => {
		const key = (event: KeyboardEvent) => {
			if ((event.ctrlKey || event.metaKey) && event.shiftKey && (event.code === 'Digit8' || event.key === '8')) {
				event.preventDefault();
				toggleList();
			}
		};
		return editor.registerRootListener((root, before) => {
			before?.removeEventListener('keydown', key);
			root?.addEventListener('keydown', key);
		});
	});
	const buttons = [
		{
			name: 'bold',
			keys: 'Mod+b',
			run: () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold'),
			on: format.bold,
			glyph: 'B',
		},
		{
			name: 'italic',
			keys: 'Mod+i',
			run: () => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic'),
			on: format.italic,
			glyph: 'I',
		},
		{ name: 'list', keys: 'Mod+Shift+8', run: toggleList, on: format.list, glyph: '•' },
	];
	return (
		<div className="memo-tools" role="toolbar" aria-label={t('memo.tools')}>
			{buttons.map(({ name, keys, run, on, glyph }) => (
				<button
					key={name}
					type="button"
					className={`iconbtn memo-${name}`}
					aria-pressed={on}
					aria-label={t(`memo.${name}`)}
					title={`${t(`memo.${name}`)} (${keyLabel(keys)})`}
					onMouseDown={(event) => event.preventDefault()}
					onClick={run}
				>
					<span aria-hidden="true">{glyph}</span>
				</button>
			))}
		</div>
	);
}
