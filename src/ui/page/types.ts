/**
 * The terms of a layout: pieces, blocks, sizes, and what a layout is. Types, and the few numbers that drawing shares.
 */

import type { Code } from '../../core/pairing/pairing.ts';
import type { PairingInfo } from '../view.ts';
import type { Words } from '../words/index.ts';
import type { Scale } from './letters.ts';

/** The parts of a screen. `code` and `address` are never left out, the address but beside a QR; `state` only where it has no row. */
export type Piece =
  | 'qr'
  | 'camera'
  | 'keys'
  | 'steps'
  | 'room'
  | 'bar'
  | 'title'
  | 'address'
  | 'code'
  | 'simulation'
  | 'state';

/** How a line looks; which colours that means is the screen's decision. */
export type Look = 'words' | 'code' | 'accent' | 'strong' | 'quiet' | 'warning';

/** A part of a line that leads to an address, in terminals that can open one. */
export type Link = { readonly part: string; readonly target: string };

/** One line, no wider than its block's width, never wrapped later. */
export type Line = { readonly text: string; readonly look: Look; readonly link?: Link | undefined };

/** How much white space matters: 3 most, 0 not at all. */
export type Gap = 0 | 1 | 2 | 3;

/** Lines that belong together, and how much the white space before them matters. */
export type Block = { readonly piece: Piece; readonly gap: Gap; readonly lines: readonly Line[] };

/** What blocks are made of. */
export type Source = {
  readonly code: Code;
  readonly info: PairingInfo;
  readonly words: Words;
  readonly glyphs: 'blocks' | 'other';
  /** Where the words that name the address lead to; null where the terminal opens no links. */
  readonly target: string | null;
};

/** Which blocks a layout asks for, and how wide they may be. */
export type BlockSpec = {
  readonly has: ReadonlySet<Piece>;
  readonly columns: number;
  /** Large letters, or 0 for the code as plain text. */
  readonly scale: Scale | 0;
  /** Where the address stands: in the column, or outside it. */
  readonly address: boolean;
};

export type Size = { readonly columns: number; readonly rows: number };

/** The QR beside the words; all in one column; either of them with letters for the far end of a room; a few lines. */
export type LayoutForm = 'far' | 'wide' | 'tall' | 'small';

/** The order in which pieces are left out. */
export const DROP_ORDER = ['qr', 'camera', 'keys', 'steps', 'room', 'bar', 'title'] as const;

/** How a layout learns the sizes of its parts. */
export type Measures<Qr extends Size> = {
  /** The best QR within a space; `big` asks for one to be scanned from afar. */
  qr(space: Size, big: boolean): Qr | null;
  /** The columns of the code in large letters, the widest first; none where it has no such letters. */
  letters(scale: Scale): readonly number[];
  /** The blocks above the state, or null where they are too wide. */
  blocks(spec: BlockSpec): readonly Block[] | null;
  /** Rows of sentences under the state. */
  notes(columns: number): number;
  /** The same with nothing left unsaid. */
  advice(columns: number): number;
  /** Rows under everything else: the keys, and the address where the column of words is too narrow for it. */
  foot(has: ReadonlySet<Piece>, columns: number, withAddress: boolean): number;
  readonly addressColumns: number;
};

/** A block with the empty rows before it. */
export type SpacedBlock = Block & { readonly space: number };

/** A layout: its pieces in order, with the white space before each, all of it within the frame. */
export type Layout<Qr extends Size> = {
  readonly form: LayoutForm;
  readonly has: ReadonlySet<Piece>;
  readonly qr: Qr | null;
  /** True where the QR stands beside the words, not between them. */
  readonly beside: boolean;
  /** The empty columns on each side. */
  readonly margin: number;
  /** The width of the column of words. */
  readonly columns: number;
  readonly scale: Scale | 0;
  readonly blocks: readonly SpacedBlock[];
  readonly qrSpace: number;
  readonly stateSpace: number;
  readonly notesSpace: number;
  readonly noteRows: number;
  /** True where the address stands under everything, over the full width. */
  readonly addressBelow: boolean;
  /** The columns that the state has in the last row of the code; null where it stands below. */
  readonly stateBeside: number | null;
};

/** The columns between the QR and the words. */
export const QR_GAP = 3;
/** The columns between a code and its state in one row. */
export const STATE_GAP = 2;
/** The longest that the bar of the time left may be. */
export const BAR_COLUMNS = 40;

/** The pieces of the head, which stand before a QR that is not beside the words. */
export const HEAD: readonly Piece[] = ['title', 'room', 'simulation'];

/** The space of a frame on a screen: one row less, because a frame as tall as the screen scrolls it. */
export function frameOf(size: Size): Size {
  return { columns: Math.max(1, size.columns), rows: Math.max(1, size.rows - 1) };
}

/** The empty columns on each side; fewer where something of the width `needed` fits only then. */
export function marginOf(columns: number, needed = 0): number {
  const usual = columns >= 60 ? 2 : columns >= 30 ? 1 : 0;
  return needed > columns ? usual : Math.min(usual, Math.floor((columns - needed) / 2));
}
