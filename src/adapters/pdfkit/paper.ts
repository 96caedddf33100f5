import Pdf from 'pdfkit';
import { AUTHOR, type Sheet } from '../../papers/sheet.ts';
import { BOLD, drawable, isTakenApart, REGULAR } from './letters.ts';

/** Sizes and distances in points; `gap` is the space after a paragraph. */
export interface Look {
  readonly text: number;
  readonly headings: readonly [number, number, number];
  readonly margin: number;
  readonly gap: number;
}
export const NORMAL: Look = { text: 12, headings: [24, 16, 13], margin: 51, gap: 6 };
export const LARGE: Look = { text: 18, headings: [30, 24, 20], margin: 51, gap: 9 };

/** The dark blue of headings and lines: 13 to 1 on white. */
export const INK = '#12305A';

/** PDFKit 0.20 knows these and the `scope` of a cell, its types do not: they are slipped in by `Object.assign`. */
const PDF_UA = { subset: 'PDF/UA' } as const;
/** Only where it is needed: PDFKit remembers how words are set, but not those with features. */
const WHOLE_LETTERS = { features: { ccmp: false } } as const;
const setting = (text: string, options: PDFKit.Mixins.TextOptions) =>
  Object.assign(options, isTakenApart(text) && WHOLE_LETTERS);

/** One way of setting text. */
export interface Style {
  readonly bold?: boolean;
  readonly size: number;
  readonly color?: string;
}

type Parent = PDFKit.PDFStructureElement;

/**
 * Pages of a tagged PDF that are filled from the top: everything drawn is either part of the structure that a screen reader follows
 * (`leaf`) or marked as decoration (`decorate`), which PDF/UA asks for.
 */
export class Paper {
  readonly root: Parent;
  readonly width: number;
  readonly look: Look;
  private readonly doc: PDFKit.PDFDocument;
  private readonly sheet: Sheet;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
    this.look = sheet.large ? LARGE : NORMAL;
    const { margin, text } = this.look;
    const options: PDFKit.PDFDocumentOptions = {
      size: 'A4',
      margins: { top: margin, left: margin, right: margin, bottom: margin + text * 1.8 },
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en-GB',
      displayTitle: true,
      bufferPages: true,
      info: { Title: sheet.title, Author: AUTHOR, Creator: 'Reable' },
    };
    this.doc = new Pdf(Object.assign(options, PDF_UA));
    this.doc.registerFont('regular', REGULAR).registerFont('bold', BOLD);
    this.width = this.doc.page.width - 2 * margin;
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get left(): number {
    return this.look.margin;
  }
  get y(): number {
    return this.doc.y;
  }
  set y(y: number) {
    this.doc.y = y;
  }
  /** Height of the space for text on a page. */
  get whole(): number {
    return this.doc.page.maxY() - this.look.margin;
  }
  get atTop(): boolean {
    return this.doc.y <= this.look.margin;
  }

  /** Goes to a new page unless `height` is left on this one, or no page would be high enough. True when it did. */
  room(height: number): boolean {
    if (this.atTop || this.doc.y + Math.min(height, this.whole) <= this.doc.page.maxY() + 0.01) return false;
    this.doc.addPage();
    return true;
  }

  height(text: string, style: Style, width: number): number {
    return this.set(style).heightOfString(drawable(text), setting(text, { width }));
  }

  /** A part of the structure that holds others. */
  branch(parent: Parent, type: string): Parent {
    const made = this.doc.struct(type);
    parent.add(made);
    return made;
  }

  /** A part of the structure that holds what `draw` draws. */
  leaf(parent: Parent, type: string, draw: () => void, scope?: 'Row' | 'Column'): void {
    const options: PDFKit.Mixins.StructureElementOptions = {};
    parent.add(this.doc.struct(type, Object.assign(options, scope && { scope }), [draw]));
  }

  /** Text from `x` on; goes on to the next page by itself. With `lead` before it on the first line. */
  write(
    text: string,
    style: Style,
    x: number,
    width: number,
    lead?: { readonly text: string; readonly style: Style },
  ): void {
    const { y } = this.doc;
    if (lead) this.set(lead.style).text(drawable(lead.text), x, y, setting(lead.text, { width, continued: true }));
    this.set(style);
    if (lead) this.doc.text(drawable(text), setting(text, { width }));
    else this.doc.text(drawable(text), x, y, setting(text, { width }));
  }

  decorate(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw(this.doc);
    this.doc.endMarkedContent();
  }

  /** Puts the footer on every page and gives the file. */
  end(): PDFKit.PDFDocument {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.doc.switchToPage(page);
      this.footer(`Page ${page + 1} of ${count}`);
    }
    this.root.end();
    this.doc.end();
    return this.doc;
  }

  private footer(number: string): void {
    const { doc, left, look } = this;
    const y = doc.page.maxY() + look.text * 0.9;
    doc.markContent('Artifact', { type: 'Pagination' });
    doc
      .moveTo(left, y)
      .lineTo(left + this.width, y)
      .lineWidth(0.75)
      .strokeColor(INK)
      .stroke();
    const line = { lineBreak: false };
    this.set({ size: look.text }).text(drawable(this.sheet.footer), left, y + 6, line);
    doc.text(number, left + this.width - doc.widthOfString(number), y + 6, line);
    doc.endMarkedContent();
  }

  private set({ bold = false, size, color = '#000000' }: Style): PDFKit.PDFDocument {
    return this.doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(color);
  }
}
