import { useT } from '../../app/i18n.tsx';
import type { Preview } from './model.ts';

type LeftOut = Preview['leftOut'][number];

/** Entries of one kind that are listed at most; the box of the kind stands for all of them. */
const LISTED = 300;

/** What stayed out of a text, by kind; ticked is put back. */
export function LeftOutList({
	leftOut,
	keep,
	onChange,
}: {
	leftOut: readonly LeftOut[];
	keep: readonly string[];
	onChange(keep: string[]): void;
}) {
	const t = useT();
	if (leftOut.length === 0) return null;
	const kinds = [...Map.groupBy(leftOut, ({ kind }) => kind)];
	const toggleKind = (kind: string, on: boolean) =>
		onChange([...keep.filter((entry) => entry !== kind && !entry.startsWith(`${kind}:`)), ...(on ? [kind] : [])]);
	const toggle = (entry: LeftOut, all: readonly LeftOut[], on: boolean) => {
		const kept = new Set(all.filter((each) => each.kept).map(({ id }) => id));
		if (on) kept.add(entry.id);
		else kept.delete(entry.id);
		const others = keep.filter((each) => each !== entry.kind && !each.startsWith(`${entry.kind}:`));
		onChange([...others, ...(kept.size === all.length ? [entry.kind] : kept)]);
	};
	return (
		<div className="left-out">
			<h3>{t('import.leftOut')}</h3>
			<p className="quiet">{t('import.leftOutHint')}</p>
			{kinds.map(([kind, all]) => {
				const kept = all.filter((entry) => entry.kept).length;
				return (
					<details key={kind}>
						<summary>
							<input
								type="checkbox"
								aria-label={t('import.putBack', { what: t(`leftOut.${kind}`) })}
								checked={kept === all.length}
								ref={(box) => {
									if (box) box.indeterminate = kept > 0 && kept < all.length;
								}}
								onClick={(event) => event.stopPropagation()}
								onChange={(event) => toggleKind(kind, event.target.checked)}
							/>
							<span className="grow">{t(`leftOut.${kind}`)}</span>
							<span className="quiet num">{all.length}</span>
						</summary>
						<ul>
							{all.slice(0, LISTED).map((entry) => (
								<li key={entry.id}>
									<label>
										<input
											type="checkbox"
											checked={entry.kept}
											onChange={(event) => toggle(entry, all, event.target.checked)}
										/>
										<span>
											{entry.page !== null && (
												<span className="quiet num">{t('page.short', { label: entry.page })} </span>
											)}
											<Words entry={entry} />
										</span>
									</label>
								</li>
							))}
							{all.length > LISTED && (
								<li className="quiet">{t('import.leftOutMore', { count: all.length - LISTED })}</li>
							)}
						</ul>
					</details>
				);
			})}
		</div>
	);
}

function Words({ entry }: { entry: LeftOut }) {
	if (entry.context === '') return <span className="words">{entry.text}</span>;
	const [before, after] = entry.context.split('▸');
	return (
		<span className="words quiet">
			{before}
			<mark>{entry.text}</mark>
			{after}
		</span>
	);
}
