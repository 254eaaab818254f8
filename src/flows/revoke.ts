/**
 * The story of `unpair`: lock, revoke at the provider, then delete here. A provider out of reach leaves everything as it
 * is, because a deleted file would leave a grant alive that can no longer be revoked.
 */

import type { Exchange, Requests } from '../core/exchange.ts';
import { type Grant, secondsLeft } from '../core/grant/grant.ts';
import { readRevocation } from '../core/oauth/answer.ts';
import {
  isOverForGood,
  isPassing,
  isTrouble,
  type Trouble,
  type TroubleCode,
  trouble,
} from '../core/trouble/trouble.ts';
import { clocks, LOCK_WAIT_MS, type World } from '../core/world.ts';
import { replayAll } from './recover.ts';
import { renew } from './renew.ts';
import { type Connect, readGrant, secretsOf } from './stored.ts';

/** Asks the provider to end a grant, by the token that ends all of it. */
export function revokeGrant(requests: Requests, grant: Grant): Promise<Exchange> {
  // Zoom revokes the whole grant by its access token; RFC 7009 §2.1 promises that for the refresh token.
  return grant.server.kind === 'issuer' && grant.refreshToken !== null
    ? requests.revoke(grant.refreshToken, 'refresh_token')
    : requests.revoke(grant.accessToken, 'access_token');
}

/** What is to be undone. */
export type UnpairOrder = {
  readonly account: string;
  readonly connect: Connect;
  /** Delete here only, without asking the provider. */
  readonly local: boolean;
};

/** Null when it is done; `local` tells a grant that still lives at the provider. */
export async function unpair(world: World, order: UnpairOrder): Promise<Trouble | null> {
  const cannot = order.local ? null : await refreshed(world, order.account);
  if (cannot !== null) return cannot;
  const writing = await world.keeping.hold(order.account, 'write', LOCK_WAIT_MS);
  if (isTrouble(writing)) return writing;
  try {
    await replayAll(world, writing);
    const stored = await world.keeping.read(order.account);
    if (stored.kind === 'none') return trouble('not_paired');
    if (!order.local) {
      const cause = await revoke(world, order);
      if (cause !== null) return cause;
    }
    return await writing.remove();
  } finally {
    writing.release();
  }
}

const IS_OVER: readonly TroubleCode[] = ['grant_dead', 'answer_lost'];

/** Revokes what is stored. A grant that the provider calls dead, or that a simulator gave, needs no revoking. */
async function revoke(world: World, order: UnpairOrder): Promise<Trouble | null> {
  const grant = await readGrant(world, order.account);
  if (isTrouble(grant)) return IS_OVER.includes(grant.code) ? null : grant;
  if (grant.server.simulated) return null;
  const requests = order.connect(grant);
  if (isTrouble(requests)) return requests;
  const exchange = await revokeGrant(requests, grant);
  const secrets = secretsOf(requests, grant);
  const cause = readRevocation(exchange, { server: grant.server, secrets, now: world.now() });
  return cause === null ? null : notRevoked(cause);
}

/**
 * Zoom wants a living access token to revoke by: one that has expired is renewed first, as for every other command by a
 * process that outlives this one. A trouble where that is not possible now.
 */
async function refreshed(world: World, account: string): Promise<Trouble | null> {
  const grant = await readGrant(world, account);
  if (isTrouble(grant) || grant.server.simulated || grant.server.kind !== 'zoom') return null;
  if (grant.refreshToken === null || secondsLeft(grant, clocks(world)) !== 0) return null;
  const renewal = await renew(world, { account, minTtlS: 1, fresh: false });
  return isTrouble(renewal) && !isOverForGood(renewal) ? notRevoked(renewal) : null;
}

function notRevoked(cause: Trouble): Trouble {
  if (!isPassing(cause)) return cause;
  // The code stands for the sentence, which would be in one language only.
  return trouble('not_revoked', cause.detail === '' ? cause.code : `${cause.detail} (${cause.code})`);
}
