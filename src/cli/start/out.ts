/** What a command writes to stdout and stderr. */

import { fstatSync, fsyncSync } from 'node:fs';
import { errnoOf } from '../../core/text/errno.ts';
import { EXIT, exitOf, type Trouble, trouble } from '../../core/trouble/trouble.ts';
import { errorEvent, eventLine } from '../../ui/events.ts';
import { troubleText } from '../../ui/reports/trouble.ts';
import type { Speech } from '../../wiring/settings.ts';
import { troubleWords } from '../terminal/language.ts';

export { troubleText } from '../../ui/reports/trouble.ts';

/**
 * Writes to stdout and resolves with the exit code once it is out: 0, or 7 where it could not be written. A reader that
 * goes away (`roomkey status | head -1`) is no fault.
 */
export function say(text: string): Promise<number> {
  return new Promise((resolve) => {
    process.stdout.write(text, (error) => {
      const failed = error ?? unsynced();
      resolve(failed == null || isReaderGone(failed) ? EXIT.done : EXIT.storage);
    });
  });
}

/** Has whatever stdout or stderr cannot take reported once, on the other one, instead of ending the program. */
export function watchOutput(): void {
  process.stdout.on('error', reportOnce);
  process.stderr.on('error', () => {});
}

let isReported = false;

function reportOnce(error: Error): void {
  if (isReported || isReaderGone(error)) return;
  isReported = true;
  process.stderr.write(troubleText(trouble('output_failed', errnoOf(error))));
}

function isReaderGone(error: Error): boolean {
  return ['EPIPE', 'ERR_STREAM_DESTROYED'].includes(errnoOf(error));
}

/** Some file systems find out only now that there is no space; null where all is well, or stdout is no file. */
function unsynced(): Error | null {
  try {
    if (fstatSync(1).isFile()) fsyncSync(1);
    return null;
  } catch (error) {
    reportOnce(error as Error);
    return error as Error;
  }
}

/** Reports a trouble, as the `error` event on stdout or as text on stderr in a language; resolves with its exit code. */
export async function fail(cause: Trouble, asEvent: boolean, speech: Speech): Promise<number> {
  if (asEvent) await say(eventLine(errorEvent(cause, Date.now())));
  else process.stderr.write(troubleText(cause, await troubleWords(speech)));
  return exitOf(cause);
}

/** A line on stderr. */
export function note(line: string): void {
  process.stderr.write(`roomkey: ${line}\n`);
}

/** Opens the log of `--verbose`. On a terminal with a full screen the lines wait until the screen is gone. */
export function openLog(verbose: boolean): (line: string) => void {
  if (!verbose) return () => {};
  if (!process.stdout.isTTY || !process.stderr.isTTY) return note;
  const held: string[] = [];
  process.on('exit', () => process.stderr.write(held.map((line) => `roomkey: ${line}\n`).join('')));
  return (line) => {
    if (held.length < 1000) held.push(line);
  };
}
