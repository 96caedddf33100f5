import type { Column } from '../../papers/sheet.ts';
import type { Paper, Style } from './paper.ts';

type Cells = readonly string[];
type Rows = readonly Cells[];

const PAD = { x: 6, y: 4 };

const labelsOf = (columns: readonly Column[]): Cells => columns.map(({ label }) => label);

/** The header row and the first two below it. */
export function startOfTable(paper: Paper, columns: readonly Column[], rows: Rows): number {
  const first = [labelsOf(columns), ...rows.slice(0, 2)];
  return first.reduce((sum, cells, at) => sum + rowHeight(paper, columns, cells, at === 0), 0);
}

/**
 * No row is cut in two, and the last does not stand alone. The header row comes again on every page: there as decoration, since a
 * table has it once.
 */
export function drawTable(paper: Paper, columns: readonly Column[], rows: Rows): void {
  const table = paper.branch(paper.root, 'Table');
  const top = paper.branch(paper.branch(table, 'THead'), 'TR');
  drawHeader(paper, columns, (draw) => paper.leaf(top, 'TH', draw, 'Column'));
  const rest = paper.branch(table, 'TBody');
  for (const [at, cells] of rows.entries()) {
    const height = rowHeight(paper, columns, cells, false);
    const last = at === rows.length - 2 ? rowHeight(paper, columns, rows[at + 1] ?? [], false) : 0;
    if (paper.room(height + last)) drawHeader(paper, columns, (draw) => paper.decorate(draw));
    const row = paper.branch(rest, 'TR');
    drawRow(paper, columns, cells, height, false, (draw, column) =>
      column === 0 ? paper.leaf(row, 'TH', draw, 'Row') : paper.leaf(row, 'TD', draw),
    );
    paper.decorate(() => paper.rule(paper.y));
  }
  paper.y += paper.gap;
}

/** Puts what draws a cell where it belongs: into the structure, or among the decoration. */
type Put = (draw: () => void, column: number) => void;

function drawHeader(paper: Paper, columns: readonly Column[], put: Put): void {
  const { left, y, width } = paper;
  const height = rowHeight(paper, columns, labelsOf(columns), true);
  paper.decorate((doc) => doc.rect(left, y, width, height).fill('#E4EAF2'));
  paper.y = y;
  drawRow(paper, columns, labelsOf(columns), height, true, put);
}

function drawRow(
  paper: Paper,
  columns: readonly Column[],
  cells: Cells,
  height: number,
  header: boolean,
  put: Put,
): void {
  const { y } = paper;
  for (const [at, column] of columns.entries()) {
    const before = columns.slice(0, at).reduce((sum, one) => sum + widthOf(paper, one), 0);
    const [x, width] = [paper.left + before + PAD.x, widthOf(paper, column) - 2 * PAD.x];
    paper.y = y + PAD.y;
    put(() => paper.write(cells[at] ?? '', font(paper, header || at === 0), x, width), at);
  }
  paper.y = y + height;
}

const font = ({ look }: Paper, bold: boolean): Style => ({ size: look.text, bold });

const widthOf = ({ width }: Paper, { share }: Column): number => (width * share) / 100;

function rowHeight(paper: Paper, columns: readonly Column[], cells: Cells, header: boolean): number {
  const heights = columns.map((column, at) =>
    paper.height(cells[at] ?? '', font(paper, header || at === 0), widthOf(paper, column) - 2 * PAD.x),
  );
  return Math.max(...heights) + 2 * PAD.y;
}
