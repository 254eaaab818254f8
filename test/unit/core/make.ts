/**
 * What the tests of core and commands are made of: providers, plans, codes, grants, server replies and a seeded source
 * of numbers. Plain values, each with the one member changed that a test is about.
 */

import type { Exchange } from '../../../src/core/exchange.ts';
import type { Grant } from '../../../src/core/grant/grant.ts';
import type { Client, Registration, Server } from '../../../src/core/grant/provider.ts';
import type { Context } from '../../../src/core/oauth/answer.ts';
import type { Code, Plan } from '../../../src/core/pairing/pairing.ts';
import { safeText } from '../../../src/core/text/text.ts';

/** Wednesday, 7 January 2026, 12:00:00 UTC. */
export const NOON = Date.UTC(2026, 0, 7, 12);

export const zoom: Server = {
  kind: 'zoom',
  issuer: 'https://zoom.us',
  deviceEndpoint: 'https://zoom.us/oauth/devicecode',
  authorizationEndpoint: 'https://zoom.us/oauth/authorize',
  tokenEndpoint: 'https://zoom.us/oauth/token',
  revocationEndpoint: 'https://zoom.us/oauth/revoke',
  userEndpoint: null,
  apiUrl: 'https://api.zoom.us',
  simulated: false,
};

/** The client at each of the servers. */
export const room: Client = { clientId: 'room', clientAuth: 'client_secret_basic' };

/** It at Zoom. */
export const registration: Registration = { server: zoom, client: room };

export const other: Server = {
  ...zoom,
  kind: 'issuer',
  issuer: 'https://login.example.com',
  deviceEndpoint: 'https://login.example.com/device',
  authorizationEndpoint: 'https://login.example.com/authorize',
  tokenEndpoint: 'https://login.example.com/token',
  revocationEndpoint: 'https://login.example.com/revoke',
  userEndpoint: 'https://login.example.com/me',
  apiUrl: null,
};

/** Zoom as the simulator plays it. */
export const loopback: Server = {
  ...zoom,
  issuer: 'http://127.0.0.1:4711',
  apiUrl: 'http://127.0.0.1:4711',
};

export function plan(changed: Partial<Plan> = {}): Plan {
  return { renewals: 0, patienceMs: 15_000, marginMs: 100, ...changed };
}

export function code(changed: Partial<Code> = {}): Code {
  return {
    userCode: safeText('abcd1234'),
    verificationUri: safeText('https://zoom.us/oauth_device'),
    verificationUriComplete: null,
    expiresInS: 900,
    intervalS: 5,
    ...changed,
  };
}

export function grant(changed: Partial<Grant> = {}): Grant {
  return {
    server: zoom,
    client: room,
    flow: 'device',
    accessToken: 'access-1',
    refreshToken: 'refresh-1',
    scope: [safeText('user:read:user')],
    apiUrl: 'https://api.zoom.us',
    pairedAt: NOON,
    refreshedAt: NOON,
    expiresAt: NOON + 3_600_000,
    received: null,
    lostAt: null,
    user: null,
    profile: '',
    alive: true,
    ...changed,
  };
}

export function context(changed: Partial<Context> = {}): Context {
  return { server: zoom, secrets: [], now: NOON, ...changed };
}

/** A reply whose body is `body` as JSON, or as it stands when it is a text. */
export function reply(status: number, body: unknown, headers: Record<string, string> = {}): Exchange {
  return { kind: 'reply', status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}

export const silence: Exchange = { kind: 'no-reply', cause: 'timeout', detail: 'zoom.us' };

/** A device authorization answer (RFC 8628 §3.2). */
export const deviceBody = {
  device_code: 'Device-Code-secret-0123456789',
  user_code: 'abcd1234',
  verification_uri: 'https://zoom.us/oauth_device',
  verification_uri_complete: 'https://zoom.us/oauth/device/complete/abcd1234',
  expires_in: 900,
  interval: 5,
};

/** A token answer (RFC 6749 §5.1) as Zoom gives it. */
export const tokenBody = {
  access_token: 'eyJhbGciOiJIUzUxMiJ9.access-secret_1.sig',
  token_type: 'bearer',
  refresh_token: 'eyJhbGciOiJIUzUxMiJ9.refresh-secret_1.sig',
  expires_in: 3599,
  scope: 'user:read:user user:read:token',
  api_url: 'https://api-us.zoom.us',
};

/** What a member of an answer may turn out to be instead of what it should. */
export const WRONG_VALUES: readonly (readonly [name: string, value: unknown])[] = [
  ['absent', undefined],
  ['null', null],
  ['an empty text', ''],
  ['true', true],
  ['an object', { a: 1 }],
  ['an array', ['a']],
];

/** A seeded source of numbers (mulberry32): at least 0, below 1. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list, by a source of numbers. */
export function pick<Item>(random: () => number, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}
