/** Styles whose names say what a paragraph is, in the languages of the word processors. */

const HEADING =
	/^(?:heading|überschrift|titre|título|titulo|titolo|kop|overskrift|rubrik|otsikko|nagłówek|nadpis|címsor|заголовок|başlık|επικεφαλίδα|标题|標題|見出し|제목)[\s_]*([1-9])$/iu;
const TITLE =
	/^(?:title|titel|titre|título|titulo|titolo|tytuł|název|cím|название|konu başlığı|标题|標題|表題|제목|论文题目|题目)$/iu;
const CAPTION =
	/^(?:caption|beschriftung|légende|leyenda|epígrafe|legenda|didascalia|bijschrift|billedtekst|bildetekst|beskrivning|название объекта|题注|題注|图表标题|図表番号|캡션|table caption|figure caption|illustration|drawing|figure|table)$/iu;
const CONTENTS = /^(?:toc|contents|table of figures|verzeichnis|目录|目錄|目次)(?:[\s_]*(?:heading|\d+))?$/iu;

/** Depth of a heading style, 1–9, by its name or id ("Heading 2", "标题 2"); 1 for the title's; null for other styles. */
export function headingDepth(style: string): number | null {
	const depth = HEADING.exec(style)?.[1];
	return depth ? Number(depth) : null;
}

export const isTitleStyle = (style: string) => TITLE.test(style);
export const isCaptionStyle = (style: string) => CAPTION.test(style);
/** Lines of a table of contents, which repeat the headings. */
export const isContentsStyle = (style: string) => CONTENTS.test(style);
