type IconName =
	| 'search'
	| 'down'
	| 'right'
	| 'plus'
	| 'close'
	| 'min'
	| 'max'
	| 'check'
	| 'warn'
	| 'grip'
	| 'note'
	| 'more'
	| 'go'
	| 'file'
	| 'lock'
	| 'filter'
	| 'caret'
	| 'caret-down';

/** A 16 px icon in the colour of the text; decoration unless `label` gives it a meaning of its own. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
	return label ? (
		<span className={`i i-${name}`} role="img" aria-label={label} />
	) : (
		<span className={`i i-${name}`} aria-hidden="true" />
	);
}
