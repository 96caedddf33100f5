import Pdf from 'pdfkit';
import { AUTHOR, INK, MARGIN, printOf, type Print, type Sheet } from '../../papers/sheet.ts';
import { BOLD, drawable, isTakenApart, REGULAR } from './letters.ts';

export const DARK = `#${INK}`;

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
  readonly left = MARGIN;
  readonly look: Print;
  /** After a paragraph. */
  readonly gap: number;
  private readonly doc: PDFKit.PDFDocument;
  private readonly sheet: Sheet;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
    this.look = printOf(sheet);
    const { text } = this.look;
    this.gap = text / 2;
    const options: PDFKit.PDFDocumentOptions = {
      size: 'A4',
      margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + text * 1.8 },
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en-GB',
      displayTitle: true,
      bufferPages: true,
      info: { Title: sheet.title, Author: AUTHOR, Creator: 'Reable' },
    };
    this.doc = new Pdf(Object.assign(options, PDF_UA));
    this.doc.registerFont('regular', REGULAR).registerFont('bold', BOLD);
    this.width = this.doc.page.width - 2 * MARGIN;
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get y(): number {
    return this.doc.y;
  }
  set y(y: number) {
    this.doc.y = y;
  }
  /** Height of the space for text on a page. */
  get whole(): number {
    return this.doc.page.maxY() - MARGIN;
  }
  get atTop(): boolean {
    return this.doc.y <= MARGIN;
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

  /** A line across the text. */
  rule(y: number): void {
    const { doc, left, width } = this;
    const across = doc.moveTo(left, y).lineTo(left + width, y);
    across.lineWidth(0.75).strokeColor(DARK).stroke();
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
    this.rule(y);
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
