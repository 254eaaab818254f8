/**
 * White space: whether the pieces of a screen fit into its rows, and which gaps get the spare rows.
 */

import type { Block, Gap, Layout, Measures, Piece, Size } from './types.ts';

/** A layout before its spare rows are distributed. */
export type Shape<Qr extends Size> = Pick<
  Layout<Qr>,
  'has' | 'qr' | 'beside' | 'margin' | 'columns' | 'scale' | 'addressBelow'
>;

/** A layout with the spare rows in the gaps that matter most; null where even without gaps there are too few rows. */
export function fitRows<Qr extends Size>(
  shape: Shape<Qr>,
  foot: number,
  frame: Size,
  measures: Measures<Qr>,
): Layout<Qr> | null {
  const { has, columns, scale, addressBelow, beside, qr } = shape;
  const blocks = measures.blocks({ has, columns, scale, address: !addressBelow });
  if (blocks === null) return null;
  const noteRows = has.has('camera') ? measures.notes(columns) : 0;
  const column = heightOf(blocks) + stateHeight(has) + noteRows + (beside ? 0 : (qr?.rows ?? 0));
  const most = frame.rows - foot;
  if (column > most || (qr !== null && qr.rows > most)) return null;
  const gaps = blocks.map(({ gap }, at): Gap => (at === 0 ? 0 : gap));
  const beforeQr = qr !== null && !beside ? 1 : 0;
  const wanted = [...gaps, beforeQr, has.has('steps') ? 3 : 0, noteRows > 0 ? 1 : 0] as const;
  const given = share(wanted, most - column);
  const spare = most - column - given.reduce((sum, rows) => sum + rows, 0);
  // Half of what is then left, so that the rest still stands in the middle.
  const advice = noteRows > 0 ? Math.max(0, measures.advice(columns) - noteRows) : 0;
  return {
    ...shape,
    form: scale !== 0 ? 'far' : beside ? 'wide' : has.has('steps') ? 'tall' : 'small',
    blocks: blocks.map((block, at) => ({ ...block, space: given[at] ?? 0 })),
    qrSpace: given[blocks.length] ?? 0,
    stateSpace: given[blocks.length + 1] ?? 0,
    notesSpace: given[blocks.length + 2] ?? 0,
    noteRows: noteRows + Math.min(advice, Math.ceil(spare / 2)),
    stateBeside: null,
  };
}

/** One row for each gap that wants one, the important ones first, as long as there are rows. */
function share(wanted: readonly Gap[], rows: number): number[] {
  const given = wanted.map(() => 0);
  let spare = rows;
  for (const weight of [3, 2, 1]) {
    for (const [at, gap] of wanted.entries()) {
      if (gap !== weight || spare === 0) continue;
      given[at] = 1;
      spare--;
    }
  }
  return given;
}

/** The rows of blocks without the gaps between them. */
export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { lines }) => sum + lines.length, 0);
}

/** The rows of the state without its sentences. */
export function stateHeight(has: ReadonlySet<Piece>): number {
  return has.has('bar') ? 2 : 1;
}
