import { inflateRawSync } from 'node:zlib';

/** Texts of the files in a zip by name, read from its central directory. */
export function unzip(bytes: Uint8Array): Map<string, string> {
	const zip = Buffer.from(bytes);
	const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
	if (end < 0) throw new Error('not a zip file');
	const files = new Map<string, string>();
	let at = zip.readUInt32LE(end + 16);
	for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
		const method = zip.readUInt16LE(at + 10);
		const size = zip.readUInt32LE(at + 20);
		const nameLength = zip.readUInt16LE(at + 28);
		const local = zip.readUInt32LE(at + 42);
		const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
		const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
		const data = zip.subarray(start, start + size);
		files.set(name, (method === 0 ? data : inflateRawSync(data)).toString('utf8'));
		at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
	}
	return files;
}

/** Throws where tags are not nested or a character is none of XML's; returns the names of the elements. */
export function elementsOf(xml: string): string[] {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
	if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)) throw new Error('a character XML forbids');
	if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml)) throw new Error('a bare ampersand');
	const open: string[] = [];
	const names: string[] = [];
	for (const [tag, close, name, rest] of xml.matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*\s*\/?)>/g)) {
		if (close) {
			if (open.pop() !== name) throw new Error(`${tag} closes nothing`);
		} else {
			names.push(name!);
			if (!rest!.endsWith('/')) open.push(name!);
		}
	}
	if (open.length > 0) throw new Error(`${open.join(' ')} stays open`);
	const text = xml.replace(/<\?[^>]*\?>/g, '').replace(/<\/?[\w:.-]+(?:\s+[\w:.-]+="[^"<]*")*\s*\/?>/g, '');
	if (text.includes('<')) throw new Error(`a bare < in ${text.slice(text.indexOf('<'), text.indexOf('<') + 40)}`);
	return names;
}
