/**
 * The renewal worker: a process of its own that refreshes a grant and saves it, whatever happens to the one that asked.
 *
 * Callers are killed all the time (`timeout 1 roomkey token`, Ctrl-C, a lost SSH line), and an answer that nobody saves
 * ends the pairing. So the worker leads its own session, does not heed signals until it is done, and bounds its own
 * time. Secrets reach it through its standard input, never through argv or the environment.
 */

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { isOn } from '../cli/argv.ts';
import { membersOf } from '../core/text/members.ts';
import { isTrouble, type Trouble, trouble, troubleFrom } from '../core/trouble/trouble.ts';
import type { RenewJob } from '../core/world.ts';
import { renewLocked } from '../flows/renew.ts';
import { connectStored, openContext, type Start } from './session.ts';

/** What is handed to the worker: everything its context is made of, and the job. */
type Order = { readonly start: Omit<Start, 'log' | 'renewInWorker'>; readonly job: RenewJob };

// Longer than a request and a save together can take; a worker that hangs dies and frees its lock.
const WATCHDOG_MS = 45_000;

/** Has `job` done by a worker; resolves with its trouble, or null when the grant is renewed. */
export function renewInWorker(script: string, start: Start, job: RenewJob): Promise<Trouble | null> {
  const { log, renewInWorker: _, ...rest } = start;
  const order: Order = { start: rest, job };
  return new Promise((resolve) => {
    const worker = spawn(process.execPath, [script, 'renew-worker'], {
      detached: true,
      stdio: ['pipe', 'pipe', isOn(start.asked, 'verbose') ? 'inherit' : 'ignore'],
    });
    let said = '';
    worker.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      resolve(trouble('internal', `the renewal worker did not start (${error.code ?? ''})`));
    });
    worker.once('close', () => {
      log('the renewal worker has ended');
      resolve(resultOf(said));
    });
    worker.stdin?.on('error', () => {});
    worker.stdin?.end(JSON.stringify(order));
  });
}

/** The worker itself: reads its order, renews, says how it went. */
export async function work(): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'] as const) process.on(signal, () => {});
  setTimeout(() => process.exit(1), WATCHDOG_MS).unref();
  const order = JSON.parse(await text(process.stdin)) as Order;
  const log = (line: string): void => {
    process.stderr.write(`roomkey: ${line}\n`);
  };
  const context = openContext({
    ...order.start,
    log: isOn(order.start.asked, 'verbose') ? log : () => {},
    renewInWorker: async () => trouble('internal', 'a worker has no worker'),
  });
  const cause = isTrouble(context)
    ? context
    : await renewLocked(context.world, order.job, connectStored(context));
  await new Promise<void>((resolve) => {
    process.stdout.write(JSON.stringify({ trouble: cause }), () => resolve());
  });
  return 0;
}

/** The trouble that a worker reported; one that said nothing was ended before it was done. */
function resultOf(said: string): Trouble | null {
  const members = membersOf(said);
  if (members === null) return trouble('interrupted');
  return members['trouble'] === null ? null : (troubleFrom(members['trouble']) ?? trouble('interrupted'));
}
