/** Rich Text Format, as Word, LibreOffice, TextEdit and others write it. */
import { SynthemaError } from '#core/errors.ts';
import type { Reader } from '../documents/model.ts';
import { pause } from '../documents/pause.ts';
import { Interpreter } from './interpreter.ts';
import { CONTROL, END, GROUP_END, GROUP_START, TEXT, Tokens } from './tokens.ts';

/** Tokens between two looks at the clock. */
const STRETCH = 20_000;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

function startOf(bytes: Uint8Array): number {
	let at = BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte) ? 3 : 0;
	while (at < bytes.length && bytes[at]! <= 0x20) at++;
	return at;
}

/**
 * Reads an RTF file: notes stand at the end, deleted and hidden words, comments and running heads are left out. Pictures
 * and embedded objects are passed over. A file that was cut off is read as far as it goes, with a warning. Throws
 * `import.damaged` for what is no RTF, `import.tooNested`, `import.tooLarge`, `import.empty`, and an AbortError.
 */
export const readRtf: Reader = async (bytes, context) => {
	const file = context.name;
	const start = startOf(bytes);
	if (!/^\{\\u?rtf/u.test(String.fromCharCode(...bytes.subarray(start, start + 6))))
		throw new SynthemaError('import.damaged', { file });
	const tokens = new Tokens(bytes.subarray(start));
	const interpreter = new Interpreter(context);
	const breathe = pause(context.signal);
	for (let count = 1; !interpreter.done; count++) {
		if (count % STRETCH === 0) {
			context.progress(tokens.at, bytes.length);
			await breathe();
		}
		const token = tokens.next();
		if (token === TEXT) interpreter.byte(tokens.byte);
		else if (token === CONTROL) interpreter.control(tokens.name, tokens.number);
		else if (token === GROUP_START) interpreter.startGroup();
		else if (token === GROUP_END) interpreter.endGroup();
		else if (token === END) break;
	}
	const cutOff = !interpreter.done;
	const document = interpreter.finish();
	if (document.blocks.length === 0) throw new SynthemaError('import.empty', { file });
	if (cutOff) document.warnings.push({ code: 'import.cutOff', params: { file } });
	context.progress(1, 1);
	return { ...document, pages: [] };
};
