import { useMemo, useRef, useState } from 'react';
import { useT } from '../../../app/i18n.tsx';
import { announce } from '../../../app/store.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { langOf } from '../../../ui/lang.ts';
import { applyCode } from '../actions.ts';
import type { CodeChoices } from '../palette-data.ts';
import type { Reader } from '../reader.ts';
import { type CodeRow, codeRows } from './code-rows.ts';
import './codes.css';

/** What a dragged code is, for those who take it. */
export const CODE_DRAG = 'application/x-synthema-code';

/**
 * All codes beside the text: a click gives one to what is selected, Enter also to the line; a code can be dragged onto the
 * text and selected words onto a code.
 */
export function CodeList({ reader, codes }: { reader: Reader | null; codes: CodeChoices }) {
	const t = useT();
	const tree = useRef<HTMLUListElement>(null);
	const [query, setQuery] = useState('');
	const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
	const [focused, setFocused] = useState<string | null>(null);
	const [over, setOver] = useState<string | null>(null);
	const rows = useMemo(() => codeRows(codes.choices, closed, query), [codes, closed, query]);
	const stop = rows.some(({ code }) => code.id === focused) ? focused : (rows[0]?.code.id ?? null);

	const toggle = (id: string, open: boolean) => {
		const next = new Set(closed);
		if (open) next.delete(id);
		else next.add(id);
		setClosed(next);
	};
	const apply = (id: string, alsoToLine: boolean) => {
		if (!reader) return;
		if (!alsoToLine && !reader.get().range) return announce(t('code.selectFirst'));
		applyCode(reader, { id }, { advance: alsoToLine });
	};
	const onKeyDown = (event: React.KeyboardEvent) => {
		const item = (event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]');
		if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
		const items = [...tree.current!.querySelectorAll<HTMLElement>('[role=treeitem]')];
		const at = items.indexOf(item);
		const row = rows[at];
		if (!row) return;
		const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
		if (to !== undefined) items[to]?.focus();
		else if (event.key === 'ArrowRight' && row.children > 0) toggle(row.code.id, true);
		else if (event.key === 'ArrowLeft' && row.children > 0 && !closed.has(row.code.id)) toggle(row.code.id, false);
		else if (event.key === 'ArrowLeft') items[rows.findIndex(({ code }) => code.id === row.code.parentId)]?.focus();
		else if (event.key === 'Enter') apply(row.code.id, true);
		else if (event.key === 'Escape') reader?.view?.focus();
		else return;
		event.preventDefault();
	};
	const item = ({ code, level, children }: CodeRow) => (
		<li
			key={code.id}
			role="treeitem"
			aria-level={level}
			aria-selected={code.id === stop}
			aria-expanded={children > 0 ? !closed.has(code.id) : undefined}
			tabIndex={code.id === stop ? 0 : -1}
			className={`code-row${code.id === over ? ' over' : ''}`}
			style={{ paddingLeft: 4 + (level - 1) * 14 }}
			title={code.definition || undefined}
			draggable
			onFocus={() => setFocused(code.id)}
			// The selection in the text stays while a code is clicked.
			onMouseDown={(event) => event.detail > 0 && reader?.get().range && event.preventDefault()}
			onClick={() => apply(code.id, false)}
			onKeyDown={() => {}}
			onDragStart={(event) => {
				event.dataTransfer.setData(CODE_DRAG, code.id);
				event.dataTransfer.setData('text/plain', code.name);
				event.dataTransfer.effectAllowed = 'copy';
			}}
			onDragOver={(event) => {
				if (!reader?.get().range || event.dataTransfer.types.includes(CODE_DRAG)) return;
				event.preventDefault();
				event.dataTransfer.dropEffect = 'copy';
				setOver(code.id);
			}}
			onDragLeave={() => setOver(null)}
			onDrop={(event) => {
				setOver(null);
				if (event.dataTransfer.types.includes(CODE_DRAG)) return;
				event.preventDefault();
				apply(code.id, false);
			}}
		>
			{children > 0 ? (
				<button
					type="button"
					tabIndex={-1}
					className="twist"
					aria-label={t(closed.has(code.id) ? 'code.openBranch' : 'code.closeBranch', { code: code.name })}
					onClick={(event) => {
						event.stopPropagation();
						toggle(code.id, closed.has(code.id));
					}}
				>
					<Icon name={closed.has(code.id) ? 'caret' : 'caret-down'} />
				</button>
			) : (
				<span className="twist" />
			)}
			<span className={`sw c${code.colour}`} />
			<span className="clip grow" lang={langOf(code.name)}>
				{code.name}
			</span>
			<span className="quiet num">{code.count || ''}</span>
		</li>
	);
	return (
		<div className="code-list">
			<input
				type="search"
				className="field"
				aria-label={t('code.filterCodes')}
				placeholder={t('code.filterCodes')}
				spellCheck={false}
				value={query}
				onChange={(event) => setQuery(event.target.value)}
				onKeyDown={(event) => {
					if (event.nativeEvent.isComposing) return;
					if (event.key === 'ArrowDown') {
						event.preventDefault();
						tree.current?.querySelector<HTMLElement>('[role=treeitem]')?.focus();
					} else if (event.key === 'Enter' && rows[0]) {
						event.preventDefault();
						apply(rows[0].code.id, true);
						setQuery('');
					} else if (event.key === 'Escape') {
						event.preventDefault();
						if (query) setQuery('');
						else reader?.view?.focus();
					}
				}}
			/>
			<ul ref={tree} role="tree" aria-label={t('code.codesTree')} onKeyDown={onKeyDown}>
				{rows.map(item)}
			</ul>
			{codes.choices.length === 0 && <p className="quiet none">{t('code.noCodesYet')}</p>}
			{codes.choices.length > 0 && rows.length === 0 && <p className="quiet none">{t('code.noCodeFound')}</p>}
		</div>
	);
}
