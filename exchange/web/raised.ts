/** Words that style sheets raise above the line; of all that style sheets say only this changes what a text says. */

/** Characters of a style sheet that are looked at. */
const MAX_LENGTH = 2_000_000;

/** Whether declarations ("vertical-align: super; …") raise what they apply to. */
function raises(declarations: string): boolean {
	let relative = false;
	let lifted = false;
	for (const declaration of declarations.toLowerCase().split(';')) {
		const colon = declaration.indexOf(':');
		const property = declaration.slice(0, Math.max(0, colon)).trim();
		const value = declaration.slice(colon + 1).trim();
		if (property === 'vertical-align' && /^(?:super|text-top|0?\.[2-9]\d*em|[2-9]\d%)/u.test(value)) return true;
		relative ||= property === 'position' && value.startsWith('relative');
		lifted ||= property === 'top' && /^-0?\.[2-9]\d*em/u.test(value);
	}
	return relative && lifted;
}

function withoutComments(css: string): string {
	const parts: string[] = [];
	let at = 0;
	for (let start = css.indexOf('/*'); start >= 0; start = css.indexOf('/*', at)) {
		parts.push(css.slice(at, start));
		const end = css.indexOf('*/', start + 2);
		if (end < 0) return parts.join('');
		at = end + 2;
	}
	parts.push(css.slice(at));
	return parts.join('');
}

/** The classes whose elements a style sheet raises, by rules for a class alone (".note", "span.note"). */
export function raisedClasses(css: string): Set<string> {
	const classes = new Set<string>();
	for (const rule of withoutComments(css.slice(0, MAX_LENGTH)).split('}')) {
		const open = rule.lastIndexOf('{');
		if (open < 0 || !raises(rule.slice(open + 1))) continue;
		for (const selector of rule.slice(rule.lastIndexOf('{', open - 1) + 1, open).split(',')) {
			const name = /^(?:span|a|em|i)?\.([\w-]{1,100})$/iu.exec(selector.trim())?.[1];
			if (name) classes.add(name.toLowerCase());
		}
	}
	return classes;
}

/** Whether an element's own style raises it. */
export const raisesItself = (style: string | undefined) => style !== undefined && raises(style);
