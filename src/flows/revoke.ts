/**
 * The story of `unpair`: lock, revoke at the provider, then delete here. A provider out of reach leaves everything as it
 * is, because a deleted file would leave a grant alive that can no longer be revoked.
 */

import type { Exchange, Requests } from '../core/exchange.ts';
import { type Grant, secondsLeft } from '../core/grant/grant.ts';
import type { WriteHold } from '../core/keeping.ts';
import { readRevocation } from '../core/oauth/answer.ts';
import {
  isOverForGood,
  isPassing,
  isTrouble,
  saysOf,
  type Trouble,
  type TroubleCode,
  trouble,
} from '../core/trouble/trouble.ts';
import { clocks, LONGEST_WORK_MS, type World } from '../core/world.ts';
import { replayAll } from './recover.ts';
import { refresh } from './renew.ts';
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
  const writing = await world.keeping.hold(order.account, 'write', LONGEST_WORK_MS);
  if (isTrouble(writing)) return writing;
  try {
    await replayAll(world, writing);
    const stored = await world.keeping.read(order.account);
    if (stored.kind === 'none') return trouble('not_paired');
    if (!order.local) {
      const cause = await revoke(world, writing, order);
      if (cause !== null) return cause;
    }
    return await writing.remove();
  } finally {
    writing.release();
  }
}

const IS_OVER: readonly TroubleCode[] = ['grant_dead', 'answer_lost'];

/** Revokes what is stored. A grant that the provider calls dead, or that a simulator gave, needs no revoking. */
async function revoke(world: World, writing: WriteHold, order: UnpairOrder): Promise<Trouble | null> {
  const stored = await readGrant(world, order.account);
  if (isTrouble(stored)) return IS_OVER.includes(stored.code) ? null : stored;
  if (stored.server.simulated) return null;
  const grant = needsRefresh(world, stored) ? await refresh(world, writing, stored, order.connect) : stored;
  if (isTrouble(grant)) return isOverForGood(grant) ? null : notRevoked(grant);
  const requests = order.connect(grant);
  if (isTrouble(requests)) return requests;
  const exchange = await revokeGrant(requests, grant);
  const secrets = secretsOf(requests, grant);
  const cause = readRevocation(exchange, { server: grant.server, secrets, now: world.now() });
  return cause === null ? null : notRevoked(cause);
}

/** Zoom wants a living access token to revoke by. */
function needsRefresh(world: World, grant: Grant): boolean {
  return (
    grant.server.kind === 'zoom' && grant.refreshToken !== null && secondsLeft(grant, clocks(world)) === 0
  );
}

function notRevoked(cause: Trouble): Trouble {
  if (!isPassing(cause)) return cause;
  return trouble('not_revoked', `${saysOf(cause)} (${cause.code})`);
}
