import { Document, Footer, Packer, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import { AUTHOR, printOf, type Sheet } from '../../papers/sheet.ts';
import { drawBlock } from './blocks.ts';
import { numbering, page, stylesOf, WIDTH } from './look.ts';

/**
 * A sheet as a Word file: real headings, lists and tables with a header row, in British English, so that a screen reader finds its
 * way and anybody can make the print larger still (R33). Fonts are named, not embedded: Word and others have them or a like one,
 * and find letters of any script.
 */
export async function wordOf(sheet: Sheet): Promise<Uint8Array> {
  const print = printOf(sheet);
  const document = new Document({
    title: sheet.title,
    creator: AUTHOR,
    lastModifiedBy: AUTHOR,
    compatibility: { version: 15 },
    styles: stylesOf(print),
    numbering,
    sections: [
      {
        properties: { page: page(print) },
        footers: { default: footer(sheet) },
        children: sheet.blocks.flatMap((block, at) => drawBlock(block, sheet.blocks[at + 1])),
      },
    ],
  });
  return Packer.toBuffer(document);
}

const footer = (sheet: Sheet): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: WIDTH }],
        children: [
          new TextRun(sheet.footer),
          new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
