/**
 * Random schedules from seeded numbers: whatever a server says and however slowly, no poll is early (RFC 8628 §3.5),
 * no two are under way at once, none comes after the code's end, and the count of requests is bounded.
 */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { isOver } from '../../../src/core/pairing/pairing.ts';
import { pair } from '../../../src/flows/device.ts';
import { deviceBody, numbers, pick, plan, reply, silence, tokenBody } from '../core/make.ts';
import { type Play, play, type Script, statesOf } from './world.ts';

const SCHEDULES = 2000;

type Code = { readonly endsAt: number; readonly lifeMs: number; intervalMs: number };

const NONSENSE: readonly Exchange[] = [
  silence,
  { kind: 'no-reply', cause: 'connection_lost', detail: '' },
  reply(200, '<html>QrSign in</html>'),
  reply(200, '{"access_tok'),
  reply(302, '', { location: 'https://portal.example/' }),
  reply(429, '', { 'retry-after': '1' }),
  reply(500, { error: 'server_error' }),
  reply(503, '', { 'retry-after': '40' }),
  reply(503, '', { 'retry-after': '999999999999' }),
];
const LAST: readonly Exchange[] = [
  reply(200, tokenBody),
  reply(400, { error: 'access_denied' }),
  reply(400, { error: 'expired_token' }),
  reply(400, { error: 'invalid_grant' }),
];

/** One schedule; returns what went wrong, with the seed by which it can be told again. */
async function faultsOf(seed: number): Promise<string[]> {
  const random = numbers(seed);
  const below = (most: number) => Math.floor(random() * most);
  const faults: string[] = [];
  const marginMs = 100 + below(300);
  const renewals = pick(random, [0, 1, 3]);
  let code: Code = { endsAt: 0, lifeMs: 0, intervalMs: 0 };
  let answeredAt = 0;
  let polls = 0;
  let pollsOfCode = 0;

  const deviceCode: Script = () => {
    if (random() < 0.2) return { ...silence, takesMs: below(10_000) };
    const life = pick(random, [1, 2, 5, 6, 7, 10, 29, 60, 300, 900]);
    const interval = pick(random, [1, 2, 5, 5, 5, 5.5, 30, 70, 400]);
    const takesMs = below(3000);
    answeredAt = played.world.ticks() + takesMs;
    // An interval never shrinks, not even with a new code.
    const intervalMs = Math.max(Math.ceil(interval) * 1000, code.intervalMs);
    code = { endsAt: answeredAt + life * 1000, lifeMs: life * 1000, intervalMs };
    pollsOfCode = 0;
    return { ...reply(200, { ...deviceBody, expires_in: life, interval }), takesMs };
  };

  const poll: Script = () => {
    const at = played.world.ticks();
    const cannotBeLawful = pollsOfCode === 0 && code.intervalMs + marginMs >= code.lifeMs;
    if (at < answeredAt + code.intervalMs + marginMs && !cannotBeLawful)
      faults.push(`a poll at ${at} is early`);
    if (at < answeredAt + 1000) faults.push(`a poll at ${at} follows within a second`);
    if (at >= code.endsAt) faults.push(`a poll at ${at} comes after the end`);
    polls += 1;
    pollsOfCode += 1;
    const takesMs = random() < 0.8 ? below(800) : below(20_000);
    answeredAt = at + takesMs;
    return { ...answer(), takesMs };
  };

  function answer(): Exchange {
    const dice = random();
    if (dice < 0.55) return reply(400, { error: 'authorization_pending' });
    if (dice < 0.75) {
      const interval = pick(random, [undefined, 1, 12, 'x']);
      code.intervalMs = Math.max(code.intervalMs + 5000, typeof interval === 'number' ? interval * 1000 : 0);
      return reply(400, { error: 'slow_down', interval });
    }
    return dice < 0.97 ? pick(random, NONSENSE as [Exchange]) : pick(random, LAST as [Exchange]);
  }

  const played = play({ deviceCode, poll, user: (): Play => silence });
  const order = {
    held: played.pairing(),
    scope: '',
    profile: '',
    expectDomain: null,
    signal: new AbortController().signal,
  };
  const { all, last } = await statesOf(
    pair(played.world, {
      ...order,
      plan: plan({ marginMs, renewals, patienceMs: pick(random, [15_000, Number.POSITIVE_INFINITY]) }),
      connect: async () => played.requests,
      connectStored: played.connect,
    }),
  );
  if (!isOver(last)) faults.push('it does not end');
  if (polls > (renewals + 1) * 900) faults.push(`${polls} polls`);
  const codes = played.instants('deviceCode');
  codes.forEach((at, index) => {
    if (index > 0 && at - (codes[index - 1] ?? 0) < 2000) faults.push(`two requests for a code within ${at}`);
  });
  for (const state of all) {
    if (state.state === 'waiting' && state.intervalMs < state.code.intervalS * 1000)
      faults.push('the interval shrank');
  }
  return faults.map((fault) => `seed ${seed}: ${fault}`);
}

describe('a random schedule', () => {
  it(`keeps the rules of the flow, ${SCHEDULES} times`, async () => {
    const faults: string[] = [];
    for (let seed = 1; seed <= SCHEDULES; seed += 1) faults.push(...(await faultsOf(seed)));
    expect(faults).toEqual([]);
  });

  it('is the same for the same seed', () => {
    const [one, two] = [numbers(7), numbers(7)];
    expect(Array.from({ length: 20 }, one)).toEqual(Array.from({ length: 20 }, two));
  });
});
