/** Office Math (ECMA-376 part 1, 22.1) on one line. */
import { childOf, childrenOf, type Element } from '../../container/xml.ts';
import { attr } from '../attributes.ts';
import { bounded, fraction, index, power, root } from '../formula.ts';

/** A formula as text; one that has no linear form comes as the text inside it, in order. */
export function linearMath(element: Element): string {
	const part = (local: string) => {
		const child = childOf(element, local);
		return child ? linearMath(child) : '';
	};
	const property = (local: string) => {
		const properties = childrenOf(element).find((child) => child.local === `${element.local}Pr`);
		const found = properties && childOf(properties, local);
		return found && attr(found, 'val');
	};
	switch (element.local) {
		case 't':
			return element.children.filter((child) => typeof child === 'string').join('');
		case 'rPr':
		case 'ctrlPr':
		case 'del':
		case 'moveFrom':
		case 'instrText':
			return '';
		case 'f':
			return fraction(part('num'), part('den'));
		case 'sSup':
			return power(part('e'), part('sup'));
		case 'sSub':
			return index(part('e'), part('sub'));
		case 'sSubSup':
			return power(index(part('e'), part('sub')), part('sup'));
		case 'sPre':
			return bounded('', part('sub'), part('sup')) + part('e');
		case 'rad':
			return root(part('e'), part('deg'));
		case 'nary':
			return `${bounded(property('chr') ?? '∫', part('sub'), part('sup'))} ${part('e')}`;
		case 'limLow':
			return index(part('e'), part('lim'));
		case 'limUpp':
			return power(part('e'), part('lim'));
		case 'd': {
			const inside = childrenOf(element, 'e')
				.map(linearMath)
				.join(property('sepChr') ?? '|');
			return `${property('begChr') ?? '('}${inside}${property('endChr') ?? ')'}`;
		}
		case 'func':
			return `${part('fName')} ${part('e')}`;
		case 'm':
			return `[${childrenOf(element, 'mr')
				.map((row) => childrenOf(row, 'e').map(linearMath).join(', '))
				.join('; ')}]`;
		case 'eqArr':
			return childrenOf(element, 'e').map(linearMath).join('; ');
		default:
			return childrenOf(element).map(linearMath).join('');
	}
}
