import { describe, expect, it } from 'vitest';
import type { Requests, Sink } from '../../../src/core/exchange.ts';
import type { Provider } from '../../../src/core/grant/grant.ts';
import { zoomProvider } from '../../../src/core/oauth/zoom.ts';
import { metadataUrls, openRequests } from '../../../src/provider/requests.ts';
import { openTestHttp, providerAt, type Seen, type Serving, serveJson } from './server.ts';

const BASIC = `Basic ${Buffer.from('room:key').toString('base64')}`;
const DEVICE_GRANT = 'urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code';

const unheard: Sink = { answered() {}, received() {}, finished() {} };

/** Sends one request of a client and tells what the server saw of it. */
async function sent(
  call: (requests: Requests) => Promise<unknown>,
  more: Partial<Provider> = {},
  secret: string | null = 'key',
): Promise<Seen & Serving> {
  const server = await serveJson();
  const provider = providerAt(`http://127.0.0.1:${server.port}`, more);
  await call(openRequests(openTestHttp(), provider, secret));
  const [seen] = server.seen;
  if (seen === undefined || server.seen.length !== 1) throw new Error(`${server.seen.length} requests`);
  return { ...seen, ...server };
}

type Row = [name: string, call: (requests: Requests) => Promise<unknown>, path: string, body: string];

const POSTS: Row[] = [
  ['a code with scopes', (r) => r.deviceCode('a b'), '/device', 'client_id=room&scope=a+b'],
  ['a code without scopes', (r) => r.deviceCode(''), '/device', 'client_id=room'],
  [
    'a poll',
    (r) => r.poll('d c+/=', unheard),
    '/token',
    `grant_type=${DEVICE_GRANT}&device_code=d+c%2B%2F%3D`,
  ],
  ['a refresh', (r) => r.refresh('r&t', unheard), '/token', 'grant_type=refresh_token&refresh_token=r%26t'],
  [
    'a revocation of a refresh token',
    (r) => r.revoke('t', 'refresh_token'),
    '/revoke',
    'token=t&token_type_hint=refresh_token',
  ],
  [
    'a revocation of an access token',
    (r) => r.revoke('t', 'access_token'),
    '/revoke',
    'token=t&token_type_hint=access_token',
  ],
];

describe('a confidential client', () => {
  it.each(POSTS)('sends %s as a form in the body, proven by Basic', async (_name, call, path, body) => {
    const seen = await sent(call);
    expect(seen).toMatchObject({ method: 'POST', path, body });
    expect(seen.headers).toMatchObject({
      authorization: BASIC,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'roomkey/test',
      'content-length': String(body.length),
    });
    expect(seen.headers).not.toHaveProperty('cookie');
    expect(seen.headers).not.toHaveProperty('transfer-encoding');
  });

  it.each(POSTS)(
    'proves itself in the body of %s where the provider wants that',
    async (_n, call, path, body) => {
      const seen = await sent(call, { clientAuth: 'client_secret_post' }, 'k&y');
      const form = new URLSearchParams(body);
      form.set('client_id', 'room');
      form.set('client_secret', 'k&y');
      expect(seen.path).toBe(path);
      expect(sorted(seen.body)).toEqual(sorted(form.toString()));
      expect(seen.headers).not.toHaveProperty('authorization');
    },
  );

  it.each([
    ['a colon', 'a:b', 'c:d', 'a%3Ab:c%3Ad'],
    ['a percent sign', '100%', '%41', '100%25:%2541'],
    ['a plus sign', 'a+b', 'c+d', 'a%2Bb:c%2Bd'],
    ['a space', 'a b', 'c d', 'a+b:c+d'],
    ['an accent', 'é', 'é', '%C3%A9:%C3%A9'],
    ['an emoji', '🔑', 'x', '%F0%9F%94%91:x'],
    ['what needs no encoding', 'a-b_c.d*', 'Az09', 'a-b_c.d*:Az09'],
    ['an ampersand and an equals sign', 'a&b=', '=&', 'a%26b%3D:%3D%26'],
  ])('form-encodes id and secret with %s before Basic', async (_name, clientId, secret, pair) => {
    const { headers } = await sent((r) => r.poll('x', unheard), { clientId }, secret);
    expect(headers.authorization).toMatch(/^Basic [A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString()).toBe(pair);
  });
});

describe('a public client', () => {
  it.each(POSTS)('names itself in the body of %s and proves nothing', async (_name, call, path, body) => {
    const seen = await sent(call, { clientAuth: 'none' }, null);
    const form = new URLSearchParams(body);
    form.set('client_id', 'room');
    expect(seen.path).toBe(path);
    expect(sorted(seen.body)).toEqual(sorted(form.toString()));
    expect(seen.headers).not.toHaveProperty('authorization');
  });
});

describe('any client', () => {
  it.each(POSTS)('sends no parameter of %s twice or empty', async (_name, call) => {
    for (const clientAuth of ['client_secret_basic', 'client_secret_post', 'none'] as const) {
      const { body } = await sent(call, { clientAuth }, clientAuth === 'none' ? null : 'key');
      const names = [...new URLSearchParams(body).keys()];
      expect(new Set(names).size).toBe(names.length);
      expect([...new URLSearchParams(body).values()]).not.toContain('');
    }
  });

  it('asks for the user with the access token in the header and nowhere else', async () => {
    const seen = await sent((r) => r.user('the-token', null));
    expect(seen).toMatchObject({ method: 'GET', path: '/userinfo', body: '' });
    expect(seen.headers.authorization).toBe('Bearer the-token');
    expect(seen.headers).not.toHaveProperty('content-type');
  });

  it('asks Zoom for the user where the token answer says the API is, else at the provider', async () => {
    const server = await serveJson();
    const origin = `http://127.0.0.1:${server.port}`;
    const provider = providerAt(origin, { kind: 'zoom', apiUrl: `${origin}/usual` });
    const requests = openRequests(openTestHttp(), provider, 'key');
    await requests.user('t', `${origin}/named`);
    await requests.user('t', null);
    expect(server.seen.map(({ path }) => path)).toEqual(['/named/v2/users/me', '/usual/v2/users/me']);
  });

  it.each([
    ['revoke', (r: Requests) => r.revoke('t', 'access_token')],
    ['ask for the user', (r: Requests) => r.user('t', null)],
  ])('does not %s where the provider has no such endpoint', async (_name, call) => {
    const provider = providerAt('http://127.0.0.1:1', { revocationEndpoint: null, userEndpoint: null });
    const exchange = await call(openRequests(openTestHttp(), provider, 'key'));
    expect(exchange).toMatchObject({ kind: 'no-reply', cause: 'bad_answer' });
  });

  it('names as secret what a server must not be quoted with', () => {
    const provider = providerAt('http://127.0.0.1:1');
    expect(openRequests(openTestHttp(), provider, 'key').secrets).toEqual(['key', BASIC]);
    expect(openRequests(openTestHttp(), { ...provider, clientAuth: 'none' }, null).secrets).toEqual([]);
  });
});

describe('metadata', () => {
  it.each([
    ['https://a.example', 'https://a.example', ''],
    ['https://a.example/', 'https://a.example', ''],
    ['https://a.example:8443/tenant/1', 'https://a.example:8443', '/tenant/1'],
    ['https://a.example/tenant/', 'https://a.example', '/tenant'],
  ])('of %s is looked for at both published places', (issuer, origin, path) => {
    expect(metadataUrls(issuer)).toEqual([
      `${origin}${path}/.well-known/openid-configuration`,
      `${origin}/.well-known/oauth-authorization-server${path}`,
    ]);
  });
});

describe('Zoom', () => {
  it.each([
    ['https://zoom.us', 'https://zoom.us', 'https://api.zoom.us'],
    ['https://zoom.us/', 'https://zoom.us', 'https://api.zoom.us'],
    ['https://www.zoom.us', 'https://www.zoom.us', 'https://api.zoom.us'],
    ['https://zoomgov.com', 'https://zoomgov.com', 'https://api.zoomgov.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:1/zoom/', 'http://localhost:1/zoom', 'http://localhost:1/zoom'],
  ])('at %s has its endpoints below %s and its API at %s', (authority, base, apiUrl) => {
    expect(zoomProvider(new URL(authority), 'id', false, false)).toEqual({
      kind: 'zoom',
      issuer: base,
      clientId: 'id',
      clientAuth: 'client_secret_basic',
      deviceEndpoint: `${base}/oauth/devicecode`,
      tokenEndpoint: `${base}/oauth/token`,
      revocationEndpoint: `${base}/oauth/revoke`,
      userEndpoint: null,
      apiUrl,
      simulated: false,
    });
  });

  it('takes a client without a secret for a public one', () => {
    expect(zoomProvider(new URL('https://zoom.us'), 'id', true, false).clientAuth).toBe('none');
  });
});

function sorted(body: string): string[][] {
  return [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : 1));
}
