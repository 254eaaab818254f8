/**
 * The terminal that is drawn on: the one we were started on, or the one that `--tty` names. Must not know what is drawn.
 */

import { closeSync, constants, fstatSync, openSync, realpathSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { isatty, ReadStream, WriteStream } from 'node:tty';
import { type Trouble, trouble } from '../../core/trouble/trouble.ts';

/** A terminal to draw on, and to hear keys from where there are any. */
export type Tty = {
  readonly stdout: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream | undefined;
  /** False for a terminal that `--tty` named. */
  readonly isOurs: boolean;
  /** Checks whether the size changed: no signal announces that for a terminal that is not our own. */
  measure(): void;
  close(): void;
};

const { O_RDWR, O_RDONLY, O_WRONLY, O_NOCTTY, O_NONBLOCK } = constants;

/** The terminal of our own standard streams; its stdout may also be a pipe or a file. */
export function ownTty(): Tty {
  const stdin = process.stdin.isTTY === true ? process.stdin : undefined;
  // A terminal that goes away ends in a hangup signal; what can no longer be read or written is no fault of ours.
  stdin?.on('error', () => {});
  return { stdout: process.stdout, stdin, isOurs: true, measure() {}, close() {} };
}

/** Opens another terminal; a trouble where the path cannot be opened or is none. It never becomes our controlling one. */
export function openTty(path: string): Tty | Trouble {
  // To open the master of pseudo-terminals makes one more of them.
  if (isUnseen(path)) return unusable(path, UNSEEN);
  const fd = firstOpened(path, [O_RDWR, O_WRONLY]);
  if (typeof fd !== 'number') return unusable(path, fd.code ?? 'cannot be opened');
  const why = !isatty(fd) ? 'not a terminal' : isUnseenDevice(fstatSync(fd).rdev) ? UNSEEN : null;
  if (why !== null) {
    closeSync(fd);
    return unusable(path, why);
  }
  const stdout = new WriteStream(fd);
  const keys = firstOpened(path, [O_RDONLY]);
  const stdin = typeof keys === 'number' ? new ReadStream(keys) : undefined;
  for (const stream of [stdout, stdin]) stream?.on('error', () => {});
  return {
    stdout,
    stdin,
    isOurs: false,
    measure() {
      // What Node does on SIGWINCH, which is sent to the terminal's own session only.
      (stdout as { _refreshSize?(): void })._refreshSize?.();
    },
    close() {
      stdin?.destroy();
      stdout.destroy();
    },
  };
}

const UNSEEN = 'nothing shows what is written to it';

/** Reports whether a path is a terminal by its kind only: a master of pseudo-terminals, or the kernel's log. */
function isUnseen(path: string): boolean {
  try {
    return UNSEEN_NAME.test(basename(realpathSync(path))) || isUnseenDevice(statSync(path).rdev);
  } catch {
    // What opening it meets is told by its own code.
    return false;
  }
}

const UNSEEN_NAME = /^(ptmx|ttyprintk|ttynull|pty[a-ep-z][0-9a-f])$/;

/** By Linux's numbers: `ptmx` and `ttyprintk` are 5:2 and 5:3, BSD's masters are major 2. */
function isUnseenDevice(rdev: number): boolean {
  const [major, minor] = [rdev >> 8, rdev & 0xff];
  return process.platform === 'linux' && (major === 2 || (major === 5 && (minor === 2 || minor === 3)));
}

function firstOpened(path: string, modes: readonly number[]): number | NodeJS.ErrnoException {
  let failure: NodeJS.ErrnoException = new Error(path);
  for (const mode of modes) {
    try {
      // Without O_NONBLOCK a serial line with nothing at its end would keep us waiting.
      return openSync(path, mode | O_NOCTTY | O_NONBLOCK);
    } catch (error) {
      failure = error as NodeJS.ErrnoException;
    }
  }
  return failure;
}

function unusable(path: string, why: string): Trouble {
  return trouble('usage', `--tty ${path} (${why})`, 'roomkey help pair');
}
