/**
 * What Ink draws on: a stand-in for the terminal. Ink hands over each frame whole (its `debug` mode); the canvas keeps
 * what the terminal shows and sends only the cells that changed, each run of them with one move of the cursor.
 *
 * So a waiting screen costs a slow line a dozen bytes a second where Ink's own redraw sends whole lines, no frame ever
 * scrolls or wipes the scrollback, and nothing is sent when nothing changed. A canvas is for one size of the terminal;
 * each begins on a cleared screen.
 */

import type { Size } from '../page/types.ts';
import { type Cell, cellsOf, fitsInto, patch } from './grid.ts';

/** A rectangle on the screen, in cells. */
export type Place = Size & { readonly x: number; readonly y: number };

/** A place to draw for one size of the terminal. */
export type Canvas = {
  readonly stdout: NodeJS.WriteStream;
  /**
   * Puts rows into a place that Ink has laid out, without Ink; false where they do not fit into it. What Ink draws
   * later is compared with what they left.
   */
  lay(place: Place, rows: readonly string[]): boolean;
  /** Lets nothing more through, whatever Ink still does at the end of the process. */
  drop(): void;
};

/** A canvas of the given size that passes on what is to be sent by `write`. */
export function canvas({ columns, rows }: Size, write: (text: string) => void): Canvas {
  let dropped = false;
  const empty = cellsOf('', columns);
  /** The rows as they are on the screen; `line` is what Ink drew them from, or null. */
  const shown: { line: string | null; cells: readonly Cell[] }[] = [];

  const draw = (frame: string): void => {
    const lines = frame.split('\n').slice(0, rows);
    let sent = '';
    for (let row = 0; row < Math.max(lines.length, shown.length); row++) {
      const line = lines[row] ?? '';
      const before = shown[row] ?? { line: '', cells: empty };
      shown[row] = before;
      if (line === before.line) continue;
      const cells = cellsOf(line, columns);
      sent += patch(before.cells, cells, row);
      shown[row] = { line, cells };
    }
    if (sent !== '') write(sent);
  };

  const lay = (place: Place, lines: readonly string[]): boolean => {
    if (lines.length !== place.rows || !lines.every((line) => fitsInto(line, place.columns))) return false;
    let sent = '';
    for (const [at, line] of lines.entries()) {
      const row = place.y + at;
      const before = shown[row]?.cells ?? empty;
      const after = [...before];
      after.splice(place.x, place.columns, ...cellsOf(line, place.columns));
      sent += patch(before, after, row);
      shown[row] = { line: null, cells: after };
    }
    if (sent !== '' && !dropped) write(sent);
    return true;
  };

  const stream = {
    columns,
    // Ink wipes the scrollback when it believes a frame to be as tall as the terminal.
    rows: Number.MAX_SAFE_INTEGER,
    isTTY: true,
    writable: true,
    write(text: string): boolean {
      // The cursor is hidden as long as the screen is open; Ink's own word on it is not passed on.
      if (!dropped && !text.startsWith('\x1b[?25')) draw(text);
      return true;
    },
    on: () => stream,
    off: () => stream,
  };
  return {
    stdout: stream as unknown as NodeJS.WriteStream,
    lay,
    drop() {
      dropped = true;
    },
  };
}
