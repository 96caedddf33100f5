import {
  AlignmentType,
  BorderStyle,
  LevelFormat,
  LineRuleType,
  type INumberingOptions,
  type IStylesOptions,
} from 'docx';
import { INK, MARGIN, type Print } from '../../papers/sheet.ts';

const A4 = { width: 11_906, height: 16_838 };
/** Twips: twentieths of a point. */
const EDGE = MARGIN * 20;
/** Of the text. */
export const WIDTH = A4.width - 2 * EDGE;

/** The footer stands in the lower margin, well apart from the text. */
export const page = ({ text }: Print) => ({
  size: A4,
  margin: { top: EDGE, bottom: EDGE + text * 35, left: EDGE, right: EDGE, footer: 600 },
});

const FONT = 'Arial';

/** Distance of lines. Said in full: without its rule some programs take it for points and lay large print on top of itself. */
const lines = (times: number) => ({ line: times * 240, lineRule: LineRuleType.AUTO });

/** Sizes of docx are in half points, spaces in twips. Nothing is slanted, nothing justified. */
export function stylesOf({ text, headings }: Print): IStylesOptions {
  const heading = (size: number, before: number, after: number, color: string) => ({
    run: { font: FONT, size: size * 2, bold: true, color },
    paragraph: { spacing: { ...lines(1.15), before: before * 20, after: after * 20 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: text * 2, language: { value: 'en-GB' } },
        paragraph: { spacing: { ...lines(1.3), after: text * 10 } },
      },
      heading1: heading(headings[0], 0, 8, INK),
      heading2: heading(headings[1], headings[1], 6, INK),
      heading3: heading(headings[2], text, 3, '000000'),
    },
    paragraphStyles: [
      {
        id: 'Notice',
        name: 'Notice',
        basedOn: 'Normal',
        quickFormat: true,
        run: { bold: true },
        paragraph: {
          border: { left: { style: BorderStyle.SINGLE, size: 36, space: 8, color: INK } },
          indent: { left: 220 },
          keepLines: true,
        },
      },
      {
        id: 'Entry',
        name: 'Entry',
        basedOn: 'Normal',
        paragraph: { spacing: { ...lines(1.3), after: text * 3 } },
      },
      { id: 'Cell', name: 'Cell', basedOn: 'Normal', paragraph: { spacing: { ...lines(1.15), after: 0 } } },
      {
        id: 'Footer',
        name: 'footer',
        basedOn: 'Normal',
        paragraph: {
          border: { top: { style: BorderStyle.SINGLE, size: 6, space: 6, color: INK } },
          spacing: { after: 0 },
        },
      },
    ],
  };
}

export const BULLETS = 'bullets';
export const numbering: INumberingOptions = {
  config: [
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          alignment: AlignmentType.LEFT,
          style: { run: { font: FONT }, paragraph: { indent: { left: 400, hanging: 400 } } },
        },
      ],
    },
  ],
};
