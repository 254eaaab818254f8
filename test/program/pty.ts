/**
 * The built program in a pseudo-terminal, its output on an emulated screen: what a person at a real terminal sees.
 *
 * Nothing in here waits for a time to pass, only for something to be on the screen.
 */

import { type IPty, spawn } from '@lydell/node-pty';
import { type Emulator, emulator } from '../unit/ui/decode.ts';
import { it as labTest, type Place, PROGRAM, record } from './roomkey.ts';

/** Columns and rows. */
export type Size = readonly [columns: number, rows: number];

/** A terminal with the program in it. */
export type Window = {
  readonly screen: Emulator;
  /** The exit code, or 128+n. */
  readonly ended: Promise<number>;
  /** Everything the program wrote. */
  said(): string;
  type(keys: string): void;
  resize(size: Size): void;
  /** Sends a signal to every process of the terminal. */
  signal(name: NodeJS.Signals): void;
  /** Resolves as soon as something holds; it is looked at whenever the program has written. */
  until(what: string, holds: () => boolean): Promise<void>;
  /** Resolves when the screen has been cleared and drawn on since the last `resize`. */
  followed(): Promise<void>;
  /** Whether the screen has scrolled since it was last cleared. */
  scrolled(): boolean;
};

/** Opens a terminal with the program in it; `inShell` puts a shell around it that tells of the terminal's settings. */
export type OpenWindow = (
  args: readonly string[],
  where: Place,
  options?: { readonly size?: Size; readonly inShell?: boolean },
) => Window;

/** Tests with a `lab` and terminals; what runs in these is ended after the test. */
export const it = labTest.extend<{ open: OpenWindow }>({
  // The lab is asked for so that its folders outlive the programs that use them.
  open: async ({ lab: _ }, use) => {
    const cleanups: (() => Promise<unknown>)[] = [];
    await use((args, where, { size = USUAL, inShell = false } = {}) => {
      const program = [process.execPath, PROGRAM, ...args];
      const [file = '', ...rest] = inShell ? ['/bin/sh', '-c', SHELL, ...program] : program;
      const child = spawn(file, rest, { cols: size[0], rows: size[1], env: { TERM: XTERM, ...where.env } });
      const window = watch(child, size, args);
      cleanups.push(() => {
        endGroup(child.pid);
        return window.ended;
      });
      return window;
    });
    for (const cleanup of cleanups) await cleanup();
  },
});

/** What clears the screen before the first frame of a size. */
const CLEAR = '\x1b[2J\x1b[H';

const USUAL: Size = [80, 24];
const XTERM = 'xterm-256color';
const PATIENCE_MS = 20_000;
// The traps keep the shell alive when a signal reaches the whole group; a program does not inherit them.
const SHELL = `trap : HUP INT TERM USR2
stty -g
"$0" "$@"
echo "ended $?"
stty -g`;

function watch(child: IPty, size: Size, args: readonly string[]): Window {
  const screen = emulator(...size);
  let said = '';
  let sinceResize = '';
  let hasScrolled = false;
  const looks = new Set<() => void>();
  const look = (): void => {
    for (const one of looks) one();
  };
  screen.terminal.onScroll(() => {
    hasScrolled = true;
  });
  // A frame for the old size may still be under way after a resize; what it does is wiped.
  screen.terminal.parser.registerCsiHandler({ final: 'J' }, () => {
    hasScrolled = false;
    return false;
  });
  child.onData((text) => {
    said += text;
    void screen.write(text).then(() => {
      sinceResize += text;
      look();
    });
  });
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      record(`roomkey ${args.join(' ')} (in a terminal)`, said);
      void screen.write('').then(() => resolve(signal ? 128 + signal : exitCode));
    });
  });
  let over = false;
  void ended.then(() => {
    over = true;
    look();
  });
  const until = (what: string, holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const finish = (error: Error | null): void => {
        clearTimeout(timer);
        looks.delete(one);
        if (error === null) resolve();
        else reject(error);
      };
      const picture = () => `${screen.terminal.cols}×${screen.terminal.rows}:\n${screen.text().join('\n')}`;
      const one = (): void => {
        if (holds()) finish(null);
        else if (over) finish(new Error(`ended before ${what}, at ${picture()}`));
      };
      const timer = setTimeout(
        () => finish(new Error(`waited in vain for ${what}, at ${picture()}`)),
        PATIENCE_MS,
      );
      looks.add(one);
      one();
    });
  return {
    screen,
    ended,
    until,
    said: () => said,
    type: (keys) => child.write(keys),
    resize([columns, rows]) {
      sinceResize = '';
      screen.resize(columns, rows);
      child.resize(columns, rows);
    },
    signal: (name) => process.kill(-child.pid, name),
    followed: () =>
      until('a frame', () => {
        const cleared = sinceResize.lastIndexOf(CLEAR);
        return cleared >= 0 && sinceResize.length > cleared + CLEAR.length;
      }),
    scrolled: () => hasScrolled,
  };
}

/** Every terminal leads a process group of its own. */
function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
}
