/**
 * What a request must be: method, path, type, form, one way of proving the client, the very secrets that were handed
 * out, and never too early by the server's own clock. Whatever is not so is a fault with words.
 */

import type { Act } from './acts.ts';

/** The endpoints of a provider; `poll` and `refresh` are one address. */
export type Endpoint = 'device' | 'poll' | 'refresh' | 'revoke' | 'users/me';

/** A request as it came over the wire. */
export type Wire = {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
};

/** The client that the server knows. */
export type Client = {
  readonly id: string;
  readonly secret: string;
  readonly auth: 'basic' | 'post' | 'none';
};

/** What is handed out at the start: a grant from before the scene. */
export type Held = { readonly accessToken: string; readonly refreshToken: string };

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const GOES_ON = ['authorization_pending', 'slow_down'];

/** Watches all requests of a scene. Times are milliseconds of the server's clock. */
export function openChecks(client: Client, held: Held | null) {
  const faults: string[] = [];
  const fault = (words: string): void => void faults.push(words);
  let device = { code: '', from: 0, endsAt: 0, intervalMs: 0, isOver: true };
  let accessTokens: readonly string[] = held === null ? [] : [held.accessToken];
  let refreshTokens: readonly string[] = held === null ? [] : [held.refreshToken];
  let polls = 0;

  /** Which endpoint a request is for; null for a request that should not be. */
  function endpointOf(wire: Wire): Endpoint | null {
    const form = new URLSearchParams(wire.body);
    const found = {
      '/oauth/devicecode': 'device',
      '/oauth/token': form.get('grant_type') === 'refresh_token' ? 'refresh' : 'poll',
      '/oauth/revoke': 'revoke',
      '/v2/users/me': 'users/me',
    }[wire.target] as Endpoint | undefined;
    if (found === undefined) fault(`a request for ${wire.method} ${wire.target}`);
    return found ?? null;
  }

  /** A request has arrived. */
  function received(endpoint: Endpoint, wire: Wire, at: number): void {
    const all = (name: string) => wire.headers.filter(([each]) => each === name).map(([, value]) => value);
    for (const name of ['authorization', 'content-type', 'content-length', 'host'])
      if (all(name).length > 1) fault(`${endpoint}: ${name} twice`);
    if (all('accept-encoding').join() !== 'identity') fault(`${endpoint}: asks for a coding`);
    for (const name of ['cookie', 'referer', 'expect', 'proxy-authorization'])
      if (all(name).length > 0) fault(`${endpoint}: sends ${name}`);
    if (endpoint === 'users/me') {
      const [bearer = ''] = all('authorization');
      if (wire.method !== 'GET' || wire.body !== '') fault('users/me: is no plain GET');
      if (!accessTokens.some((token) => bearer === `Bearer ${token}`))
        fault('users/me: not the access token');
      return;
    }
    if (wire.method !== 'POST') fault(`${endpoint}: ${wire.method}`);
    if (all('content-type').join() !== 'application/x-www-form-urlencoded') fault(`${endpoint}: not a form`);
    const form = new URLSearchParams(wire.body);
    const names = [...form.keys()];
    if (new Set(names).size !== names.length) fault(`${endpoint}: a parameter twice`);
    if ([...form.values()].some((value) => value === '')) fault(`${endpoint}: an empty parameter`);
    proves(endpoint, all('authorization'), form);
    const known = { device: ['scope'], poll: ['device_code'], refresh: ['refresh_token'], revoke: ['token'] };
    const allowed = [...known[endpoint], 'grant_type', 'token_type_hint', 'client_id', 'client_secret'];
    for (const name of names) if (!allowed.includes(name)) fault(`${endpoint}: sends ${name}`);
    if (endpoint === 'device' && form.get('client_id') !== client.id) fault('device: no client_id');
    if (endpoint === 'poll') polled(form, at);
    if (endpoint === 'refresh' && !refreshTokens.includes(form.get('refresh_token') ?? ''))
      fault('refresh: not the refresh token');
    if (endpoint === 'revoke' && !accessTokens.includes(form.get('token') ?? ''))
      fault('revoke: not the token');
  }

  function proves(endpoint: Endpoint, authorization: readonly string[], form: URLSearchParams): void {
    const encoded = (text: string) => new URLSearchParams({ '': text }).toString().slice(1);
    const basic = `Basic ${Buffer.from(`${encoded(client.id)}:${encoded(client.secret)}`).toString('base64')}`;
    const header = client.auth === 'basic' ? basic : '';
    if (authorization.join() !== header) fault(`${endpoint}: the wrong Authorization`);
    if (form.has('client_secret') !== (client.auth === 'post'))
      fault(`${endpoint}: proves itself twice, or not`);
    if (client.auth !== 'basic' && form.get('client_id') !== client.id) fault(`${endpoint}: no client_id`);
  }

  function polled(form: URLSearchParams, at: number): void {
    polls += 1;
    if (form.get('grant_type') !== DEVICE_GRANT) fault('poll: the wrong grant_type');
    if (form.get('device_code') !== device.code) fault('poll: not the device code');
    if (device.isOver) fault('poll: after the end');
    if (at >= device.endsAt) fault('poll: after the code has run out');
    // A server whose gaps are longer than its codes live gets one question all the same.
    const cannotBeLawful = polls === 1 && device.from + device.intervalMs >= device.endsAt - 1000;
    if (at < device.from + device.intervalMs && !cannotBeLawful)
      fault(`poll: early, after ${at - device.from} ms of ${device.intervalMs}`);
  }

  /** An answer has gone out, or the client has gone away. */
  function answered(endpoint: Endpoint, { status, json }: Act, at: number): void {
    const text = (name: string) => (typeof json?.[name] === 'string' ? json[name] : null);
    const isGood = status !== null && status >= 200 && status < 300 && text('error') === null;
    if (endpoint === 'device' && isGood && text('device_code') !== null) {
      const wished = numberOf(json?.['interval']);
      const intervalMs = wished !== null && wished > 0 ? Math.ceil(wished) * 1000 : 5000;
      const lifeMs = (numberOf(json?.['expires_in']) ?? 600) * 1000;
      // An interval never shrinks within a pairing, not even with a new code.
      const least = Math.max(intervalMs, device.intervalMs);
      device = {
        code: text('device_code') ?? '',
        from: at,
        endsAt: at + lifeMs,
        intervalMs: least,
        isOver: false,
      };
      polls = 0;
    }
    if (endpoint === 'poll') {
      device = { ...device, from: at };
      const error = status !== null && status < 500 && status !== 429 ? text('error') : null;
      if (error === 'slow_down') {
        const wished = (numberOf(json?.['interval']) ?? 0) * 1000;
        device = { ...device, intervalMs: Math.max(device.intervalMs + 5000, wished) };
      }
      if (error !== null && !GOES_ON.includes(error)) device = { ...device, isOver: true };
    }
    if ((endpoint === 'poll' || endpoint === 'refresh') && isGood && text('access_token') !== null) {
      if (endpoint === 'poll') device = { ...device, isOver: true };
      accessTokens = [...accessTokens, text('access_token') ?? ''];
      // Single-use: the new one takes the place of the old.
      if (text('refresh_token')) refreshTokens = [...refreshTokens, text('refresh_token') ?? ''];
    }
  }

  return { faults, fault, endpointOf, received, answered };
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
