/**
 * A drawn line as cells, and the least that turns one line on a terminal into another. Knows the escape sequences that
 * are drawn with (colours, weights, links), and nothing of what is drawn.
 */

import { widthOf } from '../page/width.ts';

/**
 * One column of one row; the second half of a wide letter has no text. `style` (weight, foreground and background, each
 * empty where it is the terminal's own) and `link` are empty where plain.
 */
export type Cell = { readonly text: string; readonly style: string; readonly link: string };

const BLANK: Cell = { text: ' ', style: '', link: '' };
const TOKEN = /\x1b\[([0-9;]*)m|\x1b\]8;[^;]*;([^\x07]*)\x07|[^\x1b]\p{M}*/gsu;
/** Sending so many unchanged cells again costs less than stepping over them. */
const BRIDGE = 4;

/** A line with its escape sequences as exactly `columns` cells. */
export function cellsOf(line: string, columns: number): Cell[] {
  const cells: Cell[] = [];
  let pen: Pen = PLAIN;
  let style = '';
  let link = '';
  for (const [token, codes, target] of line.matchAll(TOKEN)) {
    if (codes !== undefined) {
      pen = codes.split(';').reduce(written, pen);
      style = pen.weight || pen.front || pen.ground ? [pen.weight, pen.front, pen.ground].join(';') : '';
    } else if (target !== undefined) link = target;
    else {
      cells.push({ text: token, style, link });
      if (widthOf(token) === 2) cells.push({ text: '', style, link });
    }
  }
  while (cells.length < columns) cells.push(BLANK);
  return cells.slice(0, columns);
}

/** Reports whether a line with its escape sequences takes at most `columns` columns. */
export function fitsInto(line: string, columns: number): boolean {
  return widthOf(line.replace(/\x1b(?:\[[0-9;]*m|\][^\x07]*\x07)/g, '')) <= columns;
}

/**
 * What to send so that row `row` (from 0) from column `left` on, which shows `before`, shows `after`; empty where they are
 * the same. Nothing stands to the right of it.
 */
export function patch(before: readonly Cell[], after: readonly Cell[], row: number, left = 0): string {
  const differs = (x: number): boolean => !isSame(before[x] ?? BLANK, after[x] ?? BLANK);
  let end = after.length;
  while (end > 0 && isSame(after[end - 1] ?? BLANK, BLANK)) end--;
  let sent = '';
  for (let x = 0; x < after.length; x++) {
    if (!differs(x)) continue;
    if (x >= end) return `${sent}${moveTo(row, left + x)}\x1b[K`;
    let from = x;
    let to = x + 1;
    for (let ahead = to; ahead < end && ahead - to <= BRIDGE; ahead++) if (differs(ahead)) to = ahead + 1;
    // A wide letter is sent whole.
    while (after[from]?.text === '') from--;
    while (after[to]?.text === '') to++;
    sent += moveTo(row, left + from) + drawn(after.slice(from, to));
    x = to - 1;
  }
  return sent;
}

function drawn(cells: readonly Cell[]): string {
  let out = '';
  let at = BLANK;
  for (const cell of [...cells, { ...BLANK, text: '' }]) {
    if (cell.link !== at.link) out += `\x1b]8;;${cell.link}\x07`;
    if (cell.style !== at.style) out += turned(at.style, cell.style);
    out += cell.text;
    at = cell;
  }
  return out;
}

/** What turns one style into another, in one sequence: only what differs, where nothing has to be reset. */
function turned(from: string, to: string): string {
  const before = from.split(';');
  const after = to.split(';');
  const isLess = before.some((code, at) => code !== '' && !after[at]);
  const codes = isLess ? ['0', ...after] : after.filter((code, at) => code !== before[at]);
  return `\x1b[${codes.filter(Boolean).join(';')}m`;
}

function moveTo(row: number, column: number): string {
  return `\x1b[${row + 1};${column + 1}H`;
}

function isSame(one: Cell, other: Cell): boolean {
  return one.text === other.text && one.style === other.style && one.link === other.link;
}

type Pen = { readonly weight: string; readonly front: string; readonly ground: string };

const PLAIN: Pen = { weight: '', front: '', ground: '' };

function written(pen: Pen, code: string): Pen {
  const number = Number(code);
  if (number === 0) return PLAIN;
  if (number < 10) return { ...pen, weight: code };
  if (number < 30) return { ...pen, weight: '' };
  if (number === 39) return { ...pen, front: '' };
  if (number === 49) return { ...pen, ground: '' };
  const isGround = (number >= 40 && number < 50) || number >= 100;
  return isGround ? { ...pen, ground: code } : { ...pen, front: code };
}
