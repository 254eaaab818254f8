/**
 * Ink on its canvas: mounted at the first drawing, again after a wipe, and left alone while only the state of a code has
 * changed. It must not know what is drawn.
 */

import { type Instance, render } from 'ink';
import type { Size } from '../page/types.ts';
import { type Area, type Canvas, canvas } from './canvas.ts';
import type { Drawing } from './drawer.tsx';

/** What a terminal shows of Ink. */
export type Surface = {
  show(drawing: Drawing): void;
  /** Takes Ink off the terminal, which keeps what it shows. */
  wipe(): void;
};

/** A surface on a terminal, empty until the first `show`. */
export function openSurface(stdout: NodeJS.WriteStream): Surface {
  let mounted: Mounted | null = null;
  return {
    show(drawing) {
      mounted = mounted === null ? mount(drawing, stdout) : redraw(mounted, drawing);
    },
    wipe() {
      mounted?.canvas.drop();
      mounted?.ink.unmount();
      mounted = null;
    },
  };
}

/** Nothing that is shown needs more, and what is laid out takes time by its cells. */
const MOST: Size = { columns: 300, rows: 100 };
/** No terminal is larger; what claims to be does not know its size. */
const LARGEST = 2_000;
/** Of a terminal that does not know its size. */
const USUAL: Size = { columns: 80, rows: 24 };

/** The part of a terminal that is drawn on: in its middle, where it is larger than that. */
export function areaOf(stdout: NodeJS.WriteStream): Area {
  const { columns = 0, rows = 0 } = stdout;
  const isKnown = Math.min(columns, rows) > 0 && Math.max(columns, rows) <= LARGEST;
  const size = isKnown ? { columns, rows } : USUAL;
  const drawn = { columns: Math.min(size.columns, MOST.columns), rows: Math.min(size.rows, MOST.rows) };
  return {
    ...drawn,
    x: Math.floor((size.columns - drawn.columns) / 2),
    y: Math.floor((size.rows - drawn.rows) / 2),
  };
}

type Mounted = { readonly canvas: Canvas; readonly ink: Instance; readonly drawing: Drawing };

/** Most of the time only the state has changed, and it is put in its place without laying out everything again. */
function redraw(mounted: Mounted, after: Drawing): Mounted {
  if (mounted.drawing === after) return mounted;
  const { page, rows = [] } = after.still ?? {};
  const area = page !== undefined && page === mounted.drawing.still?.page ? after.stateArea() : null;
  if (area === null || !mounted.canvas.fill(area, rows)) mounted.ink.rerender(after.node);
  return { ...mounted, drawing: after };
}

function mount(drawing: Drawing, stdout: NodeJS.WriteStream): Mounted {
  const surface = canvas(areaOf(stdout), (text) => stdout.write(text));
  const ink = render(drawing.node, {
    stdout: surface.stdout,
    patchConsole: false,
    exitOnCtrlC: false,
    isScreenReaderEnabled: false,
    // Every frame whole and at once, without Ink's own redrawing, timers and throttles.
    debug: true,
  });
  return { canvas: surface, ink, drawing };
}
