/**
 * The story of an approval: the token is saved before it is reported, then it is found out who approved, and a
 * grant that was replaced is ended at its provider.
 */

import type { Requests } from '../core/exchange.ts';
import { emptyGrant, type Grant, renewed, type Token, type User } from '../core/grant/grant.ts';
import { isSameRegistration, type Registration } from '../core/grant/provider.ts';
import type { Intent, PairHold } from '../core/keeping.ts';
import { readUser } from '../core/oauth/answer.ts';
import type { Answer, Paired } from '../core/pairing/pairing.ts';
import { hideSecrets, type SafeText, safeText } from '../core/text/text.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { clocks, LOCK_WAIT_MS, LONG_LOCK_WAIT_MS, type World } from '../core/world.ts';
import { revokeGrant } from './revoke.ts';
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
    if (replaced !== null) await endReplaced(world, order, replaced, { ...grant, user });
    return user === null ? saved : addUser(world, order, grant, user);
  }
  const user = await whoApproved(requests, grant);
  const stranger = unexpected(user, order.expectDomain, secretsOf(requests, grant));
  if (stranger !== null) {
    await revokeGrant(requests, grant);
    return { said: 'not-saved', trouble: stranger };
  }
  const saved = await save(world, order, { ...grant, user }, onSaved);
  if (saved.said === 'saved' && replaced !== null)
    await endReplaced(world, order, replaced, { ...grant, user });
  return saved;
}

/** What may be shown of a grant. */
export function pairedAs(account: string, grant: Grant): Paired {
  return { account, scope: grant.scope, expiresAt: grant.expiresAt, user: grant.user };
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
  const requests = order.connectStored(old);
  if (isTrouble(requests)) return;
  await revokeGrant(requests, old);
  world.log('the pairing before this one was revoked');
}

async function whoApproved(requests: Requests, grant: Grant): Promise<User | null> {
  return readUser(await requests.user(grant.accessToken, grant.apiUrl));
}

function unexpected(user: User | null, domain: string, secrets: readonly string[]): Trouble | null {
  const email: SafeText | null = user?.email ?? null;
  if (email?.toLowerCase().endsWith(`@${domain.toLowerCase()}`)) return null;
  const whose = email === null ? 'the provider does not say whose' : hideSecrets(email, secrets);
  return trouble('wrong_account', `${whose}, expected ${domain}`);
}
