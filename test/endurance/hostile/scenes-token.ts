/** Scenes of the token answer, for a poll and for a refresh alike. */

import { type Act, answer } from './acts.ts';
import { ended, fine, HELD, type Outcome, outlasted, type Scene, TOKEN } from './scene.ts';

type Changed = Readonly<Record<string, unknown>>;
type Told = (endpoint: 'poll' | 'refresh') => Outcome;

const good: Told = (endpoint) => fine(endpoint);
const incomplete: Told = (endpoint) => ended(endpoint, 'incomplete_answer', 5);
const noToken: Told = (endpoint) => outlasted(endpoint, 'bad_answer');

/** The same answer to a poll and to a refresh. What is refused must not be taken for handed out. */
function both(name: string, changed: Changed, told: Told, grant?: Scene['grant']): Scene[] {
  return (['poll', 'refresh'] as const).map((endpoint) => {
    const expected = told(endpoint);
    const act = answer(200, { ...TOKEN, ...changed });
    const refused: Act = { ...act, status: null, json: null };
    return {
      group: 'members of a token answer',
      name,
      endpoint,
      acts: [expected.exit === 0 && expected.reason === null ? act : refused],
      expected,
      ...(grant === undefined || told !== good ? {} : { grant }),
    };
  });
}

const SHOWN: readonly (readonly [name: string, value: unknown])[] = [
  ['null', null],
  ['an empty text', ''],
  ['true', true],
  ['a number', 7],
  ['an object', { a: 1 }],
  ['an array', ['a']],
];

const accessTokens = [
  ...both('access_token: absent', { access_token: undefined }, noToken),
  ...SHOWN.flatMap(([name, value]) => both(`access_token: ${name}`, { access_token: value }, incomplete)),
  ...(
    [
      ['a line end', 'abc\ndef'],
      ['a return', 'abc\rdef'],
      ['an escape', 'abc\u001b[2J'],
      ['letters beyond ASCII', 'abcé'],
      ['NUL', 'abc\u0000'],
    ] as const
  ).flatMap(([name, value]) => both(`access_token: with ${name}`, { access_token: value }, incomplete)),
  ...both('access_token: with a space', { access_token: 'abc def' }, good),
  ...both('access_token: with a quote', { access_token: 'abc"def' }, good),
  ...both('access_token: 16,385 characters', { access_token: 'a'.repeat(16_385) }, good),
  ...both('access_token: 60,000 characters', { access_token: 'a'.repeat(60_000) }, good),
  ...both('access_token: with padding', { access_token: 'abc==' }, good),
];

const types = [
  ...['Bearer', 'BEARER', 'bearer', 'bearer ', '', null, undefined].flatMap((type) =>
    both(`token_type: ${type}`, { token_type: type }, good),
  ),
  ...['MAC', 'DPoP', 'N_A'].flatMap((type) => both(`token_type: ${type}`, { token_type: type }, incomplete)),
  ...SHOWN.filter(([, value]) => value !== null && value !== '').flatMap(([name, value]) =>
    both(`token_type: ${name}`, { token_type: value }, incomplete),
  ),
];

const KEPT_TOKEN = { refreshToken: HELD.refreshToken };

const refreshTokens = [
  // Without a new one the old one is kept (RFC 6749 §6); a pairing has none to keep.
  ...[undefined, null, '', 7, true, {}, []].flatMap((value) =>
    both(`refresh_token: ${JSON.stringify(value) ?? 'absent'}`, { refresh_token: value }, good).map(
      (scene) => ({
        ...scene,
        grant: scene.endpoint === 'refresh' ? KEPT_TOKEN : { refreshToken: null },
      }),
    ),
  ),
  ...both('refresh_token: with a line end', { refresh_token: 'a\nb' }, incomplete),
  ...both('refresh_token: with an escape', { refresh_token: 'a\u001b' }, incomplete),
  ...both('refresh_token: with a space', { refresh_token: 'a b' }, good, { refreshToken: 'a b' }),
  ...both('refresh_token: 16,385 characters', { refresh_token: 'a'.repeat(16_385) }, good),
  ...both('refresh_token: the same again', { refresh_token: HELD.refreshToken }, good, KEPT_TOKEN),
];

const lives = [
  undefined,
  null,
  0,
  -1,
  0.5,
  1,
  '3599',
  'soon',
  true,
  [],
  {},
  3599.9,
  1e12,
  2 ** 31,
  2 ** 53,
  1e300,
].flatMap((value) => both(`expires_in: ${JSON.stringify(value) ?? 'absent'}`, { expires_in: value }, good));

const ASKED = { scope: ['a:b'] };

const scopes = [
  ...both('scope: a list', { scope: ['a:b'] }, good, ASKED),
  ...both('scope: spaces around', { scope: '  a:b   ' }, good, ASKED),
  ...both('scope: empty', { scope: '' }, good, { scope: [] }),
  ...[undefined, null, 7, true, {}].flatMap((value) =>
    both(`scope: ${JSON.stringify(value) ?? 'absent'}`, { scope: value }, good, { scope: [] }),
  ),
  ...both('scope: with an escape', { scope: 'a\u001b[2J' }, good, { scope: ['a<U+001B>[2J'] }),
  ...both('scope: a list of anything', { scope: ['a:b', 7, null, {}] }, good, ASKED),
  ...both('scope: 5000 words', { scope: Array.from({ length: 5000 }, (_, at) => at).join(' ') }, good),
];

// A bearer token must not follow a server's word to a stranger: the place that is known is kept.
const places = [
  'https://evil.example',
  'https://zoom.us.evil.example',
  'https://evilzoom.us',
  'http://api.zoom.us',
  'https://a:b@api.zoom.us',
  'https://api.zoom.us/?x=1',
  'https://api.zoom.us#x',
  'https://zoom.us\\@evil.example',
  'javascript:alert(1)',
  '//evil.example',
  'file:///etc/passwd',
  'https://127.0.0.1/',
  'https://[::1]/',
  '',
  ' ',
  null,
  7,
  true,
  {},
  [],
  `https://api.zoom.us/${'a'.repeat(300)}`,
  'https://zoom.us\r\nHost: evil.example',
].flatMap((value, at) =>
  both(`api_url: ${at}, ${JSON.stringify(value)}`.slice(0, 60), { api_url: value }, good),
);

const literal = (name: string, text: string, told: Told): Scene[] =>
  both(name, {}, told).map((scene) => ({
    ...scene,
    group: 'tricks of JSON',
    acts: [{ ...answer(200, text, { 'Content-Type': 'application/json' }), ...readAs(told) }],
  }));
const readAs = (told: Told) => (told === good ? {} : { status: null, json: null });

const TEXT = JSON.stringify(TOKEN);

const tricks = [
  ...literal('__proto__ with an error', TEXT.replace('{', '{"__proto__":{"error":"invalid_grant"},'), good),
  ...literal('a token in __proto__', `{"__proto__":${TEXT}}`, noToken),
  ...literal('a member twice', TEXT.replace('{', '{"access_token":"x y",'), good),
  ...literal('a life of 1e400', TEXT.replace('3599', '1e400'), good),
  ...literal('an array', `[${TEXT}]`, noToken),
  ...literal('null', 'null', noToken),
  ...literal('nothing', '', noToken),
  ...literal('an empty object', '{}', noToken),
  ...literal('noise after it', `${TEXT};`, noToken),
  ...literal(
    '50,000 arrays deep',
    TEXT.replace('{', `{"x":${'['.repeat(25_000)}${']'.repeat(25_000)},`),
    good,
  ),
];

const statuses = [201, 202, 203, 206].flatMap((status) =>
  (['poll', 'refresh'] as const).map(
    (endpoint): Scene => ({
      group: 'a good answer under an odd status',
      name: `${status}`,
      endpoint,
      acts: [answer(status, TOKEN)],
      expected: fine(endpoint),
    }),
  ),
);

const wrongStatuses = [300, 302, 400, 403, 404, 418, 429, 500, 502, 503].flatMap((status) =>
  (['poll', 'refresh'] as const).map(
    (endpoint): Scene => ({
      group: 'a good answer under an odd status',
      name: `${status}`,
      endpoint,
      acts: [{ ...answer(status, TOKEN), status: null, json: null }],
      expected: outlasted(
        endpoint,
        status === 429
          ? 'rate_limited'
          : status >= 500
            ? 'server_error'
            : status < 400
              ? 'redirected'
              : 'bad_answer',
      ),
    }),
  ),
);

/** The scenes of the token answer. */
export const TOKEN_SCENES: readonly Scene[] = [
  ...accessTokens,
  ...types,
  ...refreshTokens,
  ...lives,
  ...scopes,
  ...places,
  ...tricks,
  ...statuses,
  ...wrongStatuses,
];
