/**
 * What the simulator's tests share: a clock that a test moves by hand, a running simulator that is always closed,
 * and requests as a client or a phone makes them.
 */

import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type SimulatorOptions, startSimulator } from '../../../src/simulator/simulator.ts';

export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** A clock in milliseconds that stands still until it is moved. */
export function handClock() {
  let at = 1_000_000;
  return {
    now: () => at,
    wait: (ms: number) => {
      at += ms;
    },
  };
}

/** Starts a simulator for one test. */
export async function simulate(options: Partial<SimulatorOptions> = {}) {
  const clock = handClock();
  const simulator = await startSimulator({ port: 0, now: clock.now, random: randomBytes, ...options });
  onTestFinished(() => simulator.close());
  return { simulator, clock, ...callsTo(simulator.url) };
}

export type Heard = { status: number; headers: Headers; text: string; json: Record<string, unknown> };

/** Basic authentication with form-encoded parts. */
export function basic(id: string, secret: string): Record<string, string> {
  const joined = [id, secret].map((part) => encodeURIComponent(part)).join(':');
  return { authorization: `Basic ${Buffer.from(joined).toString('base64')}` };
}

function callsTo(url: string) {
  async function heard(path: string, init: RequestInit): Promise<Heard> {
    const response = await fetch(url + path, { redirect: 'manual', ...init });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    let json: Record<string, unknown> = {};
    try {
      if (isJson) json = JSON.parse(text);
    } catch {
      // Cut-off JSON is one of the scenes.
    }
    return { status: response.status, headers: response.headers, text, json };
  }
  const post = (path: string, form: Record<string, string> | string, headers: Record<string, string> = {}) =>
    heard(path, { method: 'POST', body: new URLSearchParams(form), headers });
  const get = (path: string, headers: Record<string, string> = {}) => heard(path, { headers });
  return {
    heard,
    post,
    get,
    device: (form: Record<string, string> = {}) => post('/oauth/devicecode', { client_id: 'room', ...form }),
    poll: (deviceCode: unknown, clientId = 'room') =>
      post('/oauth/token', { grant_type: DEVICE_GRANT, device_code: `${deviceCode}`, client_id: clientId }),
    refresh: (refreshToken: unknown, clientId = 'room') =>
      post('/oauth/token', {
        grant_type: 'refresh_token',
        refresh_token: `${refreshToken}`,
        client_id: clientId,
      }),
    revoke: (token: unknown, clientId = 'room') =>
      post('/oauth/revoke', { token: `${token}`, client_id: clientId }),
    me: (accessToken: unknown) => get('/v2/users/me', { authorization: `Bearer ${accessToken}` }),
  };
}
