/** Presentation MathML, in which OpenDocument stores formulas, on one line. */
import { childrenOf, type Element } from '../../container/xml.ts';
import { bounded, fraction, index, power, root } from '../formula.ts';

const SUMS = /^[∑∏∐∫∬∭∮⋃⋂⋁⋀]$/u;

/** A formula as text; one that has no linear form comes as the text inside it, in order. */
export function linearMathMl(element: Element): string {
	const parts = childrenOf(element);
	const part = (i: number) => (parts[i] ? linearMathMl(parts[i]) : '');
	const all = () => parts.map(linearMathMl).join('');
	switch (element.local) {
		case 'mi':
		case 'mn':
		case 'mtext':
		case 'ms':
			return ownText(element);
		case 'mo': {
			const operator = ownText(element).trim();
			return /^[=<>≤≥≠≈±+−→∈]$/u.test(operator) ? ` ${operator} ` : operator;
		}
		case 'mspace':
			return ' ';
		case 'annotation':
		case 'annotation-xml':
		case 'mphantom':
			return '';
		case 'mfrac':
			return fraction(part(0), part(1));
		case 'msup':
			return power(part(0), part(1));
		case 'msub':
			return index(part(0), part(1));
		case 'msubsup':
		case 'munderover': {
			const base = part(0);
			return SUMS.test(base.trim())
				? `${bounded(base.trim(), part(1), part(2))} `
				: power(index(base, part(1)), part(2));
		}
		case 'munder':
			return SUMS.test(part(0).trim()) ? `${bounded(part(0).trim(), part(1), '')} ` : index(part(0), part(1));
		case 'msqrt':
			return root(all());
		case 'mroot':
			return root(part(0), part(1));
		case 'mfenced':
			return `${element.attributes.open ?? '('}${parts.map(linearMathMl).join(', ')}${element.attributes.close ?? ')'}`;
		case 'mtable':
			return `[${parts.map(linearMathMl).join('; ')}]`;
		case 'mtr':
			return parts.map(linearMathMl).join(', ');
		default:
			return all();
	}
}

function ownText(element: Element): string {
	return element.children.filter((child) => typeof child === 'string').join('');
}
