/** A command run in a given environment, with our signals passed on to it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Env } from './credentials.ts';

export type ChildOrder = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Env;
  /** True on a terminal, which sends its own signals to the child as well. */
  readonly onTerminal: boolean;
};

const PASSED_ON = [
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR1',
  'SIGUSR2',
  'SIGWINCH',
  'SIGCONT',
] as const;

// A terminal sends these to the whole foreground process group; passed on, they would arrive twice.
const FROM_TERMINAL: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT', 'SIGWINCH'];

/** Runs the command on our own stdio; resolves with its exit code, 128+n for signal n, or why it did not start. */
export function runChild(order: ChildOrder): Promise<number | { readonly failed: string }> {
  return new Promise((resolve) => {
    let child: ChildProcess | null = null;
    const passOn = (signal: NodeJS.Signals): void => {
      if (!(order.onTerminal && FROM_TERMINAL.includes(signal))) child?.kill(signal);
    };
    const end = (result: number | { readonly failed: string }): void => {
      for (const signal of PASSED_ON) process.off(signal, passOn);
      resolve(result);
    };
    const failed = (error: NodeJS.ErrnoException): void =>
      end({ failed: `${order.command} (${error.code ?? ''})` });
    // Listening first: the child may be up, and a signal on its way to us, before spawn has returned.
    for (const signal of PASSED_ON) process.on(signal, passOn);
    try {
      child = spawn(order.command, order.args, { stdio: 'inherit', env: order.env });
    } catch (error) {
      // Node throws some errors instead of reporting them: a part of the path that is no folder, too many arguments.
      failed(error as NodeJS.ErrnoException);
      return;
    }
    child.once('error', failed);
    child.once('exit', (code, signal) =>
      end(code ?? 128 + (signal === null ? 0 : constants.signals[signal])),
    );
  });
}
