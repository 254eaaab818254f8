/**
 * The full screen: a pairing drawn by Ink into the terminal's alternate screen.
 *
 * Each showing draws everything from the pairing, the moment and the size; there is no timer in here and no state but
 * what was shown last. It must not know where a pairing comes from, nor what a key does.
 */

import { type Instance, render } from 'ink';
import type { ReactNode } from 'react';
import type { Code, Pairing } from '../core/pairing.ts';
import { type Canvas, canvas } from './canvas.ts';
import { type CodePage, codePage, type Manner, messagePage } from './compose.ts';
import type { Face, Moment, Setting } from './face.ts';
import { CodeFrame, MessageFrame } from './frame.tsx';
import { keysOf } from './keys.ts';
import { frameOf, type Size } from './page.ts';
import { type Paint, painter } from './paint.ts';
import type { Glyphs } from './qr.ts';
import { say } from './saying.ts';
import { stateLines } from './state.ts';
import type { Hint, Words } from './words/index.ts';

/** A terminal and what it can do. */
export type Terminal = {
  readonly stdout: NodeJS.WriteStream;
  /** Where keys come from; without it, or where it is no terminal, there are none. */
  readonly stdin?: NodeJS.ReadStream | undefined;
  readonly colour: boolean;
  readonly glyphs: Glyphs;
  /** True where marks and bars beyond ASCII can be shown. */
  readonly unicode: boolean;
  /** True where the code is to be read from across the room. */
  readonly far?: boolean | undefined;
  readonly words: Words;
  /** The keys that are told of. */
  readonly hints?: readonly Hint[] | undefined;
  /** Called with every key: `n`, `q`, `enter`, `escape`, `ctrl-c` (raw mode swallows the signal). */
  readonly onKey?: ((key: string) => void) | undefined;
};

/** A face that owns the terminal while it is open. */
export type Screen = Face & {
  /**
   * What puts the terminal back, to be written by whoever ends the process without `close`; nothing is drawn
   * afterwards. Empty once the terminal has been put back.
   */
  restoreSequence(): string;
};

const CLEAR = '\x1b[2J\x1b[H';
const ENTER = `\x1b[?1049h\x1b[?25l${CLEAR}`;
/** What puts the terminal back; only while a screen is open. `restoreSequence` also keeps the screen from drawing on. */
// Cleared first: a console without an alternate screen would go on showing the code.
export const RESTORE = `\x1b[?2026l\x1b[0m${CLEAR}\x1b[?1049l\x1b[?25h`;

/** Takes over the terminal and gives a face that draws on it; `close` gives the terminal back. */
export function openScreen(setting: Setting, terminal: Terminal): Screen {
  const { stdout } = terminal;
  const drawn = drawer(setting, terminal);
  let last: { pairing: Pairing; moment: Moment } | null = null;
  let surface: { canvas: Canvas; ink: Instance } | null = null;
  let open = true;

  const draw = () => {
    if (!open || last === null) return;
    const node = drawn(last.pairing, last.moment, sizeOf(stdout));
    if (surface !== null) surface.ink.rerender(node);
    else surface = mount(node, stdout);
  };
  const wipe = () => {
    surface?.canvas.drop();
    surface?.ink.unmount();
    surface = null;
  };
  const resized = () => {
    // What the terminal did to the old frame is anybody's guess, so the next one starts on a cleared screen.
    wipe();
    if (open) stdout.write(CLEAR);
    draw();
  };
  const restore = () => {
    if (!open) return '';
    open = false;
    stdout.off('resize', resized);
    wipe();
    stopKeys();
    return RESTORE;
  };

  stdout.on('resize', resized);
  const stopKeys = listen(terminal);
  stdout.write(ENTER);
  return {
    show(pairing, moment) {
      last = { pairing, moment };
      draw();
    },
    restoreSequence: restore,
    close() {
      const text = restore();
      if (text === '') return Promise.resolve();
      return new Promise((resolve) => stdout.write(text, () => resolve()));
    },
  };
}

/** Turns a showing into a tree; the page of a code is laid out once for each code and size. */
function drawer(
  setting: Setting,
  terminal: Terminal,
): (pairing: Pairing, moment: Moment, size: Size) => ReactNode {
  const { words, unicode, glyphs } = terminal;
  const paint: Paint = painter(terminal.colour);
  const hints = terminal.hints ?? [];
  const manner: Manner = { glyphs, unicode, words, hints, far: terminal.far === true };
  const newKey = hints.includes('n') ? 'n' : null;
  let known: { code: Code; size: Size; page: CodePage } | null = null;

  return (pairing, moment, size) => {
    const saying = say(pairing, moment, setting, words, newKey);
    const frame = frameOf(size);
    if (saying.code === null) {
      known = null;
      const page = messagePage(saying, setting, manner, size);
      return <MessageFrame frame={frame} mood={saying.mood} paint={paint} {...page} />;
    }
    const same =
      known?.code === saying.code && known.size.columns === size.columns && known.size.rows === size.rows;
    if (known === null || !same) {
      known = { code: saying.code, size, page: codePage(saying.code, setting, manner, size) };
    }
    const { layout, foot } = known.page;
    const space = { columns: layout.stateColumns, bar: layout.has.has('bar'), noteRows: layout.noteRows };
    const state = stateLines(saying, space, words, unicode);
    return (
      <CodeFrame frame={frame} layout={layout} foot={foot} mood={saying.mood} state={state} paint={paint} />
    );
  };
}

function mount(node: ReactNode, stdout: NodeJS.WriteStream): { canvas: Canvas; ink: Instance } {
  const drawing = canvas(sizeOf(stdout), (text) => stdout.write(text));
  const ink = render(node, {
    stdout: drawing.stdout,
    patchConsole: false,
    exitOnCtrlC: false,
    isScreenReaderEnabled: false,
    // Every frame whole and at once, without Ink's own redrawing, timers and throttles.
    debug: true,
  });
  return { canvas: drawing, ink };
}

/** Reports every key to `onKey`, until the returned function is called. */
function listen({ stdin, onKey }: Terminal): () => void {
  if (stdin?.isTTY !== true || onKey === undefined) return () => {};
  const heard = (chunk: Buffer | string) => {
    for (const key of keysOf(String(chunk))) onKey(key);
  };
  stdin.setRawMode(true);
  stdin.on('data', heard);
  stdin.resume();
  return () => {
    stdin.off('data', heard);
    stdin.setRawMode(false);
    stdin.pause();
  };
}

function sizeOf(stdout: NodeJS.WriteStream): Size {
  return { columns: stdout.columns || 80, rows: stdout.rows || 24 };
}
