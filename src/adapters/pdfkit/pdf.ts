import { buffer } from 'node:stream/consumers';
import type { Block, Sheet } from '../../papers/sheet.ts';
import { drawBlocks } from './blocks.ts';
import { drawable, UNKNOWN } from './letters.ts';
import { Paper } from './paper.ts';

/** A sheet as a PDF for everybody (PDF/UA): tagged in reading order, in British English, every font inside. */
export async function pdfOf(sheet: Sheet): Promise<Uint8Array> {
  const paper = new Paper(sheet);
  drawBlocks(paper, [...sheet.blocks, ...remark(sheet)]);
  return buffer(paper.end());
}

/** Says so when something could not be drawn, and where it can be seen. */
const remark = ({ blocks }: Sheet): readonly Block[] =>
  drawable(JSON.stringify(blocks)).includes(UNKNOWN)
    ? [
        {
          kind: 'text',
          text: `${UNKNOWN} stands for a letter or picture that this file cannot show. The Word copy has it.`,
        },
      ]
    : [];
