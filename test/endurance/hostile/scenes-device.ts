/** Scenes of the device authorization answer: every member wrong in every way, and every kind of address. */

import { type Act, answer } from './acts.ts';
import { DEVICE, ended, fine, type Outcome, outlasted, type Scene } from './scene.ts';

type Changed = Readonly<Record<string, unknown>>;

const STORED = fine('device');
const INCOMPLETE = ended('device', 'incomplete_answer', 5);
const UNSAFE = ended('device', 'unsafe_answer', 5);

function scene(
  group: string,
  name: string,
  changed: Changed,
  expected: Outcome,
  more: Partial<Scene> = {},
): Scene {
  return {
    group,
    name,
    endpoint: 'device',
    acts: [answer(200, { ...DEVICE, ...changed })],
    expected,
    ...more,
  };
}

/** What a member may turn out to be instead of what it should. */
const WRONG: Readonly<Record<string, unknown>> = {
  absent: undefined,
  null: null,
  'an empty text': '',
  true: true,
  false: false,
  zero: 0,
  'a number': 12,
  'an object': { a: 1 },
  'an array': ['a'],
  'a text of 1 MB': undefined,
};

const NEEDED = ['device_code', 'user_code', 'verification_uri'] as const;

const wrong = NEEDED.flatMap((member) =>
  Object.entries(WRONG)
    .filter(([name]) => name !== 'a text of 1 MB')
    .map(([name, value]) =>
      scene('members of the wrong type', `${member}: ${name}`, { [member]: value }, INCOMPLETE),
    ),
);

// The server ends a code whose life it did not tell.
const assumed = Object.entries(WRONG)
  .filter(([name]) => !['a text of 1 MB', 'a number', 'zero'].includes(name))
  .map(([name, value]) =>
    scene('members of the wrong type', `expires_in: ${name}`, { expires_in: value }, STORED),
  );

const big = [...NEEDED, 'expires_in' as const].map((member) => ({
  ...scene('members of the wrong type', `${member}: 100 KB`, {}, outlasted('device', 'bad_answer')),
  acts: [{ ...answer(200, { ...DEVICE, [member]: 'a'.repeat(100_000) }), status: null, json: null } as Act],
}));

const userCodes = (
  [
    ['letters and digits', 'abcd1234', STORED],
    ['a dash', 'ABCD-EFGH', STORED],
    ['a space within', 'AB CD', STORED],
    ['one letter', 'A', STORED],
    ['32 letters', 'A'.repeat(32), STORED],
    ['33 letters', 'A'.repeat(33), STORED],
    ['256 letters', 'A'.repeat(256), STORED],
    ['257 letters', 'A'.repeat(257), UNSAFE],
    ['a space before', ' ABCD', UNSAFE],
    ['a space after', 'ABCD ', UNSAFE],
    ['an escape', 'AB\u001b[2JCD', UNSAFE],
    ['a line end', 'AB\nCD', UNSAFE],
    ['a return', 'ABCD\rXXXX', UNSAFE],
    ['a backspace', 'AB\b\bCD', UNSAFE],
    ['a bell', 'AB\u0007', UNSAFE],
    ['a C1 control', 'AB\u009b2J', UNSAFE],
    ['a zero-width space', 'AB\u200bCD', UNSAFE],
    ['text from right to left', '\u202eDCBA', UNSAFE],
    ['Cyrillic that looks Latin', '\u0410\u0412CD', UNSAFE],
    ['full-width letters', '\uff21\uff22', UNSAFE],
    ['half a character', 'AB\ud800', UNSAFE],
    ['an emoji', '\u{1f600}', UNSAFE],
    ['a request to call', 'CALL 555-0100 AND TELL YOUR PASSWORD', UNSAFE],
  ] as const
).map(([name, code, expected]) => scene('user codes', name, { user_code: code }, expected));

const addresses = (
  [
    ['Zoom', 'https://zoom.us/oauth_device', STORED],
    ['Zoom, with a slash', 'https://zoom.us/', STORED],
    ['below Zoom', 'https://us02web.zoom.us/oauth_device', STORED],
    ['Zoom in capitals', 'HTTPS://ZOOM.US/oauth_device', STORED],
    ['Zoom with a port', 'https://zoom.us:443/oauth_device', STORED],
    ['plain http', 'http://zoom.us/oauth_device', UNSAFE],
    ['another host', 'https://evil.example/oauth_device', UNSAFE],
    ['a host that ends alike', 'https://evilzoom.us/oauth_device', UNSAFE],
    ['a host that begins alike', 'https://zoom.us.evil.example/', UNSAFE],
    ['a user name', 'https://zoom.us@evil.example/', UNSAFE],
    ['a user name at Zoom', 'https://a:b@zoom.us/', UNSAFE],
    ['a backslash', 'https://evil.example\\@zoom.us/', UNSAFE],
    ['a script', 'javascript:alert(1)//zoom.us', UNSAFE],
    ['data', 'data:text/html,zoom.us', UNSAFE],
    ['a file', 'file:///etc/passwd', UNSAFE],
    ['no scheme', 'zoom.us/oauth_device', UNSAFE],
    ['no host', 'https:///oauth_device', UNSAFE],
    ['a scheme without slashes', 'https:zoom.us', UNSAFE],
    ['a space before', ' https://zoom.us/', UNSAFE],
    ['a space within', 'https://zoom.us/ oauth', UNSAFE],
    ['an escape', 'https://zoom.us/\u001b]8;;x\u0007', UNSAFE],
    ['a line end', 'https://zoom.us/\nhttps://evil.example', UNSAFE],
    ['letters that look Latin', 'https://zо\u043em.us/', UNSAFE],
    ['text from right to left', 'https://zoom.us/\u202etxt', UNSAFE],
    ['a number for a host', 'https://3232235777/', UNSAFE],
    ['this machine', 'http://127.0.0.1:9/oauth_device', UNSAFE],
    ['256 characters', `https://zoom.us/${'a'.repeat(240)}`, STORED],
    ['2,048 characters', `https://zoom.us/${'a'.repeat(2_032)}`, STORED],
    ['2,049 characters', `https://zoom.us/${'a'.repeat(2_033)}`, UNSAFE],
    ['a broken escape', 'https://zoom.us/%zz', STORED],
    ['a port that is none', 'https://zoom.us:99999/', UNSAFE],
  ] as const
).flatMap(([name, address, expected]) => [
  scene('addresses', name, { verification_uri: address }, expected),
  // An unfit whole link is left out, and the pairing goes on.
  scene('addresses for the QR', name, { verification_uri_complete: address }, STORED),
]);

const complete = Object.entries(WRONG)
  .filter(([name]) => name !== 'a text of 1 MB')
  .map(([name, value]) => scene('addresses for the QR', name, { verification_uri_complete: value }, STORED));

const googles = [
  scene(
    'addresses',
    'under its older name',
    { verification_uri: undefined, verification_url: 'https://zoom.us/a' },
    STORED,
  ),
];

const lives = (
  [
    ['a text of digits', '900', STORED],
    ['a fraction', 899.5, STORED],
    ['a day and more', 1e12, STORED],
    ['7 seconds', 7, STORED],
    ['one second', 1, { events: 'code expired', exit: 4, reason: null, kept: 'nothing' }],
    ['zero', 0, UNSAFE],
    ['less than a second', 0.4, UNSAFE],
    ['negative', -1, UNSAFE],
    ['words', 'soon', STORED],
    ['words after digits', '900s', STORED],
    ['hexadecimal', '0x384', STORED],
  ] as const
).map(([name, value, expected]) => scene('lives of a code', name, { expires_in: value }, expected));

const intervals = (
  [
    ['absent', undefined, 5],
    ['null', null, 5],
    ['zero', 0, 5],
    ['negative', -5, 5],
    ['half a second', 0.5, 1],
    ['a fraction', 2.5, 3],
    ['a text of digits', '7', 7],
    ['words', 'abc', 5],
    ['an empty text', '', 5],
    ['true', true, 5],
    ['an array', [1], 5],
    ['an object', {}, 5],
    ['one second', 1, 1],
    ['60 seconds', 60, 60],
    ['longer than the code lives', 1e4, 898],
    ['2^31', 2 ** 31, 898],
    ['2^53', 2 ** 53, 898],
    ['10^300', 1e300, 898],
  ] as const
).map(([name, value, gapS]): Scene => {
  const first = scene('intervals', name, { interval: value }, STORED);
  return { ...first, firstGapS: gapS };
});

/** JSON that does not survive `JSON.stringify`. */
const literal = (name: string, text: string, expected: Outcome): Scene => ({
  ...scene('tricks of JSON', name, {}, expected),
  acts: [answer(200, text, { 'Content-Type': 'application/json' })],
});

const TEXT = JSON.stringify(DEVICE);
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

const tricks = [
  literal('an interval of 1e400', TEXT.replace('"interval":5', '"interval":1e400'), STORED),
  literal('a life of 1e400', TEXT.replace('900', '1e400'), STORED),
  literal('NaN', TEXT.replace('900', 'NaN'), outlasted('device', 'bad_answer')),
  literal('a member twice', TEXT.replace('{', '{"user_code":"\\u001b[2J",'), STORED),
  literal('__proto__', TEXT.replace('{', '{"__proto__":{"error":"access_denied"},'), STORED),
  literal('an error in __proto__', '{"__proto__":{"user_code":"x"}}', INCOMPLETE),
  literal('constructor', TEXT.replace('{', '{"constructor":null,"toString":1,'), STORED),
  literal('20,000 arrays deep', TEXT.replace('{', `{"x":${deep},`), STORED),
  literal('noise after it', `${TEXT}x`, outlasted('device', 'bad_answer')),
  literal('two objects', `${TEXT}${TEXT}`, outlasted('device', 'bad_answer')),
  literal('comments', `/* */${TEXT}`, outlasted('device', 'bad_answer')),
  literal('single quotes', TEXT.replaceAll('"', "'"), outlasted('device', 'bad_answer')),
  literal('an array', `[${TEXT}]`, outlasted('device', 'bad_answer')),
  literal('a text', JSON.stringify(TEXT), outlasted('device', 'bad_answer')),
  literal('null', 'null', outlasted('device', 'bad_answer')),
  literal('a number', '42', outlasted('device', 'bad_answer')),
  literal('an empty object', '{}', INCOMPLETE),
  literal('callbacks', `f(${TEXT})`, outlasted('device', 'bad_answer')),
  literal('a form', 'device_code=a&user_code=b', outlasted('device', 'bad_answer')),
];

const clients = (['basic', 'post', 'none'] as const).flatMap((auth) =>
  [undefined, 'user:read:user', 'a:b é+ü'].map(
    (scope): Scene => ({
      ...scene('clients', `${auth}, scope ${scope ?? 'absent'}`, {}, STORED),
      auth,
      ...(scope === undefined ? {} : { scope }),
    }),
  ),
);

/** The scenes of the device authorization answer. */
export const DEVICE_SCENES: readonly Scene[] = [
  ...wrong,
  ...assumed,
  ...big,
  ...userCodes,
  ...addresses,
  ...googles,
  ...complete,
  ...lives,
  ...intervals,
  ...tricks,
  ...clients,
];
