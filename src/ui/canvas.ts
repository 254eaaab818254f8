/**
 * What Ink draws on: a stand-in for the terminal that keeps Ink to what it is good at.
 *
 * 1. It tells Ink of far more rows than a frame ever has, because Ink wipes the scrollback (`ESC[3J`) as soon as a
 *    frame was as tall as the terminal, which a shrinking window makes true.
 * 2. It does not tell Ink of new sizes: each size gets a canvas of its own, on a cleared screen.
 * 3. A redraw begins in the upper left corner. Ink 6.8 goes up relatively, and with `incrementalRendering` one line
 *    too few when the frame ends in a line end, as it does below the height of the terminal.
 * 4. Once dropped it draws nothing more, whatever Ink still does at the end of the process.
 */

import type { Size } from './page.ts';

/** A place to draw for one size of the terminal. */
export type Canvas = {
  readonly stdout: NodeJS.WriteStream;
  /** Lets nothing more through. */
  drop(): void;
};

const MORE_THAN_ANY_FRAME = 100_000;

/** A canvas of the given size that passes on what is drawn by `write`. */
export function canvas(size: Size, write: (text: string) => void): Canvas {
  let dropped = false;
  const stream = {
    columns: size.columns,
    rows: MORE_THAN_ANY_FRAME,
    isTTY: true,
    writable: true,
    write(text: string): boolean {
      if (!dropped && text !== '') write(merged(text.replace(/^\x1b\[\d*A/, '\x1b[H')));
      return true;
    },
    on: () => stream,
    off: () => stream,
  };
  return {
    stdout: stream as unknown as NodeJS.WriteStream,
    drop() {
      dropped = true;
    },
  };
}

/** Ink steps over unchanged lines one by one; on a slow line a single step of many lines is a third of the bytes. */
function merged(text: string): string {
  return text.replace(/(?:\x1b\[E){2,}/g, (steps) => `\x1b[${steps.length / 3}E`);
}
