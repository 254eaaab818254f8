/**
 * What stands where on a screen of a given size, and what is left out.
 *
 * Nothing is ever cut: a piece is there whole or not at all. Pieces are dropped one after the other, in the order of
 * `DROP_ORDER`, until the rest fits; the code and a way to the provider are never dropped, and what is too small for
 * them is the affair of `compact.ts`. A frame is at most `columns` wide and `rows` − 1 high (a taller one would scroll). The layout of a code does not depend on the moment or on the state of the
 * network, so nothing moves while a code is on show. This file must not know how anything is drawn.
 */

import type { Scale } from './letters.ts';
import { fitRows, heightOf, stateHeight } from './spread.ts';
import {
  DROP_ORDER,
  frameOf,
  type Layout,
  type Measures,
  marginOf,
  type Piece,
  QR_GAP,
  type Size,
} from './types.ts';

const LEAST_WORDS = 34;
const MOST_WORDS = 60;
const FAR: Size = { columns: 100, rows: 30 };
const PIECES: readonly Piece[] = [...DROP_ORDER, 'address', 'code', 'simulation', 'state'];

/** The best layout of a code for a screen, null where none fits; `far` asks for large letters wherever they fit. */
export function layoutOf<Qr extends Size>(size: Size, far: boolean, measures: Measures<Qr>): Attempt<Qr> {
  const frame = frameOf(size);
  const large = size.columns >= FAR.columns && size.rows >= FAR.rows;
  if (far) {
    // Large letters are for a code read from afar: it is then worth more than the QR.
    for (const has of levels()) {
      const found = withLetters(has, frame, measures);
      if (found !== null) return found;
    }
  }
  for (const has of levels()) {
    const found =
      (large ? withLetters(has, frame, measures) : null) ??
      beside(has, frame, measures, 0) ??
      stacked(has, frame, measures, 0);
    if (found !== null) return found;
  }
  return null;
}

/** The sets of pieces to try, from all of them down to the address, the code and its state. */
function levels(): ReadonlySet<Piece>[] {
  const gone = DROP_ORDER.map((_, count) => DROP_ORDER.slice(0, count) as readonly Piece[]);
  return [...gone, DROP_ORDER].map((without) => new Set(PIECES.filter((piece) => !without.includes(piece))));
}

type Attempt<Qr extends Size> = Layout<Qr> | null;

function withLetters<Qr extends Size>(
  has: ReadonlySet<Piece>,
  frame: Size,
  measures: Measures<Qr>,
): Attempt<Qr> {
  return (
    beside(has, frame, measures, 2) ??
    beside(has, frame, measures, 1) ??
    stacked(has, frame, measures, 2) ??
    stacked(has, frame, measures, 1)
  );
}

/** The QR at the left, the words at the right. */
function beside<Qr extends Size>(
  has: ReadonlySet<Piece>,
  frame: Size,
  measures: Measures<Qr>,
  scale: Scale | 0,
): Attempt<Qr> {
  if (!has.has('qr')) return null;
  const margin = marginOf(frame.columns);
  const inner = frame.columns - 2 * margin;
  const shape = { has, beside: true, margin, scale };
  for (const [big, letters, addressBelow] of variants(scale, measures)) {
    const words = Math.max(LEAST_WORDS, letters);
    const foot = measures.foot(has, inner, addressBelow);
    const qr = measures.qr({ columns: inner - QR_GAP - words, rows: frame.rows - foot }, big);
    if (qr === null) continue;
    const columns = Math.min(inner - QR_GAP - qr.columns, Math.max(words, MOST_WORDS));
    if (!addressBelow && measures.addressColumns > columns && measures.addressColumns <= inner) continue;
    const found = fitRows({ ...shape, qr, columns, addressBelow }, foot, frame, measures);
    if (found !== null) return found;
  }
  return null;
}

/** How the QR can stand beside the words, the best way first: its size, that of the letters, the address below. */
function* variants<Qr extends Size>(
  scale: Scale | 0,
  measures: Measures<Qr>,
): Generator<[big: boolean, letters: number, addressBelow: boolean]> {
  for (const big of scale === 0 ? [false] : [true, false]) {
    for (const letters of scale === 0 ? [0] : measures.letters(scale)) {
      // The address goes below where the words are too narrow for it, which takes rows from the QR.
      yield [big, letters, false];
      yield [big, letters, true];
    }
  }
}

/** Everything in one column, a QR after the head. */
function stacked<Qr extends Size>(
  has: ReadonlySet<Piece>,
  frame: Size,
  measures: Measures<Qr>,
  scale: Scale | 0,
): Attempt<Qr> {
  const widths = scale === 0 ? [0] : measures.letters(scale);
  const usual = frame.columns - 2 * marginOf(frame.columns);
  const letters = widths.find((width) => width <= usual) ?? widths.at(-1);
  if (letters === undefined) return null;
  const margin = marginOf(frame.columns, Math.max(letters, measures.addressColumns));
  const inner = frame.columns - 2 * margin;
  const columns = Math.min(inner, Math.max(letters, measures.addressColumns, MOST_WORDS));
  if (letters > columns) return null;
  const foot = measures.foot(has, inner, false);
  const shape = { has, beside: false, margin, columns, scale, addressBelow: false };
  if (!has.has('qr')) return fitRows({ ...shape, qr: null }, foot, frame, measures);
  const blocks = measures.blocks({ has, columns, scale, address: true });
  if (blocks === null) return null;
  const notes = has.has('camera') ? measures.notes(columns) : 0;
  const rows = frame.rows - foot - heightOf(blocks) - stateHeight(has) - notes;
  for (const big of scale === 0 ? [false] : [true, false]) {
    const qr = measures.qr({ columns: frame.columns, rows }, big);
    if (qr !== null) return fitRows({ ...shape, qr }, foot, frame, measures);
  }
  return null;
}
