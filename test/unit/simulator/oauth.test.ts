/** The endpoints over real sockets: shapes, client authentication, and what is refused. */

import { describe, expect, test } from 'vitest';
import { basic, DEVICE_GRANT, simulate } from './help.ts';

describe('a pairing from end to end', () => {
  test('code, pending, approval, tokens, refresh, users/me, revoke', async () => {
    const { simulator, clock, device, poll, refresh, revoke, me } = await simulate();
    const { url } = simulator;
    const asked = await device();
    expect(asked.status).toBe(200);
    const userCode = asked.json['user_code'];
    expect(asked.json).toEqual({
      device_code: expect.stringMatching(/^[\w-]{43}$/),
      user_code: expect.stringMatching(/^[a-z2-9]{8}$/),
      verification_uri: `${url}/oauth_device`,
      verification_uri_complete: `${url}/oauth/device/complete/${userCode}`,
      expires_in: 900,
      interval: 5,
    });
    expect(asked.headers.get('cache-control')).toBe('no-store');
    const code = asked.json['device_code'];
    expect(await poll(code)).toMatchObject({ status: 400, json: { error: 'authorization_pending' } });
    expect(simulator.approve()).toBe(true);
    expect(simulator.approve()).toBe(false);
    clock.wait(5_000);
    const first = await poll(code);
    expect(first.status).toBe(200);
    expect(first.json).toEqual({
      access_token: expect.stringMatching(/^[\w.-]{600,}$/),
      token_type: 'bearer',
      refresh_token: expect.stringMatching(/^[\w.-]{600,}$/),
      expires_in: 3599,
      scope: 'user:read:user user:read:token user:read:zak',
      api_url: url,
    });
    expect(await me(first.json['access_token'])).toMatchObject({
      status: 200,
      json: {
        email: 'owner@example.com',
        display_name: 'Room Owner',
        type: 2,
        account_id: expect.any(String),
      },
    });
    const second = await refresh(first.json['refresh_token']);
    expect(second.status).toBe(200);
    const dead = { status: 400, json: { reason: 'Invalid Token!', error: 'invalid_grant' } };
    expect(await refresh(first.json['refresh_token'])).toMatchObject(dead);
    expect(await revoke(second.json['access_token'])).toMatchObject({
      status: 200,
      json: { status: 'success' },
    });
    expect(await me(second.json['access_token'])).toMatchObject({
      status: 401,
      json: { code: 124, message: 'Invalid access token.' },
    });
    expect(await refresh(second.json['refresh_token'])).toMatchObject(dead);
    expect(simulator.requests.map((seen) => `${seen.path} ${seen.status} ${seen.answer}`)).toEqual([
      '/oauth/devicecode 200 ok',
      '/oauth/token 400 authorization_pending',
      '/oauth/token 200 ok',
      '/v2/users/me 200 ok',
      '/oauth/token 200 ok',
      '/oauth/token 400 invalid_grant',
      '/oauth/revoke 200 ok',
      '/v2/users/me 401 error 124',
      '/oauth/token 400 invalid_grant',
    ]);
    expect(simulator.requests[2]?.at).toBe((simulator.requests[1]?.at ?? 0) + 5_000);
  });

  test('declined, by the newest code and by name', async () => {
    const { simulator, device, poll } = await simulate();
    const asked = await device();
    expect(simulator.deny('made-up')).toBe(false);
    expect(simulator.deny(`${asked.json['user_code']}`)).toBe(true);
    expect((await poll(asked.json['device_code'])).json['error']).toBe('access_denied');
  });

  test('the options reach the answers', async () => {
    const options = { codeLifeS: 30, intervalS: 2, tokenLifeS: 60, omitComplete: true, approveAfterMs: 0 };
    const { device, poll } = await simulate(options);
    const asked = await device();
    expect(asked.json).toMatchObject({ expires_in: 30, interval: 2 });
    expect(asked.json).not.toHaveProperty('verification_uri_complete');
    expect((await poll(asked.json['device_code'])).json).toMatchObject({ expires_in: 60 });
  });
});

describe('clients', () => {
  const secret = { clientId: 'the room', clientSecret: 'a+b:c%&é' };
  const open = {};
  const publicOne = { clientId: 'room' };
  const right = basic(secret.clientId, secret.clientSecret);
  const cases: [string, object, Record<string, string>, Record<string, string>, string][] = [
    ['Basic with the right secret', secret, right, {}, 'ok'],
    ['Basic, and the same id in the body', secret, right, { client_id: 'the room' }, 'ok'],
    ['Basic, and another id in the body', secret, right, { client_id: 'else' }, 'invalid_client'],
    [
      'Basic, a plus for the space',
      secret,
      { authorization: `Basic ${btoa('the+room:a%2Bb%3Ac%25%26%C3%A9')}` },
      {},
      'ok',
    ],
    ['Basic with the wrong secret', secret, basic('the room', 'no'), {}, 'invalid_client'],
    ['Basic with the wrong id', secret, basic('else', secret.clientSecret), {}, 'invalid_client'],
    [
      'Basic without form encoding',
      secret,
      { authorization: `Basic ${btoa('the room:a+b:c')}` },
      {},
      'invalid_client',
    ],
    [
      'Basic with a bad escape',
      secret,
      { authorization: `Basic ${btoa('the room:%zz')}` },
      {},
      'invalid_client',
    ],
    ['Basic without a colon', open, { authorization: `Basic ${btoa('room')}` }, {}, 'invalid_client'],
    [
      'Bearer in place of Basic',
      open,
      { authorization: 'Bearer x' },
      { client_id: 'room' },
      'invalid_client',
    ],
    [
      'the secret in the body',
      secret,
      {},
      { client_id: 'the room', client_secret: secret.clientSecret },
      'invalid_client',
    ],
    ['the secret in both places', secret, right, { client_secret: secret.clientSecret }, 'invalid_request'],
    ['no secret at all', secret, {}, { client_id: 'the room' }, 'invalid_client'],
    ['public, id in the body', publicOne, {}, { client_id: 'room' }, 'ok'],
    ['public, another id', publicOne, {}, { client_id: 'else' }, 'invalid_client'],
    ['public, with a header', publicOne, basic('room', ''), { client_id: 'room' }, 'invalid_client'],
    ['public, with a secret', publicOne, {}, { client_id: 'room', client_secret: 'x' }, 'invalid_client'],
    ['any client, by header', open, basic('any', 'thing'), {}, 'ok'],
    ['any client, by body', open, {}, { client_id: 'any' }, 'ok'],
    ['nobody', open, {}, { scope: '' }, 'invalid_client'],
  ];
  test.each(cases)('%s', async (_name, options, headers, form, expected) => {
    const { post } = await simulate(options);
    for (const path of ['/oauth/devicecode', '/oauth/token', '/oauth/revoke']) {
      const grant = { grant_type: 'refresh_token', refresh_token: 'made-up', token: 'made-up', ...form };
      const heard = await post(path, path === '/oauth/devicecode' ? form : grant, headers);
      const passed = path === '/oauth/token' ? 'invalid_grant' : undefined;
      expect(heard.json['error']).toBe(expected === 'ok' ? passed : expected);
      expect(heard.status).toBe(heard.json['error'] === undefined ? 200 : 400);
      if (expected === 'invalid_client')
        expect(heard.json['reason']).toBe('Invalid client_id or client_secret');
    }
  });

  test('a code and its tokens belong to the client that asked', async () => {
    const { simulator, device, poll, refresh } = await simulate();
    const code = (await device()).json['device_code'];
    simulator.approve();
    expect((await poll(code, 'else')).json).toMatchObject({ error: 'invalid_grant' });
    const tokens = (await poll(code)).json;
    expect((await refresh(tokens['refresh_token'], 'else')).json['error']).toBe('invalid_grant');
  });
});

describe('requests that are refused', () => {
  const cases: [string, string, string, string][] = [
    [
      'a device code in the address',
      '/oauth/token?device_code=x',
      `client_id=room&grant_type=${DEVICE_GRANT}`,
      'invalid_request',
    ],
    ['a token in the address', '/oauth/revoke?token=x', 'client_id=room', 'invalid_request'],
    ['a secret in the address', '/oauth/devicecode?client_secret=x', 'client_id=room', 'invalid_request'],
    ['the client id in the address', '/oauth/devicecode?client_id=room', '', 'invalid_request'],
    ['a parameter twice', '/oauth/devicecode', 'client_id=room&client_id=room', 'invalid_request'],
    ['no grant type', '/oauth/token', 'client_id=room', 'invalid_request'],
    ['another grant type', '/oauth/token', 'client_id=room&grant_type=password', 'unsupported_grant_type'],
    ['no device code', '/oauth/token', `client_id=room&grant_type=${DEVICE_GRANT}`, 'invalid_request'],
    [
      'no refresh token',
      '/oauth/token',
      'client_id=room&grant_type=refresh_token&refresh_token=',
      'invalid_request',
    ],
    ['no token to revoke', '/oauth/revoke', 'client_id=room', 'invalid_request'],
    [
      'a scope that the app has not',
      '/oauth/devicecode',
      'client_id=room&scope=user:read:user+admin',
      'invalid_scope',
    ],
  ];
  test.each(cases)('%s', async (_name, path, body, error) => {
    const { post } = await simulate();
    expect(await post(path, body)).toMatchObject({
      status: 400,
      json: { error, reason: expect.any(String) },
    });
  });

  test('a body that is no form', async () => {
    const { heard } = await simulate();
    const init = {
      method: 'POST',
      body: '{"client_id":"room"}',
      headers: { 'content-type': 'application/json' },
    };
    expect(await heard('/oauth/devicecode', init)).toMatchObject({
      status: 400,
      json: { error: 'invalid_request' },
    });
  });
});

describe('the API', () => {
  async function pairedWith(scope?: string) {
    const made = await simulate({ approveAfterMs: 0, tokenLifeS: 60 });
    const code = (await made.device(scope === undefined ? {} : { scope })).json['device_code'];
    const tokens = (await made.poll(code)).json;
    return { ...made, tokens, bearer: { authorization: `Bearer ${tokens['access_token']}` } };
  }

  test.each([
    ['/v2/users/me/zak', 200],
    ['/v2/users/me/token?type=zak', 200],
    ['/v2/users/me/token?type=onbehalf&meeting_id=1234567890', 200],
    ['/v2/users/me/token?type=onbehalf', 400],
    ['/v2/users/me/token?type=obf', 400],
  ])('%s', async (path, status) => {
    const { get, bearer, simulator } = await pairedWith();
    const heard = await get(path, bearer);
    expect(heard.status).toBe(status);
    if (status === 200) expect(simulator.secrets).toContain(heard.json['token']);
    else expect(heard.json['code']).toBe(300);
  });

  test('asks for the scope', async () => {
    const { get, bearer } = await pairedWith('user:read:user');
    expect((await get('/v2/users/me', bearer)).status).toBe(200);
    const heard = await get('/v2/users/me/zak', bearer);
    expect(heard.json).toEqual({
      code: 4711,
      message: 'Invalid access token, does not contain scopes:[user:read:zak].',
    });
  });

  test('takes the token in the header only, while it is good', async () => {
    const { get, bearer, tokens, clock } = await pairedWith();
    expect((await get('/v2/users/me')).json['code']).toBe(124);
    expect((await get(`/v2/users/me?access_token=${tokens['access_token']}`, bearer)).status).toBe(401);
    expect((await get('/v2/users/me', { authorization: `Bearer ${tokens['refresh_token']}` })).status).toBe(
      401,
    );
    clock.wait(60_000);
    expect((await get('/v2/users/me', bearer)).json['message']).toBe('Access token is expired.');
  });
});

test('no secret is in the log or in the record, whatever the address carries', async () => {
  const lines: string[] = [];
  const options = { mark: 'LEAKED', log: (line: string) => lines.push(line), approveAfterMs: 0 };
  const { simulator, device, poll, get } = await simulate(options);
  const code = (await device()).json['device_code'];
  const token = (await poll(code)).json['access_token'];
  await get(`/oauth/token?device_code=${code}`);
  await get(`/${token}`);
  await get(`/v2/users/me?access_token=${token}`);
  expect(simulator.secrets).toHaveLength(3);
  expect(simulator.secrets.every((secret) => secret.startsWith('LEAKED'))).toBe(true);
  expect(lines).toHaveLength(5);
  expect(lines[0]).toBe('POST /oauth/devicecode 200 ok');
  expect(JSON.stringify([lines, simulator.requests])).not.toContain('LEAKED');
});
