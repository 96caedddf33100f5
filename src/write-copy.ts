import { assertNever } from './kernel/assert-never.ts';
import type { CopyFormat, WriteCopy } from './plans/copy.ts';
import { fileNameOf, isLarge, sheetOf } from './plans/sheet.ts';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** Writes a copy. The packages that do are loaded when the first is asked for: the bot starts without them. */
export const writeCopy: WriteCopy = async (copy, format) => {
  const large = isLarge(format);
  const ending = endingOf(format);
  const sheet = sheetOf(copy, large);
  const bytes =
    ending === 'docx'
      ? await (await import('./adapters/docx/word.ts')).wordOf(sheet)
      : await (await import('./adapters/pdfkit/pdf.ts')).pdfOf(sheet);
  return { name: `${fileNameOf(copy, large)}.${ending}`, type: TYPES[ending], bytes };
};

function endingOf(format: CopyFormat): keyof typeof TYPES {
  switch (format) {
    case 'word':
    case 'word-large':
      return 'docx';
    case 'pdf':
    case 'pdf-large':
      return 'pdf';
    default:
      return assertNever(format);
  }
}
