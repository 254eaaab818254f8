/** The story of a repair: what a process left in a journal when it died, for each moment at which it may have died. */

import { describe, expect, it } from 'vitest';
import { emptyGrant } from '../../../src/core/grant/grant.ts';
import type { Intent, Remains, Stored } from '../../../src/core/keeping.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { recover } from '../../../src/flows/recover.ts';
import { grant, NOON, registration, room, tokenBody, zoom } from '../core/make.ts';
import { nameOf } from './keeping.ts';
import { type Played, play } from './world.ts';

const AT = NOON - 60_000;
const GRANT = nameOf('default', 'write');
const PAIRING = nameOf('default', 'pair');
const WHOLE = JSON.stringify(tokenBody);
const refreshing: Intent = { purpose: 'refresh', at: AT, base: grant() };
const coming = emptyGrant(registration, 'device', [safeText('asked')], 'kiosk', AT);
const pairing: Intent = { purpose: 'pair', at: AT, base: coming };

const answered = (text: string, status = 200, finished = true): Remains['answer'] => ({
  status,
  at: AT + 500,
  text,
  finished,
});
const cutBehind = (end: string): Remains['answer'] =>
  answered(WHOLE.slice(0, WHOLE.indexOf(end) + end.length), 200, false);

/** A box that was left like this, started again. */
async function restarted(left: Remains, stored: Stored = { kind: 'grant', grant: grant() }, name = GRANT) {
  const played = play();
  if (stored.kind !== 'none') played.put(stored);
  played.journal.set(name, left);
  await recover(played.world, 'default');
  expect(played.made).toEqual([]);
  return played;
}
const saves = ({ done }: Played): number => done.filter((did) => did === 'save').length;

describe('an answer to a refresh that was received and not saved', () => {
  it.each<[string, Remains['answer']]>([
    ['whole', answered(WHOLE)],
    ['whole, its end not noted', answered(WHOLE, 200, false)],
    ['broken off behind its tokens', cutBehind(`"${tokenBody.refresh_token}"`)],
  ])('(%s) is saved, as of when it came', async (_name, answer) => {
    const played = await restarted({ intent: refreshing, answer });
    expect(played.kept()).toMatchObject({
      accessToken: tokenBody.access_token,
      refreshToken: tokenBody.refresh_token,
      refreshedAt: AT + 500,
      pairedAt: NOON,
      received: null,
      lostAt: null,
      alive: true,
    });
    expect(played.journal.size).toBe(0);
    expect(played.done).toEqual(['lock default', 'save', 'clear default', 'unlock default']);
  });

  it('keeps its life where that came as well, and is given an hour where it did not', async () => {
    const life = async (answer: Remains['answer']) => {
      const { expiresAt, refreshedAt } = (await restarted({ intent: refreshing, answer })).kept();
      return (expiresAt - refreshedAt) / 1000;
    };
    expect(await life(answered(WHOLE))).toBe(3599);
    expect(await life(cutBehind(`"${tokenBody.refresh_token}"`))).toBe(3600);
  });

  it('is saved to the person who is known by now, and keeps what it left out', async () => {
    const user = { id: safeText('u1'), email: null, displayName: null };
    const stored: Stored = { kind: 'grant', grant: grant({ user, lostAt: 1 }) };
    const { access_token, token_type } = tokenBody;
    const answer = answered(JSON.stringify({ access_token, token_type }));
    expect((await restarted({ intent: refreshing, answer }, stored)).kept()).toMatchObject({
      accessToken: access_token,
      refreshToken: 'refresh-1',
      scope: ['user:read:user'],
      user: { id: 'u1' },
      lostAt: null,
    });
  });

  it('is only cleared where it was saved already', async () => {
    const stored: Stored = {
      kind: 'grant',
      grant: grant({ accessToken: tokenBody.access_token, refreshToken: 'refresh-1' }),
    };
    const played = await restarted({ intent: refreshing, answer: answered(WHOLE) }, stored);
    expect(played.stored()).toEqual(stored);
    expect(played.done).toEqual(['lock default', 'clear default', 'unlock default']);
  });

  it('rebuilds a file that is damaged from the grant it was made for', async () => {
    const stored: Stored = { kind: 'damaged', why: 'it is empty' };
    const played = await restarted({ intent: refreshing, answer: answered(WHOLE) }, stored);
    expect(played.kept()).toMatchObject({ refreshToken: tokenBody.refresh_token, pairedAt: NOON });
    expect(played.journal.size).toBe(0);
  });

  it('stays in the journal while it cannot be saved, and is saved when it can', async () => {
    const played = play();
    played.keep(grant());
    played.journal.set(GRANT, { intent: refreshing, answer: answered(WHOLE) });
    played.failing.save = trouble('cannot_save', 'disk full');
    await recover(played.world, 'default');
    await recover(played.world, 'default');
    expect(played.journal.size).toBe(1);
    expect(played.kept()).toEqual(grant());
    delete played.failing.save;
    await recover(played.world, 'default');
    expect(played.kept().refreshToken).toBe(tokenBody.refresh_token);
    expect(played.journal.size).toBe(0);
  });

  it.each<[string, string, number]>([
    ['a token that could break a line', JSON.stringify({ ...tokenBody, access_token: 'a\nb' }), 200],
    ['a token of another type', JSON.stringify({ ...tokenBody, token_type: 'mac' }), 200],
    ['tokens in an error', WHOLE, 500],
    ['tokens behind a redirect', WHOLE, 302],
  ])('with %s is saved to no grant', async (_name, text, status) => {
    const played = await restarted({ intent: refreshing, answer: answered(text, status) });
    expect(played.kept()).toMatchObject({ accessToken: 'access-1', refreshToken: 'refresh-1', alive: true });
    expect(played.journal.size).toBe(0);
  });
});

describe('an answer to a refresh that was lost', () => {
  it.each<[string, Remains['answer']]>([
    ['not a byte of it came', null],
    ['only its status came', answered('', 200, false)],
    ['it broke off before the tokens', answered('{"access_token":"acc', 200, false)],
    ['it broke off between the tokens', cutBehind(`"${tokenBody.access_token}"`)],
    ['it broke off within the second', answered(WHOLE.slice(0, WHOLE.indexOf('refresh-sec')), 200, false)],
    ['it was a fault of the server', answered('oops', 503)],
    ['it was a page', answered('<html>', 200)],
    ['an error broke off', answered('{"error":"inva', 400, false)],
  ])('is noted on the grant, whose tokens stay: %s', async (_name, answer) => {
    const played = await restarted({ intent: refreshing, answer });
    expect(played.kept()).toEqual(grant({ lostAt: AT }));
    expect(played.journal.size).toBe(0);
    expect(saves(played)).toBe(1);
  });

  it.each<[string, string, number]>([
    ['a client that is refused', '{"error":"invalid_client"}', 400],
    ['a bare invalid_request', '{"error":"invalid_request"}', 400],
    ['too many requests', '{}', 429],
  ])('is not what an answer was that changed nothing: %s', async (_name, text, status) => {
    const played = await restarted({ intent: refreshing, answer: answered(text, status) });
    expect(played.kept()).toEqual(grant());
    expect(played.journal.size).toBe(0);
    expect(saves(played)).toBe(0);
  });

  it('marks the grant dead where it said so', async () => {
    const dead = answered('{"error":"invalid_grant","reason":"Invalid Token!"}', 400);
    const played = await restarted({ intent: refreshing, answer: dead });
    expect(played.kept()).toEqual(grant({ alive: false }));
    expect(played.journal.size).toBe(0);
  });
});

describe('an answer that came as a form', () => {
  const form = (body: Record<string, string>) => String(new URLSearchParams(body));
  const whole = form({ access_token: 'a+b', refresh_token: 'r/d', token_type: 'bearer', expires_in: '60' });

  it.each<[string, string, boolean]>([
    ['whole', whole, true],
    ['broken off behind its tokens', whole.slice(0, whole.indexOf('earer')), false],
  ])('is saved: %s', async (_name, text, isWhole) => {
    const played = await restarted({ intent: refreshing, answer: answered(text, 200, isWhole) });
    expect(played.kept()).toMatchObject({ accessToken: 'a+b', refreshToken: 'r/d' });
  });

  it('is no token where it broke off within one', async () => {
    const text = whole.slice(0, whole.indexOf('%2Fd') + 2);
    const played = await restarted({ intent: refreshing, answer: answered(text, 200, false) });
    expect(played.kept()).toEqual(grant({ lostAt: AT }));
  });

  it('marks the grant dead where it said so', async () => {
    const text = form({ error: 'bad_refresh_token', error_description: 'incorrect or expired' });
    const played = await restarted({ intent: refreshing, answer: answered(text, 200) });
    expect(played.kept()).toEqual(grant({ alive: false }));
  });
});

describe('a journal that is about something else by now', () => {
  const newer = grant({ accessToken: 'newer', refreshToken: 'newer-refresh' });
  const dead = answered('{"error":"invalid_grant"}', 400);
  it.each<[string, Remains['answer']]>([
    ['a token', answered(WHOLE)],
    ['a death', dead],
    ['nothing', null],
  ])('is only cleared: %s for a grant that was replaced', async (_name, answer) => {
    const played = await restarted({ intent: refreshing, answer }, { kind: 'grant', grant: newer });
    expect(played.kept()).toEqual(newer);
    expect(played.done).toEqual(['lock default', 'clear default', 'unlock default']);
  });

  it('is only cleared where the box was unpaired meanwhile', async () => {
    const played = await restarted({ intent: refreshing, answer: answered(WHOLE) }, { kind: 'none' });
    expect(played.stored().kind).toBe('none');
    expect(played.journal.size).toBe(0);
  });

  it.each<[string, Stored, Remains['answer']]>([
    ['a copied card', { kind: 'foreign' }, answered(WHOLE)],
    ['a newer version', { kind: 'unreadable', trouble: trouble('newer_version') }, answered(WHOLE)],
    ['another key', { kind: 'unreadable', trouble: trouble('sealed') }, null],
  ])('is left as it is beside the file of %s', async (_name, stored, answer) => {
    const played = await restarted({ intent: refreshing, answer }, stored);
    expect(played.stored()).toEqual(stored);
    expect(played.journal.size).toBe(1);
  });
});

describe('a pairing that was cut off', () => {
  it.each<[string, Remains['answer']]>([
    ['whole', answered(WHOLE)],
    ['broken off behind its tokens', cutBehind(`"${tokenBody.refresh_token}"`)],
  ])('after the approval is finished: the answer was %s', async (_name, answer) => {
    const played = await restarted({ intent: pairing, answer }, { kind: 'none' }, PAIRING);
    expect(played.kept()).toMatchObject({
      server: zoom,
      client: room,
      flow: 'device',
      refreshToken: tokenBody.refresh_token,
      profile: 'kiosk',
      pairedAt: AT,
      refreshedAt: AT + 500,
      user: null,
    });
    expect(played.journal.size).toBe(0);
  });

  it('after the approval takes the place of the grant before', async () => {
    const played = await restarted({ intent: pairing, answer: answered(WHOLE) }, undefined, PAIRING);
    expect(played.kept()).toMatchObject({ refreshToken: tokenBody.refresh_token, pairedAt: AT });
  });

  it('after the save is only cleared, and the person who is known by now stays', async () => {
    const user = { id: safeText('u1'), email: null, displayName: null };
    const { access_token: accessToken, refresh_token: refreshToken } = tokenBody;
    const stored: Stored = { kind: 'grant', grant: grant({ accessToken, refreshToken, user }) };
    const played = await restarted({ intent: pairing, answer: answered(WHOLE) }, stored, PAIRING);
    expect(played.stored()).toEqual(stored);
    expect(played.journal.size).toBe(0);
    expect(saves(played)).toBe(0);
  });

  it.each<[string, Remains['answer']]>([
    ['no answer', null],
    ['half an answer', answered('{"acc', 200, false)],
    ['not yet', answered('{"error":"authorization_pending"}', 400)],
    ['an end', answered('{"error":"invalid_grant"}', 400)],
  ])('before the approval is cleared, and no grant suffers: %s', async (_name, answer) => {
    const played = await restarted({ intent: pairing, answer }, undefined, PAIRING);
    expect(played.kept()).toEqual(grant());
    expect(played.journal.size).toBe(0);
    expect(saves(played)).toBe(0);
  });
});
