/** Bytes that stand for parts of a text, and the text that they are. Knows no encoding but UTF-8. */

import type { Part } from './reading.ts';

/** Bytes, each of which stands for the part of a text from `from(at)` up to `to(at)`. */
export type Bytes = {
  readonly values: Uint8Array;
  readonly from: (at: number) => number;
  readonly to: (at: number) => number;
};

/** Bytes as UTF-8; a byte that does not fit is the Latin letter of that number. */
export function utf8Parts({ values, from, to }: Bytes): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < values.length; ) {
    const length = lengthAt(values, at);
    const point = length === 0 ? (values[at] ?? 0) : pointAt(values, at, length);
    const last = at + Math.max(length, 1) - 1;
    parts.push([String.fromCodePoint(point), from(at), to(last)]);
    at = last + 1;
  }
  return parts;
}

/** A letter, since all else is passed over, and one that no secret holds. */
const APART = '\ua66e';

/** Fewer letters in a row are an accident. */
const LEAST_STRETCH = 4;

/**
 * What in the bytes is text: stretches of letters that print, apart from each other. Zeros are passed over, so that
 * UTF-16 is read, too.
 */
export function stretches(bytes: Bytes): Part[] {
  const { values } = bytes;
  const parts: Part[] = [];
  let begin = 0;
  let letters = 0;
  for (let at = 0; at <= values.length; ) {
    const length = at < values.length ? lengthAt(values, at) : 0;
    if (length > 0 && isPrinted(pointAt(values, at, length))) {
      letters += 1;
      at += length;
    } else if (values[at] === 0 && at < values.length) at += 1;
    else {
      if (letters >= LEAST_STRETCH) parts.push(...stretch(bytes, begin, at));
      at += 1;
      begin = at;
      letters = 0;
    }
  }
  return parts;
}

function stretch({ values, from, to }: Bytes, begin: number, end: number): Part[] {
  const parts: Part[] = [];
  for (let at = begin; at < end; ) {
    const length = lengthAt(values, at);
    if (values[at] !== 0)
      parts.push([String.fromCodePoint(pointAt(values, at, length)), from(at), to(at + length - 1)]);
    at += length;
  }
  return [...parts, [APART, from(end - 1), to(end - 1)]];
}

function isPrinted(point: number): boolean {
  // Tabs, line ends and what begins a colour stand in texts as well.
  if (point < 0x20) return point === 9 || point === 10 || point === 13 || point === 27;
  return point < 0x7f || point >= 0xa0;
}

/** How many bytes the code point takes that begins at a byte; none where the bytes are no UTF-8. */
function lengthAt(values: Uint8Array, at: number): number {
  const first = values[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first > 0xf4 ? 0 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  for (let next = 1; next < length; next += 1) if ((values[at + next] ?? 0) >> 6 !== 2) return 0;
  if (length < 3) return length;
  const point = pointAt(values, at, length);
  const isSurrogate = point >= 0xd800 && point < 0xe000;
  return isSurrogate || point < (length === 4 ? 0x10000 : 0x800) || point > 0x10ffff ? 0 : length;
}

function pointAt(values: Uint8Array, at: number, length: number): number {
  const first = values[at] ?? 0;
  let point = length === 1 ? first : first & (0x7f >> length);
  for (let next = 1; next < length; next += 1) point = (point << 6) | ((values[at + next] ?? 0) & 0x3f);
  return point;
}
