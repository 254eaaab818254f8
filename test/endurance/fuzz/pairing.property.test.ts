/**
 * The loop of a pairing under any row of answers, jumps of the wall clock, suspends and ends in the middle: no poll is
 * early or after the end, nothing is shown that could move a cursor, and nothing is kept that is not whole.
 */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import type { Pairing } from '../../../src/core/pairing/pairing.ts';
import { EXIT, exitOf } from '../../../src/core/trouble/trouble.ts';
import type { World } from '../../../src/core/world.ts';
import { pair } from '../../../src/flows/device.ts';
import { openEvents } from '../../../src/ui/events.ts';
import { openLines } from '../../../src/ui/lines.ts';
import { messageOf } from '../../../src/ui/page/message.ts';
import { codePage, type Manner, messagePage } from '../../../src/ui/page/page.ts';
import { PATIENCE_MS } from '../../tiers.ts';
import { deviceBody, NOON, plan, reply, zoom } from '../../unit/core/make.ts';
import { play } from '../../unit/flows/world.ts';
import { SETTING } from '../../unit/ui/fixtures.ts';
import { wordsFor } from '../../unit/ui/spoken.ts';
import { ANSWERS, exchangeOf, SECRET } from './arbitraries.ts';
import { isBare, isGoodCode, isGoodGrant } from './rules.ts';

const EVENTS = ['code', 'slow_down', 'retry', 'expired', 'denied', 'paired', 'error'];
const CODES: readonly number[] = Object.values(EXIT);
const WORDS = wordsFor('en');
const MANNER: Manner = { glyphs: 'blocks', unicode: true, far: false, hints: [], words: WORDS };
const MOST = 12;
// Codes may live for a day; by then everything has been said often enough.
const LONGEST_MS = 7_200_000;

const timed = (exchange: fc.Arbitrary<Exchange>) =>
  fc.tuple(exchange, fc.oneof(fc.nat(800), fc.nat(25_000))).map(([one, takesMs]) => ({ ...one, takesMs }));

const schedule = fc.record({
  devices: fc.array(
    fc.oneof(timed(fc.constant(reply(200, deviceBody))), timed(exchangeOf(['device', 'device', 'error']))),
    { minLength: 1, maxLength: 4 },
  ),
  polls: fc.array(timed(exchangeOf(['pending', 'error', 'token'])), { minLength: 1, maxLength: MOST }),
  user: timed(exchangeOf(['user', 'error'])),
  revoke: timed(exchangeOf(['error', 'user'])),
  marginMs: fc.integer({ min: 100, max: 400 }),
  renewals: fc.constantFrom(0, 1, 2),
  expectDomain: fc.constantFrom(null, null, 'example.com', 'example.org'),
  suspends: fc.array(fc.oneof(fc.constant(0), fc.nat(60_000), fc.nat(7_200_000)), { maxLength: 6 }),
  jumps: fc.array(fc.integer({ min: -3e11, max: 3e11 }), { maxLength: 4 }),
  leaveAt: fc.option(fc.nat(1_000_000), { freq: 4 }),
});

type Schedule = typeof schedule extends fc.Arbitrary<infer Value> ? Value : never;

/** The rules of polling, kept by whoever answers: the code on show, its end, and when the last answer ended. */
type Watched = { endsAt: number; answeredAt: number; intervalMs: number; polls: number };

async function tell(given: Schedule): Promise<number> {
  const watched: Watched = { endsAt: 0, answeredAt: 0, intervalMs: 0, polls: 0 };
  const faults: string[] = [];
  let answers = 0;
  const turn = (list: readonly (Exchange & { takesMs: number })[], nth: number) => {
    answers += 1;
    return list[nth % list.length] as Exchange & { takesMs: number };
  };
  const played = play(
    {
      deviceCode: (nth) => turn(given.devices, nth),
      poll(nth) {
        const at = played.world.ticks();
        const cannotBeLawful =
          watched.polls === 0 && watched.answeredAt + watched.intervalMs >= watched.endsAt - 1_500;
        if (at < watched.answeredAt + watched.intervalMs && !cannotBeLawful) faults.push(`early, at ${at}`);
        if (at >= watched.endsAt) faults.push(`after the end, at ${at}`);
        if (left.signal.aborted) faults.push(`after leaving, at ${at}`);
        watched.polls += 1;
        const answer = turn(given.polls, nth);
        watched.answeredAt = at + answer.takesMs;
        return answer;
      },
      user: () => given.user,
      revoke: () => given.revoke,
    },
    zoom,
    [SECRET],
  );
  const left = new AbortController();
  played.at(given.leaveAt ?? LONGEST_MS, () => left.abort());
  const spoken: string[] = [];
  const events: string[] = [];
  const faces = [
    openEvents((text) => events.push(text), SETTING),
    openLines((text) => spoken.push(text), SETTING, WORDS),
  ];
  const world = disturbed(played.world, given, played);
  let last: Pairing | null = null;
  for await (const state of pair(world, orderOf(given, played, left.signal))) {
    const moment = { ticks: world.ticks(), now: world.now() };
    for (const face of faces) face.show(state, moment);
    spoken.push(...screenOf(state, moment, last));
    if (state.state === 'waiting' && last?.state !== 'waiting') {
      if (!isGoodCode(state.code)) faults.push('a code is shown that is none');
      Object.assign(watched, { endsAt: state.endsAt, answeredAt: state.since, polls: 0 });
    }
    if (state.state === 'waiting') {
      // Never smaller than what the server asked for, nor than it was.
      if (state.intervalMs < Math.max(watched.intervalMs, state.code.intervalS * 1000))
        faults.push('it shrank');
      watched.intervalMs = state.intervalMs;
    }
    last = state;
  }
  for (const line of events) {
    if (!/^[\x20-\x7e]+\n$/.test(line)) faults.push(`not plain: ${line}`);
    const event = JSON.parse(line) as { event: string };
    if (!EVENTS.includes(event.event)) faults.push(`no such event: ${event.event}`);
  }
  for (const text of spoken)
    if (!text.split('\n').every(isBare)) faults.push(`shown: ${JSON.stringify(text)}`);
  // A server that knows a secret could call a scope or a person by it; in a trouble it is hidden.
  const troubles = events.filter((line) => /"event":"(error|retry)"/.test(line));
  if ([...troubles, ...played.lines].some((text) => text.includes(SECRET))) faults.push('a secret is shown');
  faults.push(...endFaults(last, played.stored(), left.signal.aborted, world));
  expect(faults).toEqual([]);
  return answers;
}

/** The clock that a suspend runs over and the wall clock that somebody sets. */
function disturbed(world: World, given: Schedule, played: ReturnType<typeof play>): World {
  let sleeps = 0;
  return {
    ...world,
    async sleepUntil(ticks, signal) {
      await world.sleepUntil(ticks, signal);
      const jump = given.jumps[sleeps];
      if (jump !== undefined) played.setWallClock(NOON + jump);
      played.wait(given.suspends[sleeps] ?? 0);
      sleeps += 1;
      if (sleeps > 10_000) throw new Error('it does not come to an end');
    },
  };
}

function orderOf(given: Schedule, { requests, pairing }: ReturnType<typeof play>, signal: AbortSignal) {
  return {
    held: pairing(),
    plan: plan({ marginMs: given.marginMs, renewals: given.renewals }),
    scope: '',
    profile: '',
    expectDomain: given.expectDomain,
    connect: async () => requests,
    connectStored: () => requests,
    signal,
  };
}

/** What the full screen would put on a terminal, before it is coloured and placed; a page is drawn when it is new. */
function screenOf(state: Pairing, moment: { ticks: number; now: number }, last: Pairing | null): string[] {
  const size = { columns: 80, rows: 24 };
  const saying = messageOf(state, moment, SETTING, WORDS);
  const texts = [...saying.headlines, ...saying.notes];
  if (state.state === last?.state) return texts;
  if (saying.code === null) {
    const { head, headline, notes } = messagePage(saying, SETTING, MANNER, size);
    return [...texts, ...head.map(({ text }) => text), ...headline, ...notes];
  }
  const { layout, foot } = codePage(saying.code, SETTING, MANNER, size);
  const lines = [...layout.blocks.flatMap((block) => block.lines), ...foot];
  return [...texts, ...lines.map(({ text }) => text)];
}

function endFaults(
  last: Pairing | null,
  stored: ReturnType<ReturnType<typeof play>['stored']>,
  hasLeft: boolean,
  world: World,
): string[] {
  const isOver =
    last?.state === 'lapsed' ? !last.renewing : ['paired', 'refused', 'broken'].includes(last?.state ?? '');
  const faults: string[] = [];
  if (!isOver && !hasLeft) faults.push(`it ended in ${last?.state}`);
  if (last?.state === 'broken' && !CODES.includes(exitOf(last.trouble))) faults.push('no such exit code');
  if ((stored.kind === 'grant') !== (last?.state === 'paired'))
    faults.push(`${last?.state}, and ${stored.kind} is kept`);
  if (stored.kind === 'grant' && !isGoodGrant(stored.grant, world.now()))
    faults.push('what is kept is not whole');
  return faults;
}

describe('a pairing', () => {
  it(`bears any row of answers, jumps and suspends, ${ANSWERS} answers`, {
    timeout: PATIENCE_MS,
  }, async () => {
    let answers = 0;
    const property = fc.asyncProperty(schedule, async (given) => {
      answers += await tell(given);
    });
    // Rows are played until there were enough answers.
    while (answers < ANSWERS) await fc.assert(property, { numRuns: 100 });
  });
});
