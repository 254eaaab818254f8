/**
 * The story of a renewal: read; good enough? else have it renewed apart: lock, read again, still stale? refresh,
 * journal, save, unlock.
 *
 * Every command that needs a token comes through `renew`; the part under the lock, `renewLocked`, runs in a process of its
 * own that outlives whoever asked. Nothing is handed out before it is saved, and a grant is called dead only on an
 * explicit word of the provider about the very refresh token that is stored now.
 */

import type { Exchange, Requests } from '../core/exchange.ts';
import { type Grant, type Provider, renewed, secondsLeft } from '../core/grant/grant.ts';
import type { WriteHold } from '../core/keeping.ts';
import { readToken, saysGrantIsDead } from '../core/oauth/answer.ts';
import { isOverForGood, isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { clocks, LONGEST_WORK_MS, type RenewJob, type World } from '../core/world.ts';
import { mayBeLost, replayAll, tokenInJournal } from './recover.ts';

/** What is wanted of a token. */
export type RenewOrder = {
  readonly account: string;
  /** Refresh when fewer seconds are left. */
  readonly minTtlS: number;
  /** Refresh whatever is left. */
  readonly fresh: boolean;
};

/** The requests to the provider a stored grant belongs to; a trouble where the client's credentials are missing. */
export type Connect = (provider: Provider) => Requests | Trouble;

/** A grant that is good for long enough, or why there is none. */
export type Renewal = { readonly grant: Grant } | { readonly trouble: Trouble };

/** Brings an account's grant to at least `minTtlS` seconds of life. */
export async function renew(world: World, order: RenewOrder): Promise<Renewal> {
  const first = await read(world, order.account);
  if ('trouble' in first || isGood(first.grant, order, world)) return first;
  const hopeless = cannotRefresh(first.grant);
  if (hopeless !== null) return stillUsable(first.grant, world) ?? { trouble: hopeless };
  // Of many callers one has the work done; the others wait for it and find it done.
  const turn = await world.keeping.hold(order.account, 'renew', LONGEST_WORK_MS);
  try {
    const meanwhile = await read(world, order.account);
    if (isSettled(meanwhile, first.grant.accessToken, order, world)) return meanwhile;
    const job = { ...order, seen: first.grant.accessToken };
    let cause = isTrouble(turn) ? turn : await world.renewInWorker(job);
    // A worker that was killed has left a journal; the next one begins with that.
    if (cause?.code === 'interrupted') cause = await world.renewInWorker(job);
    if (cause === null) return await read(world, order.account);
    world.log(`not refreshed: ${cause.code}`);
    // Trouble on the way takes nothing away from a token that still lives; a dead grant's token is not handed out.
    const isOver = isOverForGood(cause);
    return (order.fresh || isOver ? null : stillUsable(first.grant, world)) ?? { trouble: cause };
  } finally {
    if (!isTrouble(turn)) turn.release();
  }
}

/** Reports whether somebody else has refreshed or lost the grant meanwhile; `fresh` is content with that, too. */
function isSettled(now: Renewal, seen: string, order: RenewOrder, world: World): boolean {
  if ('trouble' in now) return isOverForGood(now.trouble);
  const isFresh = order.fresh && now.grant.accessToken === seen;
  return isGood(now.grant, { ...order, fresh: isFresh }, world);
}

/** The part under the lock. Null when the stored grant is good now, whoever has refreshed it. */
export async function renewLocked(world: World, job: RenewJob, connect: Connect): Promise<Trouble | null> {
  const writing = await world.keeping.hold(job.account, 'write', LONGEST_WORK_MS);
  if (isTrouble(writing)) return writing;
  try {
    await replayAll(world, writing);
    const now = await read(world, job.account);
    if ('trouble' in now) return now.trouble;
    if (isSettled(now, job.seen, job, world)) return null;
    const renewal = await refresh(world, writing, now.grant, connect);
    return 'trouble' in renewal ? renewal.trouble : null;
  } finally {
    writing.release();
  }
}

/** The stored grant, or why there is none to use: not paired, dead, damaged. */
export async function read(world: World, account: string): Promise<Renewal> {
  const stored = await world.keeping.read(account);
  switch (stored.kind) {
    case 'none':
      return { trouble: trouble('not_paired') };
    case 'damaged':
      return { trouble: trouble('damaged', `${world.keeping.where(account).path}: ${stored.why}`) };
    case 'foreign':
      return { trouble: trouble('other_box', world.keeping.where(account).path) };
    case 'unreadable':
      return { trouble: stored.trouble };
    case 'grant':
      return stored.grant.alive ? { grant: stored.grant } : { trouble: death(stored.grant) };
  }
}

/** Refreshes a grant, journal first, and saves what came back. */
export async function refresh(
  world: World,
  writing: WriteHold,
  grant: Grant,
  connect: Connect,
): Promise<Renewal> {
  const hopeless = cannotRefresh(grant);
  if (hopeless !== null || grant.refreshToken === null)
    return { trouble: hopeless ?? trouble('no_refresh_token') };
  const requests = connect(grant.provider);
  if (isTrouble(requests)) return { trouble: requests };
  // A token that is still to be saved is the only one that is good: its journal is not written over.
  if (writing.journal.left() !== null)
    return { trouble: trouble('cannot_save', 'what the last refresh brought is still in the journal') };
  const noRoom = await world.keeping.prepare(writing.account);
  if (noRoom !== null) return { trouble: noRoom };
  const journal = writing.journal.open();
  if (isTrouble(journal)) return { trouble: journal };
  try {
    const unwritten = journal.begin({ purpose: 'refresh', at: world.now(), base: grant });
    if (unwritten !== null) return { trouble: unwritten };
    const exchange = await requests.refresh(grant.refreshToken, journal);
    const settled = await settle(world, writing, grant, exchange, requests);
    if (settled.done) journal.clear();
    return settled.renewal;
  } finally {
    journal.close();
  }
}

/** Asks the provider to end a grant, by the token that ends all of it. */
export function revokeGrant(requests: Requests, grant: Grant): Promise<Exchange> {
  // Zoom revokes the whole grant by its access token; RFC 7009 §2.1 promises that for the refresh token.
  return grant.provider.kind === 'issuer' && grant.refreshToken !== null
    ? requests.revoke(grant.refreshToken, 'refresh_token')
    : requests.revoke(grant.accessToken, 'access_token');
}

/** What an answer does to the stored grant, and whether its journal may be cleared. */
async function settle(
  world: World,
  writing: WriteHold,
  grant: Grant,
  exchange: Exchange,
  requests: Requests,
): Promise<{ readonly renewal: Renewal; readonly done: boolean }> {
  const secrets = [...requests.secrets, grant.refreshToken ?? '', grant.accessToken];
  const heard = readToken(exchange, { provider: grant.provider, secrets, now: world.now() });
  const token =
    heard.secret ?? (exchange.kind === 'no-reply' ? tokenInJournal(world, writing.journal, grant) : null);
  if (token !== null) {
    const fresh = renewed(grant, token, clocks(world));
    const failed = await writing.save(fresh);
    world.log(failed === null ? 'refreshed and saved' : `refreshed, not saved: ${failed.code}`);
    return { renewal: failed === null ? { grant: fresh } : { trouble: failed }, done: failed === null };
  }
  if (saysGrantIsDead(exchange)) {
    const failed = await writing.save({ ...grant, alive: false });
    return { renewal: { trouble: death(grant) }, done: failed === null };
  }
  const cause =
    heard.answer.said === 'unreachable' || heard.answer.said === 'refused'
      ? heard.answer.trouble
      : trouble('provider_refused', heard.answer.said);
  // No usable answer: the server may have changed the token all the same, which the grant must remember.
  const lost = mayBeLost(heard.answer) && grant.lostAt === null ? { ...grant, lostAt: world.now() } : null;
  const failed = lost === null ? null : await writing.save(lost);
  return { renewal: { trouble: cause }, done: failed === null };
}

function death(grant: Grant): Trouble {
  return grant.lostAt === null
    ? trouble('grant_dead', 'it was revoked, replaced by a newer pairing, or ran out')
    : trouble('answer_lost', new Date(grant.lostAt).toISOString());
}

function cannotRefresh(grant: Grant): Trouble | null {
  if (grant.provider.simulated) return trouble('simulation_over');
  return grant.refreshToken === null ? trouble('no_refresh_token') : null;
}

function isGood(grant: Grant, order: Pick<RenewOrder, 'fresh' | 'minTtlS'>, world: World): boolean {
  return !order.fresh && (secondsLeft(grant, clocks(world)) ?? 0) >= Math.max(order.minTtlS, 1);
}

/** A token of which nobody knows whether it is over may still be good. */
function stillUsable(grant: Grant, world: World): Renewal | null {
  return secondsLeft(grant, clocks(world)) === 0 ? null : { grant };
}
