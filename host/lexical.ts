/** Plain text as the editor state that memos are kept in (the JSON of Lexical). */
export function plainToLexical(text: string): string {
	const block = { direction: null, format: '', indent: 0, version: 1 };
	const paragraph = (line: string) => ({
		...block,
		type: 'paragraph',
		textFormat: 0,
		textStyle: '',
		children:
			line === '' ? [] : [{ type: 'text', text: line, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
	});
	return JSON.stringify({ root: { ...block, type: 'root', children: text.split(/\n+/u).map(paragraph) } });
}
