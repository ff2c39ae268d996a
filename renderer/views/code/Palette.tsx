import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TextRange } from '#core/text/ranges.ts';
import { useT } from '../../app/i18n.tsx';
import { keyLabel } from '../../keys/commands.ts';
import { Icon } from '../../ui/Icon.tsx';
import { langOf } from '../../ui/lang.ts';
import { applyCode, applyInVivo, inVivoName, linesText, type Wanted } from './actions.ts';
import { rangeOfLine, spanOf } from './layout.ts';
import type { TextDom } from './offsets.ts';
import type { CodeChoices } from './palette-data.ts';
import { type CodeChoice, createsFirst, type Ranked, rank, type Wish, wish } from './palette-rank.ts';
import type { Reader, ReaderState } from './reader.ts';
import { wordCount } from './words.ts';

const ROWS = 7;
const WIDTH = 500;

type Option =
	| { kind: 'code'; found: Ranked<CodeChoice> }
	| { kind: 'create'; name: string; wish: Wish<CodeChoice> }
	| { kind: 'vivo'; name: string };

/** The letters of a name that were typed, in bold. */
function Matched({ name, matched }: { name: string; matched: readonly number[] }) {
	const hits = new Set(matched);
	const parts: { text: string; hit: boolean }[] = [];
	for (let i = 0; i < name.length; i++) {
		const last = parts.at(-1);
		if (last && last.hit === hits.has(i)) last.text += name[i];
		else parts.push({ text: name[i]!, hit: hits.has(i) });
	}
	// biome-ignore lint/suspicious/noArrayIndexKey: the parts have nothing but their order
	return parts.map((part, i) => (part.hit ? <b key={i}>{part.text}</b> : <span key={i}>{part.text}</span>));
}

/** Lines around a passage whose codes are likely to be wanted again. */
const NEIGHBOURHOOD = 12;

function codesNear({ layout, model }: Reader, target: TextRange): ReadonlySet<string> {
	const [first, last] = spanOf(layout, target);
	const { start } = rangeOfLine(layout, Math.max(1, first - NEIGHBOURHOOD));
	const { end } = rangeOfLine(layout, Math.min(layout.lines.count, last + NEIGHBOURHOOD));
	return new Set(model.overlapping({ start, end }).map(({ codeId }) => codeId));
}

/** Finds or makes a code for the passage it stands under. */
export function Palette({
	reader,
	dom,
	target,
	codes,
	onMemo,
}: {
	reader: Reader;
	dom: TextDom;
	target: NonNullable<ReaderState['palette']>;
	codes: CodeChoices;
	onMemo(codingId: string): void;
}) {
	const t = useT();
	const list = useId();
	const box = useRef<HTMLDivElement>(null);
	const input = useRef<HTMLInputElement>(null);
	const [query, setQuery] = useState('');
	const [at, setAt] = useState(0);
	const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
	const wasSelected = useRef(reader.get().range);

	const near = useMemo(() => codesNear(reader, target), [reader, target]);
	const options = useMemo((): Option[] => {
		const found = rank(codes.choices, query, { near });
		const made = wish(codes.choices, query);
		const create = made ? [{ kind: 'create', name: made.name, wish: made } as const] : [];
		const vivo = target.fromLine ? '' : inVivoName(reader, target);
		const first = made?.parent != null || createsFirst(query, found);
		return [
			...(first ? create : []),
			...found.map((one): Option => ({ kind: 'code', found: one })),
			...(first ? [] : create),
			...(vivo ? [{ kind: 'vivo', name: vivo } as const] : []),
		];
	}, [codes, near, query, reader, target]);
	const active = Math.min(at, options.length - 1);

	// In the frame of the key that opened it: what is typed next belongs to the field.
	useLayoutEffect(() => {
		input.current?.focus({ preventScroll: true });
		return () => reader.view?.focus();
	}, [reader]);

	// Under the passage; above it where there is no room below.
	useLayoutEffect(() => {
		const pane = box.current?.offsetParent;
		if (!pane) return;
		const frame = pane.getBoundingClientRect();
		const boxes = dom.boxes(target);
		const first = boxes[0];
		const last = boxes.at(-1);
		if (!first || !last) return setPlace({ left: 80, top: 60 });
		const height = box.current!.offsetHeight;
		const below = last.bottom - frame.top + 6;
		const above = first.top - frame.top - height - 6;
		const top = below + height <= frame.height - 8 || above < 44 ? Math.min(below, frame.height - height - 8) : above;
		setPlace({ left: Math.max(8, Math.min(80, frame.width - WIDTH - 8)), top: Math.max(48, top) });
		// Only where it opens; a list that grows shorter does not make it jump.
	}, [dom, target]);

	useEffect(() => {
		document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' });
	}, [active, list]);

	const close = (restore: boolean) => {
		reader.set({ palette: null, ...(restore && wasSelected.current && { range: wasSelected.current }) });
	};
	const apply = (wanted: Wanted, how: 'advance' | 'stay' | 'memo') => {
		if (how !== 'stay') reader.set({ palette: null });
		const coding = applyCode(reader, wanted, { advance: how === 'advance', target });
		if (how === 'stay') {
			setQuery('');
			setAt(0);
		} else if (how === 'memo' && coding) onMemo(coding);
	};
	const choose = (option: Option | undefined, how: 'advance' | 'stay' | 'memo') => {
		if (!option) return;
		if (option.kind === 'code') apply({ id: option.found.candidate.id }, how);
		else if (option.kind === 'create') apply({ name: option.name, parentId: option.wish.parent?.id ?? null }, how);
		else {
			reader.set({ palette: null });
			applyInVivo(reader, target);
		}
	};
	const onKeyDown = (event: React.KeyboardEvent) => {
		if (event.nativeEvent.isComposing || event.keyCode === 229) return;
		const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
		const take = () => {
			event.preventDefault();
			event.stopPropagation();
		};
		if (event.altKey && digit) {
			take();
			const slot = codes.slots[Number(digit) - 1];
			if (slot) apply({ id: slot.id }, event.shiftKey ? 'stay' : 'advance');
		} else if (event.altKey && event.code === 'KeyV') {
			take();
			reader.set({ palette: null });
			applyInVivo(reader, target);
		} else if (event.key === 'Enter') {
			take();
			const creating = options.find((option) => option.kind === 'create');
			if (event.ctrlKey || event.metaKey) choose(creating, 'advance');
			else choose(options[active], event.shiftKey ? 'stay' : 'advance');
		} else if (event.key === 'Tab' && !event.shiftKey) {
			take();
			choose(options[active], 'memo');
		} else if (event.key === 'Escape') {
			take();
			close(true);
		} else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
			take();
			if (options.length) setAt((active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
		} else if (event.key === 'PageDown' || event.key === 'PageUp') {
			take();
			setAt(Math.min(Math.max(0, active + (event.key === 'PageDown' ? ROWS : -ROWS)), options.length - 1));
		}
	};

	const words = t(reader.layout.language.startsWith('zh') ? 'code.characters' : 'code.words', {
		count: wordCount(reader.layout, target),
	});
	return (
		<div
			ref={box}
			className="palette float"
			role="dialog"
			aria-label={t('code.palette')}
			style={{ ...(place ?? { left: 80, top: 48, opacity: 0 }), width: WIDTH }}
			onMouseDown={(event) => {
				if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
			}}
			onBlur={(event) => {
				if (!event.currentTarget.contains(event.relatedTarget) && document.hasFocus()) close(false);
			}}
		>
			<div className="in">
				<input
					ref={input}
					role="combobox"
					aria-label={t('code.paletteField')}
					aria-expanded="true"
					aria-autocomplete="list"
					aria-controls={list}
					aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
					placeholder={t('code.paletteHint')}
					spellCheck={false}
					autoComplete="off"
					value={query}
					onChange={(event) => {
						setQuery(event.target.value);
						setAt(0);
					}}
					onKeyDown={onKeyDown}
				/>
				<span className="quiet num">{t('code.paletteFor', { words, lines: linesText(reader, target) })}</span>
			</div>
			<div id={list} className="options" role="listbox" aria-label={t('code.paletteList')} tabIndex={-1}>
				{options.map((option, i) => {
					const on = i === active;
					const shared = {
						id: `${list}-${i}`,
						role: 'option',
						'aria-selected': on,
						tabIndex: -1,
						onMouseDown: (event: React.MouseEvent) => event.preventDefault(),
						onClick: (event: React.MouseEvent) => choose(option, event.shiftKey ? 'stay' : 'advance'),
						onKeyDown: () => {},
					} as const;
					if (option.kind === 'code') {
						const { candidate, matched, alias } = option.found;
						return (
							<div key={candidate.id} {...shared} className={on ? 'opt on' : 'opt'}>
								<span className={`sw c${candidate.colour}`} />
								<span className="clip" lang={langOf(candidate.name)}>
									<Matched name={candidate.name} matched={matched} />
								</span>
								<span className="where clip grow" lang={langOf(alias || candidate.where)}>
									{alias ? t('code.alsoCalled', { name: alias }) : candidate.where}
								</span>
								<span className="n num">{candidate.count}</span>
								{on && candidate.definition && <p lang={langOf(candidate.definition)}>{candidate.definition}</p>}
							</div>
						);
					}
					return (
						<div key={option.kind} {...shared} className={on ? 'opt new on' : 'opt new'}>
							<Icon name="plus" />
							<span className="grow clip" lang={langOf(option.name)}>
								{option.kind === 'create' && option.wish.parent
									? t('code.createBelow', { name: option.name, parent: option.wish.parent.name })
									: t(option.kind === 'create' ? 'code.create' : 'code.inVivo', { name: option.name })}
							</span>
							<kbd>{option.kind === 'create' ? `${keyLabel('Mod+Enter')}` : 'Alt V'}</kbd>
						</div>
					);
				})}
			</div>
			{options.length === 0 && <p className="none">{t('code.noCodesYet')}</p>}
			{codes.slots.length > 0 && (
				<div className="recents">
					<div className="h3">
						<span>{t('code.recent')}</span>
						<span className="quiet">{t('code.recentHint')}</span>
					</div>
					<ol>
						{codes.slots.map((slot, i) => (
							<li key={slot.id}>
								<button
									type="button"
									tabIndex={-1}
									onMouseDown={(event) => event.preventDefault()}
									onClick={() => apply({ id: slot.id }, 'advance')}
								>
									<span className="num key">{i + 1}</span>
									<span className={`sw c${slot.colour}`} />
									<span className="clip" lang={langOf(slot.name)}>
										{slot.name}
									</span>
								</button>
							</li>
						))}
					</ol>
				</div>
			)}
			<div className="foot">
				<span className="hint">
					<kbd>↵</kbd> {t('code.hintApply')}
				</span>
				<span className="hint">
					<kbd>{keyLabel('Shift+Enter')}</kbd> {t('code.hintStay')}
				</span>
				<span className="hint">
					<kbd>Tab</kbd> {t('code.hintMemo')}
				</span>
				<span className="hint last">
					<kbd>Esc</kbd>
				</span>
			</div>
		</div>
	);
}
