/** Each request to the byte: what the form says, how the client proves itself, where it goes, and nothing else. */

import { describe, expect, it } from 'vitest';
import type { Requests, TokenAsk } from '../../../src/core/exchange.ts';
import type { ClientCredentials, Server } from '../../../src/core/grant/provider.ts';
import type { Http } from '../../../src/provider/http.ts';
import { metadataUrls, openRequests } from '../../../src/provider/requests.ts';
import { CONFIDENTIAL, openTestHttp, type Seen, type Serving, serveJson, serverAt } from './server.ts';

const BASIC = `Basic ${Buffer.from('room:key').toString('base64')}`;
const IN_BODY: ClientCredentials = { clientId: 'room', auth: 'client_secret_post', secret: 'k&y' };
const PUBLIC: ClientCredentials = { clientId: 'room', auth: 'none' };

/** Sends one request of a client and tells what the server saw of it. */
async function sent(
  call: (requests: Requests) => Promise<unknown>,
  credentials: ClientCredentials = CONFIDENTIAL,
  more: Partial<Server> = {},
): Promise<Seen & Serving> {
  const serving = await serveJson();
  const server = serverAt(`http://127.0.0.1:${serving.port}`, more);
  await call(openRequests(openTestHttp(), server, credentials));
  const [seen] = serving.seen;
  if (seen === undefined || serving.seen.length !== 1) throw new Error(`${serving.seen.length} requests`);
  return { ...seen, ...serving };
}

type Call = (requests: Requests) => Promise<unknown>;
type Row = [name: string, call: Call, path: string, body: string];

const token =
  (ask: TokenAsk): Call =>
  (requests) =>
    requests.token(ask, null);

// The bytes are written out, not made: a constant that is misspelt here and there would agree with itself.
const TOKENS: Row[] = [
  [
    'a poll (RFC 8628 §3.4)',
    token({ grant: 'device', deviceCode: 'd c+/=' }),
    '/token',
    'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=d+c%2B%2F%3D',
  ],
  [
    'a refresh (RFC 6749 §6)',
    token({ grant: 'refresh', refreshToken: 'r&t' }),
    '/token',
    'grant_type=refresh_token&refresh_token=r%26t',
  ],
  [
    'an authorization code (RFC 6749 §4.1.3, RFC 7636 §4.5)',
    token({
      grant: 'code',
      code: 'c=1',
      redirectUri: 'http://127.0.0.1:4711/roomkey',
      codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    }),
    '/token',
    'grant_type=authorization_code&code=c%3D1&redirect_uri=http%3A%2F%2F127.0.0.1%3A4711%2Froomkey' +
      '&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  ],
  [
    "an account's credentials (Zoom)",
    token({ grant: 'account', accountId: 'a/1' }),
    '/token',
    'grant_type=account_credentials&account_id=a%2F1',
  ],
  [
    "the client's own credentials (RFC 6749 §4.4.2)",
    token({ grant: 'client', scope: '' }),
    '/token',
    'grant_type=client_credentials',
  ],
  [
    "the client's own credentials with scopes",
    token({ grant: 'client', scope: 'imchat:bot a' }),
    '/token',
    'grant_type=client_credentials&scope=imchat%3Abot+a',
  ],
];

const REVOCATIONS: Row[] = [
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

// Here the client is named in any case (RFC 8628 §3.1).
const CODES: Row[] = [
  ['a code with scopes', (r) => r.deviceCode('a b'), '/device', 'client_id=room&scope=a+b'],
  ['a code without scopes', (r) => r.deviceCode(''), '/device', 'client_id=room'],
];

const POSTS = [...CODES, ...TOKENS, ...REVOCATIONS];

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
    async (name, call, path, body) => {
      const seen = await sent(call, IN_BODY);
      const isCode = CODES.some(([code]) => code === name);
      const proof = isCode ? '&client_secret=k%26y' : '&client_id=room&client_secret=k%26y';
      expect(seen).toMatchObject({ path, body: `${body}${proof}` });
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
    const poll = token({ grant: 'device', deviceCode: 'x' });
    const { headers } = await sent(poll, { clientId, auth: 'client_secret_basic', secret });
    expect(headers.authorization).toMatch(/^Basic [A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString()).toBe(pair);
  });

  it('cannot be opened without a secret, nor a public one with it', () => {
    const open = (credentials: ClientCredentials) =>
      openRequests(openTestHttp(), serverAt('http://127.0.0.1:1'), credentials);
    // @ts-expect-error: an empty secret would be sent
    void (() => open({ clientId: 'room', auth: 'client_secret_basic' }));
    // @ts-expect-error: null is no secret
    void (() => open({ clientId: 'room', auth: 'client_secret_basic', secret: null }));
    // @ts-expect-error: a secret that is never sent
    void (() => open({ clientId: 'room', auth: 'none', secret: 'key' }));
    expect(open(PUBLIC).client).toEqual({ clientId: 'room', clientAuth: 'none' });
  });
});

describe('a public client', () => {
  it.each(POSTS)('names itself in the body of %s and proves nothing', async (name, call, path, body) => {
    const seen = await sent(call, PUBLIC);
    const isCode = CODES.some(([code]) => code === name);
    expect(seen).toMatchObject({ path, body: isCode ? body : `${body}&client_id=room` });
    expect(seen.headers).not.toHaveProperty('authorization');
  });
});

describe('any client', () => {
  it.each(POSTS)('sends no parameter of %s twice or empty', async (_name, call) => {
    for (const credentials of [CONFIDENTIAL, IN_BODY, PUBLIC]) {
      const { body } = await sent(call, credentials);
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
    const serving = await serveJson();
    const origin = `http://127.0.0.1:${serving.port}`;
    const server = serverAt(origin, { kind: 'zoom', apiUrl: `${origin}/usual` });
    const requests = openRequests(openTestHttp(), server, CONFIDENTIAL);
    await requests.user('t', `${origin}/named`);
    await requests.user('t', null);
    expect(serving.seen.map(({ path }) => path)).toEqual(['/named/v2/users/me', '/usual/v2/users/me']);
  });

  it('asks an API below its place, with the access token in the header', async () => {
    const serving = await serveJson();
    const origin = `http://127.0.0.1:${serving.port}`;
    const requests = openRequests(openTestHttp(), serverAt(origin, { apiUrl: `${origin}/usual` }), PUBLIC);
    await requests.api('/v2/users/me/zak', 'the-token', `${origin}/named`);
    await requests.api('/v2/users/me/zak?ttl=60', 'the-token', null);
    expect(serving.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /named/v2/users/me/zak',
      'GET /usual/v2/users/me/zak?ttl=60',
    ]);
    for (const { headers } of serving.seen) expect(headers.authorization).toBe('Bearer the-token');
  });

  it.each<[string, Call, Partial<Server>]>([
    ['ask for a code', (r) => r.deviceCode(''), { deviceEndpoint: null }],
    ['revoke', (r) => r.revoke('t', 'access_token'), { revocationEndpoint: null }],
    ['ask for the user', (r) => r.user('t', null), { userEndpoint: null }],
    ["ask for Zoom's user", (r) => r.user('t', null), { kind: 'zoom', apiUrl: null }],
    ['ask an API', (r) => r.api('/v2/x', 't', null), { apiUrl: null }],
  ])('does not %s where the provider has no such endpoint', async (_name, call, more) => {
    const exchange = await call(
      openRequests(openTestHttp(), serverAt('http://127.0.0.1:1', more), CONFIDENTIAL),
    );
    expect(exchange).toMatchObject({ kind: 'no-reply', cause: 'bad_answer' });
  });

  it.each<[string, (requests: Requests, signal: AbortSignal) => Promise<unknown>]>([
    ['a code', (r, signal) => r.deviceCode('', signal)],
    ['a token', (r, signal) => r.token({ grant: 'refresh', refreshToken: 'r' }, null, signal)],
    ['a revocation', (r, signal) => r.revoke('t', 'access_token', signal)],
    ['an API', (r, signal) => r.api('/v2/x', 't', null, signal)],
    ['the user', (r, signal) => r.user('t', null, signal)],
  ])('can be left while it asks for %s', async (_name, call) => {
    const serving = await serveJson();
    const origin = `http://127.0.0.1:${serving.port}`;
    const requests = openRequests(openTestHttp(), serverAt(origin, { apiUrl: origin }), CONFIDENTIAL);
    expect(await call(requests, AbortSignal.abort())).toMatchObject({ kind: 'no-reply' });
    expect(serving.sockets()).toBe(0);
  });

  it('names as secret what a server must not be quoted with', () => {
    const open = (credentials: ClientCredentials) =>
      openRequests(openTestHttp(), serverAt('http://127.0.0.1:1'), credentials);
    expect(open(CONFIDENTIAL).secrets).toEqual(['key', BASIC]);
    expect(open(IN_BODY).secrets).toEqual(['k&y']);
    expect(open(PUBLIC).secrets).toEqual([]);
  });

  it('keeps no secret in what is kept of it', () => {
    const { client, server } = openRequests(openTestHttp(), serverAt('http://127.0.0.1:1'), CONFIDENTIAL);
    expect(client).toEqual({ clientId: 'room', clientAuth: 'client_secret_basic' });
    expect(JSON.stringify({ client, server })).not.toContain('key');
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

describe('secrets', () => {
  // Each endpoint on a host of its own, so that what goes where can be seen.
  const server = serverAt('https://id.example', {
    kind: 'issuer',
    issuer: 'https://id.example',
    deviceEndpoint: 'https://device.example/code',
    authorizationEndpoint: 'https://authorize.example/',
    tokenEndpoint: 'https://token.example/token',
    revocationEndpoint: 'https://revoke.example/revoke',
    userEndpoint: 'https://user.example/me',
    apiUrl: null,
  });
  const SECRETS = {
    client: 'the-client-secret',
    device: 'the-device-code',
    access: 'the-access-token',
    refresh: 'the-refresh-token',
  };
  const HOMES: Readonly<Record<keyof typeof SECRETS, readonly string[]>> = {
    client: ['device.example', 'token.example', 'revoke.example'],
    device: ['token.example'],
    access: ['revoke.example', 'user.example', 'api.example'],
    refresh: ['token.example', 'revoke.example'],
  };

  it.each([['client_secret_basic'], ['client_secret_post']] as const)(
    'go home only, with %s',
    async (auth) => {
      const sentTo = new Map<string, string>();
      const http: Http = {
        async send({ url, form = {}, authorization = '' }) {
          const { host, search } = new URL(url);
          expect(search).toBe('');
          const decoded = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
          const all = JSON.stringify([url, form, authorization, decoded]);
          sentTo.set(host, `${sentTo.get(host) ?? ''}${all}`);
          return { kind: 'reply', status: 200, headers: {}, text: '{}' };
        },
        async close() {},
      };
      const credentials: ClientCredentials = { clientId: 'room', auth, secret: SECRETS.client };
      const requests = openRequests(http, server, credentials);
      await requests.deviceCode('scope');
      await requests.token({ grant: 'device', deviceCode: SECRETS.device }, null);
      await requests.token({ grant: 'refresh', refreshToken: SECRETS.refresh }, null);
      await requests.revoke(SECRETS.refresh, 'refresh_token');
      await requests.revoke(SECRETS.access, 'access_token');
      await requests.user(SECRETS.access, 'https://api.example');
      await requests.api('/v2/x', SECRETS.access, 'https://api.example');
      for (const [kind, secret] of Object.entries(SECRETS)) {
        const met = [...sentTo].filter(([, all]) => all.includes(secret)).map(([host]) => host);
        expect(met.sort(), kind).toEqual([...HOMES[kind as keyof typeof SECRETS]].sort());
      }
      expect([...sentTo.keys()]).not.toContain('id.example');
    },
  );
});
