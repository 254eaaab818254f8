/** The addresses in a device authorization answer: shown byte for byte, or refused; never a lure to another host. */

import { describe, expect, it } from 'vitest';
import { readDeviceCode } from '../../../src/core/oauth/answer.ts';
import { context, deviceBody, loopback, other, reply } from './make.ts';

const read = (body: unknown, server = context().server) =>
  readDeviceCode(reply(200, body), context({ server }));
const codeOf = (changed: object, server = context().server) => {
  const answer = read({ ...deviceBody, ...changed }, server);
  return answer.said === 'code' ? answer.code : null;
};

describe('the address for the phone', () => {
  it.each([
    'https://zoom.us/oauth_device',
    'https://zoom.us',
    'https://ZOOM.us/Oauth_Device?x=%20#a',
    'https://us05web.zoom.us/device',
    'https://zoom.us:8443/device',
  ])('%s is shown byte for byte', (verification_uri) => {
    expect(codeOf({ verification_uri })?.verificationUri).toBe(verification_uri);
  });

  const BAD: readonly (readonly [string, string])[] = [
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,hi'],
    ['a file', 'file:///etc/passwd'],
    ['plain http', 'http://zoom.us/device'],
    ['no scheme', 'zoom.us/device'],
    ['no host', 'https:///device'],
    ['a single slash', 'https:/zoom.us/device'],
    ['a user name', 'https://zoom.us@evil.example/'],
    ['a user name and a password', 'https://zoom.us:443@evil.example/'],
    ['a backslash', 'https://zoom.us\\@evil.example/'],
    ['a quote in the host', "https://a'b.example/"],
    ['a semicolon in the host', 'https://zoom.us;b.example/'],
    ['brackets in the host', 'https://a(b).example/'],
    ['a Cyrillic host', 'https://zооm.us/'],
    ['an IDN host', 'https://bücher.example/'],
    ['a space', 'https://zoom.us/a b'],
    ['a space before', ' https://zoom.us/'],
    ['a line break', 'https://zoom.us/\n'],
    ['a tab', 'https://zo\tom.us/'],
    ['an escape', 'https://zoom.us/\u001b]8;;'],
    ['a bidi override', 'https://zoom.us/\u202E'],
    ['a bad port', 'https://zoom.us:99999/'],
    ['too many characters', `https://zoom.us/${'a'.repeat(2048)}`],
  ];

  it.each(BAD)('is refused with %s', (_name, verification_uri) => {
    const answer = read({ ...deviceBody, verification_uri }, other);
    expect(answer).toMatchObject({ said: 'refused', trouble: { code: 'unsafe_answer' } });
  });

  it.each([
    'https://evil.example/',
    'https://zoom.us.evil.example/',
    'https://evilzoom.us/',
    'https://zoomgov.com/',
    'https://xn--zom-ppa.us/',
  ])('is refused at another host than Zoom: %s', (verification_uri) => {
    expect(codeOf({ verification_uri })).toBeNull();
    expect(codeOf({ verification_uri }, other)?.verificationUri).toBe(verification_uri);
  });

  it.each([
    'http://localhost:8080/device',
    'http://127.0.0.1/device',
    'http://[::1]:3000/',
    'http://zoom.localhost/',
  ])('may be plain http on this machine: %s', (verification_uri) => {
    expect(codeOf({ verification_uri, verification_uri_complete: '' }, loopback)?.verificationUri).toBe(
      verification_uri,
    );
  });

  it.each([
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
  ])('may not be plain http elsewhere: %s', (verification_uri) => {
    expect(codeOf({ verification_uri }, loopback)).toBeNull();
  });
});

describe('the address for the QR', () => {
  it.each<[string, unknown]>([
    ['missing', undefined],
    ['empty', ''],
    ['a number', 5],
    ['plain http', 'http://zoom.us/c/abcd'],
    ['a script', 'javascript:alert(1)'],
    ['another host', 'https://evil.example/abcd'],
    ['a subdomain other than the shown one', 'https://x.zoom.us/abcd'],
    ['another port', 'https://zoom.us:8443/abcd'],
    ['too long', `https://zoom.us/${'a'.repeat(2048)}`],
    ['an escape', 'https://zoom.us/\u001b[2J'],
  ])('is left out, and the pairing goes on: %s', (_name, verification_uri_complete) => {
    expect(codeOf({ verification_uri_complete })).toMatchObject({
      userCode: 'abcd1234',
      verificationUriComplete: null,
    });
  });
});

describe('an address that is refused', () => {
  it.each([
    ['http://a.example/x', 'verification_uri is http, not https: http://a.example/x'],
    ['http://a.example/Device-Code-secret-0123456789', 'http://a.example/[hidden]'],
    ['http://known-secret.example/', '[hidden]'],
  ])('%s is named, without what is secret', (verification_uri, words) => {
    const answer = readDeviceCode(
      reply(200, { ...deviceBody, verification_uri }),
      context({ server: other, secrets: ['known-secret'] }),
    );
    const detail = answer.said === 'refused' ? answer.trouble.detail : '';
    expect(detail).toContain(words);
    expect(detail).not.toMatch(/Device-Code|known-secret/);
  });
});
