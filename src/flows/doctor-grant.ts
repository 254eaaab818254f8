/** The part of `doctor` about the pairing that there is: does it live, can it be renewed, may it do what is needed? */

import type { Exchange } from '../core/exchange.ts';
import { canRenew, type Grant } from '../core/grant/grant.ts';
import { readUser } from '../core/oauth/answer.ts';
import { reasonOf } from '../core/oauth/other-answer.ts';
import { renewalRemedy } from '../core/oauth/providers.ts';
import { dayOf } from '../core/text/dates.ts';
import { membersOf, num } from '../core/text/members.ts';
import { hideKnown } from '../core/text/secrets/hide.ts';
import { type Check, fail, ok, warn, warnFrom } from '../core/trouble/check.ts';
import { missingScopes } from '../core/trouble/codes.ts';
import { isTrouble, trouble } from '../core/trouble/trouble.ts';
import type { World } from '../core/world.ts';
import { renew } from './renew.ts';
import { type Connect, secretsOf, whyNoGrant } from './stored.ts';

/** Which pairing, and what it is needed for. */
export type GrantOrder = {
  readonly account: string;
  /** Scopes that the programs on this kind of box need. */
  readonly needs: readonly string[];
  readonly connectStored: Connect;
};

/** Zoom's refresh tokens are said to end after 90 days; after this long without a renewal they are at risk. */
const LONG_AWAY_MS = 60 * 86_400_000;

/** The checks of the stored pairing; that there is none is fine. An expired token is renewed first. */
export async function* grantChecks(world: World, order: GrantOrder): AsyncGenerator<Check, void> {
  const { account } = order;
  const stored = await world.keeping.read(account);
  if (stored.kind === 'none') yield ok('grant', { code: 'no_pairing' });
  else if (stored.kind !== 'grant') {
    const cause = whyNoGrant(stored, world.keeping.where(account));
    // What cannot be read stops a pairing; the rest is set aside by it.
    yield stored.kind === 'unreadable' ? fail('grant', cause) : warnFrom('grant', cause);
  } else if (stored.grant.server.simulated) {
    yield ok('grant', { code: 'only_simulated' });
  } else yield* kept(world, order, stored.grant);
  const unrevoked = (await world.keeping.leftovers(account)).find((each) => each.unrevoked !== null);
  if (unrevoked !== undefined) yield warn('grant', { code: 'unrevoked', path: unrevoked.path });
}

async function* kept(world: World, order: GrantOrder, before: Grant): AsyncGenerator<Check, void> {
  if (before.alive) yield lifeCheck(world, before);
  const grant = await renew(world, { account: order.account, minTtlS: 1, fresh: false });
  if (isTrouble(grant)) {
    yield warnFrom('grant', grant);
    return;
  }
  const requests = order.connectStored(grant);
  if (isTrouble(requests)) {
    yield warnFrom('grant', requests);
    return;
  }
  const exchange = await requests.user(grant.accessToken, grant.apiUrl);
  yield userCheck(exchange, secretsOf(requests, grant));
  yield scopesCheck(grant, order.needs);
  if (grant.user?.id !== undefined) yield await oneBoxCheck(world, order.account, grant);
}

function lifeCheck(world: World, grant: Grant): Check {
  if (!canRenew(grant)) return warn('life', { code: 'no_renewal', remedy: renewalRemedy(grant.server) });
  const days = { pairedOn: dayOf(grant.pairedAt), renewedOn: dayOf(grant.refreshedAt) };
  return world.now() - grant.refreshedAt < LONG_AWAY_MS
    ? ok('life', { code: 'renewed', ...days })
    : warn('life', { code: 'long_unused', ...days });
}

/** What the provider says of the token, asked for the one thing every token may know: whose it is. */
function userCheck(exchange: Exchange, secrets: readonly string[]): Check {
  if (exchange.kind === 'no-reply') {
    return exchange.cause === 'bad_answer'
      ? ok('user', { code: 'user_unsaid' })
      : warnFrom('user', trouble(exchange.cause, exchange.detail));
  }
  const user = readUser(exchange, secrets);
  if (user !== null)
    return ok('user', { code: 'user_is', user: user.email ?? user.displayName ?? user.id ?? '' });
  const members = membersOf(exchange.text) ?? {};
  const reason = reasonOf(members, secrets);
  const code = num(members, 'code');
  const answer = [`HTTP ${exchange.status}`, code === null ? '' : `code ${code}`, reason]
    .filter((part) => part !== '')
    .join(', ');
  const scopes = missingScopes(hideKnown(exchange.text, secrets));
  return scopes.length > 0
    ? warn('user', { code: 'user_scopes_missing', scopes: scopes.join(' ') })
    : warn('user', { code: 'token_refused', answer, said: code });
}

function scopesCheck({ scope }: Grant, needs: readonly string[]): Check {
  if (scope.length === 0) return ok('scopes', { code: 'scopes_unsaid' });
  const lacking = needs.filter((need) => !scope.some((word) => word === need));
  return lacking.length === 0
    ? ok('scopes', { code: 'scopes_are', scopes: scope.join(' ') })
    : warn('scopes', { code: 'scopes_missing', scopes: lacking.join(' ') });
}

/** A second approval by the same user for the same app ends the first pairing at Zoom. */
async function oneBoxCheck(world: World, account: string, grant: Grant): Promise<Check> {
  const twins: string[] = [];
  for (const other of await world.keeping.accounts()) {
    if (other === account) continue;
    const stored = await world.keeping.read(other);
    if (stored.kind !== 'grant' || !stored.grant.alive) continue;
    const { server, client, user } = stored.grant;
    const isSameApp = server.issuer === grant.server.issuer && client.clientId === grant.client.clientId;
    if (isSameApp && user?.id === grant.user?.id) twins.push(other);
  }
  if (twins.length > 0) return warn('one_box', { code: 'same_user', accounts: twins.join(', ') });
  return ok('one_box', { code: grant.server.kind === 'zoom' ? 'one_box_at_zoom' : 'only_box' });
}
