import { describe, expect, it } from 'vitest';
import { otherAnswer } from '../../../src/core/oauth/other-answer.ts';

const told = (status: number, headers: Record<string, string>, text = '') =>
  otherAnswer({ kind: 'reply', status, headers, text }, null, 'zoom.us', []).code;

describe('a reply that is no OAuth answer', () => {
  it.each([
    [511, {}, 'captive_portal'],
    [302, { location: 'https://login.hotel.test/?u=x' }, 'captive_portal'],
    [302, { location: 'http://10.0.0.1/' }, 'captive_portal'],
    [301, { location: 'https://www.zoom.us/oauth/devicecode' }, 'redirected'],
    [302, { location: '/oauth/devicecode/' }, 'redirected'],
    [302, { location: 'https://' }, 'redirected'],
    [302, {}, 'redirected'],
    [407, {}, 'proxy_wanted'],
    [429, {}, 'rate_limited'],
    [502, { 'content-type': 'text/html' }, 'server_error'],
    [403, { 'content-type': 'text/html' }, 'bad_answer'],
  ] as const)('with status %i and %j is %s', (status, headers, code) => {
    expect(told(status, headers)).toBe(code);
  });

  it.each([
    ['text/html; charset=utf-8', '', 'captive_portal'],
    ['text/plain', ' <!DOCTYPE html><title>Welcome</title>', 'captive_portal'],
    ['', '<html>', 'captive_portal'],
    ['text/plain', 'hello', 'bad_answer'],
  ])('of type %j saying %j with status 200 is %s', (type, text, code) => {
    expect(told(200, { 'content-type': type }, text)).toBe(code);
  });
});
