/** A pairing on this box from the first check to the last line: lock, readiness, the face, the signals, the exit code. */

import type { Paired, Pairing, Plan } from '../core/pairing/pairing.ts';
import { EXIT, exitOf, isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { openWish, type PairOrder, pair, type Wish } from '../flows/device.ts';
import { pairingLock } from '../flows/locks.ts';
import { ready } from '../flows/ready.ts';
import type { Moment, PairingInfo } from '../ui/view.ts';
import type { Words } from '../ui/words/index.ts';
import { type Context, connectStored, type Target, wantsJson } from '../wiring/session.ts';
import { isOn, setting as optionOf, renewals } from './argv.ts';
import { openQrSign } from './terminal/qr-sign.ts';
import { show } from './terminal/show.ts';
import { infoOf, openView } from './terminal/views.ts';

/** How a pairing ended: with a trouble already shown, with one still to be told, or well. */
export type Ended = {
  readonly exitCode: number;
  readonly tell: Trouble | null;
  readonly last: Pairing | null;
};

/** What `demo` does with a pairing beside pairing. */
export type Extras = {
  readonly simulated: boolean;
  /** A state was shown. */
  readonly seen?: (pairing: Pairing, isScreen: boolean) => void;
  readonly onKey?: (key: string) => void;
};

/** Signals that end a pairing; their number is added to 128. */
const ENDING = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

// How long a first code may fail to come before a pairing is given up, unless new codes are asked for ever.
const PATIENCE_MS = 15_000;
/** How long a screen goes on showing that it is done. */
const LINGER_MS = 5_000;

/** Pairs `target`, or says that this box is paired already. */
export async function pairHere(context: Context, target: Target, extras: Extras): Promise<Ended> {
  const { asked, world, account } = context;
  const number = renewals(asked, context.profile.renewals);
  if (typeof number !== 'number') return ended(number);
  const release = await world.lock(pairingLock(account), 0);
  if (typeof release !== 'function')
    return ended(release.code === 'locked' ? trouble('pairing_running') : release);
  try {
    const readiness = await ready(world, {
      account,
      minTtlS: 0,
      fresh: false,
      force: isOn(asked, 'force') || extras.simulated,
      issuer: target.issuer,
      clientId: target.clientId,
    });
    if ('trouble' in readiness) return ended(readiness.trouble);
    if (!readiness.go) return await run(context, target, extras, () => already(readiness.paired));
    if (target.clientId === null) return ended(trouble('no_client_id'));
    if (readiness.note !== null) process.stderr.write(`roomkey: ${readiness.note}\n`);
    const order: Omit<PairOrder, 'signal' | 'wish'> = {
      account,
      plan: planOf(number, world.random()),
      scope: target.scope,
      profile: context.profile.name,
      expectDomain: optionOf(asked, context.env, 'expect-domain') ?? null,
      connect: target.connect,
      connectStored: connectStored(context),
    };
    return await run(context, target, extras, (signal, wish) => pair(world, { ...order, signal, wish }));
  } finally {
    release();
  }
}

async function* already(paired: Paired): AsyncGenerator<Pairing, void> {
  yield { state: 'paired', paired };
}

function planOf(number: number, random: number): Plan {
  return {
    renewals: number,
    patienceMs: number === Number.POSITIVE_INFINITY ? number : PATIENCE_MS,
    marginMs: 100 + Math.round(random * 300),
  };
}

async function run(
  context: Context,
  target: Target,
  extras: Extras,
  states: (signal: AbortSignal, wish: Wish) => AsyncGenerator<Pairing, void>,
): Promise<Ended> {
  const { world } = context;
  const leaving = new AbortController();
  const wish = openWish();
  let signal = 0;
  const leave = (number: number) => (): void => {
    signal ||= number;
    leaving.abort();
  };
  const info = infoOf(context, target.issuer, extras.simulated);
  const opened = await openView(context, info, (key) => {
    if (key === 'ctrl-c') leave(ENDING.SIGINT)();
    else if (key === 'q') leaving.abort();
    else if (key === 'n') wish.make();
    else extras.onKey?.(key);
  });
  if (isTrouble(opened)) return ended(opened);
  const path = optionOf(context.asked, context.env, 'qr-file');
  const sign = path === undefined ? null : openQrSign(path, context.log);
  if (sign !== null && isTrouble(sign)) {
    await opened.face.close();
    return ended(sign);
  }
  const restore = (): void => {
    opened.restore();
    sign?.remove();
  };
  const listeners = Object.entries(ENDING).map(([name, number]) => [name, leave(number)] as const);
  for (const [name, listener] of listeners) process.on(name, listener);
  process.on('exit', restore);
  try {
    const last = await show(states(leaving.signal, wish), opened.face, world, (pairing) => {
      void sign?.show(pairing);
      extras.seen?.(pairing, opened.isScreen);
    });
    if (opened.isScreen && last?.state === 'paired')
      await world.sleepUntil(world.ticks() + LINGER_MS, leaving.signal);
    await opened.face.close();
    if (opened.isElsewhere && last !== null)
      await printSummary(last, { ticks: world.ticks(), now: world.now() }, info, opened.words);
    if (signal !== 0 && last?.state !== 'paired') return { exitCode: 128 + signal, tell: null, last };
    return outcome(last, wantsJson(context));
  } finally {
    // Nothing is left to put back, unless something broke above.
    restore();
    process.off('exit', restore);
    for (const [name, listener] of listeners) process.off(name, listener);
  }
}

/** Once the full screen is gone, the shell keeps one line of what happened. */
async function printSummary(last: Pairing, moment: Moment, info: PairingInfo, words: Words): Promise<void> {
  const { summaryLine } = await import('../ui/lines.ts');
  process.stdout.write(`${summaryLine(last, moment, info, words)}\n`);
}

function outcome(last: Pairing | null, json: boolean): Ended {
  switch (last?.state) {
    case 'paired':
      return { exitCode: EXIT.done, tell: null, last };
    case 'refused':
      return { exitCode: EXIT.declined, tell: null, last };
    case 'broken':
      return { exitCode: exitOf(last.trouble), tell: json ? null : last.trouble, last };
    case 'lapsed':
      return { exitCode: EXIT.lapsed, tell: null, last };
    default:
      return { exitCode: 130, tell: null, last };
  }
}

function ended(cause: Trouble): Ended {
  return { exitCode: exitOf(cause), tell: cause, last: null };
}
