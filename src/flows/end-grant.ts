/**
 * The ends of a grant at its provider: of the one that is stored, for `unpair`, and of those that this box does not keep,
 * now or, where the provider is out of reach, later.
 */

import type { Exchange, Requests } from '../core/exchange.ts';
import { type Grant, renewed, secondsLeft } from '../core/grant/grant.ts';
import type { Leftover, WriteHold } from '../core/keeping.ts';
import { readRevocation, readToken, saysGrantIsDead } from '../core/oauth/answer.ts';
import { isPassing, isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { clocks, LOCK_WAIT_MS, REQUEST_MS, type World } from '../core/world.ts';
import { type Connect, secretsOf } from './stored.ts';

/** Asks the provider to end a grant, by the token that ends all of it; why it did not, or null. */
export async function revokeGrant(world: World, requests: Requests, grant: Grant): Promise<Trouble | null> {
  // Zoom revokes the whole grant by its access token; RFC 7009 §2.1 promises that for the refresh token.
  const exchange = await (grant.server.kind === 'issuer' && grant.refreshToken !== null
    ? requests.revoke(grant.refreshToken, 'refresh_token')
    : requests.revoke(grant.accessToken, 'access_token'));
  return readRevocation(exchange, contextOf(world, requests, grant));
}

/** What became of a grant that this box does not keep. */
export type Ended = {
  /** Why it was not revoked; null where it was. */
  readonly cause: Trouble | null;
  /** Whether it is kept for a later revocation. */
  readonly isKept: boolean;
};

/** Revokes a grant that this box does not keep; where that fails, keeps it aside until it is revoked. */
export async function revokeOrKeep(
  world: World,
  account: string,
  grant: Grant,
  requests: Requests | Trouble,
): Promise<Ended> {
  const cause = isTrouble(requests) ? requests : await revokeGrant(world, requests, grant);
  // Where there is no way to revoke anything, nothing is gained by keeping a stranger's tokens.
  if (cause === null || grant.server.revocationEndpoint === null) return { cause, isKept: false };
  world.log(`not revoked: ${cause.code}`);
  const writing = await world.keeping.hold(account, 'write', LOCK_WAIT_MS);
  if (isTrouble(writing)) return { cause, isKept: false };
  try {
    return { cause, isKept: (await writing.keepUnrevoked(grant, null)) === null };
  } finally {
    writing.release();
  }
}

/** Revokes what was kept for that, and deletes it; why one was not revoked, or null. */
export async function revokeLeftovers(
  world: World,
  writing: WriteHold,
  leftovers: readonly Leftover[],
  connect: Connect,
): Promise<Trouble | null> {
  let first: Trouble | null = null;
  for (const leftover of leftovers) {
    const { unrevoked: grant, path } = leftover;
    if (grant === null) continue;
    const requests = connect(grant);
    const cause = isTrouble(requests)
      ? requests
      : ((await revokeLeftover(world, writing, { path, unrevoked: grant }, requests)) ??
        (await writing.removeLeftover(leftover)));
    if (cause !== null) first ??= trouble('leftover_not_revoked', `${path}: ${reasonOf(cause)}`);
  }
  return first;
}

/** Reports whether a grant has to be renewed before it can be revoked: Zoom wants a living access token for that. */
export function needsRenewal(world: World, grant: Grant): boolean {
  const { server, refreshToken } = grant;
  if (server.simulated || server.kind !== 'zoom' || refreshToken === null) return false;
  return secondsLeft(grant, clocks(world)) === 0;
}

/** The trouble of a grant that could not be revoked, where trying again may help. */
export function notRevoked(cause: Trouble): Trouble {
  return isPassing(cause) ? trouble('not_revoked', reasonOf(cause)) : cause;
}

/** The code stands for the sentence, which would be in one language only. */
function reasonOf({ code, detail }: Trouble): string {
  return detail === '' ? code : `${detail} (${code})`;
}

type Unrevoked = { readonly path: string; readonly unrevoked: Grant };

async function revokeLeftover(
  world: World,
  writing: WriteHold,
  { path, unrevoked: grant }: Unrevoked,
  requests: Requests,
): Promise<Trouble | null> {
  if (!needsRenewal(world, grant)) return revokeGrant(world, requests, grant);
  const exchange = await renewal(world, requests, grant.refreshToken ?? '');
  if (saysGrantIsDead(exchange)) return null;
  const heard = readToken(exchange, contextOf(world, requests, grant));
  if (heard.said !== 'token')
    return 'trouble' in heard ? heard.trouble : trouble('provider_refused', heard.said);
  const fresh = renewed(grant, heard.token, clocks(world));
  // The old tokens are spent, so these have to be kept before anything else can fail.
  const failed = await writing.keepUnrevoked(fresh, { path, unrevoked: grant });
  if (failed !== null) world.log(`a grant that is to be revoked was not saved: ${failed.code}`);
  return revokeGrant(world, requests, fresh);
}

/** A refresh that is not listened to for long: what it would bring is thrown away. */
async function renewal(world: World, requests: Requests, refreshToken: string): Promise<Exchange> {
  const over = new AbortController();
  const answered = new AbortController();
  void world.sleepUntil(world.ticks() + REQUEST_MS, answered.signal).then(() => over.abort());
  try {
    return await requests.token({ grant: 'refresh', refreshToken }, null, over.signal);
  } finally {
    answered.abort();
  }
}

function contextOf(world: World, requests: Requests, grant: Grant) {
  return { server: grant.server, secrets: secretsOf(requests, grant), now: world.now() };
}
