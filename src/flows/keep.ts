/**
 * The story of an approval: the token is saved before it is reported, then it is found out who approved, and a
 * grant that was replaced is ended at its provider.
 */

import type { Requests } from '../core/exchange.ts';
import {
  canRenew,
  emptyGrant,
  endOf,
  type Grant,
  renewed,
  type Token,
  type User,
} from '../core/grant/grant.ts';
import { isSameRegistration, type Registration } from '../core/grant/provider.ts';
import type { Intent, PairHold } from '../core/keeping.ts';
import { readUser } from '../core/oauth/answer.ts';
import { renewalRemedy } from '../core/oauth/providers.ts';
import type { Answer, Paired } from '../core/pairing/pairing.ts';
import { isOfDomain } from '../core/text/mail.ts';
import { hideSecrets } from '../core/text/secrets/hide.ts';
import { safeText } from '../core/text/text.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { clocks, LOCK_WAIT_MS, LONG_LOCK_WAIT_MS, type World } from '../core/world.ts';
import { revokeLeftovers, revokeOrKeep } from './end-grant.ts';
import { type Connect, secretsOf } from './stored.ts';

/** How an approval is to be kept. */
export type KeepOrder = {
  /** The account that is paired, held for it. */
  readonly held: PairHold;
  /** Space-separated; empty leaves the scopes to the app's configuration. */
  readonly scope: string;
  readonly profile: string;
  /** Approvals by accounts of other e-mail domains are revoked; null takes any. */
  readonly expectDomain: string | null;
  /** Reaches the provider of a grant that is replaced. */
  readonly connectStored: Connect;
};

/** What is written down before a poll: the grant that an approval would make. */
export function pairIntent(world: World, order: KeepOrder, registration: Registration): Intent {
  return { purpose: 'pair', at: world.now(), base: comingGrant(world, order, registration) };
}

/** Saves a token as the account's grant; says `saved` only once it is durable, and calls `onSaved` under the lock then. */
export async function keep(
  world: World,
  order: KeepOrder,
  requests: Requests,
  token: Token,
  onSaved: () => void,
): Promise<Answer> {
  const grant = renewed(comingGrant(world, order, requests), token, clocks(world));
  const replaced = await replacedBy(world, order);
  if (order.expectDomain === null) {
    const saved = await save(world, order, grant, onSaved);
    if (saved.said !== 'saved') return saved;
    const user = await whoApproved(requests, grant);
    await endOthers(world, order, replaced, { ...grant, user });
    return user === null ? saved : addUser(world, order, grant, user);
  }
  const user = await whoApproved(requests, grant);
  if (user === null || !isExpected(user, order.expectDomain)) {
    const trouble = await refuseStranger(world, order, requests, { ...grant, user });
    return { said: 'not-saved', trouble };
  }
  const saved = await save(world, order, { ...grant, user }, onSaved);
  if (saved.said === 'saved') await endOthers(world, order, replaced, { ...grant, user });
  return saved;
}

/** Reports whether a person is one whom this box may belong to, by an e-mail address that the provider vouches for. */
export function isExpected({ email }: User, domain: string): boolean {
  return email !== null && isOfDomain(email, domain);
}

/** Who it was instead of somebody of the domain, for a trouble. */
export function strangerText(user: User | null, domain: string, secrets: readonly string[]): string {
  const email = user?.email ?? null;
  return `${email === null ? 'no verified e-mail address' : hideSecrets(email, secrets)}, expected ${domain}`;
}

/** Ends the approval of a person whom this box may not belong to. */
async function refuseStranger(
  world: World,
  order: KeepOrder,
  requests: Requests,
  grant: Grant,
): Promise<Trouble> {
  const who = strangerText(grant.user, order.expectDomain ?? '', secretsOf(requests, grant));
  const { cause } = await revokeOrKeep(world, order.held.account, grant, requests);
  return cause === null
    ? trouble('wrong_account', who)
    : trouble('stranger_not_revoked', `${who} (${cause.code})`);
}

/** What may be shown of a grant. */
export function pairedAs(account: string, grant: Grant): Paired {
  const renews = canRenew(grant);
  const remedy = renews ? null : safeText(renewalRemedy(grant.server));
  return { account, scope: grant.scope, expiresAt: endOf(grant), renews, remedy, user: grant.user };
}

function comingGrant(world: World, order: KeepOrder, registration: Registration): Grant {
  const asked = order.scope.split(' ').filter((word) => word !== '');
  return emptyGrant(
    registration,
    'device',
    asked.map((word) => safeText(word, 200)),
    order.profile,
    world.now(),
  );
}

async function save(world: World, order: KeepOrder, grant: Grant, onSaved: () => void): Promise<Answer> {
  const { account } = order.held;
  const writing = await world.keeping.hold(account, 'write', LONG_LOCK_WAIT_MS);
  if (isTrouble(writing)) return { said: 'not-saved', trouble: writing };
  try {
    const failed = await writing.save(grant);
    if (failed !== null) return { said: 'not-saved', trouble: failed };
    onSaved();
    return { said: 'saved', paired: pairedAs(account, grant) };
  } finally {
    writing.release();
  }
}

/** Notes who approved beside the grant, which may have been refreshed since; without it the pairing is as good. */
async function addUser(world: World, order: KeepOrder, grant: Grant, user: User): Promise<Answer> {
  const { account } = order.held;
  const writing = await world.keeping.hold(account, 'write', LOCK_WAIT_MS);
  if (!isTrouble(writing)) {
    try {
      const stored = await world.keeping.read(account);
      if (stored.kind === 'grant') await writing.save({ ...stored.grant, user });
    } finally {
      writing.release();
    }
  }
  return { said: 'saved', paired: pairedAs(account, { ...grant, user }) };
}

async function replacedBy(world: World, order: KeepOrder): Promise<Grant | null> {
  const stored = await world.keeping.read(order.held.account);
  return stored.kind === 'grant' && stored.grant.alive && !stored.grant.server.simulated
    ? stored.grant
    : null;
}

/**
 * Revokes the grant that was replaced, now that the new one is durable. The same user's grant for the same app is left
 * alone: Zoom has already ended it, and to revoke what is left of it might end the new one.
 */
async function endReplaced(world: World, order: KeepOrder, old: Grant, now: Grant): Promise<void> {
  const known = old.user?.id != null && now.user?.id != null;
  const other = !isSameRegistration(old, now) || (known && old.user?.id !== now.user?.id);
  if (!other) return;
  const { cause } = await revokeOrKeep(world, order.held.account, old, order.connectStored(old));
  if (cause === null) world.log('the pairing before this one was revoked');
}

/** Ends the grant that was replaced, and those that could not be ended when it was their turn. */
async function endOthers(world: World, order: KeepOrder, replaced: Grant | null, now: Grant): Promise<void> {
  const { account } = order.held;
  const leftovers = (await world.keeping.leftovers(account)).filter(({ unrevoked }) => unrevoked !== null);
  if (replaced !== null) await endReplaced(world, order, replaced, now);
  if (leftovers.length === 0) return;
  const writing = await world.keeping.hold(account, 'write', LOCK_WAIT_MS);
  if (isTrouble(writing)) return;
  try {
    await revokeLeftovers(world, writing, leftovers, order.connectStored);
  } finally {
    writing.release();
  }
}

async function whoApproved(requests: Requests, grant: Grant): Promise<User | null> {
  return readUser(await requests.user(grant.accessToken, grant.apiUrl), secretsOf(requests, grant));
}
