/**
 * The words of laying out: sizes, forms, and what a layout is. Types, and the few numbers that drawing shares.
 */

import type { Block, Piece, Wish } from './blocks.ts';
import type { Scale } from './letters.ts';

/** Columns and rows. */
export type Size = { readonly columns: number; readonly rows: number };

/** The QR beside the words; all in one column; either of them with letters for the far end of a room; a few lines. */
export type Form = 'far' | 'wide' | 'tall' | 'small';

/** The order in which pieces are left out. */
export const DROP_ORDER = ['qr', 'camera', 'keys', 'steps', 'room', 'bar', 'title', 'address'] as const;

/** What a layout measures with. */
export type Measures<Qr extends Size> = {
  /** The best QR within a space; `big` asks for one to be scanned from afar. */
  qr(space: Size, big: boolean): Qr | null;
  /** The columns of the code in large letters, the widest first; none where it has no such letters. */
  letters(scale: Scale): readonly number[];
  /** The blocks above the state, or null where they are too wide. */
  blocks(wish: Wish): readonly Block[] | null;
  /** Rows of sentences under the state. */
  notes(columns: number): number;
  /** The same where they say all that there is to say. */
  advice(columns: number): number;
  /** Rows under everything else: the keys, and the address where the column of words is too narrow for it. */
  foot(has: ReadonlySet<Piece>, columns: number, withAddress: boolean): number;
  /** The columns of the address. */
  readonly address: number;
};

/** A block with the empty rows before it. */
export type Placed = Block & { readonly space: number };

/** A layout: its pieces in order, with the white space before each, all of it within the frame. */
export type Layout<Qr extends Size> = {
  readonly form: Form;
  readonly has: ReadonlySet<Piece>;
  readonly qr: Qr | null;
  /** True where the QR stands beside the words, not between them. */
  readonly beside: boolean;
  /** The empty columns at each side. */
  readonly margin: number;
  /** The width of the column of words. */
  readonly columns: number;
  readonly scale: Scale | 0;
  readonly blocks: readonly Placed[];
  readonly qrSpace: number;
  readonly stateSpace: number;
  readonly notesSpace: number;
  readonly noteRows: number;
  /** True where the address stands under everything, over the full width. */
  readonly addressBelow: boolean;
};

/** Between the QR and the words. */
export const QR_GAP = 3;
/** The bar of the time left is never longer. */
export const BAR_COLUMNS = 40;

/** The pieces of the head, which stand before a QR that is not beside the words. */
export const HEAD: readonly Piece[] = ['title', 'room', 'simulation'];

/** The space of a frame on a screen: one row less, because a frame as tall as the screen scrolls it. */
export function frameOf(size: Size): Size {
  return { columns: Math.max(1, size.columns), rows: Math.max(1, size.rows - 1) };
}

/** The empty columns at each side; fewer where something of the width `needed` fits only then. */
export function marginOf(columns: number, needed = 0): number {
  const usual = columns >= 60 ? 2 : columns >= 30 ? 1 : 0;
  return needed > columns ? usual : Math.min(usual, Math.floor((columns - needed) / 2));
}
