/** Bytes that stand for parts of a text, and the text that they are. Knows no encoding but UTF-8. */

import type { Part } from './reading.ts';

/** A byte, and the part of a text that it stands for. */
export type Byte = readonly [value: number, from: number, to: number];

/** Bytes as UTF-8; a byte that does not fit is the Latin letter of that number. */
export function utf8Parts(bytes: readonly Byte[]): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [value = 0, from = 0, to = 0] = bytes[at] ?? [];
    const { point, length } = pointAt(bytes, at) ?? { point: value, length: 1 };
    parts.push([String.fromCodePoint(point), from, bytes[at + length - 1]?.[2] ?? to]);
    at += length;
  }
  return parts;
}

/** Fewer letters in a row are an accident. */
const LEAST_STRETCH = 4;

/**
 * What in the bytes is text: stretches of letters that print, apart from each other. Zeros are passed over, so that
 * UTF-16 is read, too.
 */
export function stretches(bytes: readonly Byte[]): Part[] {
  const parts: Part[] = [];
  let stretch: Part[] = [];
  const flush = (end: number): void => {
    if (stretch.length >= LEAST_STRETCH) parts.push(...stretch, ['\n', end, end + 1]);
    stretch = [];
  };
  for (let at = 0; at < bytes.length; ) {
    const [value = 0, from = 0, to = 0] = bytes[at] ?? [];
    const found = pointAt(bytes, at);
    if (value === 0) at += 1;
    else if (found === null || !isPrinted(found.point)) {
      flush(from);
      at += 1;
    } else {
      at += found.length;
      stretch.push([String.fromCodePoint(found.point), from, bytes[at - 1]?.[2] ?? to]);
    }
  }
  flush(bytes.at(-1)?.[1] ?? 0);
  return parts;
}

/** Tabs, line ends and what begins a colour stand in texts as well. */
const CONTROLS: readonly number[] = [9, 10, 13, 27];

function isPrinted(point: number): boolean {
  if (point < 0x20) return CONTROLS.includes(point);
  return point < 0x7f || point >= 0xa0;
}

/** The code point that begins at a byte; null where the bytes are no UTF-8. */
function pointAt(bytes: readonly Byte[], at: number): { point: number; length: number } | null {
  const first = bytes[at]?.[0] ?? 0;
  if (first < 0x80) return { point: first, length: 1 };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || first > 0xf4) return null;
  let point = first & (0x7f >> length);
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next]?.[0] ?? 0;
    if (byte >> 6 !== 2) return null;
    point = (point << 6) | (byte & 0x3f);
  }
  const least = length === 4 ? 0x10000 : length === 3 ? 0x800 : 0x80;
  return point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? null : { point, length };
}
