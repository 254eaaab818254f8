/**
 * The story of a renewal: read; good enough? else lock, read again, still stale? refresh, save, unlock.
 *
 * Every command that needs a token comes through here. Nothing is handed out before it is saved, and a grant is called
 * dead only on an explicit word of the provider about the very refresh token that is stored now.
 */

import { readToken, saysGrantIsDead } from '../core/answer.ts';
import { type Grant, type Provider, renewed, secondsLeft } from '../core/token.ts';
import { type Trouble, trouble } from '../core/trouble.ts';
import type { Exchange, Requests, World } from '../core/world.ts';

/** What is wanted of a token. */
export type RenewOrder = {
  readonly account: string;
  /** Refresh when fewer seconds are left. */
  readonly minTtlS: number;
  /** Refresh whatever is left. */
  readonly fresh: boolean;
  /** The requests to the provider a stored grant belongs to; a trouble where the client's credentials are missing. */
  readonly connect: (provider: Provider) => Requests | Trouble;
};

/** A grant that is good for long enough, or why there is none. */
export type Renewal = { readonly grant: Grant } | { readonly trouble: Trouble };

// A refresh ends within the request's own deadline; whoever waits longer than this waits for something broken.
const LOCK_WAIT_MS = 45_000;

/** The name of the lock under which an account's grant is written. */
export function grantLock(account: string): string {
  return account;
}

/** Brings an account's grant to at least `minTtlS` seconds of life. */
export async function renew(world: World, order: RenewOrder): Promise<Renewal> {
  const first = await read(world, order.account);
  if ('trouble' in first || isGood(first.grant, order, world)) return first;
  const release = await world.lock(grantLock(order.account), LOCK_WAIT_MS);
  if (typeof release !== 'function')
    return (order.fresh ? null : stillUsable(first.grant, world)) ?? { trouble: release };
  try {
    const now = await read(world, order.account);
    if ('trouble' in now) return now;
    // Somebody else may have refreshed while we waited; `fresh` is content with that, too.
    const changed = now.grant.accessToken !== first.grant.accessToken;
    if (isGood(now.grant, { ...order, fresh: order.fresh && !changed }, world)) return now;
    return await refresh(world, order, now.grant);
  } finally {
    release();
  }
}

/** The stored grant, or why there is none to use: not paired, dead, damaged. */
export async function read(world: World, account: string): Promise<Renewal> {
  const stored = await world.store.read(account);
  switch (stored.kind) {
    case 'none':
      return { trouble: trouble('not_paired') };
    case 'damaged':
      return { trouble: trouble('damaged', `${world.store.path(account)}: ${stored.why}`) };
    case 'unreadable':
      return { trouble: stored.trouble };
    case 'grant':
      return stored.grant.alive ? { grant: stored.grant } : { trouble: trouble('grant_dead') };
  }
}

/** Refreshes a grant and saves what came back; the grant's lock is held by the caller. */
export async function refresh(world: World, order: RenewOrder, grant: Grant): Promise<Renewal> {
  if (grant.provider.simulated) return stillUsable(grant, world) ?? { trouble: trouble('simulation_over') };
  if (grant.refreshToken === null) {
    return stillUsable(grant, world) ?? { trouble: trouble('no_refresh_token') };
  }
  const requests = order.connect(grant.provider);
  if ('code' in requests) return { trouble: requests };
  const exchange = await requests.refresh(grant.refreshToken);
  return settle(world, order, grant, exchange, requests);
}

/** Asks the provider to end a grant, by the token that ends all of it. */
export function revokeGrant(requests: Requests, grant: Grant): Promise<Exchange> {
  // Zoom revokes the whole grant by its access token; RFC 7009 §2.1 promises that for the refresh token.
  return grant.provider.kind === 'issuer' && grant.refreshToken !== null
    ? requests.revoke(grant.refreshToken, 'refresh_token')
    : requests.revoke(grant.accessToken, 'access_token');
}

async function settle(
  world: World,
  order: RenewOrder,
  grant: Grant,
  exchange: Exchange,
  requests: Requests,
): Promise<Renewal> {
  const secrets = [...requests.secrets, grant.refreshToken ?? '', grant.accessToken];
  const heard = readToken(exchange, { provider: grant.provider, secrets, now: world.now() });
  if (heard.secret !== null) {
    const fresh = renewed(grant, heard.secret, world.now());
    const failed = await world.store.save(order.account, fresh);
    world.log(failed === null ? 'refreshed and saved' : `refreshed, not saved: ${failed.code}`);
    return failed === null ? { grant: fresh } : { trouble: failed };
  }
  if (saysGrantIsDead(exchange)) {
    await world.store.save(order.account, { ...grant, alive: false });
    return { trouble: trouble('grant_dead', 'it was revoked, replaced by a newer pairing, or ran out') };
  }
  const cause =
    heard.answer.said === 'unreachable' || heard.answer.said === 'refused'
      ? heard.answer.trouble
      : trouble('provider_refused', heard.answer.said);
  world.log(`not refreshed: ${cause.code}`);
  // A provider out of reach takes nothing away from a token that still lives.
  return (order.fresh ? null : stillUsable(grant, world)) ?? { trouble: cause };
}

function isGood(grant: Grant, order: RenewOrder, world: World): boolean {
  return !order.fresh && secondsLeft(grant, world.now()) >= Math.max(order.minTtlS, 1);
}

function stillUsable(grant: Grant, world: World): Renewal | null {
  return secondsLeft(grant, world.now()) > 0 ? { grant } : null;
}
