import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import type { PageBox, PageLayout } from '../../../core/text/page-layout.ts';
import { ProjectFile } from '../../../db/index.ts';

/** An A4 page in points. */
const WIDTH = 595.28;
const HEIGHT = 841.89;
const SIZE = 11;
const LEFT = 72;
const RIGHT = WIDTH - 72;
const LEADING = 16;

export interface PagedText {
	bytes: Buffer;
	text: string;
	layout: PageLayout;
	/** Where a phrase of one line stands: its page and box in points. */
	boxOf(phrase: string): PageBox;
}

/** A grey picture with black bars and noise, which no compression makes small. */
function picture(width: number, height: number): Buffer {
	const rows = Buffer.alloc((width + 1) * height);
	for (let y = 0; y < height; y++) {
		const noise = randomBytes(width);
		for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = y % 50 < 10 ? 0 : 150 + (noise[x]! >> 2);
	}
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
		const whole = Buffer.alloc(body.length + 8);
		whole.writeUInt32BE(data.length, 0);
		body.copy(whole, 4);
		whole.writeUInt32BE(crc32(body), body.length + 4);
		return whole;
	};
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([8, 0, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows, { level: 1 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/**
 * Sets paragraphs on pages, word by word, so that the place of every word is known without reading the file. `paragraphs`
 * go over as many pages as they need; then come, when asked for, a page that is shown turned and a page that is a picture.
 */
export async function typeset(
	paragraphs: readonly string[],
	{
		firstLabel = 213,
		linesPerPage = 30,
		turned,
		scanned,
		password,
	}: { firstLabel?: number; linesPerPage?: number; turned?: string; scanned?: string; password?: string } = {},
): Promise<PagedText> {
	const pdf = new PDFDocument({ size: [WIDTH, HEIGHT], margin: 0, ...(password && { userPassword: password }) });
	const parts: Buffer[] = [];
	pdf.on('data', (part: Buffer) => parts.push(part));
	const done = new Promise((resolve) => pdf.on('end', resolve));
	pdf.font('Times-Roman').fontSize(SIZE);
	const space = pdf.widthOfString(' ');
	const height = pdf.currentLineHeight();
	const layout: PageLayout = {
		pages: [],
		marks: [],
		fragments: { start: [], end: [], page: [], x: [], y: [], width: [], height: [] },
	};
	let text = '';
	const page = (width: number, length: number) =>
		layout.pages.push({ label: String(firstLabel + layout.pages.length), width, height: length });
	const record = (word: string, x: number, y: number) => {
		const { fragments } = layout;
		const number = layout.pages.length;
		if (layout.marks.at(-1)?.page !== number) layout.marks.push({ start: text.length, page: number });
		fragments.start.push(text.length);
		fragments.end.push(text.length + word.length);
		fragments.page.push(number);
		fragments.x.push(x);
		fragments.y.push(y);
		fragments.width.push(pdf.widthOfString(word));
		fragments.height.push(height);
		text += word;
	};
	page(WIDTH, HEIGHT);
	let x = LEFT;
	let line = 0;
	const top = () => 80 + line * LEADING;
	for (const [i, paragraph] of paragraphs.entries()) {
		if (i > 0) {
			text += '\n\n';
			line++;
			x = LEFT;
		}
		for (const [n, word] of paragraph.split(' ').entries()) {
			if (x + pdf.widthOfString(word) > RIGHT) {
				x = LEFT;
				line++;
			}
			if (line >= linesPerPage) {
				pdf.addPage();
				page(WIDTH, HEIGHT);
				line = 0;
			}
			if (n > 0) text += ' ';
			pdf.text(word, x, top(), { lineBreak: false });
			record(word, x, top());
			x += pdf.widthOfString(word) + space;
		}
	}
	if (turned) {
		pdf.addPage();
		(pdf.page as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data.Rotate = 90;
		page(HEIGHT, WIDTH);
		text += '\n\n';
		x = LEFT;
		for (const [n, word] of turned.split(' ').entries()) {
			if (n > 0) text += ' ';
			const [left, up] = [100, HEIGHT - x];
			pdf
				.save()
				.rotate(-90, { origin: [left, up] })
				.text(word, left, up, { lineBreak: false })
				.restore();
			record(word, x, left);
			x += pdf.widthOfString(word) + space;
		}
	}
	if (scanned) {
		pdf.addPage();
		page(WIDTH, HEIGHT);
		text += '\n\n';
		layout.marks.push({ start: text.length, page: layout.pages.length });
		text += scanned;
		pdf.image(picture(1700, 1300), 60, 60, { width: WIDTH - 120 });
	}
	pdf.end();
	await done;
	return {
		bytes: Buffer.concat(parts),
		text,
		layout,
		boxOf(phrase) {
			const start = text.indexOf(phrase);
			const { fragments } = layout;
			const first = fragments.start.indexOf(start);
			const last = fragments.end.indexOf(start + phrase.length);
			if (start < 0 || first < 0 || last < 0 || fragments.y[first] !== fragments.y[last])
				throw new Error(`“${phrase}” is not a phrase of whole words on one line`);
			return {
				page: fragments.page[first]!,
				x: fragments.x[first]!,
				y: fragments.y[first]!,
				width: fragments.x[last]! + fragments.width[last]! - fragments.x[first]!,
				height,
			};
		},
	};
}

/** Writes a project with one study for each text. */
export function projectOf(
	path: string,
	texts: readonly ({ name: string } & Pick<PagedText, 'bytes' | 'text' | 'layout'>)[],
): void {
	const { file, personId } = ProjectFile.create(path, { title: 'Pages', person: 'Ada Lind' });
	file.run(
		'source.import',
		{
			texts: texts.map(({ name, bytes, text, layout }) => ({
				name: `${name}.pdf`,
				content: { bytes, text, layout },
				role: 'main' as const,
				language: 'en',
				encoding: 'utf-8',
				mediaType: 'application/pdf',
				lineRule: 1,
				sections: [{ kind: 'findings' as const, title: '', depth: 1, start: 0, end: text.length }],
				studyId: null,
				studyLabel: name,
			})),
		},
		personId,
	);
	file.close();
}

/** Bits as bytes, filled up with zeros. */
function packed(bits: string): Buffer {
	return Buffer.from(bits.match(/.{1,8}/g)!.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2)));
}

/**
 * A page that needs what the program brings along: a standard font that is not in the file (Symbol at 72, 80 points
 * from the top left), Chinese by a predefined character map (at 72, 180), and a fax picture of 64 by 64 whose left half is
 * black (200 points square at 72, 300).
 */
export function dependent(): Pick<PagedText, 'bytes' | 'text' | 'layout'> {
	// T.6: a white run of 0 and a black one of 32 in the first row, the others like the one above; then the end.
	const fax = packed(`001${'00110101'}${'000001101010'}1${'111'.repeat(63)}${'000000000001'.repeat(2)}`);
	const content = Buffer.from(
		'BT /F1 40 Tf 72 722 Td (Standard) Tj ET BT /F2 40 Tf 72 622 Td <4E2D65878BBA6587> Tj ET q 200 0 0 200 72 342 cm /Im Do Q',
	);
	const stream = (entries: string, data: Buffer) =>
		Buffer.concat([Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')]);
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /Im 9 0 R >> >> >>',
		stream('', content),
		'<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>',
		'<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [7 0 R] >>',
		'<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 8 0 R >>',
		'<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>',
		stream(
			'/Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 64 /Rows 64 >>',
			fax,
		),
	];
	const parts = [Buffer.from('%PDF-1.4\n')];
	const at: number[] = [];
	const length = () => parts.reduce((sum, part) => sum + part.length, 0);
	objects.forEach((object, i) => {
		at.push(length());
		parts.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object as string), Buffer.from('\nendobj\n'));
	});
	const table = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
	parts.push(
		Buffer.from(
			`xref\n0 ${at.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${at.length + 1} /Root 1 0 R >>\nstartxref\n${length()}\n%%EOF\n`,
		),
	);
	return {
		bytes: Buffer.concat(parts),
		text: 'Standard and Chinese words, and a fax.',
		layout: {
			pages: [{ label: '1', width: 595, height: 842 }],
			marks: [{ start: 0, page: 1 }],
			fragments: { start: [0], end: [8], page: [1], x: [72], y: [80], width: [160], height: [40] },
		},
	};
}
