/**
 * A text as a QR code made of terminal cells.
 *
 * This file answers for one promise: what it draws can be scanned in any theme and font. So cells of one colour are
 * spaces on a coloured ground (most fonts leave seams between full blocks), mixed ones are half blocks of light (dark
 * glyphs on a light ground show seams, too), and the light border is at least two modules wide. It must not know what
 * the text means or where the cells go.
 */

import QRCode from 'qrcode-terminal/vendor/QRCode/index.js';
import levels from 'qrcode-terminal/vendor/QRCode/QRErrorCorrectLevel.js';
import { isPrintableAscii } from '../../core/text/text.ts';

/** The modules of a code, row by row; true is dark. */
export type Matrix = readonly (readonly boolean[])[];

/** How modules become cells: two to a cell by half blocks, or two cells a module by ground colour or by `##`. */
export type QrFormat = 'half' | 'double' | 'ascii';

/** What a terminal can draw: block characters, coloured grounds only, or letters only. */
export type Glyphs = 'blocks' | 'spaces' | 'ascii';

/** A drawn code: each row begins with its colours and ends with a reset. */
export type QrDrawing = {
  readonly format: QrFormat;
  /** Width of the light border in modules. */
  readonly quiet: number;
  readonly columns: number;
  readonly rows: number;
  readonly cells: readonly string[];
};

/** The border the standard asks for, and the least that phones forgive. */
export const FULL_QUIET = 4;
const LEAST_QUIET = 2;
/** The least of a code that is to be scanned from afar. */
const BIG_QUIET = 3;

const LIGHT_INK = '\x1b[97m';
// The Linux console has no bright grounds and takes it for 47, a grey that is light enough.
const LIGHT_GROUND = '\x1b[107m';
const DARK_GROUND = '\x1b[40m';
const OWN_GROUND = '\x1b[49m';
const RESET = '\x1b[0m';

/** Encoding takes longer than all else of a layout, and a layout asks for the same one or two texts each time. */
const encoded = new Map<string, Matrix | null>();
const MOST_ENCODED = 8;

/** The modules of a text at the highest error level that does not enlarge it; null if not ASCII, empty or too long. */
export function qrMatrix(text: string): Matrix | null {
  const known = encoded.get(text);
  if (known !== undefined) return known;
  const matrix = encodeBest(text);
  if (encoded.size >= MOST_ENCODED) encoded.clear();
  encoded.set(text, matrix);
  return matrix;
}

function encodeBest(text: string): Matrix | null {
  // The encoder keeps the low byte of each character, which is right for ASCII only.
  if (text === '' || !isPrintableAscii(text)) return null;
  const least = encode(text, -1, levels.L);
  if (least === null) return null;
  for (const level of [levels.H, levels.Q, levels.M]) {
    const better = encode(text, least.typeNumber, level);
    if (better !== null) return better.modules;
  }
  return least.modules;
}

/** How many columns and rows a matrix takes in a format with a border of `quiet` modules. */
export function qrSize(matrix: Matrix, format: QrFormat, quiet: number): { columns: number; rows: number } {
  const modules = matrix.length + 2 * quiet;
  return format === 'half'
    ? { columns: modules, rows: Math.ceil(modules / 2) }
    : { columns: 2 * modules, rows: modules };
}

/** Draws a matrix, one string a row of cells. */
export function qrCells(matrix: Matrix, format: QrFormat, quiet: number): string[] {
  const from = -quiet;
  const to = matrix.length + quiet;
  const light = (x: number, y: number) => matrix[y]?.[x] !== true;
  const rows: string[] = [];
  for (let y = from; y < to; y += format === 'half' ? 2 : 1) {
    let row = format === 'double' ? '' : LIGHT_INK;
    let last = '';
    for (let x = from; x < to; x++) {
      const [ground, text] = cell(format, light(x, y), y + 1 < to ? light(x, y + 1) : null);
      row += ground === last ? text : `${ground}${text}`;
      last = ground;
    }
    rows.push(`${row}${RESET}`);
  }
  return rows;
}

/**
 * The best drawing of a matrix within a space, or null: the widest border that fits, at least two modules.
 * `big` prefers cells twice as large, to be scanned from afar, where they fit with nearly a full border.
 */
export function fitMatrix(
  matrix: Matrix,
  columns: number,
  rows: number,
  glyphs: Glyphs,
  big = false,
): QrDrawing | null {
  const fitting = (format: QrFormat, least: number): QrDrawing | null => {
    for (let quiet = FULL_QUIET; quiet >= least; quiet--) {
      const size = qrSize(matrix, format, quiet);
      if (size.columns > columns || size.rows > rows) continue;
      return { format, quiet, ...size, cells: qrCells(matrix, format, quiet) };
    }
    return null;
  };
  const large = big && glyphs === 'blocks' ? fitting('double', BIG_QUIET) : null;
  const format = glyphs === 'blocks' ? 'half' : glyphs === 'spaces' ? 'double' : 'ascii';
  return large ?? fitting(format, LEAST_QUIET);
}

/** The ground and the text of a module, in half blocks of one and the one below it (null where nothing is below). */
function cell(format: QrFormat, upper: boolean, lower: boolean | null): [ground: string, text: string] {
  if (format === 'ascii') return [DARK_GROUND, upper ? '##' : '  '];
  const ground = upper ? LIGHT_GROUND : DARK_GROUND;
  if (format === 'double') return [ground, '  '];
  // On the terminal's own ground: a dark one would be a bar under the border.
  if (lower === null) return [OWN_GROUND, upper ? '▀' : ' '];
  return upper === lower ? [ground, ' '] : [DARK_GROUND, upper ? '▀' : '▄'];
}

function encode(text: string, version: number, level: number): QRCode | null {
  const code = new QRCode(version, level);
  code.addData(text);
  try {
    code.make();
    return code;
  } catch {
    // It throws a bare Error when the data is longer than the version holds.
    return null;
  }
}
