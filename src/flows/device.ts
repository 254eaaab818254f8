/**
 * The story of a pairing: do what the state says, ask once, call `next`, yield the new state.
 *
 * This is the only loop. It keeps the device code, which no state holds, and lets a token out only into the store.
 * What each answer means is decided in `core/pairing.ts`; how a state looks, in `ui/`.
 */

import type { Heard, Requests, Sink } from '../core/exchange.ts';
import type { Token } from '../core/grant/grant.ts';
import type { Journal } from '../core/keeping.ts';
import { readDeviceCode, readToken } from '../core/oauth/answer.ts';
import { gapWords } from '../core/pairing/gap.ts';
import { type Answer, begin, isOver, next, type Pairing, type Plan } from '../core/pairing/pairing.ts';
import { isPassing, isTrouble, type Trouble } from '../core/trouble/trouble.ts';
import type { World } from '../core/world.ts';
import { type KeepOrder, keep, pairIntent } from './keep.ts';
import { tokenInJournal } from './recover.ts';

/** What is to be paired, and how. */
export type PairOrder = KeepOrder & {
  readonly plan: Plan;
  /** Finds the provider; called again after trouble. */
  readonly connect: () => Promise<Requests | Trouble>;
  /** Ends the waiting; what is already being saved is still saved. */
  readonly signal: AbortSignal;
  /** A person's wish for a new code, where there is a person who can have one. */
  readonly wish?: Wish;
};

/** A wish for a new code: made by whoever hears the person, granted by the loop while a code is on show. */
export type Wish = {
  /** Asks for a new code; a poll that is under way is finished first, and a token in it wins. */
  make(): void;
  /** Aborted as soon as the wish is made. */
  signal(): AbortSignal;
  /** Forgets the wish. */
  clear(): void;
};

/** A wish that nobody has made yet. */
export function openWish(): Wish {
  let made = new AbortController();
  return {
    make: () => made.abort(),
    signal: () => made.signal,
    clear() {
      made = new AbortController();
    },
  };
}

// A request that is under way when somebody ends the program may still bring the token; it gets this long.
const LAST_CHANCE_MS = 1_000;

/** Yields every state of a pairing, the last one over unless `signal` ended it. */
export async function* pair(world: World, order: PairOrder): AsyncGenerator<Pairing, void> {
  let requests: Requests | null = null;
  let deviceCode = '';
  let pairing: Pairing = begin(order.plan, world.ticks());
  const wish = order.wish ?? openWish();
  // One signal wakes the loop, whether a new code is wished for or the end.
  order.signal.addEventListener('abort', wish.make, { once: true });
  const journal = order.expectDomain === null ? order.held.journal.open() : NO_JOURNAL;
  if (isTrouble(journal)) {
    yield { state: 'broken', trouble: journal };
    return;
  }
  let isUnsaved = false;
  let heardAt = world.ticks();
  yield pairing;
  try {
    while (!isOver(pairing)) {
      let answer: Answer;
      if (pairing.state === 'waiting') {
        if (order.signal.aborted) return;
        await world.sleepUntil(Math.min(pairing.askAt, pairing.endsAt), wish.signal());
        if (order.signal.aborted) return;
        if (wish.signal().aborted) answer = { said: 'again' };
        else if (requests === null || world.ticks() >= pairing.endsAt) answer = { said: 'expired' };
        else {
          world.log(`polling, ${((world.ticks() - heardAt) / 1000).toFixed(2)} s after the last answer`);
          const polled = await orLeave(poll(world, order, requests, deviceCode, journal), order.signal);
          if (polled === null) return;
          answer = polled.answer;
          if (polled.secret !== null) {
            pairing = next(pairing, answer, world.ticks());
            yield pairing;
            // Cleared before anybody can refresh the grant: replayed after that, it would bring spent tokens back.
            answer = await keep(world, order, requests, polled.secret, journal.clear);
            isUnsaved = answer.said === 'not-saved';
          }
        }
      } else {
        if (pairing.state === 'asking' || pairing.state === 'lapsed') {
          await world.sleepUntil(pairing.askAt, order.signal);
        }
        if (order.signal.aborted) return;
        const asked: Asked | null = await orLeave(ask(world, order, requests), order.signal);
        if (asked === null) return;
        ({ requests, deviceCode, answer } = asked);
        if (requests !== null && answer.said === 'code') {
          const unwritten = journal.begin(pairIntent(world, order, requests.provider));
          if (unwritten !== null) answer = { said: 'refused', trouble: unwritten };
        }
        // A wish from before this code is granted by it.
        wish.clear();
      }
      heardAt = world.ticks();
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

/** An approval that is still to be checked must not be taken up by the next start. */
const NO_JOURNAL: Journal = {
  begin: () => null,
  answered() {},
  received() {},
  finished() {},
  clear() {},
  close() {},
};

type Asked = { readonly requests: Requests | null; readonly deviceCode: string; readonly answer: Answer };

/** Asks for a code, finding the provider first where that has not worked yet. */
async function ask(world: World, order: PairOrder, known: Requests | null): Promise<Asked> {
  const requests = known ?? (await order.connect());
  if (isTrouble(requests)) {
    const answer: Answer = isPassing(requests)
      ? { said: 'unreachable', trouble: requests, retryAfterMs: null }
      : { said: 'refused', trouble: requests };
    return { requests: null, deviceCode: '', answer };
  }
  const exchange = await requests.deviceCode(order.scope);
  const { answer, secret } = readDeviceCode(exchange, contextOf(world, requests));
  return { requests, deviceCode: secret ?? '', answer };
}

async function poll(
  world: World,
  order: PairOrder,
  requests: Requests,
  deviceCode: string,
  sink: Sink,
): Promise<Heard<Token>> {
  const exchange = await requests.poll(deviceCode, sink);
  const heard = readToken(exchange, contextOf(world, requests, deviceCode));
  if (exchange.kind === 'reply' || order.expectDomain !== null) return heard;
  // A code is good for one token: where the answer broke off behind that, it is not given again.
  const { base } = pairIntent(world, order, requests.provider);
  const token = tokenInJournal(world, order.held.journal, base);
  return token === null ? heard : { answer: { said: 'token' }, secret: token };
}

function contextOf(world: World, requests: Requests, deviceCode = '') {
  const secrets = deviceCode === '' ? requests.secrets : [...requests.secrets, deviceCode];
  return { provider: requests.provider, secrets, now: world.now() };
}

/** The value, or null when the signal comes first and the value not soon after. */
async function orLeave<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  if (signal.aborted) return null;
  let leave = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const left = new Promise<null>((resolve) => {
    leave = () => {
      timer = setTimeout(() => resolve(null), LAST_CHANCE_MS);
    };
    signal.addEventListener('abort', leave, { once: true });
  });
  const first = await Promise.race([value, left]);
  signal.removeEventListener('abort', leave);
  clearTimeout(timer);
  return first;
}
