import { assertNever } from '../../kernel/assert-never.ts';
import type { Block } from '../../papers/sheet.ts';
import { DARK, type Paper, type Style } from './paper.ts';
import { drawTable, startOfTable } from './table.ts';

type Of<K extends Block['kind']> = Extract<Block, { readonly kind: K }>;

/** Draws the blocks from the top of the first page on. A heading stands on the page of what it is for. */
export function drawBlocks(paper: Paper, blocks: readonly Block[]): void {
  for (const [at, block] of blocks.entries()) {
    if (!paper.atTop) paper.y += before(paper, block);
    paper.room(start(paper, blocks, at));
    draw(paper, block);
  }
}

function draw(paper: Paper, block: Block): void {
  switch (block.kind) {
    case 'heading':
      return heading(paper, block.text, block.level);
    case 'text':
      return paragraph(paper, block.text, body(paper));
    case 'notice':
      return notice(paper, block.text);
    case 'list':
      return list(paper, block.entries);
    case 'table':
      return drawTable(paper, block.columns, block.rows);
    case 'entry':
      return entry(paper, block);
    default:
      return assertNever(block);
  }
}

const body = ({ look }: Paper): Style => ({ size: look.text });
const strong = ({ look }: Paper): Style => ({ size: look.text, bold: true });
const headed = ({ look }: Paper, level: 1 | 2 | 3): Style => ({
  size: look.headings[level - 1] ?? look.text,
  bold: true,
  color: level === 3 ? '#000000' : DARK,
});

const before = ({ look, gap }: Paper, block: Block): number =>
  block.kind === 'heading' ? look.headings[1] * 0.9 : block.kind === 'entry' ? gap : 0;

/** How much of a block, and of what must not be parted from it, has to be on one page. */
function start(paper: Paper, blocks: readonly Block[], at: number): number {
  const block = blocks[at];
  if (!block) return 0;
  const { width } = paper;
  switch (block.kind) {
    case 'heading':
      return paper.height(block.text, headed(paper, block.level), width) + paper.gap + start(paper, blocks, at + 1);
    case 'text': {
      const height = some(paper, paper.height(block.text, body(paper), width));
      return height + following(paper, blocks, at);
    }
    case 'notice':
      return paper.height(block.text, strong(paper), width - INDENT) + following(paper, blocks, at);
    case 'list':
      // A short list stands whole: a last line alone on a page of its own is easily lost.
      return some(
        paper,
        paper.height(block.entries.join('\n'), body(paper), width - INDENT) + (block.entries.length * paper.gap) / 2,
      );
    case 'table':
      return startOfTable(paper, block.columns, block.rows);
    case 'entry':
      return entryHeight(paper, block);
    default:
      return assertNever(block);
  }
}

/** What is said of a table, or of entries, stands with their first. */
function following(paper: Paper, blocks: readonly Block[], at: number): number {
  const next = blocks[at + 1]?.kind;
  return next === undefined || next === 'heading' || next === 'text' ? 0 : paper.gap + start(paper, blocks, at + 1);
}

/** Eight lines stay together; of more, three have to be there. */
const some = ({ look }: Paper, height: number): number => (height > look.text * 11 ? look.text * 4.2 : height);

const INDENT = 18;

function heading(paper: Paper, text: string, level: 1 | 2 | 3): void {
  paper.leaf(paper.root, `H${level}`, () => paper.write(text, headed(paper, level), paper.left, paper.width));
  paper.y += level === 3 ? 1 : paper.gap;
}

function paragraph(paper: Paper, text: string, style: Style): void {
  paper.leaf(paper.root, 'P', () => paper.write(text, style, paper.left, paper.width));
  paper.y += paper.gap;
}

function notice(paper: Paper, text: string): void {
  const { left, width, y } = paper;
  const height = paper.height(text, strong(paper), width - INDENT);
  paper.decorate((doc) => doc.rect(left, y, 4.5, Math.min(height, paper.whole)).fill(DARK));
  paper.leaf(paper.root, 'P', () => paper.write(text, strong(paper), left + INDENT, width - INDENT));
  paper.y += paper.gap;
}

function list(paper: Paper, entries: readonly string[]): void {
  const { left, width } = paper;
  const whole = paper.branch(paper.root, 'L');
  for (const text of entries) {
    paper.room(some(paper, paper.height(text, body(paper), width - INDENT)));
    const one = paper.branch(whole, 'LI');
    const { y } = paper;
    paper.leaf(one, 'Lbl', () => paper.write('•', body(paper), left, INDENT));
    paper.y = y;
    paper.leaf(one, 'LBody', () => paper.write(text, body(paper), left + INDENT, width - INDENT));
    paper.y += paper.gap / 2;
  }
  paper.y += paper.gap / 2;
}

const lead = (label: string): string => `${label}: `;

function entryHeight(paper: Paper, { heading, lines }: Of<'entry'>): number {
  const { width } = paper;
  const heights = lines.map(({ label, text }) => paper.height(lead(label) + text, strong(paper), width));
  const most = paper.height(heading, headed(paper, 3), width) + heights.reduce((sum, one) => sum + one + 2, 0);
  return most <= paper.whole / 2 ? most : paper.look.text * 8;
}

function entry(paper: Paper, { heading: title, lines }: Of<'entry'>): void {
  heading(paper, title, 3);
  for (const { label, text } of lines) {
    const first = { text: lead(label), style: strong(paper) };
    paper.leaf(paper.root, 'P', () => paper.write(text, body(paper), paper.left, paper.width, first));
    paper.y += 2;
  }
  paper.y += paper.gap;
}
