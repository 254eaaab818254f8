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
export type Area = Size & { readonly x: number; readonly y: number };

/** A place to draw for one size of the terminal. */
export type Canvas = {
  readonly stdout: NodeJS.WriteStream;
  /**
   * Fills an area that Ink has laid out with rows, without Ink; false where they do not fit into it. What Ink draws
   * later is compared with what they left.
   */
  fill(area: Area, rows: readonly string[]): boolean;
  /** Lets nothing more through, whatever Ink still does at the end of the process. */
  drop(): void;
};

/** The rows as they are on the screen; `line` is what Ink drew them from, or null. */
type ShownRows = { line: string | null; cells: readonly Cell[] }[];

/** A canvas on a part of the terminal that passes on what is to be sent by `write`. */
export function canvas(on: Area, write: (text: string) => void): Canvas {
  let isDropped = false;
  const shown: ShownRows = [];
  const send = (text: string): void => {
    if (text !== '' && !isDropped) write(text);
  };
  return {
    stdout: inkStream(on.columns, (frame) => {
      if (!isDropped) send(frameUpdate(frame, shown, on));
    }),
    fill(area, lines) {
      if (lines.length !== area.rows || !lines.every((line) => fitsInto(line, area.columns))) return false;
      send(areaUpdate(area, lines, shown, on));
      return true;
    },
    drop() {
      isDropped = true;
    },
  };
}

/** What to send so that the screen shows a frame. */
function frameUpdate(frame: string, shown: ShownRows, { columns, rows, x, y }: Area): string {
  const lines = frame.split('\n').slice(0, rows);
  let sent = '';
  for (let row = 0; row < Math.max(lines.length, shown.length); row++) {
    const line = lines[row] ?? '';
    const before = shown[row] ?? { line: '', cells: cellsOf('', columns) };
    shown[row] = before;
    if (line === before.line) continue;
    const cells = cellsOf(line, columns);
    sent += patch(before.cells, cells, y + row, x);
    shown[row] = { line, cells };
  }
  return sent;
}

/** What to send so that an area shows some lines. */
function areaUpdate(area: Area, lines: readonly string[], shown: ShownRows, on: Area): string {
  let sent = '';
  for (const [at, line] of lines.entries()) {
    const row = area.y + at;
    const before = shown[row]?.cells ?? cellsOf('', on.columns);
    const after = [...before];
    after.splice(area.x, area.columns, ...cellsOf(line, area.columns));
    sent += patch(before, after, on.y + row, on.x);
    shown[row] = { line: null, cells: after };
  }
  return sent;
}

/** A stand-in for the stream that Ink draws on. */
function inkStream(columns: number, draw: (frame: string) => void): NodeJS.WriteStream {
  const stream = {
    columns,
    // Ink wipes the scrollback when it believes a frame to be as tall as the terminal.
    rows: Number.MAX_SAFE_INTEGER,
    isTTY: true,
    writable: true,
    write(text: string): boolean {
      // The cursor is hidden as long as the screen is open, so what Ink sends about it is not passed on.
      if (!text.startsWith('\x1b[?25')) draw(text);
      return true;
    },
    on: () => stream,
    off: () => stream,
  };
  return stream as unknown as NodeJS.WriteStream;
}
