/**
 * From a code or from news to what a frame shows on a screen of a given size: brings words, QR, letters and layout
 * together. Pure; knows nothing of Ink.
 */

import type { Code } from '../../core/pairing/pairing.ts';
import { usableUrl } from '../../core/text/urls.ts';
import { fitMatrix, type Glyphs, type QrDrawing, qrMatrix } from '../qr/qr.ts';
import type { PairingInfo } from '../view.ts';
import type { Hint, Words } from '../words/index.ts';
import {
  adviceRows,
  type Block,
  codeBlocks,
  footLines,
  head,
  type Line,
  noteRows,
  type Piece,
  type Source,
} from './blocks.ts';
import { layoutOf } from './layout.ts';
import { letteringWidths } from './letters.ts';
import type { Message } from './message.ts';
import { messageLines } from './status-lines.ts';
import { frameOf, type Layout, marginOf, type Size } from './types.ts';
import { widthOf } from './width.ts';

/** What the terminal can draw, and how it is to be used. */
export type Manner = {
  readonly glyphs: Glyphs;
  /** True where marks, bars and dots beyond ASCII can be shown. */
  readonly unicode: boolean;
  /** True where the code is to be read from across the room. */
  readonly far: boolean;
  readonly hints: readonly Hint[];
  readonly words: Words;
  /** Every language that takes turns on this screen; a page leaves each the same room, so that nothing moves. */
  readonly all?: readonly Words[];
  /** True where the terminal opens links. */
  readonly links?: boolean;
  /** The key that has just copied something. */
  readonly copied?: Hint | null;
};

/** Everything of a code's screen that stays the same as long as the code is on show. */
export type CodePage = { readonly layout: Layout<QrDrawing>; readonly foot: readonly Line[] };

/** The page of a code: the QR is of the whole link where the server sent one, else of the address to type at. */
export function codePage(code: Code, info: PairingInfo, manner: Manner, size: Size): CodePage {
  const { words, glyphs, hints, far, all = [], links = false, copied = null } = manner;
  const address = code.verificationUriComplete ?? code.verificationUri;
  const source: Source = {
    code,
    info,
    words,
    glyphs: glyphs === 'blocks' ? 'blocks' : 'other',
    target: links && usableUrl(address) !== null ? address : null,
  };
  const sources = [
    source,
    ...all.filter((other) => other !== words).map((other) => ({ ...source, words: other })),
  ];
  const matrix = qrMatrix(address);
  const foot = (has: ReadonlySet<Piece>, columns: number, withAddress: boolean): readonly Line[] =>
    padded(sources.map((each) => footLines(each, hints, has, columns, withAddress, copied)));
  const layout = layoutOf<QrDrawing>(size, far, {
    qr: ({ columns, rows }, big) => (matrix === null ? null : fitMatrix(matrix, columns, rows, glyphs, big)),
    letters: (scale) => letteringWidths(code.userCode, scale),
    blocks: (wish) => together(sources.map((each) => codeBlocks(each, wish))),
    notes: (columns) => Math.max(...sources.map((each) => noteRows(each, columns))),
    advice: (columns) => Math.max(...sources.map((each) => adviceRows(each, columns))),
    foot: (has, columns, withAddress) => foot(has, columns, withAddress).length,
    address: widthOf(code.verificationUri),
  });
  const columns = frameOf(size).columns - 2 * layout.margin;
  return { layout, foot: foot(layout.has, columns, layout.addressBelow) };
}

/** The first language's blocks with the rows of the longest one; null where any language's do not fit. */
function together(languages: readonly (readonly Block[] | null)[]): readonly Block[] | null {
  const fitting = languages.filter((blocks) => blocks !== null);
  const [own] = fitting;
  if (own === undefined || fitting.length < languages.length) return null;
  if (fitting.some((blocks) => blocks.length !== own.length)) return own;
  return own.map((block, at) => ({
    ...block,
    lines: padded(fitting.map((blocks) => blocks[at]?.lines ?? [])),
  }));
}

/** The first of several lists of lines, as long as the longest. */
function padded(lists: readonly (readonly Line[])[]): readonly Line[] {
  const most = Math.max(...lists.map(({ length }) => length));
  const own = [...(lists[0] ?? [])];
  while (own.length < most) own.push({ text: '', look: 'words' });
  return own;
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
export function messagePage(saying: Message, info: PairingInfo, manner: Manner, size: Size): MessagePage {
  const { words, unicode } = manner;
  const frame = frameOf(size);
  const columns = Math.min(WIDEST_MESSAGE, frame.columns - 2 * marginOf(frame.columns));
  const source = { info, words };
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
