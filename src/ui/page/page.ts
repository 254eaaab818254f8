/**
 * From a code or a message to what a frame shows on a screen of a given size: brings words, QR, letters and layout
 * together. Pure; knows nothing of Ink.
 */

import type { Code } from '../../core/pairing/pairing.ts';
import { usableUrl } from '../../core/text/urls.ts';
import { fitMatrix, type Glyphs, type QrDrawing, qrMatrix } from '../qr/qr.ts';
import type { PairingInfo } from '../view.ts';
import type { Hint, Words } from '../words/index.ts';
import { adviceRows, codeBlocks, footLines, head, noteRows } from './blocks.ts';
import { compactLayout } from './compact.ts';
import { layoutOf } from './layout.ts';
import { letteringWidths } from './letters.ts';
import type { Message } from './message.ts';
import { messageLines } from './status-lines.ts';
import {
  type Block,
  frameOf,
  type Layout,
  type Line,
  marginOf,
  type Piece,
  type Size,
  type Source,
} from './types.ts';
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
  /** Every language that takes turns on this screen; a page leaves each the same space, so that nothing moves. */
  readonly all?: readonly Words[];
  /** True where the terminal opens links. */
  readonly links?: boolean;
  /** The key that has just copied something. */
  readonly copied?: Hint | null;
};

/** Everything on a code's screen that stays the same as long as the code is shown. */
export type CodePage = {
  readonly layout: Layout<QrDrawing>;
  readonly foot: readonly Line[];
  /** How many parts take turns; more than one only where the address is too long for the screen. */
  readonly parts: number;
};

/**
 * The page of a code. The QR is of the whole link where the server sent one and it fits, else of the address to type at.
 * Of an address that is too long for the screen only part `part` is there.
 */
export function codePage(code: Code, info: PairingInfo, manner: Manner, size: Size, part = 0): CodePage {
  const page = pageWith(code.verificationUriComplete ?? code.verificationUri, code, info, manner, size, part);
  if (page.layout.qr !== null || code.verificationUriComplete === null) return page;
  const typed = { ...code, verificationUriComplete: null };
  const other = pageWith(code.verificationUri, typed, info, manner, size, part);
  return other.layout.qr === null ? page : other;
}

function pageWith(
  address: string,
  code: Code,
  info: PairingInfo,
  manner: Manner,
  size: Size,
  part: number,
): CodePage {
  const { words, glyphs, hints, far, all = [], links = false, copied = null } = manner;
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
    toLongest(sources.map((each) => footLines(each, hints, has, columns, withAddress, copied)));
  const layout = layoutOf<QrDrawing>(size, far, {
    qr: ({ columns, rows }, big) => (matrix === null ? null : fitMatrix(matrix, columns, rows, glyphs, big)),
    letters: (scale) => letteringWidths(code.userCode, scale),
    blocks: (spec) => together(sources.map((each) => codeBlocks(each, spec))),
    notes: (columns) => Math.max(...sources.map((each) => noteRows(each, columns))),
    advice: (columns) => Math.max(...sources.map((each) => adviceRows(each, columns))),
    foot: (has, columns, withAddress) => foot(has, columns, withAddress).length,
    addressColumns: widthOf(code.verificationUri),
  });
  const frame = frameOf(size);
  if (layout === null) {
    const heading = together(sources.map((each) => head(each, { has: ONLY_REAL, columns: frame.columns })));
    return { ...compactLayout(source, heading ?? [], frame, part), foot: [] };
  }
  const columns = frame.columns - 2 * layout.margin;
  return { layout, foot: foot(layout.has, columns, layout.addressBelow), parts: 1 };
}

/** Of a head what must not be left out: that nothing is real. */
const ONLY_REAL: ReadonlySet<Piece> = new Set<Piece>(['simulation']);

/** The first language's blocks with the rows of the longest one; null where any language's do not fit. */
function together(languages: readonly (readonly Block[] | null)[]): readonly Block[] | null {
  const fitting = languages.filter((blocks) => blocks !== null);
  const [own] = fitting;
  if (own === undefined || fitting.length < languages.length) return null;
  if (fitting.some((blocks) => blocks.length !== own.length)) return own;
  return own.map((block, at) => ({
    ...block,
    lines: toLongest(fitting.map((blocks) => blocks[at]?.lines ?? [])),
  }));
}

/** The first of several lists of lines, filled up to the length of the longest. */
function toLongest(lists: readonly (readonly Line[])[]): readonly Line[] {
  const most = Math.max(...lists.map(({ length }) => length));
  const own = [...(lists[0] ?? [])];
  while (own.length < most) own.push({ text: '', look: 'words' });
  return own;
}

/** A message that has the screen for itself. */
export type MessagePage = {
  readonly head: readonly Line[];
  readonly headline: readonly string[];
  readonly notes: readonly string[];
};

const WIDEST_MESSAGE = 60;
const FULL: ReadonlySet<Piece> = new Set<Piece>(['title', 'room', 'steps', 'simulation']);
const SHORT: ReadonlySet<Piece> = new Set<Piece>(['title', 'room', 'simulation']);

/** The page of a message without a code: the longest head that leaves the message whole. */
export function messagePage(message: Message, info: PairingInfo, manner: Manner, size: Size): MessagePage {
  const { words, unicode } = manner;
  const frame = frameOf(size);
  const columns = Math.min(WIDEST_MESSAGE, frame.columns - 2 * marginOf(frame.columns));
  const heads = [FULL, SHORT].map((has) =>
    head({ info, words }, { has, columns }).flatMap(({ lines }) => lines),
  );
  const whole = messageLines(message, columns, Number.POSITIVE_INFINITY, words, unicode);
  for (const lines of heads) {
    const page = messageLines(message, columns, frame.rows - lines.length, words, unicode);
    const complete =
      page.notes.length === whole.notes.length && page.headline.length === whole.headline.length;
    if (complete && lines.every(({ text }) => widthOf(text) <= columns)) return { head: lines, ...page };
  }
  return { head: [], ...messageLines(message, columns, frame.rows, words, unicode) };
}
