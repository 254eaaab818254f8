/**
 * The renewal worker: a process of its own that refreshes a grant and saves it, whatever happens to the one that asked.
 *
 * Callers are killed all the time (`timeout 1 roomkey token`, Ctrl-C, a lost SSH line), and an answer that is not saved
 * ends the pairing. So the worker leads its own session, ignores signals until it is done, and bounds its own time.
 * Secrets reach it through its standard input, never through argv or the environment.
 */

import { spawn } from 'node:child_process';
import { asMembers, membersOf } from '../core/text/members.ts';
import { isTrouble, type Trouble, trouble, troubleFrom } from '../core/trouble/trouble.ts';
import type { RenewJob } from '../core/world.ts';
import { renewLocked } from '../flows/renew.ts';
import { openSession } from './session.ts';
import type { BaseSettings } from './settings.ts';
import { connectStored } from './target.ts';
import { WORKER } from './worker-name.ts';

/** How to start this very program once more. */
export type Start = { readonly node: string; readonly script: string; readonly verbose: boolean };

type Order = { readonly settings: BaseSettings; readonly job: RenewJob };

/** Has `job` done by a worker; resolves with its trouble, or null when the grant is renewed. */
export function startWorker(start: Start, settings: BaseSettings, job: RenewJob): Promise<Trouble | null> {
  const order: Order = { settings, job };
  return new Promise((resolve) => {
    const worker = spawn(start.node, [start.script, WORKER], {
      detached: true,
      stdio: ['pipe', 'pipe', start.verbose ? 'inherit' : 'ignore'],
    });
    let said = '';
    worker.stdout?.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
    });
    worker.once('error', (error: NodeJS.ErrnoException) => {
      resolve(trouble('internal', `the renewal worker did not start (${error.code ?? ''})`));
    });
    worker.once('close', () => resolve(resultOf(said)));
    worker.stdin?.on('error', () => {});
    worker.stdin?.end(JSON.stringify(order));
  });
}

/** The worker itself: the order's JSON in, the result's JSON out. `note` gets the lines of `--verbose`. */
export async function workerReply(order: string, note: (line: string) => void): Promise<string> {
  const { settings, job } = JSON.parse(order) as Order;
  const session = openSession(settings, {
    log: settings.verbose ? note : () => {},
    renewInWorker: async () => trouble('internal', 'a worker has no worker'),
  });
  if (isTrouble(session)) return JSON.stringify({ trouble: session });
  try {
    const cause = await renewLocked(session.world, job, connectStored(settings, session.http));
    return JSON.stringify({ trouble: cause });
  } finally {
    // A recording is written to its end.
    await session.close();
  }
}

/** The trouble that a worker reported; one that reported nothing was ended before it was done. */
function resultOf(said: string): Trouble | null {
  const members = membersOf(said);
  if (members === null) return trouble('interrupted');
  const told = asMembers(members['trouble']);
  return told === null ? null : (troubleFrom(told) ?? trouble('interrupted'));
}
