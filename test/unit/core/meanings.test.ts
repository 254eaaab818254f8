/** One word for one meaning: what errors mean, by whatever name, in whichever member, after whatever was asked. */

import { describe, expect, it } from 'vitest';
import {
  readDeviceCode,
  readRevocation,
  readToken,
  saysGrantIsDead,
} from '../../../src/core/oauth/answer.ts';
import { providerOf, renewalRemedy } from '../../../src/core/oauth/providers.ts';
import { exitOf, fixOf, saysOf, trouble } from '../../../src/core/trouble/trouble.ts';
import { context, other, reply, zoom } from './make.ts';

const CONTEXT = context({ server: other });
const poll = (body: unknown, status = 400) => readToken(reply(status, body), CONTEXT, 'poll');
const device = (body: unknown, status = 400) => readDeviceCode(reply(status, body), CONTEXT);

describe('a word is heard wherever it stands', () => {
  it.each([
    [{ error: 'authorization_pending' }],
    [{ error_code: 'authorization_pending' }],
    [{ errorCode: 'authorization_pending' }],
    [{ message: 'authorization_pending' }],
    [{ detail: 'authorization_pending' }],
    [{ error: 'Bad Request', message: 'authorization_pending' }],
    [{ error: { code: 'authorization_pending' } }],
  ])('%j', (body) => {
    for (const status of [400, 401, 403, 428]) expect(poll(body, status).said).toBe('pending');
  });

  it('but not among others, nor in a sentence, nor as a message under 200', () => {
    expect(poll({ error: 'invalid_request', message: 'authorization_pending' }).said).toBe('refused');
    expect(poll({ message: 'still authorization_pending' }).said).toBe('unreachable');
    expect(poll({ message: 'authorization_pending' }, 200).said).toBe('unreachable');
  });
});

describe('a poll', () => {
  it.each([
    ...[
      'expired_token',
      'token_expired',
      'incorrect_device_code',
      'bad_verification_code',
      'invalid_code_pair',
    ],
    ...['invalid device code', 'invalid_grant', 'code_expired', 'invalid_device_code'],
  ])('that is answered %s is of a code that is over', (error) => {
    expect(poll({ error }).said).toBe('expired');
    expect(poll({ error: 'Bad Request', message: error }).said).toBe('expired');
  });

  it.each([
    ['invalid_grant', 'AADSTS70008: The code has expired', 'expired'],
    ['invalid_grant', 'AADSTS50105: not assigned', 'denied'],
    ['invalid_grant', 'AADSTS50020: another tenant', 'denied'],
    ['invalid_grant', 'AADSTS53003: blocked', 'refused'],
    ['invalid_grant', 'Client not allowed for this', 'refused'],
    ['invalid_request', 'Invalid Device code.', 'expired'],
    ['invalid_request', 'The device_code has expired', 'expired'],
    ['invalid_request', 'device_code is missing', 'refused'],
    ['AUTHORIZATION_PENDING', '', 'refused'],
    ['Invalid_Code_Pair', '', 'expired'],
    ['rate_limit_exceeded', '', 'unreachable'],
    ['org_internal', '', 'refused'],
  ])('that is answered %s, "%s" is %s', (error, error_description, said) => {
    expect(poll({ error, error_description }).said).toBe(said);
  });

  it('that is declined keeps the words of the provider', () => {
    const heard = poll({ error: 'access_denied', error_description: 'Policy evaluation failed' });
    expect(heard).toMatchObject({ said: 'denied', trouble: { detail: 'Policy evaluation failed' } });
  });

  it('is not hurt by members beside a token that look like an error', () => {
    const token = { access_token: 'a', token_type: 'bearer', error_code: '0', message: 'invalid_grant' };
    expect(poll({ ...token, error: '' }, 200).said).toBe('token');
    expect(poll(token, 200).said).toBe('token');
  });

  it('under 429 is about the pace, but for the words of RFC 8628', () => {
    expect(poll({ error: 'invalid_grant' }, 429)).toMatchObject({ trouble: { code: 'rate_limited' } });
    expect(poll({ error: 'slow_down' }, 429).said).toBe('slow-down');
  });
});

describe('a refresh', () => {
  const dead = (body: unknown, status = 400) => saysGrantIsDead(reply(status, body));

  it.each([
    ...['invalid_grant', 'bad_refresh_token', 'interaction_required', 'consent_required', 'login_required'],
    ...['inactive_user', 'inactive_org', 'token_revoked', 'invalid_refresh_token', 'Invalid refresh token'],
  ])('that is answered %s is the end, under 200 as well, never under 429 or 500', (error) => {
    for (const status of [200, 400, 401, 403]) expect(dead({ error }, status)).toBe(true);
    for (const status of [429, 500, 503]) expect(dead({ error }, status)).toBe(false);
  });

  it.each([
    ['Refresh token expired.', true],
    ['Refresh token is invalid or has already been claimed by another client.', true],
    ['Invalid refresh token: abc', true],
    ['No refresh token is found in request.', false],
    ['The refresh token parameter is missing or invalid', false],
    ['The scope is invalid', false],
    ['', false],
  ])('that is answered invalid_request, "%s": %s', (error_description, isDead) => {
    expect(dead({ error: 'invalid_request', error_description })).toBe(isDead);
  });

  it('in a loop, or unauthorized, is not the end', () => {
    expect(dead({ error: 'invalid_grant', error_description: 'AADSTS50196: loop' })).toBe(false);
    for (const error of ['invalid_client', 'access_denied', 'authorization_pending', 'wibble'])
      expect(dead({ error })).toBe(false);
  });

  it('whose words only look like an end in another request is none', () => {
    expect(readRevocation(reply(400, { error: 'bad_refresh_token' }), CONTEXT)).toBeNull();
    expect(poll({ error: 'bad_refresh_token' }).said).toBe('refused');
  });
});

describe('a request for a code', () => {
  it.each([
    ...['access_denied', 'invalid_grant', 'unauthorized_client', 'device_flow_disabled', 'invalid_client'],
    ...[
      'incorrect_client_credentials',
      'invalid_client_id',
      'InvalidValue',
      'invalid client',
      'org_internal',
    ],
    ...['admin_policy_enforced', 'E0000006', 'E0000015', 'invalid_target', 'unsupported_grant_type'],
  ])('that is answered %s is refused for the client', (error) => {
    const heard = device({ error });
    expect(heard.said).toBe('refused');
    if (heard.said !== 'refused') return;
    expect(exitOf(heard.trouble)).toBe(8);
    expect(`${saysOf(heard.trouble)} ${fixOf(heard.trouble)}`).not.toMatch(/Zoom|captive/);
  });

  it.each<[number, unknown]>([
    [404, '<html>'],
    [405, ''],
    [404, { error: 'Not Found', path: '/x' }],
  ])('at a place where nothing is (%d) ends with it', (status, body) => {
    const heard = device(body, status);
    expect(heard).toMatchObject({ said: 'refused', trouble: { code: 'no_device_flow' } });
    expect(heard.said === 'refused' && saysOf(heard.trouble)).toContain('https://login.example.com/device');
  });

  it.each([
    [{ errorSummary: 'one' }, 'one'],
    [{ error: { message: 'two' } }, 'two'],
    [{ message: 'three' }, 'three'],
    [{ detail: 'four' }, 'four'],
    [{ errors: [{ message: 'five' }] }, 'five'],
    [{ error: { code: 400, message: 'a \u001b[2J secret-value' } }, 'a <U+001B>[2J [hidden]'],
  ])('tells the words of %j, made safe', (body, words) => {
    const heard = readDeviceCode(reply(400, body), context({ server: other, secrets: ['secret-value'] }));
    if (heard.said !== 'unreachable') throw new Error(heard.said);
    expect(saysOf(heard.trouble)).toContain(words);
    expect(fixOf(heard.trouble)).not.toMatch(/portal/);
  });
});

describe('advice', () => {
  it("is the provider's own where that is known, Zoom's at Zoom", () => {
    const asked = (issuer: string) => {
      const heard = readDeviceCode(
        reply(403, { error: 'unauthorized_client' }),
        context({ server: { ...other, issuer } }),
      );
      return heard.said === 'refused' ? fixOf(heard.trouble) : '';
    };
    expect(asked('https://a.okta.com')).toContain('tick Device Authorization');
    expect(asked('https://a.auth0.com')).toContain('Device Code');
    expect(asked('https://login.example.com')).toMatch(/a public client sends no secret/);
    const atZoom = readDeviceCode(reply(400, { error: 'unauthorized_client' }), context({ server: zoom }));
    expect(atZoom.said === 'refused' && fixOf(atZoom.trouble)).toBe(fixOf(trouble('unauthorized_client')));
  });

  it.each([
    ['https://login.microsoftonline.com/t/v2.0', 'entra'],
    ['https://login.microsoftonline.com.evil.example/t/v2.0', null],
    ['https://a.eu.auth0.com/', 'auth0'],
    ['https://sso.example.com/realms/r', 'keycloak'],
    ['https://github.example.com/login/oauth', 'github'],
    ['https://gitlab.example.com', 'gitlab'],
    ['https://example.com/dex', 'dex'],
    ['https://zoom.us', null],
  ])('knows %s as %s', (issuer, expected) => {
    expect(providerOf({ kind: issuer === 'https://zoom.us' ? 'zoom' : 'issuer', issuer })).toBe(expected);
    expect(renewalRemedy({ kind: 'issuer', issuer })).toMatch(/roomkey pair --force/);
  });
});
