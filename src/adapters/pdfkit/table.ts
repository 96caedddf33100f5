import type { Column } from '../../papers/sheet.ts';
import { INK, type Paper, type Style } from './paper.ts';

type Rows = readonly (readonly string[])[];

const PAD = { x: 6, y: 4 };

/** The header row and the first two below it. */
export function startOfTable(paper: Paper, columns: readonly Column[], rows: Rows): number {
  const first = [columns.map(({ label }) => label), ...rows.slice(0, 2)];
  return first.reduce((sum, cells, at) => sum + rowHeight(paper, columns, cells, at === 0), 0);
}

/**
 * No row is cut in two, and the last does not stand alone. The header row comes again on every page: there as decoration, since a
 * table has it once.
 */
export function drawTable(paper: Paper, columns: readonly Column[], rows: Rows): void {
  const labels = columns.map(({ label }) => label);
  const table = paper.branch(paper.root, 'Table');
  const head = rowHeight(paper, columns, labels, true);
  header(paper, head);
  const top = paper.branch(paper.branch(table, 'THead'), 'TR');
  inRow(paper, columns, labels, head, (text, at) => {
    paper.leaf(top, 'TH', () => cell(paper, text, at, columns, true), 'Column');
  });
  const rest = paper.branch(table, 'TBody');
  for (const [at, cells] of rows.entries()) {
    const height = rowHeight(paper, columns, cells, false);
    const last = at === rows.length - 2 ? rowHeight(paper, columns, rows[at + 1] ?? [], false) : 0;
    if (paper.room(height + last)) {
      header(paper, head);
      inRow(paper, columns, labels, head, (text, at) => {
        paper.decorate(() => cell(paper, text, at, columns, true));
      });
    }
    const row = paper.branch(rest, 'TR');
    inRow(paper, columns, cells, height, (text, at) => {
      const names = at === 0;
      const draw = () => cell(paper, text, at, columns, names);
      paper.leaf(row, names ? 'TH' : 'TD', draw, names ? 'Row' : undefined);
    });
    line(paper);
  }
  paper.y += paper.look.gap;
}

const font = ({ look }: Paper, bold: boolean): Style => ({ size: look.text, bold });

const widthOf = ({ width }: Paper, { share }: Column): number => (width * share) / 100;

function rowHeight(paper: Paper, columns: readonly Column[], cells: readonly string[], header: boolean): number {
  const heights = columns.map((column, at) =>
    paper.height(cells[at] ?? '', font(paper, header || at === 0), widthOf(paper, column) - 2 * PAD.x),
  );
  return Math.max(...heights) + 2 * PAD.y;
}

function inRow(
  paper: Paper,
  columns: readonly Column[],
  cells: readonly string[],
  height: number,
  draw: (text: string, at: number) => void,
): void {
  const { y } = paper;
  for (const at of columns.keys()) {
    paper.y = y + PAD.y;
    draw(cells[at] ?? '', at);
  }
  paper.y = y + height;
}

function cell(paper: Paper, text: string, at: number, columns: readonly Column[], bold: boolean): void {
  const before = columns.slice(0, at).reduce((sum, column) => sum + widthOf(paper, column), 0);
  const width = columns.slice(at, at + 1).reduce((sum, column) => sum + widthOf(paper, column), 0);
  paper.write(text, font(paper, bold), paper.left + before + PAD.x, width - 2 * PAD.x);
}

function header(paper: Paper, height: number): void {
  const { left, y, width } = paper;
  paper.decorate((doc) => doc.rect(left, y, width, height).fill('#E4EAF2'));
  paper.y = y;
}

function line(paper: Paper): void {
  const { left, y, width } = paper;
  paper.decorate((doc) =>
    doc
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(0.75)
      .strokeColor(INK)
      .stroke(),
  );
}
