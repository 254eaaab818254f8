/** The rules of the authorization server, step by step on a clock moved by hand. */

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Tokens } from '../../../src/simulator/grants.ts';
import { openMint } from '../../../src/simulator/mint.ts';
import { openState, type Rules, type State } from '../../../src/simulator/state.ts';
import { USERS } from '../../../src/simulator/users.ts';
import { handClock } from './help.ts';

function server(rules: Partial<Rules> = {}) {
  const clock = handClock();
  const state = openState({
    codeLifeMs: 900_000,
    intervalMs: 5_000,
    tokenLifeMs: 3_599_000,
    approveAfterMs: null,
    mint: openMint(randomBytes, ''),
    now: clock.now,
    ...rules,
  });
  return { state, clock };
}

/** Approves a new code and takes its tokens. */
function paired(state: State, clientId = 'room', user = USERS[0]): Tokens {
  const code = state.issue(clientId, ['user:read:user']);
  state.decide(code.userCode, 'allow', user);
  const tokens = state.poll(code.deviceCode, clientId);
  if (typeof tokens === 'string') throw new Error(tokens);
  return tokens;
}

describe('polls: what happens (ms waited, or a decision) and what the next poll brings', () => {
  type Step = [before: number | 'allow' | 'deny', brings: string];
  const stories: [name: string, steps: Step[]][] = [
    [
      'nobody answers',
      [
        [0, 'authorization_pending'],
        [5000, 'authorization_pending'],
      ],
    ],
    [
      'a little early is in time',
      [
        [0, 'authorization_pending'],
        [4950, 'authorization_pending'],
      ],
    ],
    [
      'too early',
      [
        [0, 'authorization_pending'],
        [4949, 'slow_down'],
      ],
    ],
    [
      'a raised interval stays',
      [
        [0, 'authorization_pending'],
        [1, 'slow_down'],
        [5000, 'slow_down'],
        [15000, 'authorization_pending'],
        [14000, 'slow_down'],
      ],
    ],
    [
      'approved',
      [
        [0, 'authorization_pending'],
        ['allow', 'slow_down'],
        [10_000, 'tokens'],
        [10_000, 'invalid_grant'],
      ],
    ],
    [
      'approved at once',
      [
        ['allow', 'tokens'],
        [5000, 'invalid_grant'],
      ],
    ],
    [
      'declined',
      [
        ['deny', 'access_denied'],
        [5000, 'access_denied'],
      ],
    ],
    ['the last moment', [[899_999, 'authorization_pending']]],
    [
      'expired',
      [
        [900_000, 'expired_token'],
        [1, 'expired_token'],
        ['allow', 'expired_token'],
      ],
    ],
    [
      'approved but fetched too late',
      [
        ['allow', 'tokens'],
        [900_000, 'invalid_grant'],
      ],
    ],
  ];
  test.each(stories)('%s', (_name, steps) => {
    const { state, clock } = server();
    const code = state.issue('room', []);
    const heard = steps.map(([before]) => {
      if (typeof before === 'number') clock.wait(before);
      else state.decide(code.userCode, before);
      const polled = state.poll(code.deviceCode, 'room');
      return typeof polled === 'string' ? polled : 'tokens';
    });
    expect(heard).toEqual(steps.map(([, brings]) => brings));
  });

  test('an approval that is fetched after the end is lost', () => {
    const { state, clock } = server();
    const code = state.issue('room', []);
    state.decide(code.userCode, 'allow');
    clock.wait(900_000);
    expect(state.poll(code.deviceCode, 'room')).toBe('expired_token');
  });

  test('an unknown code, and a code of another client', () => {
    const { state } = server();
    const code = state.issue('room', []);
    expect(state.poll('made-up', 'room')).toBe('invalid_grant');
    expect(state.poll(code.deviceCode, 'other')).toBe('invalid_grant');
    expect(state.poll(code.deviceCode, 'room')).toBe('authorization_pending');
  });

  test('each code has a pace of its own', () => {
    const { state } = server();
    const [one, two] = [state.issue('room', []), state.issue('room', [])];
    expect(state.poll(one.deviceCode, 'room')).toBe('authorization_pending');
    expect(state.poll(two.deviceCode, 'room')).toBe('authorization_pending');
    expect(state.poll(one.deviceCode, 'room')).toBe('slow_down');
  });

  test('a code approves itself when its time has come, not before', () => {
    const { state, clock } = server({ approveAfterMs: 12_000 });
    const code = state.issue('room', []);
    clock.wait(11_999);
    expect(state.poll(code.deviceCode, 'room')).toBe('authorization_pending');
    clock.wait(5_000);
    expect(state.poll(code.deviceCode, 'room')).toMatchObject({ grant: { clientId: 'room' } });
  });

  test('a code declined in time does not approve itself', () => {
    const { state, clock } = server({ approveAfterMs: 1_000 });
    const code = state.issue('room', []);
    expect(state.decide(code.userCode, 'deny').kind).toBe('open');
    clock.wait(2_000);
    expect(state.poll(code.deviceCode, 'room')).toBe('access_denied');
  });
});

describe('scripted answers come true', () => {
  test('slow_down', () => {
    const { state, clock } = server();
    const code = state.issue('room', []);
    state.enact(code.deviceCode, 'slow_down');
    clock.wait(5_000);
    expect(state.poll(code.deviceCode, 'room')).toBe('slow_down');
  });
  test.each([
    ['expire', 'expired_token', 'expired'],
    ['deny', 'access_denied', 'over'],
    ['pending', 'authorization_pending', 'open'],
  ] as const)('%s', (scene, error, kind) => {
    const { state, clock } = server();
    const code = state.issue('room', []);
    state.enact(code.deviceCode, scene);
    clock.wait(5_000);
    expect(state.poll(code.deviceCode, 'room')).toBe(error);
    expect(state.find(code.userCode).kind).toBe(kind);
  });
  test('for an unknown code: nothing', () => {
    const { state } = server();
    expect(() => state.enact('made-up', 'deny')).not.toThrow();
  });
});

describe('what a person types', () => {
  test.each([
    (code: string) => code,
    (code: string) => code.toUpperCase(),
    (code: string) => ` ${code.slice(0, 4)}-${code.slice(4)} `,
    (code: string) => `${code.slice(0, 4)} \u2013 ${code.slice(4)}`,
    (code: string) => [...code].join(' '),
  ])('is read forgivingly (%#)', (written) => {
    const { state } = server();
    const { userCode } = state.issue('room', []);
    expect(state.find(written(userCode))).toMatchObject({ kind: 'open', code: { userCode } });
  });

  test('the newest open code where none is named', () => {
    const { state, clock } = server();
    expect(state.find(undefined).kind).toBe('unknown');
    const first = state.issue('room', []);
    const second = state.issue('room', []);
    expect(state.decide(undefined, 'deny')).toMatchObject({ code: { userCode: second.userCode } });
    expect(state.decide(undefined, 'allow')).toMatchObject({ code: { userCode: first.userCode } });
    state.issue('room', []);
    clock.wait(900_000);
    expect(state.decide(undefined, 'allow').kind).toBe('unknown');
  });

  test('a decision is for once', () => {
    const { state } = server();
    const { userCode, deviceCode } = state.issue('room', []);
    expect(state.decide(userCode, 'deny').kind).toBe('open');
    expect(state.decide(userCode, 'allow').kind).toBe('over');
    expect(state.poll(deviceCode, 'room')).toBe('access_denied');
  });
});

describe('grants', () => {
  test('a refresh token works once, and the next one works', () => {
    const { state } = server();
    const first = paired(state);
    const second = state.refresh(first.refreshToken, 'room');
    expect(second?.refreshToken).not.toBe(first.refreshToken);
    expect(state.refresh(first.refreshToken, 'room')).toBeNull();
    expect(state.refresh(second?.refreshToken ?? '', 'room')).not.toBeNull();
  });

  test.each([
    ['an access token', (tokens: Tokens) => [tokens.accessToken, 'room']],
    ['a stranger', (tokens: Tokens) => [tokens.refreshToken, 'other']],
    ['a made-up token', () => ['made-up', 'room']],
  ])('%s does not refresh', (_name, pick) => {
    const { state } = server();
    const tokens = paired(state);
    const [token = '', client = ''] = pick(tokens);
    expect(state.refresh(token, client)).toBeNull();
    expect(state.refresh(tokens.refreshToken, 'room')).not.toBeNull();
  });

  test('the newer approval of the same user in the same app ends the older grant', () => {
    const { state } = server();
    const [older, visitor, otherApp] = [
      paired(state),
      paired(state, 'room', USERS[1]),
      paired(state, 'other'),
    ];
    const newer = state.issue('room', []);
    state.decide(newer.userCode, 'allow');
    expect(state.bearer(older.accessToken)).toBe('invalid');
    expect(state.refresh(older.refreshToken, 'room')).toBeNull();
    expect(state.bearer(visitor.accessToken)).toBe(visitor.grant);
    expect(state.bearer(otherApp.accessToken)).toBe(otherApp.grant);
    expect(state.poll(newer.deviceCode, 'room')).toMatchObject({ grant: { clientId: 'room' } });
  });

  test('of two approved codes only the later brings tokens', () => {
    const { state } = server();
    const [one, two] = [state.issue('room', []), state.issue('room', [])];
    state.decide(one.userCode, 'allow');
    state.decide(two.userCode, 'allow');
    expect(state.poll(one.deviceCode, 'room')).toBe('invalid_grant');
    expect(state.poll(two.deviceCode, 'room')).toMatchObject({ grant: { clientId: 'room' } });
  });

  test('an access token ends, a refreshed one is good', () => {
    const { state, clock } = server();
    const tokens = paired(state);
    clock.wait(3_598_999);
    expect(state.bearer(tokens.accessToken)).toBe(tokens.grant);
    clock.wait(1);
    expect(state.bearer(tokens.accessToken)).toBe('expired');
    expect(state.bearer(state.refresh(tokens.refreshToken, 'room')?.accessToken ?? '')).toBe(tokens.grant);
  });

  test.each(['accessToken', 'refreshToken'] as const)('revoking the %s ends both', (which) => {
    const { state } = server();
    const tokens = paired(state);
    expect(state.revoke(tokens[which], 'other')).toBe(false);
    expect(state.bearer(tokens.accessToken)).toBe(tokens.grant);
    expect(state.revoke(tokens[which], 'room')).toBe(true);
    expect(state.bearer(tokens.accessToken)).toBe('invalid');
    expect(state.refresh(tokens.refreshToken, 'room')).toBeNull();
  });

  test('revoking an older grant leaves the newer one', () => {
    const { state } = server();
    const older = paired(state);
    const newer = paired(state);
    state.revoke(older.accessToken, 'room');
    expect(state.bearer(newer.accessToken)).toBe(newer.grant);
  });
});

describe('the mint', () => {
  test('makes what Zoom makes', () => {
    const mint = openMint(randomBytes, '');
    for (let count = 0; count < 200; count++)
      expect(mint.userCode()).toMatch(/^[2-9abcdefghjkmnpqrstuvwxyz]{8}$/);
    const token = mint.token('access', 'room');
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(token.length).toBeGreaterThan(600);
    expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({
      alg: 'HS512',
    });
    expect(new Set([token, mint.token('access', 'room'), mint.deviceCode(), mint.deviceCode()]).size).toBe(4);
  });

  test('marks and remembers every secret', () => {
    const mint = openMint(randomBytes, 'LEAK');
    const made = [
      mint.deviceCode(),
      mint.token('access', 'a'),
      mint.token('refresh', 'a'),
      mint.token('zak', 'a'),
    ];
    expect(mint.minted).toEqual(made);
    for (const secret of made) expect(secret.startsWith('LEAK')).toBe(true);
    expect(mint.userCode()).not.toContain('LEAK');
  });
});
