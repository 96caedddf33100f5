import { Document, Footer, Packer, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import { AUTHOR, type Sheet } from '../../papers/sheet.ts';
import { drawBlock } from './blocks.ts';
import { LARGE, NORMAL, numbering, page, stylesOf } from './look.ts';

/**
 * A sheet as a Word file: real headings, lists and tables with a header row, in British English, so that a screen reader finds its
 * way and anybody can make the print larger still (R33). Fonts are named, not embedded: Word and others have them or a like one,
 * and find letters of any script.
 */
export async function wordOf(sheet: Sheet): Promise<Uint8Array> {
  const look = sheet.large ? LARGE : NORMAL;
  const document = new Document({
    title: sheet.title,
    creator: AUTHOR,
    lastModifiedBy: AUTHOR,
    compatibility: { version: 15 },
    styles: stylesOf(look),
    numbering,
    sections: [
      {
        properties: { page: page(look) },
        footers: { default: footer(sheet, look.width) },
        children: sheet.blocks.flatMap((block, at) => drawBlock(block, sheet.blocks[at + 1], look)),
      },
    ],
  });
  return Packer.toBuffer(document);
}

const footer = (sheet: Sheet, right: number): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: right }],
        children: [
          new TextRun(sheet.footer),
          new TextRun({ children: ['\tPage ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
