/** Sets articles as journals do, with pdfkit: columns, justified and hyphenated lines, running heads, notes, floats. */
import PDFDocument from 'pdfkit';
import { type Faces, TIMES } from './fonts.ts';
import { LineSetter, plainText, type Setting, type Word, wordsOf } from './lines.ts';

export interface Options {
	columns?: number;
	gutter?: number;
	margin?: number;
	size?: number;
	faces?: Faces;
	hyphenate?: boolean;
	justify?: boolean;
	/** Whether spaces are painted, or only left as gaps (as TeX does). */
	spaces?: boolean;
	indent?: number;
	/** Points between paragraphs. */
	apart?: number;
	/** Left and right text of the head of a page. */
	head?: (page: number) => [string, string] | null;
	foot?: (page: number) => string | null;
	lineNumbers?: boolean;
	leading?: number;
	pdf?: PDFKit.PDFDocumentOptions;
}

export interface Expected {
	kind: 'heading' | 'paragraph' | 'item' | 'row' | 'caption' | 'footnote';
	text: string;
	depth?: number;
}

export class Typesetter {
	readonly expected: Expected[] = [];
	readonly notes: Expected[] = [];
	readonly doc: PDFKit.PDFDocument;
	page = 0;
	private readonly lines: LineSetter;
	private readonly chunks: Buffer[] = [];
	private readonly done: Promise<Uint8Array>;
	private readonly o: Required<Omit<Options, 'head' | 'foot' | 'pdf'>> & Pick<Options, 'head' | 'foot'>;
	private column = 0;
	private y = 0;
	private top = 0;
	private bottoms: number[] = [];
	private pending: { note: string; mark: string }[][] = [];
	private waiting: (() => void)[] = [];
	private later: Expected[] = [];
	private number = 0;
	private wide = false;

	constructor(options: Options = {}) {
		const { pdf, ...rest } = options;
		this.o = {
			columns: 1,
			gutter: 18,
			margin: 60,
			size: 10,
			faces: TIMES,
			hyphenate: false,
			justify: true,
			spaces: true,
			indent: 12,
			apart: 0,
			lineNumbers: false,
			leading: 1.2,
			...rest,
		};
		this.doc = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, ...pdf });
		this.lines = new LineSetter(this.doc, this.o);
		this.done = new Promise((resolve, reject) => {
			this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
			this.doc.on('end', () => resolve(new Uint8Array(Buffer.concat(this.chunks))));
			this.doc.on('error', reject);
		});
		const { faces } = this.o;
		for (const face of ['regular', 'bold', 'italic'] as const) {
			const family = face === 'bold' ? (faces.boldFamily ?? faces.family) : faces.family;
			if (family) this.doc.registerFont(face, faces[face], family);
			else this.doc.registerFont(face, faces[face]);
		}
		this.newPage();
	}

	get width(): number {
		return (this.doc.page.width - 2 * this.o.margin - (this.o.columns - 1) * this.o.gutter) / this.o.columns;
	}

	private get left(): number {
		return this.wide ? this.o.margin : this.o.margin + this.column * (this.width + this.o.gutter);
	}

	private get measure(): number {
		return this.wide ? this.doc.page.width - 2 * this.o.margin : this.width;
	}

	newPage(): void {
		this.flushNotes();
		this.doc.addPage();
		this.page++;
		this.column = 0;
		const { margin, head, foot } = this.o;
		const { width, height } = this.doc.page;
		const words = head?.(this.page);
		if (words) {
			this.doc.font('italic').fontSize(8);
			this.doc.text(words[0], margin, margin - 26, { lineBreak: false });
			this.doc.text(words[1], width - margin - this.doc.widthOfString(words[1]), margin - 26, { lineBreak: false });
		}
		const below = foot?.(this.page);
		if (below) {
			this.doc.font('regular').fontSize(8);
			this.doc.text(below, (width - this.doc.widthOfString(below)) / 2, height - margin + 16, { lineBreak: false });
		}
		this.y = this.top = margin;
		this.bottoms = Array.from({ length: this.o.columns }, () => height - margin);
		this.pending = this.bottoms.map(() => []);
		const { waiting } = this;
		this.waiting = [];
		for (const draw of waiting) draw();
		this.top = this.y;
	}

	private nextColumn(): void {
		if (this.wide || this.column + 1 >= this.o.columns) this.newPage();
		else {
			this.column++;
			this.y = this.top;
		}
	}

	private room(height: number): void {
		if (this.y + height > this.bottoms[this.column]!) this.nextColumn();
	}

	/** What `draw` sets goes across all columns; only at the top of a page. */
	across(draw: () => void): void {
		this.wide = true;
		draw();
		this.wide = false;
		this.y += this.o.size;
		this.top = this.y;
	}

	private say(kind: Expected['kind'], text: string, depth?: number): void {
		this.expected.push({ kind, text: plainText(text), ...(depth !== undefined && { depth }) });
		this.expected.push(...this.later.splice(0));
	}

	private setting(change: Partial<Setting> = {}): Setting {
		return {
			size: this.o.size,
			face: 'regular',
			left: 0,
			right: 0,
			first: 0,
			rest: 0,
			justify: this.o.justify,
			centre: false,
			...change,
		};
	}

	title(text: string): void {
		this.set(text, this.setting({ size: this.o.size * 1.8, face: 'bold', justify: false }), false);
		this.y += 6;
		this.say('heading', text, 1);
	}

	plain(text: string, change: Partial<Setting> = {}): void {
		this.set(text, this.setting({ justify: false, ...change }));
		this.y += 4;
		this.say('paragraph', text);
	}

	heading(text: string, level: number): void {
		const { size } = this.o;
		this.y += size;
		const sizes = [size * 1.2, size, size];
		this.room(size * 4);
		this.set(
			text,
			this.setting({ size: sizes[level - 1]!, face: level === 3 ? 'italic' : 'bold', justify: false }),
			false,
		);
		this.y += size * 0.35;
		this.say('heading', text, level);
	}

	paragraph(text: string, change: Partial<Setting> = {}): void {
		const first = this.o.indent > 0 && this.expected.at(-1)?.kind === 'paragraph' ? this.o.indent : 0;
		this.set(text, this.setting({ first, ...change }));
		this.y += this.o.apart;
		this.say('paragraph', text);
	}

	quote(text: string): void {
		this.y += this.o.size * 0.5;
		this.set(text, this.setting({ left: 18, right: 18, face: 'italic' }));
		this.y += this.o.size * 0.5;
		this.say('paragraph', text);
	}

	item(mark: string, text: string): void {
		this.set(`${mark} ${text}`, this.setting({ rest: 14 }));
		this.say('item', `${mark} ${text}`);
	}

	reference(text: string, hang = 14): void {
		this.set(text, this.setting({ size: this.o.size - 1, rest: hang, justify: false }));
		this.y += 1;
		this.say('paragraph', text);
	}

	/** A table with rules above and below it and under its first row; cells wrap. */
	table(caption: string, rows: string[][], shares: number[], { atTop = false, ruled = true } = {}): void {
		const draw = () => {
			const before = this.wide;
			if (atTop) this.wide = true;
			const { doc } = this;
			const size = this.o.size - 1.5;
			const line = size * 1.2;
			const left = this.left;
			const width = this.measure;
			this.set(caption, this.setting({ size, face: 'bold', justify: false }), false);
			this.y += 4;
			const rule = () => {
				doc
					.moveTo(left, this.y)
					.lineTo(left + width, this.y)
					.lineWidth(0.5)
					.stroke();
				this.y += 3;
			};
			if (ruled) rule();
			for (const [i, row] of rows.entries()) {
				const cells = row.map((text, c) =>
					this.lines.broken(
						wordsOf(text),
						this.setting({ size, face: i === 0 ? 'bold' : 'regular' }),
						width * shares[c]! - 8,
					),
				);
				let x = left;
				for (const [c, lines] of cells.entries()) {
					for (const [n, words] of lines.entries())
						this.lines.paint(
							words,
							x,
							this.y + n * line,
							this.setting({ size, face: i === 0 ? 'bold' : 'regular', justify: false }),
							0,
						);
					x += width * shares[c]!;
				}
				this.y += Math.max(...cells.map((lines) => lines.length)) * line + 4;
				if (i === 0 && ruled) rule();
			}
			if (ruled) rule();
			this.y += this.o.size;
			this.wide = before;
		};
		const words: Expected[] = [
			{ kind: 'caption', text: caption },
			...rows.map((row): Expected => ({ kind: 'row', text: row.join(' | ').trimEnd() })),
		];
		if (atTop) {
			this.waiting.push(() => {
				draw();
				this.later.push(...words);
			});
		} else {
			this.y += this.o.size;
			this.room(rows.length * this.o.size * 2.4);
			draw();
			this.expected.push(...words);
		}
	}

	/** A grey box with a caption below it, in the column. */
	figure(caption: string, height = 80): void {
		this.y += 8;
		this.room(height + 30);
		this.doc.rect(this.left, this.y, this.measure, height).fill('#cccccc').fillColor('#000000');
		this.y += height + 6;
		this.set(caption, this.setting({ size: this.o.size - 1.5, justify: false }), false);
		this.y += 8;
		this.expected.push({ kind: 'caption', text: caption });
	}

	space(points: number): void {
		this.y += points;
	}

	private set(text: string, setting: Setting, breakable = true): void {
		const leading = setting.size * this.o.leading;
		const measure = this.measure - setting.left - setting.right;
		const lines = this.lines.broken(wordsOf(text), setting, measure);
		if (!breakable) this.room(lines.length * leading);
		for (const [i, words] of lines.entries()) {
			this.room(leading);
			// A float that came before the first line does not interrupt it.
			if (i === 0) this.expected.push(...this.later.splice(0));
			const notes = words.flatMap((word) =>
				word.flatMap((piece) => (piece.note ? [{ note: piece.note, mark: piece.text }] : [])),
			);
			if (notes.length > 0) this.reserve(notes, leading);
			const shift = i === 0 ? setting.first : setting.rest;
			const last = i === lines.length - 1;
			let x = this.left + setting.left + shift;
			if (setting.centre) {
				this.lines.font(setting);
				const wide =
					words.reduce((sum, word) => sum + this.lines.widthOf(word, setting), 0) +
					this.doc.widthOfString(' ') * (words.length - 1);
				x = this.left + (this.measure - wide) / 2;
			}
			this.lines.paint(words, x, this.y, setting, setting.justify && !last ? measure - shift : 0);
			if (this.o.lineNumbers) {
				this.number++;
				this.doc.font('regular').fontSize(7);
				const label = String(this.number);
				this.doc.text(label, this.o.margin - 14 - this.doc.widthOfString(label), this.y + 2, { lineBreak: false });
			}
			this.y += leading;
		}
	}

	/** Keeps room for notes at the foot of the column; the line that marks them stands in the same column. */
	private reserve(notes: { note: string; mark: string }[], leading: number): void {
		const height = (all: { note: string; mark: string }[]) =>
			all.reduce((sum, { note, mark }) => sum + this.noteLines(note, mark).length * (this.o.size - 2) * 1.2, 0);
		const first = this.pending[this.column]!.length === 0 ? 10 : 0;
		if (this.y + leading + height(notes) + first > this.bottoms[this.column]!) {
			this.nextColumn();
			this.reserve(notes, leading);
			return;
		}
		this.bottoms[this.column]! -= height(notes) + first;
		this.pending[this.column]!.push(...notes);
		for (const { note, mark } of notes) this.notes.push({ kind: 'footnote', text: plainText(`^{${mark}}${note}`) });
	}

	private noteLines(note: string, mark: string): Word[][] {
		const setting = this.setting({ size: this.o.size - 2, justify: false });
		return this.lines.broken(wordsOf(`^{${mark}}${note}`), setting, this.width);
	}

	private flushNotes(): void {
		for (const [column, notes] of this.pending.entries()) {
			if (notes.length === 0) continue;
			const setting = this.setting({ size: this.o.size - 2, justify: false });
			const left = this.o.margin + column * (this.width + this.o.gutter);
			let y = this.bottoms[column]! + 8;
			this.doc
				.moveTo(left, y - 4)
				.lineTo(left + this.width * 0.4, y - 4)
				.lineWidth(0.4)
				.stroke();
			for (const { note, mark } of notes)
				for (const words of this.noteLines(note, mark)) {
					this.lines.paint(words, left, y, setting, 0);
					y += setting.size * 1.2;
				}
		}
		this.pending = [];
	}

	/** The file. */
	finish(): Promise<Uint8Array> {
		this.flushNotes();
		this.doc.end();
		return this.done;
	}
}
