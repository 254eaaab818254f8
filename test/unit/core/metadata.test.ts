/** A provider's metadata (RFC 8414, OpenID Connect Discovery), taken only when it fits. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { readMetadata } from '../../../src/core/oauth/metadata.ts';
import { reply, silence } from './make.ts';

const ISSUER = 'https://login.example.com';
const body = {
  issuer: ISSUER,
  device_authorization_endpoint: `${ISSUER}/device`,
  token_endpoint: `${ISSUER}/token`,
  revocation_endpoint: `${ISSUER}/revoke`,
  userinfo_endpoint: `${ISSUER}/me`,
  grant_types_supported: ['refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
};

const read = (exchange: Exchange, isPublic = false) => readMetadata(exchange, ISSUER, 'room', isPublic);
const readBody = (changed: object, isPublic = false) => read(reply(200, { ...body, ...changed }), isPublic);
const code = (exchange: Exchange) => {
  const found = read(exchange);
  return 'code' in found ? found.code : 'provider';
};

describe('metadata', () => {
  it('becomes a provider', () => {
    expect(readBody({})).toEqual({
      kind: 'issuer',
      issuer: ISSUER,
      clientId: 'room',
      clientAuth: 'client_secret_basic',
      deviceEndpoint: `${ISSUER}/device`,
      tokenEndpoint: `${ISSUER}/token`,
      revocationEndpoint: `${ISSUER}/revoke`,
      userEndpoint: `${ISSUER}/me`,
      apiUrl: null,
      simulated: false,
    });
  });

  it('may leave out what is not needed', () => {
    const { revocation_endpoint: _, userinfo_endpoint: __, grant_types_supported: ___, ...least } = body;
    expect(read(reply(200, least))).toMatchObject({ revocationEndpoint: null, userEndpoint: null });
  });

  it.each<[string, object, string]>([
    ['another issuer', { issuer: 'https://evil.example' }, 'unsafe_answer'],
    ['the issuer with a slash', { issuer: `${ISSUER}/` }, 'unsafe_answer'],
    ['the issuer in capitals', { issuer: 'https://LOGIN.example.com' }, 'unsafe_answer'],
    ['no issuer', { issuer: undefined }, 'unsafe_answer'],
    ['no device endpoint', { device_authorization_endpoint: undefined }, 'no_device_flow'],
    [
      'a device endpoint without TLS',
      { device_authorization_endpoint: 'http://login.example.com/device' },
      'no_device_flow',
    ],
    ['grants without that of devices', { grant_types_supported: ['authorization_code'] }, 'no_device_flow'],
    ['no token endpoint', { token_endpoint: undefined }, 'incomplete_answer'],
    ['a token endpoint that is a script', { token_endpoint: 'javascript:alert(1)' }, 'incomplete_answer'],
    [
      'a token endpoint with a password',
      { token_endpoint: 'https://a:b@login.example.com/' },
      'incomplete_answer',
    ],
  ])('is refused with %s (RFC 8414 §3.3)', (_name, changed, expected) => {
    expect(code(reply(200, { ...body, ...changed }))).toBe(expected);
  });

  it.each<[string, Exchange, string]>([
    ['no reply', silence, 'timeout'],
    ['404', reply(404, body), 'bad_answer'],
    ['a redirect', reply(302, body), 'bad_answer'],
    ['HTML', reply(200, '<html>'), 'bad_answer'],
    ['a list', reply(200, [body]), 'bad_answer'],
    ['nothing', reply(200, ''), 'bad_answer'],
  ])('is not %s', (_name, exchange, expected) => {
    expect(code(exchange)).toBe(expected);
  });

  it('leaves out optional addresses that may not be used', () => {
    expect(readBody({ revocation_endpoint: 'http://x.example/', userinfo_endpoint: 5 })).toMatchObject({
      revocationEndpoint: null,
      userEndpoint: null,
    });
  });
});

describe('the way a client proves itself', () => {
  it.each<[string, unknown, string]>([
    ['nothing is listed', undefined, 'client_secret_basic'],
    ['the list is no list', 'client_secret_post', 'client_secret_basic'],
    ['both are listed', ['client_secret_post', 'client_secret_basic'], 'client_secret_basic'],
    ['only the body is listed', ['client_secret_post', 'private_key_jwt'], 'client_secret_post'],
  ])('where %s', (_name, ways, expected) => {
    expect(readBody({ token_endpoint_auth_methods_supported: ways })).toMatchObject({ clientAuth: expected });
  });

  it('is none for a public client, whatever is listed', () => {
    expect(readBody({}, true)).toMatchObject({ clientAuth: 'none' });
  });
});
