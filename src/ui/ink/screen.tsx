/**
 * The full screen: a pairing drawn by Ink into the terminal's alternate screen.
 *
 * Each call of `show` draws everything from the pairing, the moment and the size; there is no timer in here and no state
 * but what was shown last. The keys that copy are handled here, since the terminal's clipboard is; every other key is
 * reported. It must not know where a pairing comes from, nor what those keys do.
 */

import type { Pairing } from '../../core/pairing/pairing.ts';
import type { Glyphs } from '../qr/qr.ts';
import type { Moment, PairingInfo, View } from '../view.ts';
import type { Hint, Words } from '../words/index.ts';
import { isCopyKey, openClipboard } from './clipboard.ts';
import { openDrawer } from './drawer.tsx';
import { keysOf } from './keys.ts';
import { painter } from './paint.ts';
import { areaOf, openSurface } from './surface.tsx';

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
  /** True where bytes are expensive: the time left goes in steps of some seconds until the last minute. */
  readonly calm?: boolean | undefined;
  readonly words: Words;
  /** Languages that take turns with `words`. */
  readonly others?: readonly Words[] | undefined;
  /** The keys that the screen mentions. */
  readonly hints?: readonly Hint[] | undefined;
  /** Called with every key but those that copy: `n`, `q`, `enter`, `ctrl-c` (raw mode swallows the signal). */
  readonly onKey?: ((key: string) => void) | undefined;
};

/** A view that owns the terminal while it is open. */
export type Screen = View & {
  /**
   * What puts the terminal back, to be written where the process ends without `close`; nothing is drawn afterwards.
   * Empty once the terminal has been put back.
   */
  restoreSequence(): string;
};

const CLEAR = '\x1b[2J\x1b[H';
const ENTER = `\x1b[?1049h\x1b[?25l${CLEAR}`;
// Cleared first: a console without an alternate screen would go on showing the code.
const RESTORE = `\x1b[0m${CLEAR}\x1b[?1049l\x1b[?25h`;

/** Takes over the terminal and returns a view that draws on it; `close` gives the terminal back. */
export function openScreen(info: PairingInfo, terminal: Terminal): Screen {
  const { stdout, osc = false, hints = [] } = terminal;
  const drawingOf = drawerFor(info, terminal);
  const surface = openSurface(stdout);
  const clipboard = openClipboard((text) => stdout.write(text));
  let last: { pairing: Pairing; moment: Moment } | null = null;
  let isOpen = true;

  const draw = () => {
    if (!isOpen || last === null) return;
    surface.show(drawingOf({ ...last, size: areaOf(stdout), copied: clipboard.copiedAt(last.moment) }));
  };
  const resized = () => {
    // There is no telling what the terminal did to the old frame, so the next one starts on a cleared screen.
    surface.wipe();
    if (isOpen) stdout.write(CLEAR);
    draw();
  };
  const pressed = (key: string): void => {
    const copies = osc && isCopyKey(key) && hints.includes(key);
    if (!copies) terminal.onKey?.(key);
    else if (last?.pairing.state === 'waiting') {
      clipboard.copy(key, last.pairing.code, last.moment);
      draw();
    }
  };
  const leave = enter(terminal, resized, pressed);
  const restoreSequence = () => {
    if (!isOpen) return '';
    isOpen = false;
    surface.wipe();
    leave();
    return RESTORE;
  };
  return {
    show(pairing, moment) {
      last = { pairing, moment };
      draw();
    },
    restoreSequence,
    close: () => writeWhole(stdout, restoreSequence()),
  };
}

/** Enters the alternate screen and listens for keys and sizes, until the returned function is called. */
function enter({ stdout, stdin }: Terminal, resized: () => void, pressed: (key: string) => void): () => void {
  stdout.on('resize', resized);
  const stopKeys = listenForKeys(stdin, pressed);
  stdout.write(ENTER);
  return () => {
    stdout.off('resize', resized);
    stopKeys();
  };
}

function drawerFor(info: PairingInfo, terminal: Terminal) {
  const { glyphs, unicode, hints = [], far = false, osc = false, calm = false, words, others } = terminal;
  return openDrawer(info, {
    manner: { glyphs, unicode, hints, far, links: osc },
    languages: [words, ...(others ?? [])],
    calm,
    paint: painter(terminal.colour, terminal.highContrast === true),
  });
}

/** Reports every key, until the returned function is called. */
function listenForKeys(stdin: Terminal['stdin'], pressed: (key: string) => void): () => void {
  if (stdin?.isTTY !== true) return () => {};
  const typed = (chunk: Buffer | string) => {
    for (const key of keysOf(String(chunk))) pressed(key);
  };
  stdin.setRawMode(true);
  stdin.on('data', typed);
  stdin.resume();
  return () => {
    stdin.off('data', typed);
    stdin.setRawMode(false);
    stdin.pause();
  };
}

function writeWhole(stdout: NodeJS.WriteStream, text: string): Promise<void> {
  if (text === '') return Promise.resolve();
  return new Promise((resolve) => stdout.write(text, () => resolve()));
}
