import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../app/i18n.tsx';
import { linesAnHour, NO_PACE, paced } from './pace.ts';

/** Lines and time of this sitting, for who has asked for it. */
export function PaceHint({ done }: { done: number }) {
	const t = useT();
	const [pace, setPace] = useState(NO_PACE);
	const before = useRef<number | null>(null);
	useEffect(() => {
		const more = before.current === null ? 0 : done - before.current;
		before.current = done;
		setPace((pace) => paced(pace, more, Date.now()));
	}, [done]);
	const rate = linesAnHour(pace);
	return (
		<span className="num">
			{t('code.pace', { count: pace.lines, minutes: Math.floor(pace.spent / 60_000) })}
			{rate !== null && ` · ${t('code.paceRate', { rate })}`}
		</span>
	);
}
