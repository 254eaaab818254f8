/**
 * What a scene is, and the honest answers around its hostile one. The bodies carry marked secrets, so that one search
 * through everything that was said finds any of them.
 */

import { MARK } from '../../program/canary.ts';
import { type Act, answer } from './acts.ts';
import type { Client, Endpoint, Held } from './checks.ts';

/** What becomes of the grant. */
export type Kept = 'nothing' | 'stored' | 'renewed' | 'kept' | 'dead' | 'gone';

/** How a scene ends. */
export type Outcome = {
  /** The names of the events of a pairing, in order. */
  readonly events: string;
  readonly exit: number;
  /** The code of the first trouble that was told, or null. */
  readonly reason: string | null;
  readonly kept: Kept;
};

/** A scene: what the server does at an endpoint before it behaves, and how that must end. */
export type Scene = {
  readonly group: string;
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly acts: readonly Act[];
  readonly expected: Outcome;
  /** Seconds between the hostile answer to a poll and the next question, without the margin. */
  readonly gapS?: number;
  /** The same between the code and its first poll. */
  readonly firstGapS?: number;
  /** True where the request has to run into its deadline. */
  readonly stalls?: true;
  /** Approve only accounts of this domain. */
  readonly expectDomain?: string;
  /** The provider as it is spoken to; Zoom with a confidential client where nothing is said. */
  readonly auth?: Client['auth'];
  readonly scope?: string;
  /** More to be found in the grant that is kept. */
  readonly grant?: Readonly<Record<string, unknown>>;
};

/** The client of all scenes, with characters that want encoding. */
export const ROOM: Client = { id: 'room:1+é', secret: `${MARK}-s%:+ é`, auth: 'basic' };

/** The grant that a scene of a refresh or a revocation begins with. */
export const HELD: Held = { accessToken: `${MARK}.access.0`, refreshToken: `${MARK}.refresh.0` };

/** A device authorization answer. */
export const DEVICE = {
  device_code: `${MARK}-device-code`,
  user_code: 'abcd1234',
  verification_uri: 'https://zoom.us/oauth_device',
  verification_uri_complete: 'https://zoom.us/oauth/device/complete/abcd1234',
  expires_in: 900,
  interval: 5,
} as const;

/** A token answer. */
export const TOKEN = {
  access_token: `${MARK}.access.1`,
  token_type: 'bearer',
  refresh_token: `${MARK}.refresh.1`,
  expires_in: 3599,
  scope: 'user:read:user user:read:token',
} as const;

/** Who approved. */
export const USER = { id: 'u1', email: 'room@example.com', display_name: 'Room 4' } as const;

const HONEST: Readonly<Record<Endpoint, Act>> = {
  device: answer(200, DEVICE),
  poll: answer(200, TOKEN),
  refresh: answer(200, TOKEN),
  revoke: answer(200, { status: 'success' }),
  'users/me': answer(200, USER),
};

/** The answer of a server that behaves. */
export function honest(endpoint: Endpoint): Act {
  return HONEST[endpoint];
}

/** All endpoints. */
export const ENDPOINTS: readonly Endpoint[] = ['device', 'poll', 'refresh', 'revoke', 'users/me'];

/** A scene that goes as if nothing had happened. */
export function fine(endpoint: Endpoint): Outcome {
  if (endpoint === 'refresh') return { events: '', exit: 0, reason: null, kept: 'renewed' };
  if (endpoint === 'revoke') return { events: '', exit: 0, reason: null, kept: 'gone' };
  return { events: 'code paired', exit: 0, reason: null, kept: 'stored' };
}

/** A scene with trouble that a pairing outlasts, and that takes nothing away from a grant. */
export function outlasted(endpoint: Endpoint, reason: string): Outcome {
  switch (endpoint) {
    case 'device':
      return { events: 'retry code paired', exit: 0, reason, kept: 'stored' };
    case 'poll':
      return { events: 'code retry paired', exit: 0, reason, kept: 'stored' };
    case 'users/me':
      return fine(endpoint);
    case 'refresh':
      return { events: '', exit: 5, reason, kept: 'kept' };
    case 'revoke':
      return { events: '', exit: 5, reason: `not_revoked ${reason}`, kept: 'kept' };
  }
}

/** A scene that the answer ends, with nothing stored and nothing lost. */
export function ended(endpoint: Endpoint, reason: string, exit: number): Outcome {
  switch (endpoint) {
    case 'device':
      return { events: 'error', exit, reason, kept: 'nothing' };
    case 'poll':
      return { events: 'code error', exit, reason, kept: 'nothing' };
    case 'users/me':
      return fine(endpoint);
    case 'refresh':
      return { events: '', exit, reason, kept: 'kept' };
    case 'revoke':
      return { events: '', exit, reason: exit === 5 ? `not_revoked ${reason}` : reason, kept: 'kept' };
  }
}
