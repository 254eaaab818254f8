/**
 * The full screen: a pairing drawn by Ink into the terminal's alternate screen.
 *
 * Each showing draws everything from the pairing, the moment and the size; there is no timer in here and no state but
 * what was shown last. The keys that copy are its own affair, since the terminal's clipboard is; every other key is
 * reported. It must not know where a pairing comes from, nor what those keys do.
 */

import { type Instance, render } from 'ink';
import type { Code, Pairing } from '../../core/pairing/pairing.ts';
import type { Size } from '../page/types.ts';
import type { Glyphs } from '../qr/qr.ts';
import type { Moment, PairingInfo, View } from '../view.ts';
import type { Hint, Words } from '../words/index.ts';
import { type Canvas, canvas } from './canvas.ts';
import { type Drawing, openDrawer } from './drawer.tsx';
import { keysOf } from './keys.ts';
import { painter } from './paint.ts';

/** A terminal and what it can do. */
export type Terminal = {
  readonly stdout: NodeJS.WriteStream;
  /** Where keys come from; without it, or where it is no terminal, there are none. */
  readonly stdin?: NodeJS.ReadStream | undefined;
  readonly colour: boolean;
  /** Weights instead of colours, for eyes that need contrast. */
  readonly highContrast?: boolean | undefined;
  readonly glyphs: Glyphs;
  /** True where marks and bars beyond ASCII can be shown. */
  readonly unicode: boolean;
  /** True where the terminal takes OSC sequences: links (8) and its clipboard (52). */
  readonly osc?: boolean | undefined;
  /** True where the code is to be read from across the room. */
  readonly far?: boolean | undefined;
  /** True where bytes are dear: the time left goes in steps of some seconds until the last minute. */
  readonly calm?: boolean | undefined;
  readonly words: Words;
  /** Languages that take turns with `words`. */
  readonly others?: readonly Words[] | undefined;
  /** The keys that are told of. */
  readonly hints?: readonly Hint[] | undefined;
  /** Called with every key but those that copy: `n`, `q`, `enter`, `ctrl-c` (raw mode swallows the signal). */
  readonly onKey?: ((key: string) => void) | undefined;
};

/** A face that owns the terminal while it is open. */
export type Screen = View & {
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
export const RESTORE = `\x1b[0m${CLEAR}\x1b[?1049l\x1b[?25h`;
/** How long the screen says that something was copied. */
const COPIED_MS = 3_000;

/** Takes over the terminal and gives a face that draws on it; `close` gives the terminal back. */
export function openScreen(info: PairingInfo, terminal: Terminal): Screen {
  const { stdout, osc = false, hints = [] } = terminal;
  const drawn = drawer(info, terminal);
  let last: { pairing: Pairing; moment: Moment } | null = null;
  let copied: { key: Hint; until: number } | null = null;
  let surface: Surface | null = null;
  let open = true;

  const draw = () => {
    if (!open || last === null) return;
    if (copied !== null && last.moment.ticks >= copied.until) copied = null;
    const drawing = drawn({ ...last, size: sizeOf(stdout), copied: copied?.key ?? null });
    surface = surface === null ? mount(drawing, stdout) : redraw(surface, drawing);
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
  const pressed = (key: string): void => {
    const isCopy = osc && (key === 'c' || key === 'l') && hints.includes(key);
    if (!isCopy) terminal.onKey?.(key);
    else if (last?.pairing.state === 'waiting') copy(key, last.pairing.code, last.moment);
  };
  const copy = (key: 'c' | 'l', code: Code, { ticks }: Moment): void => {
    const { userCode, verificationUri, verificationUriComplete } = code;
    stdout.write(toClipboard(key === 'c' ? userCode : (verificationUriComplete ?? verificationUri)));
    copied = { key, until: ticks + COPIED_MS };
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
  const stopKeys = listen(terminal.stdin, pressed);
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

function drawer(info: PairingInfo, terminal: Terminal) {
  const { glyphs, unicode, hints = [], far = false, osc = false, calm = false, words, others } = terminal;
  return openDrawer(info, {
    manner: { glyphs, unicode, hints, far, links: osc },
    languages: [words, ...(others ?? [])],
    calm,
    paint: painter(terminal.colour, terminal.highContrast === true),
  });
}

type Surface = { readonly canvas: Canvas; readonly ink: Instance; readonly drawing: Drawing };

/** Only the state has changed most of the time, and it is put in its place without laying out everything again. */
function redraw(surface: Surface, after: Drawing): Surface {
  if (surface.drawing === after) return surface;
  const { page, rows = [] } = after.still ?? {};
  const place = page !== undefined && page === surface.drawing.still?.page ? after.place() : null;
  if (place === null || !surface.canvas.lay(place, rows)) surface.ink.rerender(after.node);
  return { ...surface, drawing: after };
}

function mount(drawing: Drawing, stdout: NodeJS.WriteStream): Surface {
  const surface = canvas(sizeOf(stdout), (text) => stdout.write(text));
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

/** OSC 52: works over SSH, since the terminal itself keeps the text; tmux takes it where `set-clipboard` is on. */
function toClipboard(text: string): string {
  return `\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`;
}

/** Reports every key, until the returned function is called. */
function listen(stdin: Terminal['stdin'], pressed: (key: string) => void): () => void {
  if (stdin?.isTTY !== true) return () => {};
  const heard = (chunk: Buffer | string) => {
    for (const key of keysOf(String(chunk))) pressed(key);
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
