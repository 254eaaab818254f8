/** How a grant and an intent come back from what was written: whole, or called what they are. */

import { describe, expect, it } from 'vitest';
import { emptyGrant, type Grant } from '../../../src/core/grant/grant.ts';
import type { Intent } from '../../../src/core/keeping.ts';
import { safeText } from '../../../src/core/text/text.ts';
import {
  fromKept,
  grantForm,
  grantFromText,
  intentForm,
  intentFrom,
  KEPT_VERSION,
} from '../../../src/store/form.ts';
import { grant, NOON, registration } from '../core/make.ts';

const whole = grant({
  user: { id: safeText('u1'), email: null, displayName: safeText('Ann') },
  received: { boot: 'boot-1', ticks: 1234.5 },
  lostAt: NOON,
});
const written = grantForm(whole);
const file = (value: unknown, more: object = {}): string =>
  JSON.stringify({ version: KEPT_VERSION, box: null, grant: value, ...more });
const json = file(written);

const ADDRESSES = [
  'issuer',
  'deviceEndpoint',
  'authorizationEndpoint',
  'tokenEndpoint',
  'revocationEndpoint',
  'userEndpoint',
  'apiUrl',
] as const;
/** None of these could have been paired with. */
const UNUSABLE = [
  'http://zoom.us/oauth/token',
  'ftp://zoom.us/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'zoom.us/oauth/token',
  'https://me:secret@zoom.us/oauth/token',
  'https:/\\evil.example/',
  'https://zoom.us\\@evil.example/',
  'https://z\u043e\u043em.us/oauth/token',
  'https://zoom.us\u0000.evil.example/',
  ' https://zoom.us/',
  '',
];

/** The grant in a file, or why there is none. */
function back(text: string): unknown {
  const found = fromKept(text);
  return found.kind === 'grant' ? found.grant : found.kind === 'damaged' ? found.why : found.kind;
}

describe('the file of a grant', () => {
  it.each<[string, Partial<Grant>]>([
    ['whole', {}],
    ['without a refresh token', { refreshToken: null }],
    ['over', { alive: false }],
    ['of a time without clocks', { received: null }],
    ['whose last answer came', { lostAt: null }],
    ['of a person nobody knows', { user: null }],
  ])('reads back as it was written: %s', (_name, changed) => {
    const each = { ...whole, ...changed };
    expect(back(file(grantForm(each)))).toEqual(each);
    expect(grantFromText(JSON.stringify(grantForm(each)))).toEqual(each);
  });

  it('is called damaged when it is cut anywhere', () => {
    for (let length = 0; length < json.length; length += 1) {
      expect(fromKept(json.slice(0, length)).kind).toBe('damaged');
    }
    expect(back('')).toBe('it is empty');
    expect(back(' \n')).toBe('it is empty');
    expect(back(`${json}x`)).toBe('it is not JSON, or only a part of it');
  });

  it.each<[string, object, string]>([
    ['no token', { accessToken: '' }, 'its token is missing'],
    ['a refresh token that is no text', { refreshToken: 5 }, 'its refresh token is not whole'],
    ['a refresh token that is not there', { refreshToken: undefined }, 'its refresh token is not whole'],
    ['no time', { expiresAt: null }, 'its times are missing'],
    ['a time beyond all calendars', { expiresAt: 1e300 }, 'its times are missing'],
    ['no word on its life', { alive: 'yes' }, 'it does not say whether it is alive'],
    ['no provider', { provider: null }, 'its provider is not whole'],
    [
      'a provider of an unknown kind',
      { provider: { ...written.provider, kind: 'x' } },
      'its provider is not whole',
    ],
    [
      'a provider without an endpoint',
      { provider: { ...written.provider, tokenEndpoint: null } },
      'its provider is not whole',
    ],
    ...ADDRESSES.flatMap((name) =>
      UNUSABLE.map((address): [string, object, string] => [
        `an address that no secret may be sent to: ${name} ${JSON.stringify(address)}`,
        { provider: { ...written.provider, [name]: address } },
        `its ${name} may not be used`,
      ]),
    ),
    ...ADDRESSES.slice(1).flatMap((name) =>
      ['https://evil.example/oauth/token', 'https://zoom.us.evil.example/', 'http://127.0.0.1:4711/'].map(
        (address): [string, object, string] => [
          `an address that is not Zoom's: ${name} ${address}`,
          { provider: { ...written.provider, [name]: address } },
          `its ${name} may not be used`,
        ],
      ),
    ),
    ...['null', 'https://api.zoom.us.example', 'https://evil.example/api.zoom.us', 'http://api.zoom.us'].map(
      (apiUrl): [string, object, string] => [
        `a place for API calls that a token may not follow: ${apiUrl}`,
        { apiUrl },
        'its API address may not be used',
      ],
    ),
    ['a token that would break a header', { accessToken: 'a\nX-Evil: 1' }, 'its token may not be used'],
    ['a token that moves a cursor', { accessToken: '\u001b[2J' }, 'its token may not be used'],
    [
      'a client id that would break a header',
      { provider: { ...written.provider, clientId: 'room\r\nX-Evil: 1' } },
      'its client id may not be used',
    ],
    ['a flow that is not known', { flow: 'telepathy' }, 'its flow is not known'],
    ['a flow that is no text', { flow: null }, 'its flow is not known'],
    [
      'an unknown way to prove itself',
      { provider: { ...written.provider, clientAuth: 'x' } },
      'its provider is not whole',
    ],
  ])('is called damaged with %s', (_name, changed, why) => {
    expect(back(file({ ...written, ...changed }))).toBe(why);
    expect(grantFromText(JSON.stringify({ ...written, ...changed }))).toBe(why);
  });

  it('of another issuer has its endpoints where that says, on https hosts of any name', () => {
    const tokenEndpoint = 'https://tokens.example.net/token';
    const provider = { ...written.provider, kind: 'issuer', apiUrl: null, tokenEndpoint };
    expect(back(file({ ...written, apiUrl: null, provider }))).toMatchObject({ server: { tokenEndpoint } });
    const plain = { ...provider, tokenEndpoint: 'http://tokens.example.net/token' };
    expect(back(file({ ...written, apiUrl: null, provider: plain }))).toBe(
      'its tokenEndpoint may not be used',
    );
  });

  it.each(['tokenEndpoint', 'revocationEndpoint', 'userEndpoint', 'authorizationEndpoint'] as const)(
    'of another issuer has no %s on this machine, unless that is where the issuer is',
    (name) => {
      const provider = { ...written.provider, kind: 'issuer', apiUrl: null };
      const read = (changed: object) =>
        back(file({ ...written, apiUrl: null, provider: { ...provider, ...changed } }));
      for (const here of ['http://127.0.0.1:4711/x', 'https://localhost/x', 'http://[::1]/x']) {
        expect(read({ [name]: here })).toBe(`its ${name} may not be used`);
        const issuer = 'http://127.0.0.1:4711';
        const all = {
          issuer,
          tokenEndpoint: here,
          revocationEndpoint: here,
          userEndpoint: here,
          authorizationEndpoint: here,
        };
        expect(read(all)).toMatchObject({ server: { [name]: here } });
        expect(read({ ...all, [name]: 'https://id.example/x' })).toBe(`its ${name} may not be used`);
      }
      // Where codes come from a person may have named.
      expect(read({ deviceEndpoint: 'http://127.0.0.1:4711/codes' })).toMatchObject({
        server: { deviceEndpoint: 'http://127.0.0.1:4711/codes' },
      });
    },
  );

  it.each<[string, unknown, unknown]>([
    ['clocks that are not there', undefined, null],
    ['clocks that are a text', 'boot-1', null],
    ['a boot without ticks', { boot: 'boot-1' }, null],
    ['ticks without a boot', { ticks: 5 }, null],
    ['ticks beyond all counting', { boot: 'boot-1', ticks: 'x' }, null],
    ['a boot that is a number', { boot: 1, ticks: 5 }, null],
    ['more than is known', { boot: 'b', ticks: 0, extra: 1 }, { boot: 'b', ticks: 0 }],
  ])('with %s is a grant all the same', (_name, received, expected) => {
    expect(back(file({ ...written, received }))).toEqual({ ...whole, received: expected });
  });

  it.each<[string, unknown, number | null]>([
    ['that is not there', undefined, null],
    ['that is a text', 'yesterday', null],
    ['beyond all calendars', 1e300, null],
    ['of the first moment', 0, 0],
  ])('with a moment of loss %s is a grant all the same', (_name, lostAt, expected) => {
    expect(back(file({ ...written, lostAt }))).toEqual({ ...whole, lostAt: expected });
  });

  it('of the first roomkey, which knew neither clocks nor losses nor machines, is read', () => {
    const { received: _, lostAt: __, flow: ___, ...old } = written;
    expect(fromKept(JSON.stringify({ version: 1, grant: old }))).toEqual({
      kind: 'grant',
      box: null,
      grant: { ...whole, received: null, lostAt: null },
    });
  });

  it.each<[string, unknown, unknown]>([
    ['without a version', { grant: whole }, 'it was made by another version (undefined)'],
    ['of version 0', { version: 0, grant: whole }, 'it was made by another version (0)'],
    ['of half a version', { version: 0.5, grant: whole }, 'it was made by another version (0.5)'],
    ['without a grant', { version: 1 }, 'it holds no grant'],
    ['that is a list', [], 'it is not JSON, or only a part of it'],
    ['that is null', null, 'it is not JSON, or only a part of it'],
  ])('%s is called damaged', (_name, value, why) => {
    expect(back(JSON.stringify(value))).toBe(why);
  });

  it.each([
    ['with a grant of a form that nobody knows', { version: 2, grant: 5 }],
    ['with nothing else', { version: 1000 }],
  ])('of a newer version is not called damaged: %s', (_name, value) => {
    expect(fromKept(JSON.stringify(value))).toEqual({ kind: 'newer', version: value.version });
  });

  it('tells its machine, and a seal without looking into it', () => {
    expect(fromKept(file(written, { box: 'b1' }))).toEqual({
      kind: 'grant',
      box: 'b1',
      grant: whole,
    });
    expect(fromKept(JSON.stringify({ version: 1, box: 'b1', sealed: 'AAAA' }))).toEqual({
      kind: 'sealed',
      box: 'b1',
      sealed: 'AAAA',
    });
    expect(fromKept(file(written, { box: 7 }))).toMatchObject({ kind: 'grant', box: null });
  });

  it('lets no edited text move a cursor', () => {
    const edited = file({ ...written, scope: ['\u001b[2J', 5], user: { email: '\u202E' } });
    expect(back(edited)).toMatchObject({ scope: ['<U+001B>[2J'], user: { email: '<U+202E>' } });
  });
});

describe('an intent', () => {
  const coming = emptyGrant(registration, 'device', [safeText('a')], 'kiosk', NOON);
  const refresh: Intent = { purpose: 'refresh', at: NOON, base: whole };
  const form = intentForm(refresh);

  it.each<[string, Intent]>([
    ['to refresh', refresh],
    ['to pair, with tokens that are still empty', { purpose: 'pair', at: NOON, base: coming }],
  ])('%s reads back as it was written', (_name, intent) => {
    expect(intentFrom(JSON.stringify(intentForm(intent)))).toEqual(intent);
  });

  it.each<[string, object]>([
    ['of another purpose', { ...form, purpose: 'revoke' }],
    ['of no purpose', { ...form, purpose: undefined }],
    ['without a time', { ...form, at: undefined }],
    ['at a time beyond all calendars', { ...form, at: 1e300 }],
    ['without a grant', { ...form, base: null }],
    ['to refresh a grant without a token', intentForm({ ...refresh, base: coming })],
    ['with half a grant', { ...form, base: { ...written, provider: null } }],
    ['that is a list', []],
  ])('%s is none', (_name, intent) => {
    expect(intentFrom(JSON.stringify(intent))).toBeNull();
  });

  it('that is cut anywhere is none', () => {
    const text = JSON.stringify(form);
    for (let length = 0; length < text.length; length += 1)
      expect(intentFrom(text.slice(0, length))).toBeNull();
  });
});
