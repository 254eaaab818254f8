/**
 * The story of a pairing: do what the state says, ask once, call `next`, yield the new state.
 *
 * This is the only loop. It keeps the device code, which no state holds, and lets a token out only into the store.
 * What each answer means is decided in `core/pairing/pairing.ts`; how a state looks, in `ui/`; how polls are listened to,
 * in `polls.ts`.
 */

import type { Requests } from '../core/exchange.ts';
import type { Token } from '../core/grant/grant.ts';
import { readDeviceCode } from '../core/oauth/answer.ts';
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
import { isPassing, isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { LISTEN_MS, REQUEST_MS, type World } from '../core/world.ts';
import { type KeepOrder, keep } from './keep.ts';
import { type Arrival, openPolls, type Polls } from './polls.ts';
import { openRestart, type Restart } from './restart.ts';
import { sleep } from './sleep.ts';

/** What is to be paired, and how. */
export type PairOrder = KeepOrder & {
  readonly plan: Plan;
  /** Finds the provider; called again after trouble. */
  readonly connect: (signal: AbortSignal) => Promise<Requests | Trouble>;
  /** Ends the waiting; a poll that is under way gets a last chance, and what is already being saved is still saved. */
  readonly signal: AbortSignal;
  /** Ends it without the last chance. */
  readonly atOnce?: AbortSignal | undefined;
  /** A person's request for a new code, where there is a person who can make one. */
  readonly restart?: Restart;
};

// A poll that is under way when the program is ended may still bring the token.
const LAST_CHANCE_MS = REQUEST_MS;
/** How long the last polls of a code are listened to after its end, where no new code follows. */
const AFTERWARDS_MS = 60_000;

/** What stays the same during a pairing. */
type Run = {
  readonly world: World;
  readonly order: PairOrder;
  readonly polls: Polls;
  readonly restart: Restart;
  /** What ended the code on show, while another poll for it may still bring the token. */
  verdict: Answer | null;
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
  const polls = openPolls(world, order);
  if (isTrouble(polls)) {
    yield { state: 'broken', trouble: polls };
    return;
  }
  const run: Run = { world, order, polls, restart: order.restart ?? openRestart(), verdict: null };
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
        answer = await keep(world, order, requests, token, polls.clear);
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
    if (!isUnsaved) polls.clear();
  } finally {
    polls.close();
  }
}

/** Waits until the next poll is due, and polls; null when the program is left. */
async function pollOnce(run: Run, waiting: Waiting, line: Line): Promise<Step | null> {
  const { world, order, polls, restart } = run;
  const { requests, deviceCode } = line;
  if (run.verdict !== null) return afterTheOthers(run, run.verdict, line);
  const due = Math.min(waiting.askAt, waiting.endsAt);
  const early = await news(run, line, due, [restart.signal(), order.signal]);
  if (early !== null) return early;
  if (order.signal.aborted) return lastChance(run, line);
  if (restart.signal().aborted) return { line, answer: { said: 'again' }, approval: null };
  if (run.verdict !== null) return afterTheOthers(run, run.verdict, line);
  if (requests === null || world.ticks() >= waiting.endsAt) return expired(run, waiting, line);
  world.log(`polling, ${((world.ticks() - line.answeredAt) / 1000).toFixed(2)} s after the last answer`);
  if (polls.send(requests, deviceCode, waiting.code.userCode)) {
    const step = await news(run, line, world.ticks() + REQUEST_MS, [order.signal]);
    if (step !== null) return step;
    if (order.signal.aborted) return lastChance(run, line);
    if (run.verdict !== null) return afterTheOthers(run, run.verdict, line);
    const whole = polls.giveUp() ? await news(run, line, world.ticks() + REQUEST_MS, [order.signal]) : null;
    if (whole !== null) return whole;
  }
  const silent = trouble('timeout', new URL(requests.server.tokenEndpoint).hostname);
  return { line, answer: { said: 'unreachable', trouble: silent, retryAfterMs: null }, approval: null };
}

/** The code is over. Where no other follows, its last polls may still bring what was approved in time. */
async function expired(run: Run, waiting: Waiting, line: Line): Promise<Step | null> {
  const { world, polls, order } = run;
  const isLast = waiting.number > waiting.plan.renewals;
  const until = waiting.endsAt + AFTERWARDS_MS;
  while (isLast && polls.isWaiting(line.deviceCode) && world.ticks() < until && !order.signal.aborted) {
    const step = await news(run, line, until, [order.signal]);
    if (step?.approval != null) return step;
  }
  return { line, answer: { said: 'expired' }, approval: null };
}

/** Waits until a code may be asked for, and asks; null when the program is left. */
async function askOnce(run: Run, pairing: Pairing, line: Line): Promise<Step | null> {
  const { order, polls, restart } = run;
  const due = pairing.state === 'asking' || pairing.state === 'lapsed' ? pairing.askAt : 0;
  for (let late = await news(run, line, due, [order.signal]); late !== null; ) {
    if (late.approval !== null) return late;
    late = await news(run, line, due, [order.signal]);
  }
  if (order.signal.aborted) return lastChance(run, line);
  const asked = await ask(run, line);
  // The outcome of a request that was dropped is not shown.
  if (order.signal.aborted && asked.answer.said === 'unreachable') return lastChance(run, line);
  const { requests } = asked.line;
  const unwritten = requests !== null && asked.answer.said === 'code' ? polls.prepare(requests) : null;
  // A request for a new code from before this one is granted by it.
  restart.clear();
  return unwritten === null ? asked : { ...asked, answer: { said: 'refused', trouble: unwritten } };
}

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
  const { server, secrets } = requests;
  const heard = readDeviceCode(exchange, { server, secrets, now: world.now() });
  if (heard.said !== 'code')
    return { line: { ...line, requests, deviceCode: '' }, answer: heard, approval: null };
  const { code, deviceCode } = heard;
  return { line: { ...line, requests, deviceCode }, answer: { said: 'code', code }, approval: null };
}

/**
 * A poll was told that the code is no good any more: perhaps because one before it, still unanswered, has been given the
 * token. Nothing more is sent; the verdict holds once the others have been heard.
 */
async function afterTheOthers(run: Run, verdict: Answer, line: Line): Promise<Step | null> {
  const { world, polls, order, restart } = run;
  const until = world.ticks() + LISTEN_MS;
  while (polls.isWaiting(line.deviceCode) && world.ticks() < until && !restart.signal().aborted) {
    const step = await news(run, line, until, [restart.signal(), order.signal]);
    if (step !== null && (step.approval !== null || step.answer.said === 'denied')) return step;
    if (order.signal.aborted) return lastChance(run, line);
  }
  run.verdict = null;
  return { line, answer: verdict, approval: null };
}

/** The next answer that means something for the code on show, or the token of whatever code; null where there is none. */
function stepOf(run: Run, line: Line): Step | null {
  const { polls } = run;
  for (let arrival = polls.take(); arrival !== null; arrival = polls.take()) {
    const { requests, heard } = arrival;
    if (heard.said === 'token')
      return { line, answer: { said: 'token' }, approval: { requests, token: heard.token } };
    if (!isNews(arrival, line)) continue;
    const isVerdict = heard.said === 'refused' || heard.said === 'expired';
    if (!isVerdict || !polls.isWaiting(line.deviceCode)) return { line, answer: heard, approval: null };
    run.verdict = heard;
  }
  return null;
}

/** What is said late of a code that is over, or that a silent poll broke off in the end, changes nothing any more. */
function isNews({ deviceCode, heard, isLate }: Arrival, line: Line): boolean {
  return deviceCode === line.deviceCode && !(isLate && heard.said === 'unreachable');
}

/** What a poll that is under way brings when the program is left, within its usual time; else null. */
async function lastChance(run: Run, line: Line): Promise<Step | null> {
  const { world, order, polls } = run;
  const until = world.ticks() + LAST_CHANCE_MS;
  const { atOnce } = order;
  while (polls.isWaiting(line.deviceCode) && world.ticks() < until && atOnce?.aborted !== true) {
    const step = await news(run, line, until, atOnce === undefined ? [] : [atOnce]);
    if (step?.approval != null) return step;
  }
  return null;
}

/** The next answer that means something; null once the tick or a verdict is there, or one of the signals is aborted. */
async function news(
  run: Run,
  line: Line,
  until: number,
  signals: readonly AbortSignal[],
): Promise<Step | null> {
  const { world, polls, verdict: before } = run;
  for (;;) {
    const step = stepOf(run, line);
    if (step !== null || run.verdict !== before) return step;
    if (world.ticks() >= until || signals.some(({ aborted }) => aborted)) return null;
    await sleep(world, until, [polls.arrived(), ...signals]);
  }
}
