/**
 * The story of a renewal: read; good enough? else have it renewed apart: lock, read again, still stale? refresh,
 * journal, save, unlock.
 *
 * Every command that needs a token comes through `renew`; the part under the lock, `renewLocked`, runs in a process of its
 * own that outlives its caller. Nothing is handed out before it is saved, and a grant is called dead only on an
 * explicit word of the provider about the very refresh token that is stored now.
 */

import type { Exchange, Requests, TokenAsk } from '../core/exchange.ts';
import {
  canRenew,
  type Grant,
  isRefreshed,
  renewed,
  secondsLeft,
  secondsToRenewal,
} from '../core/grant/grant.ts';
import type { Journal, WriteHold } from '../core/keeping.ts';
import { readToken, saysGrantIsDead, wordsOfDeath } from '../core/oauth/answer.ts';
import { isOverForGood, isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { clocks, LOCK_WAIT_MS, REQUEST_MS, type RenewJob, type World } from '../core/world.ts';
import { mayBeLost, replayAll, tokenInJournal } from './recover.ts';
import { type Connect, deathOf, readGrant, secretsOf } from './stored.ts';

/** How long a caller is kept waiting for a renewal; the process that renews waits longer. */
const CALLER_WAIT_MS = 30_000;

/** What is wanted of a token. */
export type RenewOrder = {
  readonly account: string;
  /** Refresh when fewer seconds are left. */
  readonly minTtlS: number;
  /** Refresh whatever is left. */
  readonly fresh: boolean;
};

/** Brings an account's grant to at least `minTtlS` seconds of life. */
export async function renew(world: World, order: RenewOrder): Promise<Grant | Trouble> {
  const first = await readGrant(world, order.account);
  if (isTrouble(first) || isGood(first, order, world)) return first;
  const ask = renewalAsk(first);
  if (isTrouble(ask)) return isUsable(first, world) ? first : ask;
  const cause = await renewInTurn(world, { ...order, seen: first.accessToken });
  const now = await readGrant(world, order.account);
  if (cause === null || isSettled(now, first.accessToken, order, world)) return now;
  world.log(`not refreshed: ${cause.code}`);
  // Trouble on the way takes nothing away from a token that still lives; a dead grant's token is not handed out.
  return !order.fresh && !isOverForGood(cause) && isUsable(first, world) ? first : cause;
}

/**
 * Has the grant renewed by one process for all who want it, and waits for that as long as a caller can be kept waiting.
 * Null when it was renewed or need not be any more; `locked` while it is still under way.
 */
async function renewInTurn(world: World, job: RenewJob): Promise<Trouble | null> {
  const until = world.ticks() + CALLER_WAIT_MS;
  const turn = await world.keeping.hold(job.account, 'renew', CALLER_WAIT_MS);
  if (isTrouble(turn)) return turn;
  try {
    if (isSettled(await readGrant(world, job.account), job.seen, job, world)) return null;
    const work = () => noLaterThan(world, until, job.account, world.renewInWorker(job));
    const cause = await work();
    // A worker that was killed has left a journal; the next one begins with that.
    return cause?.code === 'interrupted' ? await work() : cause;
  } finally {
    turn.release();
  }
}

/** What comes of the work, or, where that takes too long, that it is under way: it goes on without its caller. */
async function noLaterThan(
  world: World,
  until: number,
  account: string,
  work: Promise<Trouble | null>,
): Promise<Trouble | null> {
  const done = new AbortController();
  const late = world.sleepUntil(until, done.signal).then(() => 'late' as const);
  const first = await Promise.race([work, late]);
  done.abort();
  return first === 'late' ? stillUnderWay(world, account) : first;
}

/** What a caller is told that has waited long enough: who is at it, and since when. */
async function stillUnderWay(world: World, account: string): Promise<Trouble> {
  const writing = await world.keeping.hold(account, 'write', 0);
  if (isTrouble(writing)) return writing;
  writing.release();
  return trouble('locked');
}

/** Reports whether another process has refreshed or lost the grant meanwhile; that satisfies `fresh`, too. */
function isSettled(now: Grant | Trouble, seen: string, order: RenewOrder, world: World): boolean {
  if (isTrouble(now)) return isOverForGood(now);
  return isGood(now, { ...order, fresh: order.fresh && now.accessToken === seen }, world);
}

/** The part under the lock. Null when the stored grant is good now, no matter which process refreshed it. */
export async function renewLocked(world: World, job: RenewJob, connect: Connect): Promise<Trouble | null> {
  const writing = await world.keeping.hold(job.account, 'write', LOCK_WAIT_MS);
  if (isTrouble(writing)) return writing;
  try {
    await replayAll(world, writing);
    const now = await readGrant(world, job.account);
    if (isTrouble(now)) return now;
    if (isSettled(now, job.seen, job, world)) return null;
    const fresh = await refresh(world, writing, now, connect);
    return isTrouble(fresh) ? fresh : null;
  } finally {
    writing.release();
  }
}

/** Refreshes a grant, journal first, and saves what came back. */
async function refresh(
  world: World,
  writing: WriteHold,
  grant: Grant,
  connect: Connect,
): Promise<Grant | Trouble> {
  const ask = renewalAsk(grant);
  if (isTrouble(ask)) return ask;
  const requests = connect(grant);
  if (isTrouble(requests)) return requests;
  // A token that is still to be saved is the only one that is good: its journal is not written over.
  if (writing.journal.left() !== null)
    return trouble('cannot_save', 'what the last refresh brought is still in the journal');
  const noSpace = await world.keeping.prepare(writing.account);
  if (noSpace !== null) return noSpace;
  const journal = writing.journal.open();
  if (isTrouble(journal)) return journal;
  try {
    const unwritten = journal.begin({ purpose: 'refresh', at: world.now(), base: grant });
    if (unwritten !== null) return unwritten;
    const exchange = await listened(
      world,
      requests,
      ask,
      journal,
      () => tokenInJournal(world, writing.journal, grant) !== null,
    );
    const settled = await settle(world, writing, grant, exchange, requests);
    if (settled.done) journal.clear();
    return settled.outcome;
  } finally {
    journal.close();
  }
}

/** The answer to a request for a token, however late; one that has brought its tokens need not end. */
async function listened(
  world: World,
  requests: Requests,
  ask: TokenAsk,
  journal: Journal,
  isThere: () => boolean,
): Promise<Exchange> {
  const [drop, over] = [new AbortController(), new AbortController()];
  const asked = requests.token(ask, journal, drop.signal).finally(() => over.abort());
  while (!over.signal.aborted) {
    await world.sleepUntil(world.ticks() + REQUEST_MS, over.signal);
    if (!over.signal.aborted && isThere()) drop.abort();
  }
  return asked;
}

/** What an answer does to the stored grant, and whether its journal may be cleared. */
async function settle(
  world: World,
  writing: WriteHold,
  grant: Grant,
  exchange: Exchange,
  requests: Requests,
): Promise<{ readonly outcome: Grant | Trouble; readonly done: boolean }> {
  const secrets = secretsOf(requests, grant);
  const asked = isRefreshed(grant.flow) ? 'refresh' : null;
  const heard = readToken(exchange, { server: grant.server, secrets, now: world.now() }, asked);
  const brokenOff = exchange.kind === 'no-reply' ? tokenInJournal(world, writing.journal, grant) : null;
  const token = heard.said === 'token' ? heard.token : brokenOff;
  if (token !== null) {
    const fresh = renewed(grant, token, clocks(world));
    const failed = await writing.save(fresh);
    world.log(failed === null ? 'refreshed and saved' : `refreshed, not saved: ${failed.code}`);
    return { outcome: failed ?? fresh, done: failed === null };
  }
  if (saysGrantIsDead(exchange)) {
    const failed = await writing.save({ ...grant, alive: false });
    return { outcome: deathOf(grant, wordsOfDeath(exchange, secrets)), done: failed === null };
  }
  const cause =
    heard.said === 'unreachable' || heard.said === 'refused'
      ? heard.trouble
      : trouble('provider_refused', ('trouble' in heard && heard.trouble?.detail) || heard.said);
  // No usable answer: the server may have changed the token all the same, which the grant must remember.
  const lost = mayBeLost(heard) && grant.lostAt === null ? { ...grant, lostAt: world.now() } : null;
  const failed = lost === null ? null : await writing.save(lost);
  return { outcome: cause, done: failed === null };
}

/** What a grant is renewed with; a trouble where nothing renews it. */
function renewalAsk({ server, flow, refreshToken }: Grant): TokenAsk | Trouble {
  if (server.simulated) return trouble('simulation_over');
  if (!isRefreshed(flow)) return trouble('no_refresh_token', `the ${flow} flow brings none`);
  return refreshToken === null ? trouble('no_refresh_token') : { grant: 'refresh', refreshToken };
}

function isGood(grant: Grant, order: Pick<RenewOrder, 'fresh' | 'minTtlS'>, world: World): boolean {
  if (order.fresh) return false;
  // An end that was never told, and nothing to renew with: handed out until the provider refuses it.
  if (grant.isLifeAssumed === true && !canRenew(grant)) return true;
  return (secondsToRenewal(grant, clocks(world)) ?? 0) >= Math.max(order.minTtlS, 1);
}

/** A token may still be good where its end is not known. */
function isUsable(grant: Grant, world: World): boolean {
  return secondsLeft(grant, clocks(world)) !== 0;
}
