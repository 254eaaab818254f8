/** The device authorization answer (RFC 8628 §3.2), in every shape it may come. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { readDeviceCode } from '../../../src/core/oauth/answer.ts';
import { saysOf } from '../../../src/core/trouble/trouble.ts';
import { context, deviceBody, reply, WRONG_VALUES } from './make.ts';

const read = (body: unknown, server = context().server) =>
  readDeviceCode(reply(200, body), context({ server }));
const codeOf = (changed: object, server = context().server) => {
  const answer = read({ ...deviceBody, ...changed }, server);
  return answer.said === 'code' ? answer.code : null;
};
const troubleOf = (exchange: Exchange) => {
  const answer = readDeviceCode(exchange, context());
  return answer.said === 'refused' || answer.said === 'unreachable'
    ? `${answer.said} ${answer.trouble.code}`
    : answer.said;
};

describe('a good answer', () => {
  it('is read as it was sent, the device code apart', () => {
    expect(read(deviceBody)).toEqual({
      said: 'code',
      code: {
        userCode: 'abcd1234',
        verificationUri: 'https://zoom.us/oauth_device',
        verificationUriComplete: 'https://zoom.us/oauth/device/complete/abcd1234',
        expiresInS: 900,
        intervalS: 5,
      },
      deviceCode: deviceBody.device_code,
    });
  });

  it('may be minimal, have strange members and a byte order mark', () => {
    const { verification_uri_complete: _, interval: __, ...minimal } = deviceBody;
    expect(read(minimal)).toMatchObject({
      said: 'code',
      code: { intervalS: 5, verificationUriComplete: null },
    });
    expect(read(`\uFEFF${JSON.stringify({ ...deviceBody, extra: { deep: [1] } })}`).said).toBe('code');
  });

  it('may call the address verification_url, as older servers do', () => {
    const { verification_uri: address, ...rest } = deviceBody;
    expect(read({ ...rest, verification_url: address }).said).toBe('code');
  });
});

describe('a member that must be there', () => {
  it.each(
    ['device_code', 'user_code', 'verification_uri'].flatMap((member) =>
      WRONG_VALUES.map(([name, value]) => [member, name, value] as const),
    ),
  )('%s as %s is named', (member, _name, value) => {
    const answer = read({ ...deviceBody, [member]: value });
    expect(answer).toMatchObject({ said: 'refused', trouble: { code: 'incomplete_answer' } });
    expect(answer.said === 'refused' && saysOf(answer.trouble)).toContain(member);
    expect(answer).not.toHaveProperty('deviceCode');
  });

  it.each(['user_code', 'verification_uri'])(
    '%s as a number or far too long is refused, with its size',
    (member) => {
      expect(read({ ...deviceBody, [member]: 12345678 }).said).toBe('refused');
      expect(read({ ...deviceBody, [member]: 'a'.repeat(1_000_000) })).toMatchObject({
        said: 'refused',
        trouble: { detail: `${member} is too large: 1000000 characters` },
      });
    },
  );
});

describe('the interval', () => {
  it.each<[string, unknown, number]>([
    ['null', null, 5],
    ['zero', 0, 5],
    ['negative', -5, 5],
    ['words', 'abc', 5],
    ['empty', '', 5],
    ['a list', [7], 5],
    ['digits in a text', '7', 7],
    ['a fraction', 2.5, 3],
    ['a small fraction', 0.1, 1],
    ['2^31', 2 ** 31, 86_400],
    ['huge', 10 ** 10, 86_400],
  ])('as %s', (_name, interval, expected) => {
    expect(codeOf({ interval })?.intervalS).toBe(expected);
  });

  it('beyond all numbers counts as none', () => {
    expect(read(JSON.stringify(deviceBody).replace('"interval":5', '"interval":1e400'))).toMatchObject({
      code: { intervalS: 5 },
    });
  });
});

describe('the life of the code', () => {
  it.each<[string, unknown, number | null]>([
    ['a second', 1, 1],
    ['a fraction', 30.9, 30],
    ['digits in a text', '900', 900],
    ['10^12', 10 ** 12, 86_400],
    ['zero', 0, null],
    ['less than a second', 0.9, null],
    ['negative', -1, null],
  ])('as %s', (_name, life, expected) => {
    expect(codeOf({ expires_in: life })?.expiresInS ?? null).toBe(expected);
    expect(codeOf({ expires_in: life })?.isLifeAssumed).toBeUndefined();
  });

  it.each(WRONG_VALUES)('as %s is assumed to be ten minutes, and marked so', (_name, expires_in) => {
    expect(codeOf({ expires_in })).toMatchObject({ expiresInS: 600, isLifeAssumed: true });
  });
});

describe('the user code', () => {
  it.each([
    'a',
    'abcd1234',
    'WDJB-MJHT',
    'AbC dEf',
    '0O1l|',
    '<b>',
    'a\'b"c',
    '1'.repeat(33),
    'A'.repeat(256),
  ])('%s is shown byte for byte', (user_code) => {
    expect(codeOf({ user_code })?.userCode).toBe(user_code);
  });

  it.each([
    ['too long', '1'.repeat(257)],
    ['a sentence', 'CALL 555-0100 AND TELL YOUR PASSWORD'],
    ['a space before', ' abcd'],
    ['a space after', 'abcd '],
    ['only a space', ' '],
    ['a line break', 'ab\ncd'],
    ['an escape', 'ab\u001b[2Jcd'],
    ['a bidi override', 'ab\u202Ecd'],
    ['a zero width space', 'ab\u200Bcd'],
    ['a Cyrillic letter', 'аbcd'],
    ['an emoji', 'ab😀'],
    ['a NUL', 'ab\u0000'],
    ['DEL', 'ab\u007f'],
  ])('is refused with %s', (_name, user_code) => {
    expect(read({ ...deviceBody, user_code })).toMatchObject({
      said: 'refused',
      trouble: { code: 'unsafe_answer' },
    });
  });
});

describe('an answer that is none', () => {
  it.each<[string, Exchange, string]>([
    ['HTML', reply(200, '<!doctype html><title>QrSign in</title>'), 'unreachable captive_portal'],
    ['nothing', reply(200, ''), 'unreachable bad_answer'],
    ['JSON and garbage', reply(200, `${JSON.stringify(deviceBody)}x`), 'unreachable bad_answer'],
    ['a list', reply(200, [deviceBody]), 'unreachable bad_answer'],
    ['null', reply(200, 'null'), 'unreachable bad_answer'],
    ['an empty object', reply(200, {}), 'refused incomplete_answer'],
    ['a good body under 404', reply(404, deviceBody), 'unreachable bad_answer'],
    [
      'an unknown client',
      reply(400, { reason: 'Invalid client_id or client_secret', error: 'invalid_client' }),
      'refused invalid_client',
    ],
    [
      'a grant that is switched off',
      reply(400, { error: 'unsupported_grant_type' }),
      'refused unsupported_grant_type',
    ],
    ['401 without JSON', reply(401, ''), 'refused invalid_client'],
  ])('%s', (_name, exchange, expected) => {
    expect(troubleOf(exchange)).toBe(expected);
  });

  it('is never taken for a code when it is cut anywhere', () => {
    const whole = JSON.stringify(deviceBody);
    for (let length = 0; length < whole.length; length += 1) {
      expect(troubleOf(reply(200, whole.slice(0, length)))).toBe('unreachable bad_answer');
    }
  });
});
