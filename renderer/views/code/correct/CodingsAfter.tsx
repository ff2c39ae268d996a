import { useMemo } from 'react';
import { changesBetween } from '#core/text/changes.ts';
import { useT } from '../../../app/i18n.tsx';
import { useRead } from '../../../client/context.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { langOf } from '../../../ui/lang.ts';
import { Differences } from './Differences.tsx';
import type { Looked, Preview } from './useCorrection.ts';

/** Codings shown of each kind. */
const SHOWN = 50;

/** What a correction would do to the codings, before it is made. */
export function CodingsAfter({
	looked,
	waiting,
	revision,
}: {
	looked: Looked | null;
	/** Something has changed and is being looked at. */
	waiting: boolean;
	revision: number;
}) {
	const t = useT();
	const preview = looked?.preview ?? null;
	return (
		<section aria-label={t('correct.codings')}>
			<h3 className="h3">{t('correct.codings')}</h3>
			<div role="status">
				{looked?.problem && <p className="problem">{looked.problem}</p>}
				{waiting && !preview && !looked?.problem && <p className="quiet">{t('correct.working')}</p>}
				{preview && <Counts preview={preview} />}
			</div>
			{preview && <Lists preview={preview} />}
			<p className="quiet correct-kept">{t('correct.nothingDropped', { number: revision })}</p>
		</section>
	);
}

function Counts({ preview: { exact, fuzzyCount, unplacedCount } }: { preview: Preview }) {
	const t = useT();
	if (exact + fuzzyCount + unplacedCount === 0) return <p className="quiet">{t('correct.noCodings')}</p>;
	return (
		<ul className="correct-counts">
			{exact > 0 && (
				<li>
					<Icon name="check" /> {t('correct.exact', { count: exact })}
				</li>
			)}
			{fuzzyCount > 0 && (
				<li className="caution">
					<Icon name="warn" /> {t('correct.fuzzy', { count: fuzzyCount })}
				</li>
			)}
			{unplacedCount > 0 && (
				<li className="caution">
					<Icon name="warn" /> {t('correct.unplaced', { count: unplacedCount })}
				</li>
			)}
		</ul>
	);
}

function Lists({ preview }: { preview: Preview }) {
	const t = useT();
	const codes = useRead('codes.list', {}).data?.codes;
	const code = useMemo(() => new Map(codes?.map((entry) => [entry.id, entry])), [codes]);
	const { fuzzy, unplaced, fuzzyCount, unplacedCount } = preview;
	if (fuzzyCount + unplacedCount === 0) return null;
	const name = (id: string) => (
		<span className="correct-code">
			<span className={`sw c${code.get(id)?.colour ?? 9}`} />
			<span lang={langOf(code.get(id)?.name ?? '')}>{code.get(id)?.name}</span>
		</span>
	);
	return (
		<details className="correct-lists">
			<summary>{t('correct.list')}</summary>
			<ul>
				{unplaced.slice(0, SHOWN).map((coding) => (
					<li key={coding.id}>
						{name(coding.codeId)} <span className="quiet">{t('toCheck.unplaced')}</span>
						<blockquote className="quote" lang={langOf(coding.quote)}>
							{coding.quote}
						</blockquote>
					</li>
				))}
				{fuzzy.slice(0, SHOWN).map(({ coding, quote, score }) => (
					<li key={coding.id}>
						{name(coding.codeId)}{' '}
						<span className="quiet num">{t('toCheck.likeness', { percent: percentOf(score) })}</span>
						<blockquote className="quote">
							<Differences
								before={coding.quote}
								after={quote}
								changes={changesBetween(coding.quote, quote)}
								show="around"
							/>
						</blockquote>
					</li>
				))}
			</ul>
			{fuzzyCount + unplacedCount > Math.min(SHOWN, fuzzy.length) + Math.min(SHOWN, unplaced.length) && (
				<p className="quiet">
					{t('correct.andMore', {
						count: fuzzyCount + unplacedCount - Math.min(SHOWN, fuzzy.length) - Math.min(SHOWN, unplaced.length),
					})}
				</p>
			)}
		</details>
	);
}

/** Never 100 for words that differ. */
export function percentOf(score: number): number {
	return score === 1 ? 100 : Math.min(99, Math.round(score * 100));
}
