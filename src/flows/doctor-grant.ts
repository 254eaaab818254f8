/** The part of `doctor` about the pairing that there is: does it live, can it be renewed, may it do what is needed? */

import type { Exchange } from '../core/exchange.ts';
import type { Grant } from '../core/grant/grant.ts';
import { readUser } from '../core/oauth/answer.ts';
import { reasonOf } from '../core/oauth/other-answer.ts';
import { dayOf } from '../core/text/dates.ts';
import { membersOf, num } from '../core/text/members.ts';
import { type Check, failed, warned, warnedOf, well } from '../core/trouble/check.ts';
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

/** Zoom's refresh tokens are said to end after 90 days; who was away for this long should not count on them. */
const LONG_AWAY_MS = 60 * 86_400_000;
const ADD_SCOPES = "Add them on the app's page, then pair again: roomkey pair --force";

/** The checks of the stored pairing; that there is none is well. A token that ran out is renewed first. */
export async function* grantChecks(world: World, order: GrantOrder): AsyncGenerator<Check, void> {
  const { account } = order;
  const stored = await world.keeping.read(account);
  if (stored.kind === 'none') yield well('grant', 'none yet: roomkey pair');
  else if (stored.kind !== 'grant') {
    const cause = whyNoGrant(stored, world.keeping.where(account));
    // What cannot be read stops a pairing; the rest is set aside by it.
    yield stored.kind === 'unreadable' ? failed('grant', cause) : warnedOf('grant', cause);
  } else if (stored.grant.server.simulated) {
    yield well('grant', 'a simulation, made by roomkey demo; roomkey pair takes its place');
  } else yield* kept(world, order, stored.grant);
}

async function* kept(world: World, order: GrantOrder, before: Grant): AsyncGenerator<Check, void> {
  if (before.alive) yield lifeCheck(world, before);
  const grant = await renew(world, { account: order.account, minTtlS: 1, fresh: false });
  if (isTrouble(grant)) {
    yield warnedOf('grant', grant);
    return;
  }
  const requests = order.connectStored(grant);
  if (isTrouble(requests)) {
    yield warnedOf('grant', requests);
    return;
  }
  const exchange = await requests.user(grant.accessToken, grant.apiUrl);
  yield userCheck(exchange, secretsOf(requests, grant));
  yield scopesCheck(grant, order.needs);
  if (grant.user?.id !== undefined) yield await oneBoxCheck(world, order.account, grant);
}

function lifeCheck(world: World, grant: Grant): Check {
  if (grant.refreshToken === null) return warnedOf('life', trouble('no_refresh_token'));
  const said = `the pairing of ${dayOf(grant.pairedAt)} was last renewed on ${dayOf(grant.refreshedAt)}`;
  return world.now() - grant.refreshedAt < LONG_AWAY_MS
    ? well('life', said)
    : warned('life', said, 'Use it now and then: roomkey token. Zoom ends what is not renewed for 90 days.');
}

/** What the provider says of the token, asked for the one thing every token may know: whose it is. */
function userCheck(exchange: Exchange, secrets: readonly string[]): Check {
  if (exchange.kind === 'no-reply') {
    return exchange.cause === 'bad_answer'
      ? well('user', 'this provider does not tell who approved')
      : warnedOf('user', trouble(exchange.cause, exchange.detail));
  }
  const user = readUser(exchange);
  if (user !== null)
    return well('user', `the pairing is alive, approved by ${user.email ?? user.displayName ?? user.id}`);
  const members = membersOf(exchange.text) ?? {};
  const reason = reasonOf(members, secrets);
  const code = num(members, 'code');
  const said = [`HTTP ${exchange.status}`, code === null ? '' : `code ${code}`, reason].filter(
    (part) => part !== '',
  );
  const scopes = missingScopes(exchange.text);
  return scopes.length > 0
    ? warned('user', `cannot be asked for: the scopes ${scopes.join(' ')} are missing`, ADD_SCOPES)
    : warned(
        'user',
        `the provider did not take the token: ${said.join(', ')}`,
        code === null ? 'Try a fresh one: roomkey token --fresh' : `See: roomkey explain ${code}`,
      );
}

function scopesCheck({ scope }: Grant, needs: readonly string[]): Check {
  if (scope.length === 0) return well('scopes', 'the provider did not say which');
  const lacking = needs.filter((need) => !scope.some((word) => word === need));
  return lacking.length === 0
    ? well('scopes', scope.join(' '))
    : warned('scopes', `this kind of box needs ${lacking.join(' ')}, which the pairing lacks`, ADD_SCOPES);
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
  if (twins.length > 0) {
    return warned(
      'one_box',
      `the same user approved this app for the account ${twins.join(', ')} of this box as well`,
      'Where the provider keeps one pairing for each user and app, as Zoom does, only the newest lives: give each its own user.',
    );
  }
  return well(
    'one_box',
    grant.server.kind === 'zoom'
      ? 'give each box a Zoom user of its own: a second approval by the same user ends this pairing'
      : 'no other account of this box belongs to the same user',
  );
}
