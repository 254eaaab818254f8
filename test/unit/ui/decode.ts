/**
 * Reads a terminal as an eye or a camera would: feeds what was written into a terminal emulator, gives its rows as
 * text, and decodes the QR in it from the colours of its cells.
 */

import type { IBufferCell } from '@xterm/headless';
import xterm from '@xterm/headless';
import jsQRModule from 'jsqr';

/** Decodes the QR in a picture of four bytes a pixel. jsqr is CommonJS with a default export of its own. */
export const jsQR = ((jsQRModule as unknown as { default?: unknown }).default ?? jsQRModule) as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
  options: { inversionAttempts: 'dontInvert' },
) => { data: string } | null;

/** A terminal emulator of a fixed size. */
export type Emulator = {
  /** Takes what a program writes; resolves when it is on the screen. */
  write(data: string): Promise<void>;
  resize(columns: number, rows: number): void;
  /** The rows as text, without trailing spaces. */
  text(): string[];
  /** What a camera reads in the picture, or null. */
  qr(): string | null;
  /** How many rows have left the screen at the top. */
  scrolled(): number;
  readonly terminal: xterm.Terminal;
};

/** Pixels for each module; a cell is one module wide and two high. */
const SCALE = 3;
/** The dark around the screen, in cells. */
const SURROUND = 2;

/** A terminal to write into. */
export function emulator(columns: number, rows: number): Emulator {
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
  return {
    terminal,
    write: (data) => new Promise((resolve) => terminal.write(data, resolve)),
    resize: (toColumns, toRows) => terminal.resize(toColumns, toRows),
    text() {
      const { active } = terminal.buffer;
      return Array.from(
        { length: terminal.rows },
        (_, y) => active.getLine(active.viewportY + y)?.translateToString(true) ?? '',
      );
    },
    qr: () => decode(terminal),
    scrolled: () => terminal.buffer.normal.baseY,
  };
}

/** Decodes rows of cells alone, on a screen just large enough. */
export async function decodeRows(rows: readonly string[], columns: number): Promise<string | null> {
  const screen = emulator(columns, rows.length);
  await screen.write(rows.join('\r\n'));
  return screen.qr();
}

/** What a camera reads on a terminal whose theme has a dark ground; null where there is nothing to read. */
export function decode(terminal: xterm.Terminal): string | null {
  const { active } = terminal.buffer;
  const width = (terminal.cols + 2 * SURROUND) * SCALE;
  const height = (terminal.rows + 2 * SURROUND) * 2 * SCALE;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let at = 3; at < pixels.length; at += 4) pixels[at] = 255;
  for (let y = 0; y < terminal.rows; y++) {
    const line = active.getLine(active.viewportY + y);
    for (let x = 0; x < terminal.cols; x++) {
      const cell = line?.getCell(x);
      if (cell === undefined) continue;
      for (const [half, light] of halves(cell).entries()) {
        if (light) paint(pixels, width, (x + SURROUND) * SCALE, ((y + SURROUND) * 2 + half) * SCALE);
      }
    }
  }
  return jsQR(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}

/** Whether the upper and the lower half of a cell are light. Only what sets its colours itself counts as light. */
function halves(cell: IBufferCell): [upper: boolean, lower: boolean] {
  const inverse = cell.isInverse() !== 0;
  const front = isWhite(cell.isFgPalette() && cell.getFgColor());
  const ground = isWhite(cell.isBgPalette() && cell.getBgColor());
  const [ink, paper] = inverse ? [ground, front] : [front, ground];
  switch (cell.getChars()) {
    case '█':
    case '#':
      return [ink, ink];
    case '▀':
      return [ink, paper];
    case '▄':
      return [paper, ink];
    default:
      return [paper, paper];
  }
}

function isWhite(colour: number | false): boolean {
  return colour === 15 || colour === 7;
}

function paint(pixels: Uint8ClampedArray, width: number, left: number, top: number): void {
  for (let y = top; y < top + SCALE; y++) {
    const from = (y * width + left) * 4;
    pixels.fill(255, from, from + SCALE * 4);
  }
}
