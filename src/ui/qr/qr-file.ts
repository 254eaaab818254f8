/**
 * A text as a QR code in a picture file, to be printed or shown on a sign: SVG or PNG, dark on light as paper is, with
 * the full border of the standard. Only bytes are made here; the caller writes them.
 */

import { PNG_MARK, SVG_MARK } from './mark.ts';
import { FULL_QUIET, type Matrix, qrMatrix } from './qr.ts';

/** Pixels for each module of a PNG: large enough for print, small enough for a screen. */
const SCALE = 10;

/** A picture of a text for a path: SVG or PNG by the path's ending, null where it is neither or the text has no QR. */
export function qrFile(path: string, text: string): { readonly bytes: Uint8Array } | null {
  const ending = path.slice(path.lastIndexOf('.')).toLowerCase();
  if (ending === '.png') {
    const bytes = qrPng(text);
    return bytes === null ? null : { bytes };
  }
  const svg = ending === '.svg' ? qrSvg(text) : null;
  return svg === null ? null : { bytes: new TextEncoder().encode(svg) };
}

/** A text as SVG, one unit a module, or null where it cannot be encoded. */
export function qrSvg(text: string): string | null {
  const matrix = qrMatrix(text);
  if (matrix === null) return null;
  const size = matrix.length + 2 * FULL_QUIET;
  const [width, height] = [size * SCALE, size * SCALE];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${width}" height="${height}" shape-rendering="crispEdges">
${SVG_MARK}
<path fill="#fff" d="M0 0h${size}v${size}h-${size}z"/>
<path fill="#000" d="${matrix.map(rowPath).join('')}"/>
</svg>
`;
}

/** A text as PNG of one bit a pixel, or null where it cannot be encoded. */
export function qrPng(text: string): Uint8Array | null {
  const matrix = qrMatrix(text);
  if (matrix === null) return null;
  const size = (matrix.length + 2 * FULL_QUIET) * SCALE;
  // One bit of grey, no interlacing.
  const header = [...bytes32(size), ...bytes32(size), 1, 0, 0, 0, 0];
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk('IHDR', header),
    ...chunk(
      'tEXt',
      [...PNG_MARK].map((letter) => letter.charCodeAt(0)),
    ),
    ...chunk('IDAT', zlib(pixels(matrix, size))),
    ...chunk('IEND', []),
  ]);
}

/** The dark runs of a row; a path of runs has no seams where a path of modules may. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (row[x] !== true) continue;
    const start = x;
    while (row[x + 1] === true) x++;
    const run = x + 1 - start;
    path += `M${start + FULL_QUIET} ${y + FULL_QUIET}h${run}v1h-${run}z`;
  }
  return path;
}

/** Rows of pixels, each after a byte that names its filter (none); a set bit is light. */
function pixels(matrix: Matrix, size: number): number[] {
  const all: number[] = [];
  for (let y = 0; y < size; y++) {
    const row = matrix[Math.floor(y / SCALE) - FULL_QUIET];
    all.push(0);
    for (let left = 0; left < size; left += 8) {
      let byte = 0;
      for (let x = left; x < left + 8; x++) {
        const dark = row?.[Math.floor(x / SCALE) - FULL_QUIET] === true;
        byte = (byte << 1) | (dark ? 0 : 1);
      }
      all.push(byte);
    }
  }
  return all;
}

/** Bytes as a zlib stream of stored blocks (RFC 1950 and 1951 §3.2.4): no smaller, but no compressor is needed. */
function zlib(data: readonly number[]): number[] {
  const most = 0xffff;
  const stream = [0x78, 0x01];
  for (let from = 0; from < data.length; from += most) {
    const block = data.slice(from, from + most);
    const isLast = from + most >= data.length;
    const [low, high] = [block.length & 0xff, block.length >> 8];
    stream.push(isLast ? 1 : 0, low, high, low ^ 0xff, high ^ 0xff);
    for (const byte of block) stream.push(byte);
  }
  return [...stream, ...bytes32(adler32(data))];
}

function chunk(name: string, data: readonly number[]): number[] {
  const named = [...[...name].map((letter) => letter.charCodeAt(0)), ...data];
  return [...bytes32(data.length), ...named, ...bytes32(crc32(named))];
}

/** RFC 1950 §8. */
function adler32(data: readonly number[]): number {
  let [sum, sums] = [1, 0];
  for (const byte of data) {
    sum = (sum + byte) % 65_521;
    sums = (sums + sum) % 65_521;
  }
  return sums * 0x10000 + sum;
}

/** The check of PNG chunks (ISO 3309), bit by bit: a picture has few bytes. */
function crc32(data: readonly number[]): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc;
}

/** A number in four bytes, the highest first. */
function bytes32(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
}
