/**
 * A screen that holds hardly anything: the address in full lines, and under it the code with its state beside it. An
 * address that is too long even for that takes turns with itself, part after part, so that no size leaves a person
 * without a way to the provider. It must not know any sentence.
 */

import {
  type Block,
  type Layout,
  type Line,
  type Piece,
  type Size,
  type Source,
  STATE_GAP,
} from './types.ts';
import { chop, widthOf } from './width.ts';

/** One part of what is shown in turns, and how many there are. */
export type Compact<Qr extends Size> = { readonly layout: Layout<Qr>; readonly parts: number };

/** A mark and the time left: `● 14:30`. */
const STATE_COLUMNS = 7;
/** A narrower line has no room for the number of its part. */
const LEAST_NUMBERED = 16;

/** Part `part` (from 0) of a code within a frame, under a heading that is left out where it would take the last row. */
export function compactLayout<Qr extends Size>(
  { code, target }: Pick<Source, 'code' | 'target'>,
  heading: readonly Block[],
  frame: Size,
  part: number,
): Compact<Qr> {
  const { columns } = frame;
  const codeLines = chop(code.userCode, columns).map((text): Line => ({ text, look: 'code' }));
  const head = codeLines.length + heading.length < frame.rows ? heading : [];
  const rows = frame.rows - head.length - codeLines.length;
  if (rows <= 0) return codeInTurns(code.verificationUri, codeLines, frame, part);
  const turns = addressTurns(code.verificationUri, { columns, rows });
  const address = (turns[part] ?? []).map((line) => addressLine(line, target));
  const besideColumns = columns - widthOf(codeLines.at(-1)?.text ?? '') - STATE_GAP;
  const stateBeside = besideColumns >= STATE_COLUMNS ? besideColumns : null;
  const hasState = stateBeside !== null || address.length < rows;
  const blocks: readonly Block[] = [
    ...head,
    { piece: 'address', gap: 0, lines: address },
    { piece: 'code', gap: 0, lines: codeLines },
  ];
  const has: readonly Piece[] = hasState ? ['address', 'code', 'state'] : ['address', 'code'];
  return { layout: { ...bare(columns, has, blocks), stateBeside }, parts: turns.length };
}

/** Where not even the code leaves a row, it takes turns as well. */
function codeInTurns<Qr extends Size>(
  address: string,
  code: readonly Line[],
  { columns, rows }: Size,
  part: number,
): Compact<Qr> {
  const all = [...code, ...chop(address, columns).map((text): Line => ({ text, look: 'accent' }))];
  const lines = all.slice(part * rows, (part + 1) * rows);
  const layout = bare<Qr>(columns, ['code'], [{ piece: 'code', gap: 0, lines }]);
  return { layout, parts: Math.ceil(all.length / rows) };
}

type Numbered = { readonly text: string; readonly number: string };

/** An address in one part, or in several that fill a space, the last row of each with its number: `3/13`. */
function addressTurns(address: string, { columns, rows }: Size): readonly (readonly Numbered[])[] {
  const linesOf = (text: string) => chop(text, columns).map((line): Numbered => ({ text: line, number: '' }));
  const all = linesOf(address);
  if (all.length <= rows) return [all];
  const isNumbered = columns >= LEAST_NUMBERED;
  const parts = chop(address, columns * rows - (isNumbered ? numberColumns(address, columns * rows) : 0));
  return parts.map((part, at) => {
    const lines = linesOf(part);
    // Every part is as high, so that what is below it stays.
    while (lines.length < rows) lines.push({ text: '', number: '' });
    const number = isNumbered ? `${at + 1}/${parts.length}` : '';
    return lines.map((line, row) => (row === rows - 1 ? { ...line, number } : line));
  });
}

/** The columns of ` 3/13` in the last row of each part, for as many parts as there then are. */
function numberColumns(address: string, cells: number): number {
  for (let digits = 1; ; digits += 1) {
    const columns = 2 * digits + 2;
    if (Math.ceil(address.length / (cells - columns)) < 10 ** digits) return columns;
  }
}

function addressLine({ text, number }: Numbered, target: string | null): Line {
  const line: Line = { text: [text, number].filter((each) => each !== '').join(' '), look: 'accent' };
  return target === null || text === '' ? line : { ...line, link: { part: text, target } };
}

function bare<Qr extends Size>(columns: number, has: readonly Piece[], blocks: readonly Block[]): Layout<Qr> {
  return {
    form: 'small',
    has: new Set(has),
    qr: null,
    beside: false,
    margin: 0,
    columns,
    scale: 0,
    blocks: blocks.map((block) => ({ ...block, space: 0 })),
    qrSpace: 0,
    stateSpace: 0,
    notesSpace: 0,
    noteRows: 0,
    addressBelow: false,
    stateBeside: null,
  };
}
