/** What of an exchange gets into a recording: what a reader wants to know, and no secret in whatever disguise. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../../src/core/clock.ts';
import type { Exchange } from '../../../../src/core/exchange.ts';
import { openFinder } from '../../../../src/core/text/secrets/find.ts';
import type { HttpRequest } from '../../../../src/provider/http.ts';
import { type Entry, recordHttp } from '../../../../src/provider/recording/record.ts';
import { ENCODINGS, ESCAPES, MARKS } from '../../core/disguises.ts';

const KEY = Buffer.alloc(32, 7);
// Each look at the stopwatch is 40.4 ms after the one before.
let looks = 0;
const CLOCK: Clock = {
  now: () => Date.UTC(2026, 0, 7, 12),
  elapsed: () => 40.4 * ++looks,
  deadline: () => new AbortController().signal,
};
const SECRET = 'CANARY s3cret/%:+"\\é<b>';
const BASIC = Buffer.from(`room:${new URLSearchParams({ '': SECRET }).toString().slice(1)}`).toString(
  'base64',
);
const DEVICE_CODE = 'CANARYdevice-code_of.43-characters';
const USER_CODE = 'abcd1234';
const TOKEN = `eyJhbGciOiJIUzUxMiJ9.${'CANARYaccess0'.repeat(9)}.${'Zz9_-'.repeat(12)}`;
const REFRESH = `eyJhbGciOiJIUzUxMiJ9.${'CANARYrefresh'.repeat(9)}.${'Yy8_-'.repeat(12)}`;

const POLL: HttpRequest = {
  url: 'https://zoom.us/oauth/token',
  authorization: `Basic ${BASIC}`,
  form: { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: DEVICE_CODE },
};
const DEVICE = {
  device_code: DEVICE_CODE,
  user_code: USER_CODE,
  verification_uri: 'https://zoom.us/oauth_device',
  verification_uri_complete: `https://zoom.us/oauth/device/complete/${USER_CODE}`,
  expires_in: 900,
  interval: 5,
};

/** A recorder over answers that are made up; what it wrote, as text and as entries. */
function recorder() {
  const lines: string[] = [];
  const logged: string[] = [];
  let answer: Exchange = { kind: 'no-reply', cause: 'no_route', detail: '' };
  const way = { send: async () => answer, close: async () => {} };
  const http = recordHttp(way, {
    key: KEY,
    clock: CLOCK,
    close: () => {},
    write: (line) => lines.push(line),
    log: (line) => logged.push(line),
    later: (work) => work(),
  });
  const hear = async (exchange: Exchange, request: HttpRequest = POLL): Promise<Entry> => {
    answer = exchange;
    expect(await http.send(request)).toBe(exchange);
    return JSON.parse(lines.at(-1) ?? '') as Entry;
  };
  const reply = (status: number, body: unknown, headers: Record<string, string> = {}, request = POLL) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return hear({ kind: 'reply', status, headers, text }, request);
  };
  return { hear, reply, lines, logged, all: () => lines.join('\n') };
}

/** The answer of an entry that came whole. */
function got({ answer }: Entry) {
  if (!('status' in answer)) throw new Error(`no answer: ${JSON.stringify(answer)}`);
  return answer as typeof answer & { json: Record<string, string>; text: string };
}

describe('a recording', () => {
  it('tells a request by its address, its parameters and how the client proved itself', async () => {
    const { reply, all } = recorder();
    const { format, at, ms, request } = await reply(200, {});
    expect({ format, at, ms }).toEqual({ format: 1, at: '2026-01-07T12:00:00.000Z', ms: 40 });
    expect(request).toEqual({
      method: 'POST',
      endpoint: 'https://zoom.us/oauth/token',
      form: {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: expect.stringMatching(/^redacted\.aA9-_p\.34\.[0-9a-f]{8}$/),
      },
      authorization: { scheme: 'Basic', credentials: expect.stringMatching(/^redacted\./) },
    });
    expect(all()).not.toContain('CANARY');
  });

  it('keeps the words, numbers and scopes that steer a flow', async () => {
    const { reply } = recorder();
    const bodies = [
      { error: 'authorization_pending', reason: 'The user has not answered yet' },
      { reason: 'Invalid Token!', error: 'invalid_request' },
      { error: 'unsupported_grant_type', error_description: 'Unsupported grant type', errorMessage: '' },
      { code: 4711, message: 'Invalid access token, does not contain scopes:[user:read:user].' },
      { code: 124, message: 'Access token is expired.', status: false },
      { token_type: 'bearer', scope: 'user:read:user user:read:token', expires_in: 3599, status: 'success' },
      {
        scope:
          'meeting:read:list_meetings:admin cloud_recording:read:list_user_recordings meeting_token:read:admin',
        scopes_supported: ['openid', 'offline_access'],
        token_endpoint: 'https://zoom.us/oauth/token',
      },
      {
        error: 'invalid_client',
        reason: 'Invalid client_id or client_secret',
        code: '300',
        expires_in: '3599',
      },
      { error: 'slow_down', interval: 10, verified: 1, none: null, list: [], ok: true },
    ];
    for (const body of bodies) {
      const answer = got(await reply(400, body));
      expect(answer.json).toEqual(body);
      expect(JSON.stringify(answer.json)).toBe(JSON.stringify(body));
    }
  });

  it('shows what a code looks like, and whether the address holds the same one', async () => {
    const { reply, all } = recorder();
    const { json } = got(await reply(200, DEVICE));
    const code = json['user_code'] ?? '';
    expect(code).toMatch(/^redacted\.a9\.8\.[0-9a-f]{8}$/);
    expect(json['verification_uri_complete']).toBe(`https://zoom.us/oauth/device/complete/${code}`);
    expect(json).toMatchObject({ verification_uri: DEVICE.verification_uri, expires_in: 900, interval: 5 });
    const query = { ...DEVICE, verification_uri_complete: 'https://zoom.us/device?user_code=abcd%31234&x' };
    expect(got(await reply(200, query)).json['verification_uri_complete']).toBe(
      `https://zoom.us/device?user_code=${code}&x`,
    );
    const other = { ...DEVICE, verification_uri_complete: 'https://zoom.us/device/kqzvbnmw' };
    expect(got(await reply(200, other)).json['verification_uri_complete']).toMatch(
      /^https:\/\/zoom\.us\/device\/redacted\.a\.8\.[0-9a-f]{8}$/,
    );
    expect(all()).not.toMatch(/abcd1234|abcd%31234|kqzvbnmw/);
  });

  it('gives a token the same name wherever it comes up, and another name under another key', async () => {
    const { reply, all } = recorder();
    const first = got(await reply(200, { access_token: TOKEN, refresh_token: REFRESH })).json;
    expect(first['access_token']).toMatch(new RegExp(`^redacted\\.jwt\\.${TOKEN.length}\\.[0-9a-f]{8}$`));
    const again = await reply(
      200,
      {},
      {},
      { url: 'https://api.zoom.us/v2/users/me', authorization: `Bearer ${TOKEN}` },
    );
    expect(again.request).toMatchObject({
      method: 'GET',
      form: null,
      endpoint: 'https://api.zoom.us/v2/users/me',
      authorization: { scheme: 'Bearer', credentials: first['access_token'] },
    });
    const refresh = await reply(200, {}, {}, { ...POLL, form: { refresh_token: REFRESH } });
    expect(refresh.request.form).toEqual({ refresh_token: first['refresh_token'] });
    expect(all()).not.toMatch(/CANARY|eyJ/);
  });

  it('tells a person from nobody', async () => {
    const { reply, all } = recorder();
    const me = {
      id: 'KDcuGIm1QgePTO8WbOqwIQ',
      email: 'alice@example.com',
      display_name: 'Alice Canary',
      dept: '',
      pmi: 5550100200,
      account_number: 5550100,
      type: 2,
      groups: [{ name: 'Canary Islands', ids: [12345678] }],
      pic_url: 'https://example.com/alice.png',
    };
    const { json } = got(await reply(200, me));
    expect(Object.keys(json)).toEqual(Object.keys(me));
    expect(json).toMatchObject({ type: 2, dept: '', email: expect.stringContaining('redacted.email.17.') });
    expect(all()).not.toMatch(/alice|canary|5550100|12345678|KDcu/i);
    const text = got(await reply(400, { reason: 'No rights for Alice Canary (alice@example.com)' })).json[
      'reason'
    ];
    expect(text).toBe(`No rights for ${json['display_name']} (${json['email']})`);
  });

  it('keeps no number that could be somebody, nor a code under a public name', async () => {
    const { reply, all } = recorder();
    await reply(200, { code: 123456789012, expires_in: 12345678901, list: [123456], status: '8f3bCANARY12' });
    await reply(200, {
      code: 'CANARY',
      error_code: 'AADSTS70016',
      message: 'Call 5550100200, room 8f3bCANARY12',
    });
    expect(all()).not.toMatch(/12345|CANARY|70016|5550100200/);
  });

  it('keeps the headers that tell of pace and kind, and of all others only that they were there', async () => {
    const { reply, all } = recorder();
    const kept = {
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      'content-type': 'application/json;charset=UTF-8',
      'retry-after': '2026-01-01T00:05:00Z',
      'x-ratelimit-limit': '30',
      'x-ratelimit-reset': '1767225600',
      'cache-control': 'no-cache, no-store, must-revalidate',
    };
    const { headers } = got(
      await reply(
        400,
        {},
        {
          ...kept,
          'x-zm-trackingid': 'v=2.0;clid=us06;rid=WEB_CANARY12345',
          'set-cookie': '_zm_ssid=CANARY; HttpOnly',
          location: 'https://zoom.us/signin?next=CANARY#CANARY',
          'www-authenticate': `Bearer realm="zoom", nonce="CANARY"`,
        },
      ),
    );
    expect(headers).toMatchObject({
      ...kept,
      'set-cookie': 'redacted',
      'x-zm-trackingid': expect.stringMatching(/^redacted\.aA9_pbo\.35\./),
      location: expect.stringMatching(/^https:\/\/zoom\.us\/signin\?next=redacted\..*#redacted\./),
      'www-authenticate': expect.stringMatching(/^Bearer realm="zoom", nonce="redacted\./),
    });
    expect(all()).not.toContain('CANARY');
  });

  it('keeps the words of a page, cut, and nothing that a browser would use', async () => {
    const { reply, all } = recorder();
    const page = `<!DOCTYPE html><html lang="CANARY"><head><title>502 Bad Gateway</title>
      <script nonce="CANARY">var t = "CANARY"</script><style>a{b:CANARY}</style><!-- CANARY --></head>
      <body class='x"CANARY'><h1>Your IP: 203.0.113.7</h1><a href="https://x.y/CANARY">Ask alice@example.com</a>
      Ray ID: 8f3bCANARY12 <input name="csrf" value=CANARY ${'<p>and on</p>'.repeat(2_000)}`;
    const { text, length } = got(await reply(502, page, { 'content-type': 'text/html' }));
    expect(text).toContain('<title>502 Bad Gateway</title>');
    expect(text).toMatch(/Your IP: redacted\.ip\.11\./);
    expect(text.length).toBe(2_000);
    expect(length).toBe(page.length);
    expect(all()).not.toMatch(/CANARY|203\.0\.113|alice/);
  });

  it('keeps no token of an answer that is broken or no JSON', async () => {
    const { reply, all } = recorder();
    await reply(200, JSON.stringify({ expires_in: 3599, access_token: 'CANARY' }).slice(0, -2));
    await reply(200, 'access_token=CANARY&scope=a%3Ab&token_type=bearer');
    await reply(200, `"CANARY${'x1'.repeat(12)}"`);
    expect(all()).not.toContain('CANARY');
    expect(all()).toContain('token_type=bearer');
  });

  it('tells that there was no answer, and why', async () => {
    const { hear } = recorder();
    const { answer } = await hear({ kind: 'no-reply', cause: 'timeout', detail: 'zoom.us' });
    expect(answer).toEqual({ none: 'timeout', detail: 'zoom.us' });
  });
});

describe('an echo', () => {
  const forms: readonly (readonly [name: string, echo: string])[] = [
    ['as it is', SECRET],
    ['in a URL', encodeURIComponent(SECRET)],
    ['in small hexadecimals', encodeURIComponent(SECRET).replace(/%../g, (code) => code.toLowerCase())],
    ['in a form', new URLSearchParams({ '': SECRET }).toString().slice(1)],
    ['escaped for JSON twice', JSON.stringify(SECRET)],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['as the header', `Basic ${BASIC}`],
    ['with its client', `room:${SECRET}`],
    ['of a device code', DEVICE_CODE],
    ['cut short', DEVICE_CODE.slice(0, 20)],
    ['cut at its front', DEVICE_CODE.slice(5)],
    ['in angle brackets', `<${DEVICE_CODE}>`],
  ];
  const places: readonly (readonly [name: string, body: (echo: string) => unknown])[] = [
    ['the reason', (echo) => ({ reason: `Invalid authorization code ${echo}`, error: 'invalid_request' })],
    ['the error word', (echo) => ({ error: echo })],
    ['a deep member', (echo) => ({ a: [{ b: { message: [echo] } }] })],
    ['a name', (echo) => ({ [echo]: 1 })],
    ['a scope', (echo) => ({ scope: `a:b ${echo}` })],
    ['an address', (echo) => ({ api_url: `https://api.zoom.us/${echo}` })],
    ['an address with a query', (echo) => ({ verification_uri: `https://zoom.us/x?y=${echo}` })],
    ['a page', (echo) => `<p>You sent <b title="${echo}">${echo}</b></p>`],
    ['JSON that breaks off', (echo) => `{"reason": "You sent ${echo}`],
  ];
  const leaks = /CANARY|s3cret|device-code|characters/i;

  it.each(forms)('%s is found wherever it stands', async (_name, echo) => {
    for (const [place, body] of places) {
      const { reply, lines, all } = recorder();
      await reply(400, body(echo), { 'www-authenticate': echo, 'x-echo': echo, location: echo });
      expect(lines, place).toHaveLength(1);
      expect(`${place}: ${all()}`).not.toMatch(leaks);
      expect(all()).not.toContain(BASIC);
      expect(all()).not.toContain(Buffer.from(SECRET).toString('base64url').slice(4, 20));
      const seen = decodeURIComponent(
        JSON.parse(`"${all().replace(/["\n\\]/g, '')}"`).replaceAll('%', '%25'),
      );
      expect(seen).not.toMatch(leaks);
    }
  });

  it('in two halves, each in a member that is kept, is found', async () => {
    const { reply, all } = recorder();
    const half = TOKEN.length / 2;
    await reply(200, { access_token: TOKEN });
    await reply(400, { reason: TOKEN.slice(0, half), message: TOKEN.slice(half) });
    await reply(400, { error: `${DEVICE_CODE.slice(0, 17)}`, reason: DEVICE_CODE.slice(17) });
    expect(all()).not.toMatch(/CANARY|eyJ|characters|Zz9/);
  });

  it('of a code of an earlier exchange in capitals is found, and told from the code', async () => {
    const { reply, all } = recorder();
    const { json } = got(await reply(200, DEVICE));
    const reason = got(await reply(400, { reason: `No such code: ABCD1234.` })).json['reason'] ?? '';
    expect(reason).toMatch(/^No such code: redacted\.A9\.8\.[0-9a-f]{8}\.$/);
    expect(reason).not.toContain(json['user_code']);
    expect(all()).not.toMatch(/abcd1234/i);
  });

  it('that only a browser could read is found', async () => {
    const { reply } = recorder();
    const spelt = [...DEVICE_CODE].map((one) => `&#${one.charCodeAt(0)};`).join('');
    const { request, answer } = await reply(400, { reason: spelt });
    expect(answer).toMatchObject({ json: { reason: request.form?.['device_code'] } });
  });

  it('that is in two parts, each of them as others are, has the answer withheld', async () => {
    const { reply } = recorder();
    await reply(200, DEVICE);
    const entry = await reply(400, { [USER_CODE.slice(0, 4)]: Number(USER_CODE.slice(4)) });
    expect(entry.answer).toEqual({ withheld: true });
    expect(entry.request.endpoint).toBe(POLL.url);
  });

  it('that can be read in more ways than can be looked at is not written', async () => {
    const { reply, all } = recorder();
    const nested = `${'%25'.repeat(40)}%26amp;`.repeat(90);
    await reply(400, { reason: nested.replaceAll('%25', '%<b>2</b>5=3D') });
    expect(all()).not.toContain('%25');
  });

  const disguises = [...MARKS, ...ESCAPES, ...ENCODINGS];

  it.each(disguises)('%s is found, as a reason and in a page', async (name, dress) => {
    // A token in other letters is another one.
    const secrets = /capitals|small/.test(name) ? [USER_CODE] : [USER_CODE, DEVICE_CODE];
    for (const secret of secrets) {
      const { reply, lines } = recorder();
      await reply(200, DEVICE);
      await reply(400, { reason: `There is no ${dress(secret)} here`, error: 'invalid_request' });
      await reply(400, `<p>There is no <i>${dress(secret)}</i> here</p>`);
      expect(lines.slice(1).map((line) => JSON.parse(line).answer)).toMatchObject([
        { json: { reason: expect.stringMatching(/^There is no .*redacted.* here$/s) } },
        { text: expect.stringMatching(/^<p>There is no .*redacted.* here<\/p>$/s) },
      ]);
      const readable = lines.slice(1).map((line) => openFinder({ whole: [secret], inPieces: [] })(line));
      expect(readable.flatMap(({ found }) => found)).toEqual([]);
    }
  });
});

describe('a recorder', () => {
  it('harms no exchange when it cannot write, and says so once', async () => {
    const exchange: Exchange = { kind: 'reply', status: 200, headers: {}, text: '{}' };
    const logged: string[] = [];
    const http = recordHttp(
      { send: async () => exchange, close: async () => {} },
      {
        key: KEY,
        clock: CLOCK,
        close: () => {},
        log: (line) => logged.push(line),
        later: (work) => work(),
        write: () => {
          throw Object.assign(new Error('?'), { code: 'ENOSPC' });
        },
      },
    );
    expect(await http.send(POLL)).toBe(exchange);
    expect(await http.send(POLL)).toBe(exchange);
    expect(logged).toEqual(['the recording has a gap (ENOSPC)']);
  });

  it('hands an answer on before it looks at it, and writes what waits at the end', async () => {
    const lines: string[] = [];
    const waiting: (() => void)[] = [];
    const exchange: Exchange = { kind: 'reply', status: 200, headers: {}, text: '{"access_token":"CANARY"}' };
    const http = recordHttp(
      { send: async () => exchange, close: async () => {} },
      {
        key: KEY,
        clock: CLOCK,
        log: () => {},
        later: (work) => waiting.push(work),
        write: (line) => lines.push(line),
        close: () => lines.push('closed'),
      },
    );
    expect(await http.send(POLL)).toBe(exchange);
    expect(lines).toEqual([]);
    waiting[0]?.();
    expect(lines).toEqual([expect.stringContaining('access_token')]);
    expect(await http.send(POLL)).toBe(exchange);
    await http.close();
    expect(lines).toEqual([
      expect.stringContaining('access_token'),
      expect.stringContaining('access_token'),
      'closed',
    ]);
    // What comes too late finds nothing left to do.
    waiting[1]?.();
    expect(lines).toHaveLength(3);
  });

  const digits = (nth: number) => createHash('sha256').update(String(nth)).digest('hex');
  const many = (count: number, one: (nth: number) => readonly [string, unknown]) =>
    Object.fromEntries(Array.from({ length: count }, (_, nth) => one(nth)));

  it.each<[string, unknown]>([
    ['3,000 secrets', many(3_000, (nth) => [`t${nth}`, digits(nth).slice(0, 16)])],
    [
      '3,000 members that are called tokens',
      many(3_000, (nth) => [`a${nth}_token`, digits(nth).slice(0, 8)]),
    ],
    ['4,000 short values', many(4_000, (nth) => [`t${nth}`, digits(nth).slice(0, 5)])],
    ['3,000 names that could be secrets', many(3_000, (nth) => [digits(nth).slice(0, 18), 1])],
    ['3,000 secrets that begin alike', many(3_000, (nth) => [`t${nth}_token`, `aaaaaaaaaaaa${nth}`])],
    [
      'a text and 3,000 secrets that are like it',
      { ...many(3_000, (nth) => [`t${nth}_token`, `aaaaaaa${nth}`]), reason: 'a'.repeat(30_000) },
    ],
    [
      '1,500 reasons',
      {
        list: Array.from({ length: 1_500 }, (_, nth) => ({ reason: `You sent ${digits(nth).slice(0, 12)}` })),
      },
    ],
    [
      '900 reasons that can be read in many ways',
      {
        list: Array.from({ length: 900 }, (_, nth) => ({
          reason: `%26amp;\\u0025<b>=3D+=3D ${digits(nth).slice(0, 20)}`,
        })),
      },
    ],
  ])('looks at so much and writes the rest unread: %s', async (_name, body) => {
    const { reply, all } = recorder();
    const { answer } = await reply(200, { ...(body as object), access_token: TOKEN });
    // The last of the names, and a public one: looked at, it would stand.
    expect(JSON.stringify(answer)).not.toContain('access_token');
    expect(all()).not.toContain('CANARY');
  });

  it('bears the deepest, the longest and the oddest of answers', async () => {
    const { reply, lines } = recorder();
    await reply(200, `${'['.repeat(30_000)}${']'.repeat(30_000)}`);
    await reply(200, `{"__proto__":{"a":"CANARY"},"reason":"${'a '.repeat(30_000)}"}`);
    await reply(200, {
      reason: 'a'.repeat(60_000),
      error: 'b'.repeat(60_000),
      list: Array(9_000).fill('CANARY'),
    });
    await reply(200, `${'<a '.repeat(20_000)}`);
    await reply(200, '\ud800\u0000\u001b[2J');
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    expect(lines.join('')).not.toContain('CANARY');
    expect(lines[1]).toContain('"__proto__"');
  });
});
