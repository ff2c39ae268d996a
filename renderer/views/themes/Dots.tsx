import { useT } from '../../app/i18n.tsx';
import type { Study } from './model.ts';

/** One dot a study, in the order of the study list: present, absent, or about to be added. */
export function Dots({
	studies,
	present,
	added,
}: {
	studies: readonly Study[];
	present: ReadonlyMap<string, number>;
	added?: readonly string[];
}) {
	const t = useT();
	const missing = studies.filter((study) => !present.has(study.id));
	const label = t('themes.studiesOf', { n: studies.length - missing.length, total: studies.length });
	const names =
		missing.length > 0 && missing.length < 6
			? `${label}; ${t('themes.notIn', { studies: missing.map((study) => study.label).join(', ') })}`
			: label;
	return (
		<span className="dots" role="img" aria-label={names} title={names}>
			{studies.map((study) => (
				<i key={study.id} className={present.has(study.id) ? '' : added?.includes(study.id) ? 'add' : 'o'} />
			))}
		</span>
	);
}
