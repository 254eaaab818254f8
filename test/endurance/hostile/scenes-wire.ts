/** Scenes of the wire: every status without sense, redirects, and every way to break, stall or spoil an answer. */

import { type Act, answer, bodyAt, chunked, cut, cutBody, open, packed, raw, spoilt } from './acts.ts';
import type { Endpoint } from './checks.ts';
import {
  DEVICE,
  ENDPOINTS,
  ended,
  fine,
  honest,
  type Outcome,
  outlasted,
  type Scene,
  TOKEN,
} from './scene.ts';

const PAGE = '<!DOCTYPE html><title>QrSign in</title><p>Welcome to the guest network';

const STATUSES = [
  ...[
    200, 201, 202, 203, 204, 205, 206, 300, 304, 400, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 413,
  ],
  ...[414, 415, 417, 418, 421, 425, 426, 428, 429, 431, 451, 499],
  ...[500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 599],
];

function reasonOf(status: number): string {
  if (status === 429) return 'rate_limited';
  if (status === 200 || status === 511) return 'captive_portal';
  if (status === 407) return 'proxy_wanted';
  if (status >= 500) return 'server_error';
  return status >= 300 && status < 400 ? 'redirected' : 'bad_answer';
}

const statuses = STATUSES.flatMap((status) =>
  ENDPOINTS.map(
    (endpoint): Scene => ({
      group: 'a page under every status',
      name: `${status}`,
      endpoint,
      acts: [[204, 205, 304].includes(status) ? answer(status) : answer(status, PAGE)],
      expected: outlasted(endpoint, reasonOf(status)),
    }),
  ),
);

const unauthorized = ENDPOINTS.map(
  (endpoint): Scene => ({
    group: 'a page under every status',
    name: '401',
    endpoint,
    acts: [answer(401, PAGE)],
    expected:
      endpoint === 'revoke' ? outlasted(endpoint, 'bad_answer') : ended(endpoint, 'invalid_client', 8),
  }),
);

const PLACES = {
  'the same host': '/decoy',
  'another host': '{origin}/decoy',
  'plain http': 'http://zoom.us/oauth/token',
  'a script': 'javascript:alert(1)',
  nowhere: '',
};

const redirects = [301, 302, 303, 307, 308].flatMap((status) =>
  Object.entries(PLACES).flatMap(([place, location]) =>
    ENDPOINTS.map(
      (endpoint): Scene => ({
        group: 'redirects',
        name: `${status} to ${place}`,
        endpoint,
        acts: [answer(status, '', location === '' ? {} : { Location: location })],
        expected: outlasted(endpoint, place === 'another host' ? 'captive_portal' : 'redirected'),
      }),
    ),
  ),
);

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** The same act after something else. */
function early(act: Act, first: string): Act {
  return { ...act, bytes: Buffer.concat([Buffer.from(first), act.bytes]) };
}

/** Ways to break off: the act, and the reason that is told. */
function breaks(good: Act): Readonly<Record<string, readonly [Act, string]>> {
  const body = bodyAt(good);
  const half = body + Math.floor((good.bytes.length - body) / 2);
  return {
    'hangs up at once': [raw(''), 'connection_lost'],
    'hangs up within the status line': [cut(good, 9), 'connection_lost'],
    'hangs up within the headers': [cut(good, body - 10), 'connection_lost'],
    'hangs up before the body': [cut(good, body), 'connection_lost'],
    'hangs up within the body': [cut(good, half), 'connection_lost'],
    'hangs up before the last byte': [cut(good, good.bytes.length - 1), 'connection_lost'],
    'resets at once': [raw('', 'reset'), 'connection_lost'],
    'resets within the headers': [cut(good, body - 10, 'reset'), 'connection_lost'],
    'resets within the body': [cut(good, half, 'reset'), 'connection_lost'],
    'continues unasked': [spoilt(early(good, 'HTTP/1.1 100 Continue\r\n\r\n')), 'connection_lost'],
    'breaks off its chunks': [spoilt(chunked(200, '{"a":1}', '')), 'connection_lost'],
    'ends its chunks with noise': [spoilt(chunked(200, '{"a":1}', 'xyz\r\n')), 'bad_answer'],
    'speaks SSH': [raw('SSH-2.0-OpenSSH_9.9\r\n'), 'bad_answer'],
    'speaks TLS': [raw(Buffer.from('15030100020228', 'hex')), 'bad_answer'],
    'speaks noise': [raw(Buffer.from('00ff1b5b324a', 'hex')), 'bad_answer'],
    'speaks HTTP/0.9': [raw(PAGE), 'bad_answer'],
    'speaks HTTP/3.7': [raw('HTTP/3.7 200 OK\r\n\r\n{}'), 'bad_answer'],
    'has no status': [raw('HTTP/1.1 OK\r\n\r\n'), 'bad_answer'],
    'has a length of letters': [raw(`${HEAD}Content-Length: many\r\n\r\n{}`), 'bad_answer'],
    'has a negative length': [raw(`${HEAD}Content-Length: -2\r\n\r\n{}`), 'bad_answer'],
    'has two lengths': [raw(`${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`), 'connection_lost'],
    'has a header without a name': [raw(`${HEAD}: x\r\n\r\n{}`), 'bad_answer'],
    'has a header of 100 KiB': [raw(`${HEAD}X-A: ${'a'.repeat(100_000)}\r\n\r\n{}`), 'bad_answer'],
    'has 5000 headers': [raw(`${HEAD}${'X-A: aaaaaaaaaaaaaaaaaaaa\r\n'.repeat(5000)}\r\n{}`), 'bad_answer'],
    'sends 200 KiB': [spoilt(answer(200, ' '.repeat(200_000))), 'bad_answer'],
    'sends 200 KiB in chunks': [spoilt(chunked(200, ' '.repeat(70_000))), 'bad_answer'],
    'sends 200 KiB without a length': [spoilt(open(200, ' '.repeat(200_000))), 'bad_answer'],
    'announces 10 GB': [raw(`${HEAD}Content-Length: 10000000000\r\n\r\n{}`), 'connection_lost'],
    'claims gzip': [unpackable('gzip'), 'bad_answer'],
    'sends a gzip bomb': [packed(200, Buffer.alloc(20_000_000), 'gzip'), 'bad_answer'],
    'claims deflate': [unpackable('deflate'), 'bad_answer'],
    'claims zstd': [unpackable('zstd'), 'bad_answer'],
    'claims brotli': [packed(200, '{"a":1}', 'br'), 'bad_answer'],
    'calls Latin-1 a page': [spoilt(answer(200, Buffer.from('{"a":"\xe9"}', 'latin1'))), 'captive_portal'],
    'calls UTF-16 a page': [spoilt(answer(200, Buffer.from('{"a":1}', 'utf16le'))), 'captive_portal'],
  };
}

/** An answer that breaks off after both of its tokens is taken for what it brought: code and old token are used up. */
function cutShort(endpoint: Endpoint, { json }: Act, reason: string): Outcome {
  const isTaken = (endpoint === 'refresh' || endpoint === 'poll') && json !== null;
  return isTaken ? fine(endpoint) : outlasted(endpoint, reason);
}

const broken = ENDPOINTS.flatMap((endpoint) =>
  Object.entries(breaks(honest(endpoint))).map(
    ([name, [act, reason]]): Scene => ({
      group: 'broken answers',
      name,
      endpoint,
      acts: [act],
      expected: reason === 'connection_lost' ? cutShort(endpoint, act, reason) : outlasted(endpoint, reason),
    }),
  ),
);

/** Plain text that is said to be something else. */
function unpackable(coding: string): Act {
  return spoilt(answer(200, '{"a":1}', { 'Content-Encoding': coding }));
}

// Nobody asks for it; a server that compresses all the same is understood.
const compressed = ENDPOINTS.flatMap((endpoint) =>
  (['gzip', 'deflate'] as const).map((coding): Scene => {
    const { json } = honest(endpoint);
    return {
      group: 'compressed answers',
      name: coding,
      endpoint,
      acts: [{ ...packed(200, JSON.stringify(json), coding), status: 200, json }],
      expected: fine(endpoint),
    };
  }),
);

const stalled = ENDPOINTS.flatMap((endpoint) => {
  const good = honest(endpoint);
  const body = bodyAt(good);
  const acts: Readonly<Record<string, Act>> = {
    'says nothing': raw('', 'silence'),
    'stops within the status line': cut(good, 9, 'silence'),
    'stops within the headers': cut(good, body - 10, 'silence'),
    'stops before the body': cut(good, body, 'silence'),
    'stops within the body': cutBody(good, 12, 'silence'),
    'stops before the last byte': cut(good, good.bytes.length - 1, 'silence'),
    'drips headers': raw(`${HEAD}X-A: `, { drip: 'a' }),
    'drips more headers': raw(HEAD, { drip: 'X-A: a\r\n' }),
    'drips its body': raw(`${HEAD}Content-Length: 9999\r\n\r\n`, { drip: ' ' }),
    'drips chunks': raw(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, { drip: '1\r\n \r\n' }),
    'announces without end': raw('', { drip: 'HTTP/1.1 103 Early Hints\r\n\r\n' }),
  };
  return Object.entries(acts).map(
    ([name, act]): Scene => ({
      group: 'stalls and drips',
      name,
      endpoint,
      acts: [act],
      stalls: true,
      expected: cutShort(endpoint, act, 'timeout'),
    }),
  );
});

/** What looks odd and is in order. */
const odd = ENDPOINTS.flatMap((endpoint) => {
  const good = honest(endpoint);
  const text = JSON.stringify(good.json);
  const acts: Readonly<Record<string, Act>> = {
    'in chunks': chunked(200, good.json),
    'without a length': open(200, good.json),
    'after 103 Early Hints': early(good, 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'),
    'as text/plain': answer(200, text, { 'Content-Type': 'text/plain' }),
    'without a type': answer(200, text, { 'Content-Type': '' }),
    'with a byte order mark': answer(200, `\ufeff${text}`, { 'Content-Type': 'application/json' }),
    'with cookies': answer(200, good.json, { 'Set-Cookie': ['a=1', 'b=2'] }),
    'with white space around': answer(200, `\r\n\t ${text} \n`, { 'Content-Type': 'application/json' }),
    'with members nobody knows': answer(200, { ...good.json, x: { y: [1, 2, { z: null }] } }),
  };
  return Object.entries(acts).map(
    ([name, act]): Scene => ({
      group: 'odd and in order',
      name,
      endpoint,
      acts: [{ ...act, status: 200, json: good.json }],
      expected: fine(endpoint),
    }),
  );
});

/** A real answer, cut after every few bytes; a poll and a refresh byte for byte where it matters most. */
const cuts = (
  [
    ['device', answer(200, DEVICE), 9],
    ['poll', answer(200, TOKEN), 3],
    ['refresh', answer(200, TOKEN), 3],
    ['revoke', honest('revoke'), 9],
    ['users/me', honest('users/me'), 9],
  ] as const
).flatMap(([endpoint, act, step]) => {
  const offsets: number[] = [];
  for (let at = 1; at < act.bytes.length; at += step) offsets.push(at);
  return offsets.map(
    (at): Scene => ({
      group: 'cut at a byte',
      name: `after ${at} of ${act.bytes.length}`,
      endpoint,
      acts: [cut(act, at)],
      expected: cutShort(endpoint, cut(act, at), 'connection_lost'),
    }),
  );
});

/** The scenes of the wire. */
export const WIRE_SCENES: readonly Scene[] = [
  ...statuses,
  ...unauthorized,
  ...redirects,
  ...broken,
  ...compressed,
  ...stalled,
  ...odd,
  ...cuts,
];
