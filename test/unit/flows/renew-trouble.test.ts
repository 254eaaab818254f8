/** What a refresh that fails does to a grant: only an explicit word of the provider ends one. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { isTrouble, trouble } from '../../../src/core/trouble/trouble.ts';
import { type RenewOrder, renew } from '../../../src/flows/renew.ts';
import { grant, NOON, reply, silence, tokenBody } from '../core/make.ts';
import { type Play, type Played, play, type Script } from './world.ts';

const fresh = (nth: number, changed: object = {}): Play =>
  reply(200, {
    ...tokenBody,
    access_token: `access-${nth + 2}`,
    refresh_token: `refresh-${nth + 2}`,
    expires_in: 3600,
    ...changed,
  });

function order(changed: Partial<RenewOrder> = {}): RenewOrder {
  return { account: 'default', minTtlS: 300, fresh: false, ...changed };
}
const outcome = async (played: Played, changed: Partial<RenewOrder> = {}) => {
  const renewal = await renew(played.world, order(changed));
  return isTrouble(renewal) ? renewal.code : renewal.accessToken;
};

/** Answers that end no grant; `lost` where the server may have changed the token all the same. */
const KEEPING: readonly (readonly [name: string, answer: Exchange, code: string, lost: boolean])[] = [
  [
    'a bare invalid_request',
    reply(400, { reason: 'Bad Request', error: 'invalid_request' }),
    'provider_refused',
    false,
  ],
  [
    'invalid_client',
    reply(400, { reason: 'Invalid client_id or client_secret', error: 'invalid_client' }),
    'invalid_client',
    false,
  ],
  ['unauthorized_client', reply(400, { error: 'unauthorized_client' }), 'unauthorized_client', false],
  ['401 without JSON', reply(401, ''), 'invalid_client', false],
  ['an unknown error', reply(400, { error: 'wibble' }), 'provider_refused', false],
  ['an answer of the wrong flow', reply(400, { error: 'authorization_pending' }), 'provider_refused', false],
  ['500', reply(500, 'oops'), 'server_error', true],
  ['503 with invalid_grant', reply(503, { error: 'invalid_grant' }), 'server_error', true],
  ['too many requests', reply(429, { error: 'invalid_grant' }), 'rate_limited', false],
  ['no network', silence, 'timeout', true],
  ['HTML', reply(200, '<html>QrSign in</html>'), 'captive_portal', true],
  ['a redirect', reply(302, ''), 'redirected', false],
  ['half an answer', reply(200, '{"access_token":"acc'), 'bad_answer', true],
  ['a token of another type', reply(200, { ...tokenBody, token_type: 'mac' }), 'incomplete_answer', true],
];

describe('a save that fails', () => {
  it.each([
    ['a token that is over', { expiresAt: NOON }, {}],
    ['one that lives, where a fresh one is asked for', {}, { fresh: true }],
  ])('is a trouble of the store, and nothing is handed out: %s', async (_name, changed, asked) => {
    const played = play({ refresh: [fresh(0)] });
    played.keep(grant(changed));
    played.failing.save = trouble('cannot_save', 'disk full');
    const renewal = await renew(played.world, order(asked));
    expect(renewal).toMatchObject({ kind: 'trouble', code: 'cannot_save' });
    expect(played.done.slice(-2)).toEqual(['unlock default', 'unlock default+renewing']);
  });

  it('never hands out the token that is not durable, only the one before, while that lives', async () => {
    const played = play({ refresh: [fresh(0)] });
    played.keep(grant({ expiresAt: NOON + 60_000 }));
    played.failing.save = trouble('cannot_save', 'disk full');
    expect(await outcome(played)).toBe('access-1');
  });
});

describe('the end of a grant', () => {
  it.each<[string, Exchange]>([
    ['invalid_grant', reply(400, { reason: 'Invalid Token!', error: 'invalid_grant' })],
    [
      "Zoom's words under invalid_request",
      reply(400, { reason: 'Invalid Token!', error: 'invalid_request' }),
    ],
    [
      'invalid_grant in the shape of the RFC',
      reply(401, { error: 'invalid_grant', error_description: 'revoked' }),
    ],
  ])('by %s is kept, and asked about no more', async (_name, answer) => {
    const played = play({ refresh: [answer] });
    played.keep(grant({ expiresAt: NOON }));
    expect(await outcome(played)).toBe('grant_dead');
    expect(played.kept()).toMatchObject({ alive: false, refreshToken: 'refresh-1' });
    expect(await outcome(played)).toBe('grant_dead');
    expect(await outcome(played, { fresh: true })).toBe('grant_dead');
    expect(played.made).toHaveLength(1);
  });

  it('takes the living token with it', async () => {
    const played = play({ refresh: [reply(400, { error: 'invalid_grant' })] });
    played.keep(grant({ expiresAt: NOON + 60_000 }));
    expect(await outcome(played)).toBe('grant_dead');
  });
});

describe.each(KEEPING)('%s', (_name, answer, expected, lost) => {
  it('takes nothing from the grant, notes where an answer was lost, and is tried again', async () => {
    const refresh: Script = [answer, fresh(0)];
    const played = play({ refresh });
    played.keep(grant({ expiresAt: NOON }));
    const before = played.kept();
    expect(await outcome(played)).toBe(expected);
    expect(played.kept()).toEqual({ ...before, lostAt: lost ? NOON : null });
    expect(played.done.filter((did) => !did.endsWith('+renewing'))).toEqual([
      'lock default',
      'begin default',
      'refresh',
      ...(lost ? ['save'] : []),
      'clear default',
      'unlock default',
    ]);
    expect(await outcome(played)).toBe('access-2');
    expect(played.kept().lostAt).toBeNull();
  });

  it('takes nothing from a token that still lives, unless a fresh one is asked for', async () => {
    const played = play({ refresh: () => answer });
    played.keep(grant({ expiresAt: NOON + 60_000 }));
    expect(await outcome(played)).toBe('access-1');
    expect(await outcome(played, { fresh: true })).toBe(expected);
  });
});
