/** Answers of every kind, good, bent and broken, as fast-check makes them up. */

import fc from 'fast-check';
import type { Exchange } from '../../../src/core/exchange.ts';
import type { TroubleCode } from '../../../src/core/trouble/trouble.ts';
import { count, SOAK } from '../../tiers.ts';
import { deviceBody, tokenBody } from '../../unit/core/make.ts';

/** How many answers a property is tried with: a million in a soak, or as many as that is told. */
export const ANSWERS = count(SOAK > 1 ? SOAK : 1_000_000, 10_000, 2_000);

/** Stands in every secret that goes out with a request. */
export const SECRET = 'S3cret+of/the=box';

const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\u001b[2J\u001b[H',
  '\u001b]8;;https://evil.example\u0007',
  '\u009b31m',
  'a\r\nb',
  '\u202eabc\u2066',
  '\u200b\ufeff\u00ad',
  '\ud800',
  '\u{e0041}',
  '\u{1f600}',
  '__proto__',
  'constructor',
  SECRET,
  encodeURIComponent(SECRET),
  `x ${SECRET} y`,
  'a'.repeat(5_000),
  'https://zoom.us/',
  'https://evil.example/',
  'javascript:alert(1)',
  'https://zoom.us@evil.example/',
);

/** Text that nobody would send in good faith, or that anybody might. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
);

const anyNumber = fc.oneof(
  fc.constantFrom(0, -1, 1, 5, 0.5, 2.5, 899.9, 2 ** 31, 2 ** 53, 1e12, 1e300, -1e300),
  fc.integer(),
  fc.double(),
);

const anyValue = fc.oneof(
  { weight: 3, arbitrary: anyText },
  { weight: 3, arbitrary: anyNumber },
  { weight: 1, arbitrary: anyNumber.map(String) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [SECRET], { a: SECRET }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** The members of a good answer, some of them bent, gone, or beside others that do not belong there. */
function bent(good: Readonly<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const one = (value: unknown) =>
    fc.oneof(
      { weight: 12, arbitrary: fc.constant(value) },
      { weight: 2, arbitrary: anyValue },
      { weight: 1, arbitrary: fc.constant(undefined) },
    );
  const members = fc.record(
    Object.fromEntries(Object.entries(good).map(([name, value]) => [name, one(value)])),
  );
  const strays = fc.dictionary(fc.oneof(anyText, fc.constantFrom('error', 'interval', 'code')), anyValue, {
    maxKeys: 2,
  });
  return fc.oneof(
    { weight: 4, arbitrary: members },
    { weight: 1, arbitrary: fc.tuple(members, strays).map(([one, more]) => ({ ...one, ...more })) },
  );
}

const goodUser = { id: 'u1', email: 'room@example.com', display_name: 'Room 4' };
const goodMetadata = {
  issuer: 'https://login.example.com',
  device_authorization_endpoint: 'https://login.example.com/device',
  token_endpoint: 'https://login.example.com/token',
  revocation_endpoint: 'https://login.example.com/revoke',
  userinfo_endpoint: 'https://login.example.com/me',
  grant_types_supported: ['urn:ietf:params:oauth:grant-type:device_code'],
};

const errorBody = fc.record(
  {
    error: fc.oneof(
      fc.constantFrom(
        'authorization_pending',
        'slow_down',
        'access_denied',
        'expired_token',
        'invalid_grant',
      ),
      fc.constantFrom(
        'invalid_client',
        'invalid_request',
        'invalid_scope',
        'server_error',
        'unauthorized_client',
      ),
      anyValue,
    ),
    reason: fc.oneof(fc.constant('Invalid Token!'), anyValue),
    error_description: anyValue,
    interval: anyNumber,
    code: anyValue,
    message: anyValue,
  },
  { requiredKeys: [] },
);

/** Bodies of one kind of answer. */
const bodies = {
  device: bent(deviceBody),
  token: bent(tokenBody),
  user: bent(goodUser),
  metadata: bent(goodMetadata),
  error: errorBody,
  pending: fc.constant({ error: 'authorization_pending' }),
} as const;

/** The JSON of a body, whole or damaged in a few places. */
function written(body: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const whole = body.map((value) => JSON.stringify(value) ?? '');
  const damage = fc.record({ at: fc.nat(2_000), length: fc.nat(12), put: anyText });
  return fc.oneof(
    { weight: 8, arbitrary: whole },
    { weight: 1, arbitrary: fc.tuple(whole, fc.nat(2_000)).map(([text, at]) => text.slice(0, at)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(whole, damage)
        .map(([text, { at, length, put }]) => text.slice(0, at) + put + text.slice(at + length)),
    },
    { weight: 1, arbitrary: anyText },
  );
}

const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'text/html', 'TEXT/HTML; x', ''),
    'retry-after': fc.oneof(
      fc.constantFrom(
        '0',
        '1',
        '30',
        '999999999999',
        'Wed, 07 Jan 2026 12:01:00 GMT',
        '2026-01-08T00:00:00Z',
      ),
      anyText,
    ),
    date: fc.oneof(fc.constant('Wed, 07 Jan 2026 12:00:00 GMT'), anyText),
    location: anyText,
  },
  { requiredKeys: [] },
);

const CAUSES: readonly TroubleCode[] = [
  ...(['timeout', 'connection_lost', 'connection_refused', 'name_not_found', 'no_route'] as const),
  ...(['tls_untrusted', 'proxy_failed', 'bad_answer'] as const),
];

/** An exchange whose body is meant as one of these kinds; most of them come under the status they should. */
export function exchangeOf(kinds: readonly (keyof typeof bodies)[]): fc.Arbitrary<Exchange> {
  const status = fc.oneof(
    { weight: 3, arbitrary: fc.constant(200) },
    { weight: 2, arbitrary: fc.constant(400) },
    { weight: 2, arbitrary: fc.constantFrom(201, 204, 302, 401, 403, 404, 429, 500, 502, 503) },
    { weight: 1, arbitrary: fc.integer({ min: 100, max: 599 }) },
  );
  const text = fc.oneof(...kinds.map((kind) => written(bodies[kind])));
  const reply = fc.record({ kind: fc.constant('reply' as const), status, headers, text });
  const silence = fc.record({
    kind: fc.constant('no-reply' as const),
    cause: fc.constantFrom(...CAUSES),
    detail: fc.constant('zoom.us'),
  });
  return fc.oneof(
    { weight: 9, arbitrary: reply as fc.Arbitrary<Exchange> },
    { weight: 1, arbitrary: silence },
  );
}

/** Any exchange at all. */
export const anyExchange = exchangeOf(Object.keys(bodies) as (keyof typeof bodies)[]);
