/**
 * The story of a pairing: do what the state says, ask once, call `next`, yield the new state.
 *
 * This is the only loop. It keeps the device code, which no state holds, and lets a token out only into the store.
 * What each answer means is decided in `core/pairing.ts`; how a state looks, in `ui/`.
 */

import type { HeardToken, Requests } from '../core/exchange.ts';
import type { Token } from '../core/grant/grant.ts';
import type { Journal } from '../core/keeping.ts';
import { readDeviceCode, readToken } from '../core/oauth/answer.ts';
import { gapWords } from '../core/pairing/gap.ts';
import {
  type Answer,
  begin,
  isOver,
  next,
  type Pairing,
  type Plan,
  type Waiting,
} from '../core/pairing/pairing.ts';
import { isPassing, isTrouble, type Trouble } from '../core/trouble/trouble.ts';
import type { World } from '../core/world.ts';
import { type KeepOrder, keep, pairIntent } from './keep.ts';
import { tokenInJournal } from './recover.ts';

/** What is to be paired, and how. */
export type PairOrder = KeepOrder & {
  readonly plan: Plan;
  /** Finds the provider; called again after trouble. */
  readonly connect: (signal: AbortSignal) => Promise<Requests | Trouble>;
  /** Ends the waiting; what is already being saved is still saved. */
  readonly signal: AbortSignal;
  /** A person's request for a new code, where there is a person who can make one. */
  readonly restart?: Restart;
};

/** A request for a new code: made by a person, granted by the loop while a code is on show. */
export type Restart = {
  /** Asks for a new code; a poll that is under way is finished first, and a token in it wins. */
  request(): void;
  /** Aborted as soon as a new code is requested. */
  signal(): AbortSignal;
  /** Forgets the request. */
  clear(): void;
};

/** A restart that was not requested yet. */
export function openRestart(): Restart {
  let requested = new AbortController();
  return {
    request: () => requested.abort(),
    signal: () => requested.signal,
    clear() {
      requested = new AbortController();
    },
  };
}

// A request that is under way when the program is ended may still bring the token; it gets this long.
const LAST_CHANCE_MS = 1_000;

/** What stays the same during a pairing. */
type Run = {
  readonly world: World;
  readonly order: PairOrder;
  readonly journal: Journal;
  readonly restart: Restart;
};

/** What no state holds: whom to ask, by which code, and when the last answer came (ticks). */
type Line = { readonly requests: Requests | null; readonly deviceCode: string; readonly answeredAt: number };

/** One turn of the loop: what was said, and the token where it was that. */
type Step = {
  readonly line: Line;
  readonly answer: Answer;
  readonly approval: { readonly requests: Requests; readonly token: Token } | null;
};

/** Yields every state of a pairing, the last one over unless `signal` ended it. */
export async function* pair(world: World, order: PairOrder): AsyncGenerator<Pairing, void> {
  let pairing: Pairing = begin(order.plan, world.ticks());
  const restart = order.restart ?? openRestart();
  // One signal wakes the loop, whether a new code is requested or the end.
  order.signal.addEventListener('abort', restart.request, { once: true });
  const journal = order.expectDomain === null ? order.held.journal.open() : NO_JOURNAL;
  if (isTrouble(journal)) {
    yield { state: 'broken', trouble: journal };
    return;
  }
  const run: Run = { world, order, journal, restart };
  let line: Line = { requests: null, deviceCode: '', answeredAt: world.ticks() };
  let isUnsaved = false;
  yield pairing;
  try {
    while (!isOver(pairing)) {
      const step: Step | null =
        pairing.state === 'waiting' ? await pollOnce(run, pairing, line) : await askOnce(run, pairing, line);
      if (step === null) return;
      let { answer } = step;
      if (step.approval !== null) {
        pairing = next(pairing, answer, world.ticks());
        yield pairing;
        const { requests, token } = step.approval;
        // Cleared before anybody can refresh the grant: replayed after that, it would bring spent tokens back.
        answer = await keep(world, order, requests, token, journal.clear);
        isUnsaved = answer.said === 'not-saved';
      }
      line = { ...step.line, answeredAt: world.ticks() };
      const before: Pairing = pairing;
      pairing = next(pairing, answer, world.ticks());
      const gap = gapWords(answer, pairing, world.ticks());
      world.log(`${before.state} + ${answer.said} = ${pairing.state}${gap}`);
      yield pairing;
    }
    // An answer that was received and could not be saved stays for the next start; everything else is over.
    if (!isUnsaved) journal.clear();
  } finally {
    journal.close();
  }
}

/** Waits until the next poll is due, and polls; null when the program is left. */
async function pollOnce(run: Run, waiting: Waiting, line: Line): Promise<Step | null> {
  const { world, order, restart } = run;
  const { requests } = line;
  if (order.signal.aborted) return null;
  await world.sleepUntil(Math.min(waiting.askAt, waiting.endsAt), restart.signal());
  if (order.signal.aborted) return null;
  if (restart.signal().aborted) return { line, answer: { said: 'again' }, approval: null };
  if (requests === null || world.ticks() >= waiting.endsAt)
    return { line, answer: { said: 'expired' }, approval: null };
  world.log(`polling, ${((world.ticks() - line.answeredAt) / 1000).toFixed(2)} s after the last answer`);
  const dropping = new AbortController();
  const polling = poll(run, requests, line.deviceCode, dropping.signal);
  const polled = await orLeave(world, polling, order.signal);
  if (polled === null) {
    // The journal is closed next: what would still come could not be kept.
    dropping.abort();
    return null;
  }
  if (polled.said !== 'token') return { line, answer: polled, approval: null };
  return { line, answer: { said: 'token' }, approval: { requests, token: polled.token } };
}

/** Waits until a code may be asked for, and asks; null when the program is left. */
async function askOnce(run: Run, pairing: Pairing, line: Line): Promise<Step | null> {
  const { world, order, journal, restart } = run;
  if (pairing.state === 'asking' || pairing.state === 'lapsed')
    await world.sleepUntil(pairing.askAt, order.signal);
  if (order.signal.aborted) return null;
  const asked = await orLeave(world, ask(run, line), order.signal);
  // What a request says that was dropped is said to nobody.
  if (asked === null || (order.signal.aborted && asked.answer.said === 'unreachable')) return null;
  const { requests } = asked.line;
  const unwritten =
    requests !== null && asked.answer.said === 'code'
      ? journal.begin(pairIntent(world, order, requests))
      : null;
  // A request for a new code from before this one is granted by it.
  restart.clear();
  return unwritten === null ? asked : { ...asked, answer: { said: 'refused', trouble: unwritten } };
}

/** An approval that is still to be checked must not be taken up by the next start. */
const NO_JOURNAL: Journal = {
  begin: () => null,
  answered() {},
  received() {},
  finished() {},
  clear() {},
  close() {},
};

/** Asks for a code, finding the provider first where that has not worked yet; dropped at once when the program is left. */
async function ask({ world, order }: Run, line: Line): Promise<Step> {
  const requests = line.requests ?? (await order.connect(order.signal));
  if (isTrouble(requests)) {
    const answer: Answer = isPassing(requests)
      ? { said: 'unreachable', trouble: requests, retryAfterMs: null }
      : { said: 'refused', trouble: requests };
    return { line: { ...line, deviceCode: '' }, answer, approval: null };
  }
  const exchange = await requests.deviceCode(order.scope, order.signal);
  const heard = readDeviceCode(exchange, contextOf(world, requests));
  if (heard.said !== 'code')
    return { line: { ...line, requests, deviceCode: '' }, answer: heard, approval: null };
  const { code, deviceCode } = heard;
  return { line: { ...line, requests, deviceCode }, answer: { said: 'code', code }, approval: null };
}

async function poll(
  run: Run,
  requests: Requests,
  deviceCode: string,
  dropped: AbortSignal,
): Promise<HeardToken> {
  const { world, order, journal } = run;
  const exchange = await requests.token({ grant: 'device', deviceCode }, journal, dropped);
  const heard = readToken(exchange, contextOf(world, requests, deviceCode));
  if (exchange.kind === 'reply' || order.expectDomain !== null) return heard;
  // A code is good for one token: where the answer broke off behind that, it is not given again.
  const { base } = pairIntent(world, order, requests);
  const token = tokenInJournal(world, order.held.journal, base);
  return token === null ? heard : { said: 'token', token };
}

function contextOf(world: World, requests: Requests, deviceCode = '') {
  const secrets = deviceCode === '' ? requests.secrets : [...requests.secrets, deviceCode];
  return { server: requests.server, secrets, now: world.now() };
}

/** The value, or null when the signal comes first and the value not soon after. */
async function orLeave<Value>(
  world: World,
  value: Promise<Value>,
  signal: AbortSignal,
): Promise<Value | null> {
  if (signal.aborted) return null;
  const settled = new AbortController();
  const left = new Promise<null>((resolve) => {
    const leave = (): void => {
      const lastChance = world.sleepUntil(world.ticks() + LAST_CHANCE_MS, settled.signal);
      void lastChance.then(() => resolve(null));
    };
    signal.addEventListener('abort', leave, { once: true, signal: settled.signal });
  });
  try {
    return await Promise.race([value, left]);
  } finally {
    settled.abort();
  }
}
