/**
 * The story of `unpair`: lock, revoke at the provider, then delete here, with all that lies beside. A provider out of
 * reach leaves everything as it is, because a deleted file would leave a grant alive that can no longer be revoked.
 */

import type { Leftover, WriteHold } from '../core/keeping.ts';
import {
  isOverForGood,
  isTrouble,
  type Trouble,
  type TroubleCode,
  trouble,
} from '../core/trouble/trouble.ts';
import { LOCK_WAIT_MS, type World } from '../core/world.ts';
import { needsRenewal, notRevoked, revokeGrant, revokeLeftovers } from './end-grant.ts';
import { replayAll } from './recover.ts';
import { renew } from './renew.ts';
import { type Connect, readGrant } from './stored.ts';

/** What is to be undone. */
export type UnpairOrder = {
  readonly account: string;
  readonly connect: Connect;
  /** Delete here only, without asking the provider. */
  readonly local: boolean;
};

/** Null when it is done, and nothing is left here that holds a token; `local` tells a grant that still lives. */
export async function unpair(world: World, order: UnpairOrder): Promise<Trouble | null> {
  const { account, local } = order;
  const cannot = local ? null : await refreshed(world, account);
  if (cannot !== null) return cannot;
  const writing = await world.keeping.hold(account, 'write', LOCK_WAIT_MS);
  if (isTrouble(writing)) return writing;
  try {
    await replayAll(world, writing);
    const stored = await world.keeping.read(account);
    const leftovers = await world.keeping.leftovers(account);
    if (stored.kind === 'none' && leftovers.length === 0) return trouble('not_paired');
    const cause = local || stored.kind === 'none' ? null : await revoke(world, order);
    if (cause !== null) return cause;
    const alive = local ? null : await revokeLeftovers(world, writing, leftovers, order.connect);
    return (await writing.remove()) ?? (await removeAll(writing, leftovers, local)) ?? alive;
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
  const cause = await revokeGrant(world, requests, grant);
  return cause === null ? null : notRevoked(cause);
}

/** Deletes what lies beside the grant; what is still to be revoked only where nobody asks the provider. */
async function removeAll(
  writing: WriteHold,
  leftovers: readonly Leftover[],
  local: boolean,
): Promise<Trouble | null> {
  for (const leftover of leftovers) {
    if (leftover.unrevoked !== null && !local) continue;
    const failed = await writing.removeLeftover(leftover);
    if (failed !== null) return failed;
  }
  return null;
}

/**
 * A token that has expired is renewed first where it is wanted to revoke by, as for every other command by a process that
 * outlives this one. A trouble where that is not possible now.
 */
async function refreshed(world: World, account: string): Promise<Trouble | null> {
  const grant = await readGrant(world, account);
  if (isTrouble(grant) || !needsRenewal(world, grant)) return null;
  const renewal = await renew(world, { account, minTtlS: 1, fresh: false });
  return isTrouble(renewal) && !isOverForGood(renewal) ? notRevoked(renewal) : null;
}
