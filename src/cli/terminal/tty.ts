/**
 * The terminal that is drawn on: the one we were started on, or the one that `--tty` names. Must not know what is drawn.
 */

import { closeSync, constants, openSync } from 'node:fs';
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
  const fd = firstOpened(path, [O_RDWR, O_WRONLY]);
  if (typeof fd !== 'number') return unusable(path, fd.code ?? 'cannot be opened');
  if (!isatty(fd)) {
    closeSync(fd);
    return unusable(path, 'not a terminal');
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
