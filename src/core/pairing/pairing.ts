/**
 * A pairing as a value: every state it can be in, everything a server or this box can say to it, and the one
 * function that goes from one state to the next. RFC 8628 §3.5 is the `switch` in `whileWaiting` and nowhere else.
 *
 *   asking ──code──▶ waiting ──token──▶ saving ──saved──▶ paired
 *     ▲                │  │                └──not-saved──▶ broken
 *     │                │  ├──denied──▶ refused
 *     │                │  └──refused──▶ broken
 *     ├──(renewing)── lapsed ◀──expired
 *     └────────────────again
 *
 * Invariants
 * 1. No clock, no network, no randomness in here: `ticks` (milliseconds of the monotonic boot clock) is handed in.
 * 2. A deadline is a field, not a timer: `askAt` says when to ask next, `endsAt` when the code's life is over.
 * 3. No poll is early: `askAt` is at least one interval and the margin after the end of the last answer.
 * 4. The interval never shrinks during a pairing, not even when a new code brings a smaller one.
 * 5. No `device_code` and no token is ever in a `Pairing`, so that no view can leak one.
 * 6. A state that is over absorbs every answer.
 */

import type { User } from '../grant/grant.ts';
import type { SafeText } from '../text/text.ts';
import { type Trouble, trouble } from '../trouble/trouble.ts';
import { firstPoll, grownPause, nextPoll } from './pace.ts';

/** What the person needs (RFC 8628 §3.2), checked and as the server sent it; a life that it did not tell is assumed. In seconds. */
export type Code = {
  readonly userCode: SafeText;
  readonly verificationUri: SafeText;
  readonly verificationUriComplete: SafeText | null;
  readonly expiresInS: number;
  readonly isLifeAssumed?: true;
  readonly intervalS: number;
};

/** Who approved, and what the grant allows: what may be shown of a finished pairing. Times are epoch milliseconds. */
export type Paired = {
  readonly account: string;
  readonly scope: readonly SafeText[];
  /** Null where nobody knows. */
  readonly expiresAt: number | null;
  readonly renews: boolean;
  /** What to do so that it renews; null where it does. */
  readonly remedy: SafeText | null;
  readonly user: User | null;
};

/** What the caller decides before the first request. */
export type Plan = {
  /** How many new codes may follow a lapsed one; `Infinity` for a screen that never gives up. */
  readonly renewals: number;
  /** How long, in milliseconds, trouble may last before the first code is given up; `Infinity` for never. */
  readonly patienceMs: number;
  /** Added to each gap (100 to 400 ms), so that two clocks that disagree a little never make a poll early. */
  readonly marginMs: number;
};

/** Trouble that goes on: the last cause, since when (ticks), the pause it has grown to, when the next try is due. */
export type Outage = { readonly trouble: Trouble; readonly since: number; readonly gapMs: number };

export type Asking = {
  readonly state: 'asking';
  readonly plan: Plan;
  /** Which code this will be, counted from 1. */
  readonly number: number;
  readonly since: number;
  readonly askAt: number;
  readonly floorMs: number;
  readonly outage: Outage | null;
};

export type Waiting = {
  readonly state: 'waiting';
  readonly plan: Plan;
  readonly number: number;
  readonly code: Code;
  readonly since: number;
  readonly askAt: number;
  readonly endsAt: number;
  readonly intervalMs: number;
  readonly outage: Outage | null;
};

export type Lapsed = Omit<Asking, 'state'> & { readonly state: 'lapsed'; readonly renewing: boolean };

/** Every state of a pairing. */
export type Pairing =
  | Asking
  | Waiting
  | { readonly state: 'saving' }
  | { readonly state: 'paired'; readonly paired: Paired }
  | { readonly state: 'refused'; readonly trouble: Trouble }
  | Lapsed
  | { readonly state: 'broken'; readonly trouble: Trouble };

/** Everything that can be said to a pairing: by the server, by the store, by the clock (`expired`), by the person (`again`). */
export type Answer =
  | { readonly said: 'code'; readonly code: Code }
  | { readonly said: 'pending' }
  | { readonly said: 'slow-down'; readonly intervalS: number | null }
  | { readonly said: 'token' }
  | { readonly said: 'denied'; readonly trouble?: Trouble }
  | { readonly said: 'expired' }
  | { readonly said: 'again' }
  | { readonly said: 'unreachable'; readonly trouble: Trouble; readonly retryAfterMs: number | null }
  | { readonly said: 'refused'; readonly trouble: Trouble }
  | { readonly said: 'saved'; readonly paired: Paired }
  | { readonly said: 'not-saved'; readonly trouble: Trouble };

/** Added by each `slow_down`, permanently (RFC 8628 §3.5). */
export const SLOW_DOWN_MS = 5_000;
/** Two requests for a code are never closer than this, whatever life the server gives its codes. */
const BETWEEN_CODES_MS = 5_000;
const FIRST_PAUSE_MS = 1_000;

/** The first state: a code is to be asked for at once. */
export function begin(plan: Plan, ticks: number): Asking {
  return { state: 'asking', plan, number: 1, since: ticks, askAt: ticks, floorMs: 0, outage: null };
}

/** Reports whether nothing can change a pairing any more. */
export function isOver(pairing: Pairing): boolean {
  return (
    pairing.state === 'paired' ||
    pairing.state === 'refused' ||
    pairing.state === 'broken' ||
    (pairing.state === 'lapsed' && !pairing.renewing)
  );
}

/** The state after `answer`, which came to its end at `ticks`. */
export function next(pairing: Pairing, answer: Answer, ticks: number): Pairing {
  if (isOver(pairing)) return pairing;
  switch (pairing.state) {
    case 'asking':
    case 'lapsed':
      return whileAsking(pairing, answer, ticks);
    case 'waiting':
      return whileWaiting(pairing, answer, ticks);
    case 'saving':
      if (answer.said === 'saved') return { state: 'paired', paired: answer.paired };
      if (answer.said === 'not-saved') return { state: 'broken', trouble: answer.trouble };
      return pairing;
    case 'paired':
    case 'refused':
    case 'broken':
      return pairing;
  }
}

/** RFC 8628 §3.5: what each answer to a poll does. */
function whileWaiting(waiting: Waiting, answer: Answer, ticks: number): Pairing {
  switch (answer.said) {
    case 'pending':
      return pace({ ...waiting, outage: null }, waiting.intervalMs, ticks);
    case 'slow-down': {
      // Five seconds more, for this and all later requests; a larger interval in the answer wins.
      const asked = answer.intervalS === null ? 0 : answer.intervalS * 1000;
      const intervalMs = Math.max(waiting.intervalMs + SLOW_DOWN_MS, asked);
      return pace({ ...waiting, intervalMs, outage: null }, intervalMs, ticks);
    }
    case 'unreachable': {
      // Not an answer of the authorization server: the pace drops, the code stays (RFC 8628 §3.5, last paragraph).
      const outage = nextOutage(waiting.outage, waiting.intervalMs, answer, ticks);
      return pace({ ...waiting, outage }, outage.gapMs, ticks);
    }
    case 'token':
      return { state: 'saving' };
    case 'denied':
      return { state: 'refused', trouble: answer.trouble ?? trouble('access_denied') };
    case 'expired':
      return lapsedFrom(waiting, ticks);
    case 'again':
      // What a person asks for is not one of the renewals that the plan allows.
      return { ...nextAsking(waiting, ticks, 1), state: 'asking', number: waiting.number + 1 };
    case 'refused':
      return { state: 'broken', trouble: answer.trouble };
    case 'code':
    case 'saved':
    case 'not-saved':
      return waiting;
  }
}

function whileAsking(asking: Asking | Lapsed, answer: Answer, ticks: number): Pairing {
  switch (answer.said) {
    case 'code': {
      const { code } = answer;
      const intervalMs = Math.max(code.intervalS * 1000, asking.floorMs);
      const endsAt = ticks + code.expiresInS * 1000;
      const { plan, number } = asking;
      const askAt = firstPoll({ intervalMs, marginMs: plan.marginMs, endsAt }, ticks);
      return { state: 'waiting', plan, number, code, since: ticks, askAt, endsAt, intervalMs, outage: null };
    }
    case 'unreachable': {
      const outage = nextOutage(asking.outage, FIRST_PAUSE_MS, answer, ticks);
      if (outage.gapMs + ticks - outage.since > asking.plan.patienceMs) {
        return { state: 'broken', trouble: answer.trouble };
      }
      return { ...asking, state: 'asking', outage, askAt: ticks + outage.gapMs + asking.plan.marginMs };
    }
    case 'denied':
      return { state: 'refused', trouble: answer.trouble ?? trouble('access_denied') };
    case 'refused':
      return { state: 'broken', trouble: answer.trouble };
    case 'token':
      // A poll of the code before this one was answered late: the approval counts.
      return { state: 'saving' };
    case 'pending':
    case 'slow-down':
    case 'expired':
    case 'again':
    case 'saved':
    case 'not-saved':
      return asking;
  }
}

/** The next poll one gap after the answer that ended at `ticks`. */
function pace(waiting: Waiting, gapMs: number, ticks: number): Waiting {
  const { intervalMs, endsAt, plan } = waiting;
  return { ...waiting, askAt: nextPoll({ intervalMs, endsAt, marginMs: plan.marginMs }, gapMs, ticks) };
}

function nextOutage(
  before: Outage | null,
  baseMs: number,
  answer: { readonly trouble: Trouble; readonly retryAfterMs: number | null },
  ticks: number,
): Outage {
  const gapMs = grownPause(before?.gapMs ?? baseMs, baseMs, answer.retryAfterMs);
  return { trouble: answer.trouble, since: before?.since ?? ticks, gapMs };
}

function lapsedFrom(waiting: Waiting, ticks: number): Lapsed {
  const renewing = waiting.number <= waiting.plan.renewals;
  const number = waiting.number + (renewing ? 1 : 0);
  return { ...nextAsking(waiting, ticks), state: 'lapsed', renewing, number };
}

/** What follows a code that was shown: patience without end, the pace it had, and the gap between two codes. */
function nextAsking(waiting: Waiting, ticks: number, extra = 0): Omit<Asking, 'state' | 'number'> {
  return {
    plan: { ...waiting.plan, renewals: waiting.plan.renewals + extra, patienceMs: Number.POSITIVE_INFINITY },
    since: ticks,
    askAt: Math.max(ticks, waiting.since + BETWEEN_CODES_MS),
    floorMs: waiting.intervalMs,
    outage: null,
  };
}
