import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Box, closeBoxes, eventsOf, openBox } from './box.ts';
import { CONFIDENTIAL, type Peer, PUBLIC, quietPeers, SCOPE, startPeer } from './peer.ts';
import { decide } from './person.ts';

// Nearly all of the time is the five seconds between two questions; so everything waits at once.
vi.setConfig({ maxConcurrency: 20 });

let speakAgain = (): void => {};
let usual: Peer;
let hasty: Peer;
// The server counts in whole seconds, so a code may live almost one less, and one poll is due after 5.4 s.
const HASTY_S = 7;
let postOnly: Peer;
let deviceless: Peer;
beforeAll(async () => {
  speakAgain = quietPeers();
  [usual, hasty, postOnly, deviceless] = await Promise.all([
    startPeer(),
    startPeer({ codeLifeS: HASTY_S }),
    startPeer({ auth: 'client_secret_post' }),
    startPeer({ hasDeviceFlow: false }),
  ]);
});
afterAll(async () => {
  closeBoxes();
  await Promise.all([usual, hasty, postOnly, deviceless].map((peer) => peer?.close()));
  speakAgain();
});

/** Starts pairing with a peer. */
function pairing(box: Box, peer: Peer, ...more: readonly string[]) {
  return box.start('pair', '--json', '--issuer', peer.issuer, '--scope', SCOPE, ...more);
}

/** Pairs a box, a person approving; the events it told. */
async function paired(box: Box, peer: Peer) {
  const running = pairing(box, peer);
  const code = await running.event('code');
  await decide(String(code['verification_uri_complete']), '', 'approve');
  const { code: exitCode, stdout, stderr } = await running.ended;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return eventsOf(stdout);
}

async function tokenOf(box: Box, ...more: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await box.run('token', ...more);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^[\x21-\x7e]+\n$/);
  return stdout.trim();
}

/** The status with which the peer answers a question for the user behind a token. */
async function userStatus(peer: Peer, token: string): Promise<number> {
  const response = await fetch(`${peer.issuer}/me`, { headers: { authorization: `Bearer ${token}` } });
  await response.text();
  return response.status;
}

/** No token that was ever stored, and no secret, may have been said. */
function expectDiscreet(box: Box, ...secrets: readonly unknown[]): void {
  const stored = box.stored();
  for (const secret of [...secrets, stored?.['accessToken'], stored?.['refreshToken'], CONFIDENTIAL.secret]) {
    if (typeof secret === 'string') expect(box.said()).not.toContain(secret);
  }
}

describe.concurrent('with oidc-provider', () => {
  it.each([
    ['a confidential client', CONFIDENTIAL, () => usual, 'client_secret_basic'],
    ['a confidential client of a server without Basic', CONFIDENTIAL, () => postOnly, 'client_secret_post'],
    ['a public client', PUBLIC, () => usual, 'none'],
  ])('%s pairs, renews, and unpairs', async (_name, client, peerOf, clientAuth) => {
    const peer = peerOf();
    const box = openBox(client);
    const [code, ...rest] = await paired(box, peer);
    expect(code).toMatchObject({
      event: 'code',
      user_code: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
      verification_uri: `${peer.issuer}/device`,
      verification_uri_complete: `${peer.issuer}/device?user_code=${code?.['user_code']}`,
    });
    expect(rest).toEqual([
      expect.objectContaining({
        event: 'paired',
        account: 'default',
        scope: SCOPE.split(' '),
        user: expect.objectContaining({ id: 'room-owner' }),
      }),
    ]);
    expect(box.stored()).toMatchObject({ provider: { clientAuth, issuer: peer.issuer }, alive: true });

    const first = await tokenOf(box);
    expect(await tokenOf(box)).toBe(first);
    expect(await userStatus(peer, first)).toBe(200);
    const spent: unknown[] = [box.stored()?.['refreshToken']];
    const second = await tokenOf(box, '--fresh');
    spent.push(box.stored()?.['refreshToken']);
    const third = await tokenOf(box, '--fresh');
    expect(new Set([first, second, third]).size).toBe(3);
    expect(new Set([...spent, box.stored()?.['refreshToken']]).size).toBe(3);
    expect(await userStatus(peer, third)).toBe(200);
    expect((await box.run('status')).code).toBe(0);

    expectDiscreet(box, first, second, third, ...spent);
    const last = box.stored()?.['refreshToken'];
    expect(await box.run('unpair')).toMatchObject({ code: 0, stderr: '' });
    expect(await userStatus(peer, third)).toBe(401);
    expect(box.stored()).toBeNull();
    const left = readdirSync(join(box.folder, 'config'));
    expect(left.filter((name) => !/\.(lock|journal)$/.test(name))).toEqual([]);
    for (const name of left) {
      expect(readFileSync(join(box.folder, 'config', name)).findIndex((byte) => byte !== 0)).toBe(-1);
    }
    expect((await box.run('status')).code).toBe(6);
    expect((await box.run('token')).code).toBe(6);
    expectDiscreet(box, last);
  });

  it('a person who types the code instead of following the link pairs as well', async () => {
    const box = openBox(PUBLIC);
    const running = pairing(box, usual);
    const code = await running.event('code');
    await decide(String(code['verification_uri']), String(code['user_code']), 'approve');
    expect((await running.ended).code).toBe(0);
  });

  it('a refresh token used by somebody else ends the grant, and is told so', async () => {
    const box = openBox(PUBLIC);
    await paired(box, usual);
    const stolen = String(box.stored()?.['refreshToken']);
    await tokenOf(box, '--fresh');
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: stolen,
      client_id: PUBLIC.id,
    });
    const replay = await fetch(`${usual.issuer}/token`, { method: 'POST', body });
    expect(await replay.json()).toMatchObject({ error: 'invalid_grant' });
    const late = await box.run('token', '--fresh');
    expect(late).toMatchObject({ code: 6, stdout: '' });
    expect(late.stderr).toContain('roomkey pair');
    expect((await box.run('status')).code).toBe(6);
    expect(box.stored()).toMatchObject({ alive: false });
  });

  it.each(['abort the code', 'abort the consent'] as const)(
    'a person who would rather %s is heard',
    async (no) => {
      const box = openBox(CONFIDENTIAL);
      const running = pairing(box, usual);
      const code = await running.event('code');
      await decide(String(code['verification_uri_complete']), '', no);
      const { code: exitCode, stdout } = await running.ended;
      expect(eventsOf(stdout).map(({ event }) => event)).toEqual(['code', 'denied']);
      expect(exitCode).toBe(3);
      expect(box.stored()).toBeNull();
    },
  );

  it('a code that nobody approves runs out', async () => {
    const box = openBox(CONFIDENTIAL);
    const { code, stdout } = await pairing(box, hasty, '--renew', 'never').ended;
    expect(eventsOf(stdout)).toMatchObject([
      { event: 'code', expires_in: HASTY_S },
      { event: 'expired', renewing: false },
    ]);
    expect(code).toBe(4);
    expect(box.stored()).toBeNull();
  });

  it('a second code is as good as the first', async () => {
    const box = openBox(CONFIDENTIAL);
    const running = pairing(box, hasty, '--renew', '1');
    const first = await running.event('code');
    const second = await running.event('code', 2);
    expect(second['user_code']).not.toBe(first['user_code']);
    await decide(String(second['verification_uri_complete']), '', 'approve');
    const { code, stdout } = await running.ended;
    expect(eventsOf(stdout).map(({ event }) => event)).toEqual(['code', 'expired', 'code', 'paired']);
    expect(code).toBe(0);
    expect(await userStatus(hasty, await tokenOf(box))).toBe(200);
  });

  it.each([
    ['a wrong secret', () => usual, { ...CONFIDENTIAL, secret: 'CANARY-wrong' }, 8, 'invalid_client'],
    ['an unknown client', () => usual, { id: 'nobody', secret: 'CANARY-wrong' }, 8, 'invalid_client'],
    ['no secret for a client that has one', () => usual, { id: CONFIDENTIAL.id }, 8, 'invalid_client'],
    ['an issuer without device flow', () => deviceless, CONFIDENTIAL, 2, 'no_device_flow'],
  ])('%s is told at once', async (_name, peerOf, client, exitCode, code) => {
    const box = openBox(client);
    const { code: ended, stdout } = await pairing(box, peerOf()).ended;
    expect(eventsOf(stdout)).toMatchObject([{ event: 'error', code, exit_code: exitCode }]);
    expect(ended).toBe(exitCode);
    expect(box.stored()).toBeNull();
    expectDiscreet(box, 'CANARY-wrong');
  });

  it('a scope that the server left out is not taken for granted', async () => {
    const box = openBox(PUBLIC);
    const running = box.start('pair', '--json', '--issuer', usual.issuer, '--scope', 'openid nonsense');
    const code = await running.event('code');
    await decide(String(code['verification_uri_complete']), '', 'approve');
    const { stdout } = await running.ended;
    expect(eventsOf(stdout).at(-1)).toMatchObject({ event: 'paired', scope: ['openid'] });
  });
});
