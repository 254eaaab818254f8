/** Scenes of the pace: the words that steer the flow, how long a server asks to wait and in which form, trouble that stays. */

import { type Act, answer, slow } from './acts.ts';
import { fine, type Outcome, outlasted, type Scene } from './scene.ts';

const STATUSES = [200, 400, 401, 403, 404] as const;
const LAPSED: Outcome = { events: 'code expired', exit: 4, reason: null, kept: 'nothing' };
const DENIED: Outcome = { events: 'code denied', exit: 3, reason: null, kept: 'nothing' };

const steering = STATUSES.flatMap((status): Scene[] => {
  const at = (name: string, acts: readonly Act[], expected: Outcome, more: Partial<Scene> = {}): Scene => ({
    group: 'the words of the device flow',
    name: `${status} ${name}`,
    endpoint: 'poll',
    acts,
    expected,
    ...more,
  });
  const say = (error: string, more: object = {}) => answer(status, { error, ...more });
  const slowed: Outcome = { ...fine('poll'), events: 'code slow_down paired' };
  return [
    at('pending', [say('authorization_pending')], fine('poll'), { gapS: 5 }),
    at(
      'pending, thrice',
      Array.from({ length: 3 }, () => say('authorization_pending')),
      fine('poll'),
    ),
    at('slow_down', [say('slow_down')], slowed, { gapS: 10 }),
    at('slow_down with more', [say('slow_down', { interval: 42 })], slowed, { gapS: 42 }),
    at('slow_down with less', [say('slow_down', { interval: 1 })], slowed, { gapS: 10 }),
    at('slow_down with nonsense', [say('slow_down', { interval: 'x' })], slowed, { gapS: 10 }),
    at('slow_down with 1e300', [say('slow_down', { interval: 1e300 })], {
      ...LAPSED,
      events: 'code slow_down expired',
    }),
    at(
      'slow_down, 5 times',
      Array.from({ length: 5 }, () => say('slow_down')),
      {
        ...slowed,
        events: `code${' slow_down'.repeat(5)} paired`,
      },
    ),
    at(
      'slow_down and the other, in turn',
      Array.from({ length: 6 }, (_, n) => say(n % 2 ? 'slow_down' : 'authorization_pending')),
      {
        ...slowed,
        events: `code${' slow_down'.repeat(3)} paired`,
      },
    ),
    at('access_denied', [say('access_denied')], DENIED),
    at('expired_token', [say('expired_token')], LAPSED),
  ];
});

// Words about a poll, in answer to a request for a code: a pause like after any other trouble, never a flood.
const astray = STATUSES.flatMap((status) =>
  (
    [
      ['authorization_pending', 'bad_answer'],
      ['slow_down', 'rate_limited'],
      ['expired_token', 'bad_answer'],
    ] as const
  ).flatMap(([error, reason]): Scene[] => {
    const scene = { group: 'the words of the device flow', endpoint: 'device' } as const;
    const act = answer(status, { error, interval: 1 });
    const forever = { events: 'retry retry retry error', exit: 5, reason, kept: 'nothing' } as const;
    return [
      { ...scene, name: `${status} ${error}`, acts: [act], expected: outlasted('device', reason) },
      {
        ...scene,
        name: `${status} ${error} for ever`,
        acts: Array.from({ length: 100 }, () => act),
        expected: forever,
      },
    ];
  }),
);

const NOON = Date.UTC(2026, 0, 7, 12);
const iso = (ms: number) => new Date(NOON + ms).toISOString();
const http = (ms: number) => new Date(NOON + ms).toUTCString();
// The hostile answer comes at the first poll, 5.1 seconds into the scene.
const POLLED = 5_100;

const waits = (
  [
    ['1', 10],
    ['30', 30],
    ['120', 120],
    ['12.5', 12],
    [' 30 ', 30],
    ['0', 10],
    ['-5', 10],
    ['+30', 10],
    ['abc', 10],
    ['30 s', 10],
    ['1e3', 10],
    ['0x1e', 10],
    ['', 10],
    ['30, 60', 10],
    ['3600', 893],
    ['999999999999', 893],
    [http(POLLED + 40_000), 39],
    [http(-40_000), 10],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 10],
    ['Fri, 32 Dec 2026 99:99:99 GMT', 10],
    [iso(POLLED + 40_000), 40],
    [iso(-40_000), 10],
    [iso(POLLED + 40_000).replace('.100', ''), 39],
    ['2026-01-08', 893],
    ['2026-99-99T00:00:00Z', 10],
    ['Wednesday, 07-Jan-26 12:00:45 GMT', 39],
    ['Wed Jan  7 12:00:45 2026', 39],
  ] as const
).flatMap(([value, gapS], at) =>
  [429, 503].map(
    (status): Scene => ({
      group: 'Retry-After',
      name: `${status}, ${at}: ${JSON.stringify(value)}`,
      endpoint: 'poll',
      acts: [answer(status, '', { 'Retry-After': value })],
      expected: outlasted('poll', status === 429 ? 'rate_limited' : 'server_error'),
      gapS,
    }),
  ),
);

const dated: Scene[] = [
  {
    group: 'Retry-After',
    name: "a date against the server's own clock",
    endpoint: 'poll',
    acts: [answer(503, '', { Date: http(-3_600_000), 'Retry-After': http(-3_600_000 + 50_000) })],
    expected: outlasted('poll', 'server_error'),
    gapS: 50,
  },
  {
    group: 'Retry-After',
    name: 'twice',
    endpoint: 'poll',
    acts: [answer(503, '', { 'Retry-After': ['30', '60'] })],
    expected: outlasted('poll', 'server_error'),
    gapS: 10,
  },
];

/** Trouble that grows: the pause doubles each time and is back to the interval after an answer. */
const growing: Scene[] = [
  {
    group: 'trouble on and on',
    name: 'nobody comes',
    endpoint: 'poll',
    acts: Array.from({ length: 400 }, () => answer(400, { error: 'authorization_pending' })),
    expected: LAPSED,
  },
  {
    group: 'trouble on and on',
    name: 'four bad answers, then a good one',
    endpoint: 'poll',
    acts: Array.from({ length: 4 }, () => answer(502, 'x')),
    expected: { ...outlasted('poll', 'server_error'), events: `code${' retry'.repeat(4)} paired` },
  },
  {
    group: 'trouble on and on',
    name: 'bad answers until the code is over',
    endpoint: 'poll',
    acts: Array.from({ length: 100 }, () => answer(502, 'x')),
    expected: {
      events: `code${' retry'.repeat(18)} expired`,
      exit: 4,
      reason: 'server_error',
      kept: 'nothing',
    },
  },
  {
    group: 'trouble on and on',
    name: 'bad answers to the first request for ever',
    endpoint: 'device',
    acts: Array.from({ length: 100 }, () => answer(502, 'x')),
    expected: { events: 'retry retry retry error', exit: 5, reason: 'server_error', kept: 'nothing' },
  },
  {
    group: 'trouble on and on',
    name: 'an answer that takes 19 seconds',
    endpoint: 'poll',
    acts: [slow(answer(400, { error: 'authorization_pending' }), 19_000)],
    expected: fine('poll'),
    gapS: 5,
  },
];

/** The scenes of the pace. */
export const PACE_SCENES: readonly Scene[] = [...steering, ...astray, ...waits, ...dated, ...growing];
