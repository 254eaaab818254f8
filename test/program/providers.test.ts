/**
 * The built program against providers of every shape that was met in the field: each pairs, hands out its token, is
 * renewed where it can be and ends as it should.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { type Answer, CODE, type Play, type Provider, playProvider, TOKEN } from './provider.ts';
import { it, type Lab, type Place } from './roomkey.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/providers/', import.meta.url));

type Sent = { status: number; headers: Record<string, string>; body: Record<string, unknown> };
type Fixture = {
  provider: string;
  device: Sent;
  pending: Sent;
  token: Sent;
  tokenOnly?: Sent;
  refreshed: Sent;
  refreshDead: Sent;
  renews: boolean;
};

const FIXTURES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Fixture);

const NO_CLIENT = { ZOOM_CLIENT_ID: '', ZOOM_CLIENT_SECRET: '', ROOMKEY_CLIENT_ID: 'room' };

/** Runs `pair --json` with a provider, and closes that afterwards. */
async function paired(lab: Lab, play: Play, ...more: readonly string[]) {
  const provider = await playProvider(play);
  const where = lab.place({ ...NO_CLIENT });
  const run = await lab.roomkey(['pair', '--json', '--issuer', provider.issuer, ...more], where);
  return { provider, where, run, last: run.events().at(-1) };
}

async function statusOf(lab: Lab, where: Place) {
  const { stdout } = await lab.roomkey(['status', '--json'], where);
  return JSON.parse(stdout) as Record<string, unknown>;
}

const fast = (sent: Sent): Answer => ({ ...sent, body: { ...sent.body, interval: 1 } });

async function ended(provider: Provider): Promise<void> {
  await provider.close();
}

describe.each(FIXTURES.map((fixture) => [fixture.provider, fixture] as const))('%s', (_name, fixture) => {
  it('pairs, says whether it renews, is renewed, and dies by its own word', async ({ lab }) => {
    const { provider, where, run, last } = await paired(lab, {
      device: [fast(fixture.device)],
      poll: [fixture.pending, fixture.token],
      refresh: [fixture.refreshed, fixture.refreshDead],
    });
    expect(run.code).toBe(0);
    expect(last).toMatchObject({ event: 'paired', renews: fixture.renews });
    expect(await statusOf(lab, where)).toMatchObject({
      paired: true,
      renews: fixture.renews,
      flow: 'device',
    });
    const first = await lab.roomkey(['token', '--min-ttl', '0'], where);
    expect(first.stdout.trim()).toBe(fixture.token.body['access_token']);
    const second = await lab.roomkey(['token', '--fresh'], where);
    expect(second.stdout.trim()).toBe(fixture.refreshed.body['access_token']);
    const third = await lab.roomkey(['token', '--fresh'], where);
    expect(third.code).toBe(6);
    expect(await statusOf(lab, where)).toMatchObject({ state: 'dead', renews: false });
    await ended(provider);
  });

  const { tokenOnly } = fixture;
  // Most providers always give something to renew with, or never.
  if (tokenOnly === undefined) return;
  it('says so where nothing can renew it', async ({ lab }) => {
    const { provider, where, last } = await paired(lab, {
      device: [fast(fixture.device)],
      poll: [tokenOnly],
    });
    expect(last).toMatchObject({ event: 'paired', renews: false });
    const { stdout } = await lab.roomkey(['status'], where);
    expect(stdout).toMatch(/Renews: +no, .*roomkey pair --force/);
    await ended(provider);
  });
});

describe('what pairs', () => {
  const big = (size: number) => ({ ...TOKEN, access_token: 'a'.repeat(size) });
  const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const odd = Array.from({ length: 0x5f }, (_, at) => String.fromCharCode(0x20 + at)).join('');

  it.for<[string, Play, string[], string]>([
    ['a code whose life nobody told', { device: [{ body: { ...CODE, expires_in: undefined } }] }, [], ''],
    ['a user code of 64 characters', { device: [{ body: { ...CODE, user_code: 'A'.repeat(64) } }] }, [], ''],
    [
      'an address of 1,500 characters',
      { device: [{ body: { ...CODE, verification_uri: `https://a.example/${'x'.repeat(1_500)}` } }] },
      [],
      '',
    ],
    ['a token of 20,000 characters', { poll: [{ body: big(20_000) }] }, [], 'a'.repeat(20_000)],
    ['a token of 60,000 characters', { poll: [{ body: big(60_000) }] }, [], 'a'.repeat(60_000)],
    ['a token of every lawful character', { poll: [{ body: { ...TOKEN, access_token: odd } }] }, [], odd],
    [
      'a token without a type',
      { poll: [{ body: { ...TOKEN, token_type: undefined } }] },
      [],
      TOKEN.access_token,
    ],
    [
      'a token that came compressed',
      {
        poll: [{ headers: { 'content-encoding': 'gzip' }, body: gzipSync(JSON.stringify(TOKEN)) }],
      },
      [],
      TOKEN.access_token,
    ],
    [
      'forms throughout',
      {
        device: [
          { headers: FORM, body: String(new URLSearchParams({ ...CODE, expires_in: '60', interval: '1' })) },
        ],
        poll: [
          { headers: FORM, body: 'error=authorization_pending' },
          { headers: FORM, body: 'access_token=form-secret&token_type=bearer&scope=' },
        ],
      },
      [],
      'form-secret',
    ],
    ['grants that do not list it', { metadata: { grant_types_supported: ['authorization_code'] } }, [], ''],
    ['no grant at all', { metadata: { grant_types_supported: [] } }, [], ''],
    ['an issuer with one slash more', { metadata: { issuer: 'ORIGIN/' } }, [], ''],
    ['a tenant left open', { path: '/common/v2.0', metadata: { issuer: 'ORIGIN/{tenantid}/v2.0' } }, [], ''],
    [
      'the endpoint in the second document',
      { metadata: { device_authorization_endpoint: undefined }, second: {} },
      [],
      '',
    ],
  ])('%s', async ([_name, play, more, token], { lab }) => {
    const { provider, where, run, last } = await paired(lab, play, ...more);
    expect(last).toMatchObject({ event: 'paired' });
    expect(run.code).toBe(0);
    if (token !== '') {
      const { stdout } = await lab.roomkey(['token'], where);
      expect(stdout).toBe(`${token}\n`);
    }
    await ended(provider);
  });

  it('a pasted address of the metadata', async ({ lab }) => {
    const provider = await playProvider({ path: '/realm' });
    const where = lab.place({ ...NO_CLIENT });
    for (const pasted of [
      `${provider.issuer}/.well-known/openid-configuration`,
      `${provider.origin}/.well-known/oauth-authorization-server/realm`,
    ]) {
      const run = await lab.roomkey(['pair', '--json', '--force', '--issuer', pasted], where);
      expect(run.code).toBe(0);
    }
    await ended(provider);
  });

  it('an endpoint that only a person knows, and says where codes come from', async ({ lab }) => {
    const metadata = { device_authorization_endpoint: undefined };
    const provider = await playProvider({ metadata });
    const place = lab.place({ ...NO_CLIENT });
    const pair = ['pair', '--json', '--issuer', provider.issuer];
    const without = await lab.roomkey(pair, place);
    expect(without.code).toBe(2);
    expect(without.stdout).toContain('--device-endpoint');
    const elsewhere = `${provider.origin.replace('127.0.0.1', 'localhost')}/codes`;
    const run = await lab.roomkey([...pair, '--device-endpoint', elsewhere], place);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(/The codes come from localhost:\d+/);
    expect(provider.asked.some(({ path }) => path === '/codes')).toBe(true);
    await ended(provider);
  });

  it('what a provider wants beside the protocol', async ({ lab }) => {
    const given = ['--param', 'audience=https://api.example/?a=b', '--param', 'resource=x'];
    const { provider, run } = await paired(lab, {}, ...given);
    expect(run.code).toBe(0);
    const code = provider.asked.find(({ path }) => path === '/device');
    expect(code?.form).toMatchObject({
      audience: 'https://api.example/?a=b',
      resource: 'x',
      client_id: 'room',
    });
    const poll = provider.asked.find(({ path }) => path === '/token');
    expect(poll?.form).not.toHaveProperty('audience');
    await ended(provider);
  });
});

describe('what does not pair, and ends at once with what to do', () => {
  it.for<[string, Play, number, RegExp]>([
    [
      'another issuer',
      { metadata: { issuer: 'https://other.example' } },
      2,
      /127\.0\.0\.1.*https:\/\/other\.example/,
    ],
    [
      'an address that is http',
      { device: [{ body: { ...CODE, verification_uri: 'http://a.example/x' } }] },
      5,
      /http, not https: http:\/\/a\.example\/x/,
    ],
    [
      'no page at the endpoint',
      { device: [{ status: 404, headers: { 'content-type': 'text/html' }, body: '<html>404' }] },
      2,
      /HTTP 404 at http:.*--device-endpoint/,
    ],
    [
      'a client that may not',
      { device: [{ status: 403, body: { error: 'unauthorized_client' } }] },
      8,
      /Enable the device grant for this client; a public client sends no secret/,
    ],
    [
      "Okta's no",
      {
        device: [
          { status: 403, body: { errorCode: 'E0000006', errorSummary: 'You do not have permission' } },
        ],
      },
      8,
      /You do not have permission/,
    ],
    [
      'no audience',
      {
        device: [
          { status: 403, body: { error: 'access_denied', error_description: 'Service not found: x' } },
        ],
      },
      8,
      /Service not found/,
    ],
    [
      'a person who declines',
      { poll: [{ status: 403, body: { error: 'authorization_declined' } }] },
      3,
      /denied/,
    ],
    [
      'a code that the server forgot',
      {
        poll: [
          { status: 400, body: { error: 'authorization_pending' } },
          { status: 400, body: { error: 'invalid_grant' } },
        ],
      },
      4,
      /"event":"expired"/,
    ],
    [
      'a token with a line break',
      { poll: [{ body: { ...TOKEN, access_token: 'a\nb' } }] },
      5,
      /access_token of 3 characters/,
    ],
  ])('%s', async ([_name, play, code, says], { lab }) => {
    const { provider, run } = await paired(lab, play, '--renew', 'never');
    expect(run.code).toBe(code);
    expect(run.stdout).toMatch(says);
    expect(run.stdout).not.toMatch(/Zoom|captive portal|"event":"retry"/);
    await ended(provider);
  });

  it("an API's error: the reason in the provider's words", async ({ lab }) => {
    const body = { error: { code: 403, message: 'Quota exceeded', status: 'PERMISSION_DENIED' } };
    const { provider, run } = await paired(lab, { device: [{ status: 403, body }] }, '--renew', 'never');
    expect(run.code).toBe(5);
    expect(run.stdout).toContain('Quota exceeded');
    expect(run.stdout).not.toMatch(/captive portal/);
    await ended(provider);
  });

  it.for([
    [['--param', 'client_id=x'], {}],
    [['--param', 'Scope=x'], {}],
    [['--param', 'novalue'], {}],
    [['--param', 'a=1', '--param', 'a=2'], {}],
    [['--device-endpoint', 'http://codes.example/'], {}],
    [[], { HTTPS_PROXY: 'socks5://127.0.0.1:1080' }],
    [[], { https_proxy: 'socks5h://127.0.0.1:1080' }],
  ] as const)('wrong use: %j', async ([more, env], { lab }) => {
    const where = lab.place({ ...NO_CLIENT, ...env });
    const run = await lab.roomkey(['pair', '--issuer', 'https://login.example.com', ...more], where);
    expect(run.code).toBe(2);
    expect(run.stderr).not.toMatch(/certificate|Warning/);
  });
});

describe('a token whose end nobody told', () => {
  it('is handed out where nothing can renew it, and has no end in JSON', async ({ lab }) => {
    const alone = { access_token: 'gho_forever', token_type: 'bearer' };
    const { provider, where, last } = await paired(lab, { poll: [{ body: alone }] });
    expect(last).toMatchObject({ event: 'paired', renews: false, expires_at: null });
    for (const more of [['--min-ttl', '86400'], ['--fresh'], []]) {
      const { stdout, code } = await lab.roomkey(['token', ...more], where);
      expect([code, stdout]).toEqual([0, 'gho_forever\n']);
    }
    const { stdout } = await lab.roomkey(['token', '--json'], where);
    expect(JSON.parse(stdout)).toMatchObject({ expires_at: null, expires_in: null });
    expect(await statusOf(lab, where)).toMatchObject({ state: 'ok', expires_at: null, renews: false });
    await ended(provider);
  });

  it('is renewed where that can be done', async ({ lab }) => {
    const untold = { access_token: 'one', refresh_token: 'r', token_type: 'bearer' };
    const play = { poll: [{ body: untold }], refresh: [{ body: { ...untold, access_token: 'two' } }] };
    const { provider, where, last } = await paired(lab, play);
    expect(last).toMatchObject({ event: 'paired', renews: true, expires_at: null });
    const { stdout } = await lab.roomkey(['token', '--min-ttl', '7200'], where);
    expect(stdout).toBe('two\n');
    await ended(provider);
  });
});

describe('a provider that takes no client secret', () => {
  const SECRET = 'client-secret-CANARY';

  it.for([[['private_key_jwt']], [['tls_client_auth', 'self_signed_tls_client_auth']], [['none']]])(
    'is sent none, and that is said: exit 8, for %j',
    async ([ways], { lab }) => {
      const provider = await playProvider({ metadata: { token_endpoint_auth_methods_supported: ways } });
      const where = lab.place({ ...NO_CLIENT, ROOMKEY_CLIENT_SECRET: SECRET });
      for (const command of [['pair', '--json'], ['doctor']]) {
        const run = await lab.roomkey([...command, '--issuer', provider.issuer], where);
        expect(run.code).toBe(8);
        expect(run.stdout).toContain(ways?.[0]);
        expect(run.stdout).not.toContain(SECRET);
      }
      expect(provider.asked.filter(({ path }) => !path.includes('/.well-known/'))).toEqual([]);
      expect(JSON.stringify(provider.asked)).not.toContain(SECRET);
      await provider.close();
    },
  );

  it('pairs a public client, whatever it lists', async ({ lab }) => {
    for (const ways of [['private_key_jwt'], ['client_secret_basic'], ['client_secret_post'], []]) {
      const { provider, run } = await paired(lab, {
        metadata: { token_endpoint_auth_methods_supported: ways },
      });
      expect(run.code).toBe(0);
      await provider.close();
    }
  });
});
