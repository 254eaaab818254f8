/** What a command writes to stdout and stderr. */

import { exitOf, fixOf, saysOf, type Trouble } from '../../core/trouble/trouble.ts';
import { errorEvent, eventLine } from '../../ui/events.ts';

/** Writes to stdout and resolves with 0 once it is out: a pipe takes its time. */
export function say(text: string): Promise<number> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve(0));
  });
}

/** Reports a trouble, as the `error` event on stdout or as text on stderr; resolves with its exit code. */
export async function fail(cause: Trouble, asEvent: boolean): Promise<number> {
  if (asEvent) await say(eventLine(errorEvent(cause, Date.now())));
  else process.stderr.write(troubleText(cause));
  return exitOf(cause);
}

/** A line for whoever reads stderr. */
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

/** A trouble in two lines: what happened, what to do. */
export function troubleText(cause: Trouble): string {
  return `roomkey: ${saysOf(cause)}.\n  ${fixOf(cause)}\n`;
}
