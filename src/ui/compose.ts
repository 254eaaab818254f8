/**
 * From a code or from news to what a frame shows on a screen of a given size: brings words, QR, letters and layout
 * together. Pure; knows nothing of Ink.
 */

import type { Code } from '../core/pairing.ts';
import { codeBlocks, footLines, head, type Line, noteRows, type Piece, type Source } from './blocks.ts';
import { widthOf } from './cells.ts';
import type { Setting } from './face.ts';
import { layoutOf } from './layout.ts';
import { lettering } from './letters.ts';
import { frameOf, type Layout, marginOf, type Size } from './page.ts';
import { fitMatrix, type Glyphs, type QrDrawing, qrMatrix } from './qr.ts';
import type { Saying } from './saying.ts';
import { messageLines } from './state.ts';
import type { Hint, Words } from './words/index.ts';

/** What the terminal can draw, and how it is to be used. */
export type Manner = {
  readonly glyphs: Glyphs;
  /** True where marks, bars and dots beyond ASCII can be shown. */
  readonly unicode: boolean;
  /** True where the code is to be read from across the room. */
  readonly far: boolean;
  readonly hints: readonly Hint[];
  readonly words: Words;
};

/** Everything of a code's screen that stays the same as long as the code is on show. */
export type CodePage = { readonly layout: Layout<QrDrawing>; readonly foot: readonly Line[] };

/** The page of a code: the QR is of the whole link where the server sent one, else of the address to type at. */
export function codePage(code: Code, setting: Setting, manner: Manner, size: Size): CodePage {
  const { words, glyphs, hints, far } = manner;
  const source: Source = { code, setting, words, glyphs: glyphs === 'blocks' ? 'blocks' : 'other' };
  const matrix = qrMatrix(code.verificationUriComplete ?? code.verificationUri);
  const foot = (has: ReadonlySet<Piece>, columns: number, withAddress: boolean) =>
    footLines(source, hints, has, columns, withAddress);
  const layout = layoutOf<QrDrawing>(size, far, {
    qr: ({ columns, rows }, big) => (matrix === null ? null : fitMatrix(matrix, columns, rows, glyphs, big)),
    letters: (scale) => lettering(code.userCode, scale, source.glyphs)?.columns ?? null,
    blocks: (wish) => codeBlocks(source, wish),
    notes: (columns) => noteRows(source, columns),
    foot: (has, columns, withAddress) => foot(has, columns, withAddress).length,
    address: widthOf(code.verificationUri),
  });
  const columns = frameOf(size).columns - 2 * layout.margin;
  return { layout, foot: foot(layout.has, columns, layout.addressBelow) };
}

/** News that have the screen for themselves. */
export type MessagePage = {
  readonly head: readonly Line[];
  readonly headline: readonly string[];
  readonly notes: readonly string[];
};

const WIDEST_MESSAGE = 60;
const FULL: ReadonlySet<Piece> = new Set<Piece>(['title', 'room', 'steps', 'simulation']);
const SHORT: ReadonlySet<Piece> = new Set<Piece>(['title', 'room', 'simulation']);

/** The page of a saying without a code: the longest head that leaves the news and their sentences whole. */
export function messagePage(saying: Saying, setting: Setting, manner: Manner, size: Size): MessagePage {
  const { words, glyphs, unicode } = manner;
  const frame = frameOf(size);
  const columns = Math.min(WIDEST_MESSAGE, frame.columns - 2 * marginOf(frame.columns));
  const source = { setting, words, glyphs: glyphs === 'blocks' ? 'blocks' : 'other' } as const;
  const wish = (has: ReadonlySet<Piece>) => ({ has, columns, scale: 0, address: false }) as const;
  const heads = [FULL, SHORT].map((has) => head(source, wish(has)).flatMap(({ lines }) => lines));
  const whole = messageLines(saying, columns, Number.POSITIVE_INFINITY, words, unicode);
  for (const lines of heads) {
    const page = messageLines(saying, columns, frame.rows - lines.length, words, unicode);
    const complete =
      page.notes.length === whole.notes.length && page.headline.length === whole.headline.length;
    if (complete && lines.every(({ text }) => widthOf(text) <= columns)) return { head: lines, ...page };
  }
  return { head: [], ...messageLines(saying, columns, frame.rows, words, unicode) };
}
