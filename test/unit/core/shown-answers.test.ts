/** What of an answer is shown to people and kept: no secret comes back in it, however it is dressed up. */

import { describe, expect, it } from 'vitest';
import { readDeviceCode, readRevocation, readToken, readUser } from '../../../src/core/oauth/answer.ts';
import { saysOf } from '../../../src/core/trouble/trouble.ts';
import { ENCODINGS, ESCAPES, MARKS } from './disguises.ts';
import { NOON, other, reply } from './make.ts';

const SECRET = 'k9Zq3Lm2Wx8Rt5Yp7Bd4';
const context = { server: other, secrets: [SECRET], now: NOON };
const DISGUISES = [['as it is', (text: string) => text] as const, ...MARKS, ...ESCAPES, ...ENCODINGS].filter(
  // A token in other letters is another one.
  ([name]) => !/capitals|small/.test(name),
);
/** What stands in an address as it is. */
const IN_ADDRESS = DISGUISES.filter(([, dress]) => /^[\w.~%&+=:;/#-]+$/.test(dress(SECRET)));

const DEVICE = {
  device_code: 'd0Wq8Nv5Hc2Xz6Ka9Jf3',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://login.example.com/device',
  verification_uri_complete: 'https://login.example.com/device?user_code=WDJB-MJHT',
  expires_in: 900,
};

describe('a secret that comes back', () => {
  it.each(DISGUISES)('in a name, %s, is hidden, and the rest of it stays', (_name, dress) => {
    const echo = dress(SECRET);
    const answer = { id: `id ${echo}`, email: `${echo}@example.com`, name: `Ann ${echo}` };
    const user = readUser(reply(200, answer), [SECRET]);
    expect(user?.id).toMatch(/^id .*\[hidden\]/s);
    expect(user?.email).toMatch(/\[hidden\].*@example\.com$/s);
    expect(user?.displayName).toMatch(/^Ann .*\[hidden\]/s);
  });

  it.each(DISGUISES)('in a scope, %s, is hidden', (_name, dress) => {
    const scope = [`read:${dress(SECRET)}`, `write:${dress('aT8sK2pL5vN1xQ7m')}`, 'openid'];
    const heard = readToken(
      reply(200, { access_token: 'aT8sK2pL5vN1xQ7m', token_type: 'bearer', scope }),
      context,
    );
    expect(heard).toMatchObject({
      said: 'token',
      token: {
        scope: [
          expect.stringMatching(/^read:.*\[hidden\]/s),
          expect.stringMatching(/^write:.*\[hidden\]/s),
          'openid',
        ],
      },
    });
  });

  it.each(DISGUISES)('as a type, a status or an error, %s, is hidden', (_name, dress) => {
    const echo = dress(SECRET);
    const heard = [
      readToken(reply(200, { access_token: 'aT8sK2pL5vN1xQ7m', token_type: echo }), context),
      readToken(reply(400, { error: echo, error_description: `not ${echo}` }), context),
      readDeviceCode(reply(400, { error: 'invalid_client', error_description: `is ${echo}` }), context),
    ].map((answer) => ('trouble' in answer && answer.trouble ? saysOf(answer.trouble) : answer.said));
    const revoked = readRevocation(reply(200, { status: `not ${echo}` }), context);
    for (const says of [...heard, revoked === null ? '' : saysOf(revoked)]) {
      expect(says).toContain('[hidden]');
      expect(says).not.toContain(SECRET);
    }
  });

  it.each(IN_ADDRESS)('in an API address, %s, is no place to go', (_name, dress) => {
    const body = { access_token: 'aT8sK2pL5vN1xQ7m', token_type: 'bearer' };
    const address = `https://login.example.com/${dress(SECRET)}`;
    expect(readToken(reply(200, { ...body, api_url: address }), context)).toMatchObject({
      said: 'token',
      token: { apiUrl: null },
    });
  });

  it.each(IN_ADDRESS)('in the whole link, %s, is not shown, and the code is typed', (_name, dress) => {
    for (const secret of [SECRET, DEVICE.device_code]) {
      const link = `${DEVICE.verification_uri}?code=${dress(secret)}`;
      const heard = readDeviceCode(reply(200, { ...DEVICE, verification_uri_complete: link }), context);
      expect(heard).toMatchObject({
        said: 'code',
        code: { verificationUri: DEVICE.verification_uri, verificationUriComplete: null },
      });
    }
  });

  it.each(IN_ADDRESS)('in the address to type at, %s, is refused', (_name, dress) => {
    for (const secret of [SECRET, DEVICE.device_code]) {
      const uri = `${DEVICE.verification_uri}/${dress(secret)}`;
      const heard = readDeviceCode(reply(200, { ...DEVICE, verification_uri: uri }), context);
      expect(heard).toMatchObject({ said: 'refused', trouble: { code: 'unsafe_answer' } });
    }
  });

  it('as the code to type is refused', () => {
    const heard = readDeviceCode(reply(200, { ...DEVICE, user_code: DEVICE.device_code }), context);
    expect(heard).toMatchObject({ said: 'refused', trouble: { code: 'unsafe_answer' } });
    expect(JSON.stringify(heard)).not.toContain(DEVICE.device_code);
  });

  it('in a scope, as long as it may be, is hidden', () => {
    const access = Array.from({ length: 2_000 }, (_, at) => ((at * 7919) % 36).toString(36)).join('aB3');
    const heard = readToken(reply(200, { access_token: access, scope: [access, 'openid'] }), context);
    expect(heard).toMatchObject({ token: { scope: ['[hidden]', 'openid'] } });
  });

  it('in a scope is looked for so far, and what comes after that is hidden unread', () => {
    const hard = '%26amp;\\u0025<b>=3D+=3D%255c&#92;'.repeat(2);
    const many: [string[], boolean][] = [
      [Array.from({ length: 3_000 }, (_, nth) => `scope:${nth}:of:many`), false],
      [[...Array.from({ length: 900 }, () => hard), 'last'], true],
      [['a'.repeat(60_000), 'last'], false],
    ];
    const token = { access_token: 'aT8sK2pL5vN1xQ7m'.repeat(900), refresh_token: 'r'.repeat(20_000) };
    for (const [scope, isTooMuch] of many) {
      const heard = readToken(reply(200, { ...token, scope }), context);
      const shown = heard.said === 'token' ? (heard.token.scope ?? []) : [];
      expect(shown.at(-1) === '[hidden]').toBe(isTooMuch);
      expect(shown.length).toBeGreaterThan(0);
    }
  });

  it('leaves what is no secret as it is, long ids and short words among them', () => {
    const user = { id: 'KDcuGIm1QgePTO8WbOqwIQ', email: 'ann.long-name_1234567890@example.com', name: 'Ann' };
    expect(readUser(reply(200, user), [SECRET, 'Ann-Secret'])).toEqual({
      id: user.id,
      email: user.email,
      displayName: 'Ann',
    });
    expect(readDeviceCode(reply(200, DEVICE), context)).toMatchObject({
      code: { verificationUriComplete: DEVICE.verification_uri_complete },
    });
    // A code that is a word of the address is found in it, and is no secret for that.
    expect(readDeviceCode(reply(200, { ...DEVICE, device_code: 'device' }), context)).toMatchObject({
      said: 'code',
    });
  });
});
