/** A renewal and its journal: begun before the request, cleared after the save, and what is said when an answer is lost. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { fixOf, isTrouble, trouble } from '../../../src/core/trouble/trouble.ts';
import { type RenewOrder, renew } from '../../../src/flows/renew.ts';
import { grant, NOON, reply, silence, tokenBody } from '../core/make.ts';
import { nameOf } from './keeping.ts';
import { type Play, type Played, play, type Script } from './world.ts';

const GRANT = nameOf('default', 'write');
const WHOLE = JSON.stringify(tokenBody);
const DEAD = reply(400, { error: 'invalid_grant', reason: 'Invalid Token!' });
const fresh = (nth: number): Play =>
  reply(200, { ...tokenBody, access_token: `access-${nth + 2}`, refresh_token: `refresh-${nth + 2}` });
const brokenOff = (came?: string): Play => ({
  kind: 'no-reply',
  cause: 'connection_lost',
  detail: 'zoom.us',
  ...(came === undefined ? {} : { came }),
});

async function renewed(played: Played, changed: Partial<RenewOrder> = {}) {
  return renew(played.world, { account: 'default', minTtlS: 300, fresh: false, ...changed });
}
const outcome = async (played: Played, changed: Partial<RenewOrder> = {}) => {
  const renewal = await renewed(played, changed);
  return isTrouble(renewal) ? renewal.code : renewal.accessToken;
};
/** A box whose token is over. */
function over(refresh: Script, changed: Parameters<typeof grant>[0] = {}) {
  const played = play({ refresh });
  played.keep(grant({ expiresAt: NOON, ...changed }));
  return played;
}

describe('the journal of a refresh', () => {
  it('holds the grant as it is stored when the request goes out, and the answer when it is saved', async () => {
    const seen: unknown[] = [];
    const played = over(() => {
      seen.push(structuredClone(played.journal.get(GRANT)));
      return fresh(0);
    });
    played.failing.save = () => {
      seen.push(structuredClone(played.journal.get(GRANT)));
      return null;
    };
    const before = played.kept();
    await outcome(played);
    const intent = { purpose: 'refresh', at: NOON, base: before };
    expect(seen).toEqual([
      { intent, answer: null },
      {
        intent,
        answer: { status: 200, at: NOON, text: expect.stringContaining('refresh-2'), finished: true },
      },
    ]);
    expect(played.journal.size).toBe(0);
  });

  it.each(['open', 'begin'] as const)(
    'that cannot be had (%s) keeps the request from being sent',
    async (what) => {
      const played = over([]);
      played.failing[what] = trouble('cannot_save', 'read-only');
      expect(await outcome(played)).toBe('cannot_save');
      played.keep(grant({ expiresAt: NOON + 60_000 }));
      expect(await outcome(played)).toBe('access-1');
      expect(played.made).toEqual([]);
    },
  );

  it('is kept when the save fails, and the next renewal begins with it instead of asking again', async () => {
    const played = over([fresh(0)]);
    played.failing.save = (nth) => (nth === 0 ? trouble('cannot_save', 'disk full') : null);
    expect(await outcome(played)).toBe('cannot_save');
    expect(played.journal.get(GRANT)).toMatchObject({ answer: { finished: true } });
    expect(await outcome(played)).toBe('access-2');
    expect(played.instants('refresh')).toHaveLength(1);
    expect(played.journal.size).toBe(0);
  });

  it('is not written over while what is in it cannot be saved: the stored token is spent', async () => {
    const played = over([fresh(0)]);
    played.failing.save = trouble('cannot_save', 'disk full');
    for (let time = 0; time < 3; time += 1) {
      expect(await outcome(played)).toBe('cannot_save');
      expect(played.journal.get(GRANT)).toMatchObject({
        answer: { text: expect.stringContaining('refresh-2') },
      });
    }
    expect(played.instants('refresh')).toHaveLength(1);
    delete played.failing.save;
    expect(await outcome(played)).toBe('access-2');
  });

  it('that nobody can read is written over: there is nothing in it to lose', async () => {
    const played = over([fresh(0)]);
    played.journal.set(GRANT, 'unreadable');
    expect(await outcome(played)).toBe('access-2');
    expect(played.journal.size).toBe(0);
  });

  it('without room for the save that follows, nothing is asked for', async () => {
    const played = over([]);
    played.failing.prepare = trouble('cannot_save', 'disk full');
    expect(await renewed(played)).toMatchObject({ kind: 'trouble', code: 'cannot_save' });
    played.keep(grant({ expiresAt: NOON + 60_000 }));
    expect(await outcome(played)).toBe('access-1');
    expect(await outcome(played, { fresh: true })).toBe('cannot_save');
    expect(played.made).toEqual([]);
    expect(played.done).not.toContain(`begin ${GRANT}`);
  });
});

describe('an answer that breaks off', () => {
  it('behind its tokens is as good as a whole one', async () => {
    const played = over([brokenOff(WHOLE.slice(0, WHOLE.indexOf('"expires_in"')))]);
    expect(await outcome(played)).toBe(tokenBody.access_token);
    expect(played.kept()).toMatchObject({ refreshToken: tokenBody.refresh_token, lostAt: null });
    expect(played.journal.size).toBe(0);
  });

  it.each<[string, Play]>([
    ['before its first byte', brokenOff()],
    ['behind its status', brokenOff('')],
    ['between its tokens', brokenOff(WHOLE.slice(0, WHOLE.indexOf('"refresh_token"')))],
    ['within the last of them', brokenOff(WHOLE.slice(0, WHOLE.indexOf('refresh-secret_1')))],
    ['at the deadline', silence as Play],
  ])('%s is noted, and tried again with the same token', async (_name, answer) => {
    const played = over([answer, fresh(0)]);
    expect(await outcome(played)).toMatch(/^(connection_lost|timeout)$/);
    expect(played.kept()).toEqual(grant({ expiresAt: NOON, lostAt: NOON }));
    expect(played.journal.size).toBe(0);
    expect(await outcome(played)).toBe('access-2');
    expect(played.made.map(({ sent }) => sent)).toEqual(['refresh-1', 'refresh-1']);
    expect(played.kept().lostAt).toBeNull();
  });

  it('whose loss cannot be noted stays in the journal, and is noted later', async () => {
    const played = over([silence, DEAD]);
    played.failing.save = (nth) => (nth === 0 ? trouble('cannot_save') : null);
    expect(await outcome(played)).toBe('timeout');
    expect(played.journal.size).toBe(1);
    expect(await outcome(played)).toBe('answer_lost');
  });
});

describe('the end of a grant', () => {
  it('after a lost answer is explained by that, with its time', async () => {
    const played = over([silence, silence, DEAD]);
    await outcome(played);
    played.wait(60_000);
    await outcome(played);
    expect(played.kept().lostAt).toBe(NOON);
    const renewal = await renewed(played);
    expect(renewal).toMatchObject({
      code: 'answer_lost',
      detail: expect.stringContaining('2026-01-07T12:00:00'),
    });
    expect(played.kept().alive).toBe(false);
    expect(await outcome(played)).toBe('answer_lost');
  });

  it('is explained by nothing of the kind where every answer came', async () => {
    const played = over([silence, fresh(0), DEAD]);
    await outcome(played);
    await outcome(played);
    expect(await renewed(played, { fresh: true })).toEqual(trouble('grant_dead'));
    expect(fixOf(trouble('grant_dead'))).toContain('revoked');
  });

  it.each<[string, Exchange, boolean]>([
    ['no answer in time', silence, true],
    ['a broken connection', { ...silence, cause: 'connection_lost' } as Exchange, true],
    ['a fault of the server', reply(503, ''), true],
    ['a page', reply(200, '<html>'), true],
    ['an answer without a token', reply(200, '{}'), true],
    ['an unknown name', { ...silence, cause: 'name_not_found' } as Exchange, false],
    ['a refused connection', { ...silence, cause: 'connection_refused' } as Exchange, false],
    ['no way to the network', { ...silence, cause: 'no_route' } as Exchange, false],
    ['an untrusted certificate', { ...silence, cause: 'tls_untrusted' } as Exchange, false],
    ['a proxy that refuses', { ...silence, cause: 'proxy_failed' } as Exchange, false],
    ['too many requests', reply(429, ''), false],
    ['a redirect', reply(302, ''), false],
    ['a refused client', reply(400, { error: 'invalid_client' }), false],
    ['an unknown error', reply(400, { error: 'wibble' }), false],
  ])('after %s: an answer may have been lost: %s', async (_name, answer, lost) => {
    const played = over([answer, DEAD]);
    await outcome(played);
    expect(played.kept().lostAt).toBe(lost ? NOON : null);
    expect(await outcome(played)).toBe(lost ? 'answer_lost' : 'grant_dead');
  });

  it('that cannot be saved is found again in the journal', async () => {
    const played = over([DEAD]);
    played.failing.save = (nth) => (nth === 0 ? trouble('cannot_save') : null);
    expect(await outcome(played)).toBe('grant_dead');
    expect(played.kept().alive).toBe(true);
    expect(await outcome(played)).toBe('grant_dead');
    expect(played.kept().alive).toBe(false);
    expect(played.instants('refresh')).toHaveLength(1);
  });
});
