/** A provider's metadata (RFC 8414, OpenID Connect Discovery), taken only when it fits. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { readMetadata } from '../../../src/core/oauth/metadata.ts';
import { EXIT, exitOf, fixOf, isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { reply, silence } from './make.ts';

const ISSUER = 'https://login.example.com';
const body = {
  issuer: ISSUER,
  device_authorization_endpoint: `${ISSUER}/device`,
  authorization_endpoint: `${ISSUER}/authorize`,
  token_endpoint: `${ISSUER}/token`,
  revocation_endpoint: `${ISSUER}/revoke`,
  userinfo_endpoint: `${ISSUER}/me`,
  grant_types_supported: ['refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
};

const read = (exchange: Exchange) => readMetadata(exchange, ISSUER);
const readBody = (changed: object) => read(reply(200, { ...body, ...changed }));
const code = (exchange: Exchange) => {
  const found = read(exchange);
  return isTrouble(found) ? found.code : 'server';
};

describe('metadata', () => {
  it('becomes a server, and the way its clients prove themselves', () => {
    expect(readBody({})).toEqual({
      server: {
        kind: 'issuer',
        issuer: ISSUER,
        deviceEndpoint: `${ISSUER}/device`,
        authorizationEndpoint: `${ISSUER}/authorize`,
        tokenEndpoint: `${ISSUER}/token`,
        revocationEndpoint: `${ISSUER}/revoke`,
        userEndpoint: `${ISSUER}/me`,
        apiUrl: null,
        simulated: false,
      },
      secretAuth: 'client_secret_basic',
    });
  });

  it('may leave out what is not needed', () => {
    const { revocation_endpoint: _, userinfo_endpoint: __, grant_types_supported: ___, ...least } = body;
    expect(read(reply(200, least))).toMatchObject({
      server: { revocationEndpoint: null, userEndpoint: null },
    });
  });

  it.each(['Call 555-0100 now', 'S3cret+of/the=box', 'http://evil.example', 'javascript:alert(1)', ''])(
    'that names an issuer which is no address, such as %j, is not quoted',
    (issuer) => {
      const found = read(reply(200, { ...body, issuer }));
      expect(isTrouble(found) && saysOf(found)).toMatch(/names an issuer that is no address$/);
      expect(isTrouble(found) && issuer !== '' && fixOf(found).includes(issuer)).toBe(false);
    },
  );

  it.each<[string, object, string]>([
    ['another issuer', { issuer: 'https://evil.example' }, 'bad_address'],
    ['another path', { issuer: `${ISSUER}/tenant` }, 'bad_address'],
    ['the issuer in capitals', { issuer: 'https://LOGIN.example.com' }, 'bad_address'],
    ['a template of another host', { issuer: 'https://evil.example/{tenantid}/v2.0' }, 'bad_address'],
    ['no issuer', { issuer: undefined }, 'bad_address'],
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
    const changed = {
      revocation_endpoint: 'http://x.example/',
      userinfo_endpoint: 5,
      authorization_endpoint: 'javascript:alert(1)',
    };
    expect(readBody(changed)).toMatchObject({
      server: { revocationEndpoint: null, userEndpoint: null, authorizationEndpoint: null },
    });
  });

  it.each<[string, object]>([
    ['names no endpoint for it', { device_authorization_endpoint: undefined }],
    ['names one without TLS', { device_authorization_endpoint: 'http://login.example.com/device' }],
  ])('is a server without device flow where it %s', (_name, changed) => {
    expect(readBody(changed)).toMatchObject({
      server: { deviceEndpoint: null, tokenEndpoint: `${ISSUER}/token` },
    });
  });
});

describe('what a document says beside the endpoint', () => {
  it.each([[['refresh_token', 'device_code']], [['authorization_code']], [[]], [undefined]])(
    'proves nothing: grants %j',
    (grant_types_supported) => {
      expect(readBody({ grant_types_supported })).toMatchObject({
        server: { deviceEndpoint: `${ISSUER}/device` },
      });
    },
  );

  it.each([
    [ISSUER, `${ISSUER}/`],
    [`${ISSUER}/`, ISSUER],
    [`${ISSUER}/realms/a`, `${ISSUER}/realms/a/`],
  ])('asked as %s and named %s is the same, in its own spelling', (asked, issuer) => {
    expect(readMetadata(reply(200, { ...body, issuer }), asked)).toMatchObject({ server: { issuer } });
  });

  it.each(['common', 'organizations', 'contoso.onmicrosoft.com'])(
    'may leave the tenant open: %s',
    (tenant) => {
      const asked = `${ISSUER}/${tenant}/v2.0`;
      const found = readMetadata(reply(200, { ...body, issuer: `${ISSUER}/{tenantid}/v2.0` }), asked);
      expect(found).toMatchObject({ server: { issuer: asked } });
    },
  );

  it.each([
    [`${ISSUER}/a/b/v2.0`, `${ISSUER}/{tenantid}/v2.0`],
    [`${ISSUER}/common/v1`, `${ISSUER}/{tenantid}/v2.0`],
    [`${ISSUER}.evil.example/common/v2.0`, `${ISSUER}/{tenantid}/v2.0`],
    [`${ISSUER}/a`, `${ISSUER}/b`],
  ])('asked as %s and named %s is told with both names, and ends at once', (asked, issuer) => {
    const found = readMetadata(reply(200, { ...body, issuer }), asked);
    if (!isTrouble(found)) throw new Error('it was taken');
    expect(exitOf(found)).toBe(EXIT.usage);
    expect(saysOf(found)).toContain(asked);
    expect(saysOf(found)).toContain(issuer);
  });
});

describe('the way a client with a secret proves itself', () => {
  it.each<[string, unknown, string]>([
    ['nothing is listed', undefined, 'client_secret_basic'],
    ['the list is no list', 'client_secret_post', 'client_secret_basic'],
    ['both are listed', ['client_secret_post', 'client_secret_basic'], 'client_secret_basic'],
    ['only the body is listed', ['client_secret_post', 'private_key_jwt'], 'client_secret_post'],
    ['a key is listed first', ['private_key_jwt', 'client_secret_basic'], 'client_secret_basic'],
    ['the list is empty', [], 'client_secret_basic'],
    ['nothing in the list is a word', [1, null, {}], 'client_secret_basic'],
  ])('where %s', (_name, ways, expected) => {
    expect(readBody({ token_endpoint_auth_methods_supported: ways })).toMatchObject({ secretAuth: expected });
  });
});

describe('a client with a secret where none is taken', () => {
  it.each([
    [['private_key_jwt']],
    [['tls_client_auth']],
    [['self_signed_tls_client_auth', 'tls_client_auth']],
    [['client_secret_jwt']],
    [['private_key_jwt', 'client_secret_jwt', 'none']],
    [['attest_jwt_client_auth']],
    [['CLIENT_SECRET_BASIC']],
    [['none']],
    [['\u001b[2Jkey', 'x'.repeat(5_000)]],
  ])('is told so, with what is taken: %j', (ways) => {
    const found = readBody({ token_endpoint_auth_methods_supported: ways });
    const { secretAuth } = isTrouble(found) ? { secretAuth: found } : found;
    if (!isTrouble(secretAuth)) throw new Error('a secret would be sent');
    expect(exitOf(secretAuth)).toBe(8);
    expect(secretAuth.code).toBe('secret_not_taken');
    expect(secretAuth.detail.startsWith(ways[0]?.replace('\u001b', '<U+001B>') ?? '?')).toBe(true);
    expect(secretAuth.detail.length).toBeLessThan(300);
    expect(fixOf(secretAuth).includes('Unset the client secret: ')).toBe(ways.join() === 'none');
  });
});

describe('endpoints on other hosts than the issuer', () => {
  it.each([
    [
      'Google',
      'https://accounts.google.com',
      {
        device_authorization_endpoint: 'https://oauth2.googleapis.com/device/code',
        token_endpoint: 'https://oauth2.googleapis.com/token',
        revocation_endpoint: 'https://oauth2.googleapis.com/revoke',
        userinfo_endpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
      },
    ],
    [
      'Entra',
      'https://login.microsoftonline.com/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0',
      {
        device_authorization_endpoint: 'https://login.microsoftonline.com/9122040d/oauth2/v2.0/devicecode',
        token_endpoint: 'https://login.microsoftonline.com/9122040d/oauth2/v2.0/token',
        userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
        revocation_endpoint: undefined,
      },
    ],
    [
      'Auth0 under a domain of its own',
      'https://login.example.com/',
      {
        device_authorization_endpoint: 'https://tenant.eu.auth0.com/oauth/device/code',
        token_endpoint: 'https://tenant.eu.auth0.com/oauth/token',
        revocation_endpoint: 'https://tenant.eu.auth0.com/oauth/revoke',
        userinfo_endpoint: 'https://tenant.eu.auth0.com/userinfo',
      },
    ],
  ])('are where %s says that they are', (_name, issuer, endpoints) => {
    const found = readMetadata(reply(200, { ...body, issuer, ...endpoints }), issuer);
    expect(found).toMatchObject({
      server: {
        deviceEndpoint: endpoints.device_authorization_endpoint,
        tokenEndpoint: endpoints.token_endpoint,
        userEndpoint: endpoints.userinfo_endpoint,
        revocationEndpoint: endpoints.revocation_endpoint ?? null,
      },
    });
  });

  const HERE = [
    'http://127.0.0.1:8080/x',
    'https://127.0.0.1/x',
    'http://localhost/x',
    'https://localhost:8443/x',
    'http://rooms.localhost/x',
    'http://[::1]:80/x',
    'http://127.255.0.9/x',
  ];

  it.each(HERE)('are not on this machine where the issuer is elsewhere: %s', (address) => {
    for (const name of ['token_endpoint', 'device_authorization_endpoint'])
      expect(code(reply(200, { ...body, [name]: address }))).toBe('unsafe_answer');
    expect(
      readBody({ revocation_endpoint: address, userinfo_endpoint: address, authorization_endpoint: address }),
    ).toMatchObject({
      server: { revocationEndpoint: null, userEndpoint: null, authorizationEndpoint: null },
    });
  });

  it.each(['http://127.0.0.1:9000', 'http://localhost:9000', 'https://[::1]:9000'])(
    'are not elsewhere where the issuer is on this machine: %s',
    (issuer) => {
      const here = {
        ...body,
        issuer,
        device_authorization_endpoint: `${issuer}/device`,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: 'http://127.0.0.1:9001/token',
        revocation_endpoint: `${issuer}/revoke`,
        userinfo_endpoint: `${issuer}/me`,
      };
      expect(readMetadata(reply(200, here), issuer)).toMatchObject({
        server: { userEndpoint: `${issuer}/me` },
      });
      for (const name of ['token_endpoint', 'device_authorization_endpoint'])
        expect(readMetadata(reply(200, { ...here, [name]: `${ISSUER}/x` }), issuer)).toMatchObject({
          code: 'unsafe_answer',
        });
      for (const name of ['revocation_endpoint', 'userinfo_endpoint'])
        expect(readMetadata(reply(200, { ...here, [name]: `${ISSUER}/x` }), issuer)).toMatchObject({
          server: { [name === 'userinfo_endpoint' ? 'userEndpoint' : 'revocationEndpoint']: null },
        });
    },
  );

  it('are never without TLS', () => {
    for (const name of ['token_endpoint', 'revocation_endpoint', 'userinfo_endpoint'])
      expect(JSON.stringify(readBody({ [name]: 'http://login.example.com/x' }))).not.toContain('http:');
  });
});
