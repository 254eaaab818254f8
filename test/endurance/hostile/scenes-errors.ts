/** Scenes of error answers at every endpoint: which words end what, and that no secret comes back in one. */

import { answer } from './acts.ts';
import type { Endpoint } from './checks.ts';
import { DEVICE, ended, fine, HELD, honest, type Outcome, outlasted, ROOM, type Scene } from './scene.ts';

const STATUSES = [200, 400, 401, 403, 404] as const;
const DENIED: Outcome = { events: 'code denied', exit: 3, reason: null, kept: 'nothing' };

/** Words that end a pairing, with the code and the exit they end in. */
const WORDS: readonly (readonly [word: string, told: readonly [reason: string, exit: number]])[] = [
  ['invalid_client', ['invalid_client', 8]],
  ['unauthorized_client', ['unauthorized_client', 8]],
  ['unsupported_grant_type', ['unsupported_grant_type', 8]],
  ['invalid_scope', ['invalid_scope', 8]],
  ['invalid_request', ['provider_refused', 5]],
  ['server_error', ['provider_refused', 5]],
  ['temporarily_unavailable', ['provider_refused', 5]],
  ['insufficient_scope', ['provider_refused', 5]],
  ['4741', ['provider_refused', 5]],
  ['', ['provider_refused', 5]],
  ['made_up', ['provider_refused', 5]],
  ['AUTHORIZATION_PENDING ', ['provider_refused', 5]],
  ['__proto__', ['provider_refused', 5]],
  ['constructor', ['provider_refused', 5]],
  ['\u001b[2J\u202e', ['provider_refused', 5]],
];

const words = [...WORDS].flatMap(([word, [reason, exit]]) =>
  STATUSES.flatMap((status) =>
    (['device', 'poll', 'refresh', 'revoke'] as const).map(
      (endpoint): Scene => ({
        group: 'errors',
        name: `${status} ${JSON.stringify(word)}`,
        endpoint,
        acts: [
          answer(status, { error: word, error_description: 'Because.', error_uri: 'https://evil.example' }),
        ],
        expected: ended(endpoint, reason, exit),
      }),
    ),
  ),
);

const dead: Readonly<Record<'device' | 'poll' | 'refresh' | 'revoke', Outcome>> = {
  device: ended('device', 'unauthorized_client', 8),
  // A code that the server forgot has run out.
  poll: { events: 'code expired', exit: 4, reason: null, kept: 'nothing' },
  refresh: { events: '', exit: 6, reason: 'grant_dead', kept: 'dead' },
  revoke: fine('revoke'),
};

const deaths = Object.entries(dead).flatMap(([endpoint, expected]) =>
  (
    [
      ['invalid_grant', { error: 'invalid_grant' }],
      ['invalid_grant, as Zoom says it', { reason: 'Invalid Token!', error: 'invalid_grant' }],
      ["Zoom's older word", { reason: 'Invalid Token!', error: 'invalid_request' }],
    ] as const
  ).map(
    ([name, body]): Scene => ({
      group: 'the end of a grant',
      name,
      endpoint: endpoint as Endpoint,
      acts: [answer(400, body)],
      expected:
        name.startsWith('Zoom') && (endpoint === 'device' || endpoint === 'poll')
          ? ended(endpoint, 'provider_refused', 5)
          : expected,
    }),
  ),
);

// Only a 4xx of the provider can end a grant.
const undead = [429, 500, 502, 503].map(
  (status): Scene => ({
    group: 'the end of a grant',
    name: `invalid_grant under ${status}`,
    endpoint: 'refresh',
    acts: [answer(status, { error: 'invalid_grant' })],
    expected: outlasted('refresh', status === 429 ? 'rate_limited' : 'server_error'),
  }),
);

const both: Scene[] = [
  {
    group: 'errors',
    name: 'an error beside a token',
    endpoint: 'poll',
    acts: [answer(200, { ...honest('poll').json, error: 'access_denied' })],
    expected: DENIED,
  },
  {
    group: 'errors',
    name: 'an error beside a token',
    endpoint: 'refresh',
    acts: [answer(200, { ...honest('refresh').json, error: 'invalid_request' })],
    expected: ended('refresh', 'provider_refused', 5),
  },
  {
    group: 'errors',
    name: 'an error beside a code',
    endpoint: 'device',
    acts: [answer(200, { ...DEVICE, error: 'invalid_client' })],
    expected: ended('device', 'invalid_client', 8),
  },
];

// What a server echoes is what was sent to it: every secret in every member, plain and in the forms it travels in.
const SENT = {
  device: [ROOM.secret],
  poll: [ROOM.secret, DEVICE.device_code],
  refresh: [ROOM.secret, HELD.refreshToken],
  revoke: [ROOM.secret, HELD.accessToken],
} as const;

const echoes = (['device', 'poll', 'refresh', 'revoke'] as const).flatMap((endpoint) =>
  ['reason', 'error_description', 'message', 'errorMessage', 'error'].map((member): Scene => {
    const text = SENT[endpoint].flatMap(formsOf).join(' ');
    return {
      group: 'echoes of secrets',
      name: `in ${member}`,
      endpoint,
      acts: [answer(400, { ...(member === 'error' ? {} : { error: 'made_up' }), [member]: text })],
      expected: ended(endpoint, 'provider_refused', 5),
    };
  }),
);

function formsOf(secret: string): string[] {
  const small = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  const [form, uri] = [inForm(secret), encodeURIComponent(secret)];
  const basic = Buffer.from(`${inForm(ROOM.id)}:${form}`).toString('base64');
  const header = secret === ROOM.secret ? [`Basic ${basic}`, basic] : [];
  return [secret, form, uri, small(form), small(uri), ...header];
}

function inForm(text: string): string {
  return new URLSearchParams({ '': text }).toString().slice(1);
}

/** The scenes of errors. */
export const ERROR_SCENES: readonly Scene[] = [...words, ...deaths, ...undead, ...both, ...echoes];
