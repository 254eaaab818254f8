/**
 * Before a pairing: is one needed, and could it be kept? Answered before anybody is shown a code. What stands in the way
 * of a new pairing is set aside here, never deleted.
 */

import { type Grant, standing } from '../core/grant/grant.ts';
import { isSameIssuer } from '../core/grant/provider.ts';
import { readUser } from '../core/oauth/answer.ts';
import type { Paired } from '../core/pairing/pairing.ts';
import { type Aside, isExposure, type Note } from '../core/trouble/note.ts';
import { isOverForGood, isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { clocks, LOCK_WAIT_MS, type World } from '../core/world.ts';
import { isExpected, pairedAs, strangerText } from './keep.ts';
import { type RenewOrder, renew } from './renew.ts';
import { type Connect, type NoGrant, secretsOf } from './stored.ts';

/** What is about to be paired. */
export type ReadyOrder = RenewOrder & {
  readonly force: boolean;
  /** The client that is to be paired, as far as it is known: the issuer, and the client id or null. */
  readonly issuer: string;
  readonly clientId: string | null;
  /** The e-mail domain that the paired person has to be of, and how to ask who that is; null for anybody. */
  readonly expected?: { readonly domain: string; readonly connect: Connect } | null;
};

/** Go on and pair (with what a person should know), or paired already, or not possible. */
export type Readiness =
  | { readonly go: true; readonly note: Note | Aside | null }
  | { readonly go: false; readonly paired: Paired }
  | Trouble;

/** Finds out whether `account` is to be paired now. */
export async function ready(world: World, order: ReadyOrder): Promise<Readiness> {
  const { keeping } = world;
  const { account } = order;
  const stored = await keeping.read(account);
  if (stored.kind === 'unreadable' && !mayReplace(stored.trouble, order)) return stored.trouble;
  if (stored.kind === 'grant' && !order.force && !stored.grant.server.simulated && stored.grant.alive) {
    const paired = await pairedAlready(world, order, stored.grant);
    // Only a grant that is over makes way for a new one; trouble on the way does not.
    if (!isTrouble(paired)) return { go: false, paired };
    if (!isOverForGood(paired)) return paired;
  }
  const cannot = await keeping.examine(account);
  if (cannot !== null) return cannot;
  if (stored.kind !== 'none' && stored.kind !== 'grant') return setAside(world, order, stored);
  const disk = keeping.notes(account).find((note) => !isExposure(note));
  return { go: true, note: disk ?? null };
}

/** What this box is paired as, renewed where that is due. */
async function pairedAlready(world: World, order: ReadyOrder, grant: Grant): Promise<Paired | Trouble> {
  const { issuer } = grant.server;
  const { clientId } = grant.client;
  if (!isSameIssuer(issuer, order.issuer) || (order.clientId ?? clientId) !== clientId)
    return trouble('other_client', `${clientId} at ${issuer}`);
  const current = standing(grant, clocks(world)) === 'ok' ? grant : await renew(world, order);
  if (isTrouble(current)) return current;
  return (await strangerIn(order, current)) ?? pairedAs(order.account, current);
}

/** The trouble of a box that a person of another domain has paired before; null where it is one of the right one. */
async function strangerIn({ expected }: ReadyOrder, grant: Grant): Promise<Trouble | null> {
  if (expected == null) return null;
  const { domain, connect } = expected;
  let { user } = grant;
  if (user?.email == null) {
    // Who it was may not have been known when it was paired.
    const requests = connect(grant);
    if (isTrouble(requests)) return requests;
    const exchange = await requests.user(grant.accessToken, grant.apiUrl);
    if (exchange.kind === 'no-reply' && exchange.cause !== 'bad_answer')
      return trouble(exchange.cause, exchange.detail);
    user = readUser(exchange, secretsOf(requests, grant));
  }
  if (user !== null && isExpected(user, domain)) return null;
  return trouble('other_account', strangerText(user, domain, [grant.accessToken, grant.refreshToken ?? '']));
}

/** A pairing sealed with a lost key is given up only where a person says so. */
function mayReplace(cause: Trouble, order: ReadyOrder): boolean {
  return cause.code === 'sealed' && order.force;
}

type Unusable = Exclude<NoGrant, { kind: 'none' }>;

async function setAside(world: World, order: ReadyOrder, stored: Unusable): Promise<Readiness> {
  const writing = await world.keeping.hold(order.account, 'write', LOCK_WAIT_MS);
  if (isTrouble(writing)) return writing;
  try {
    const now = await world.keeping.read(order.account);
    if (now.kind === stored.kind) {
      const aside = await writing.setAside();
      if (isTrouble(aside)) return aside;
      return { go: true, note: asideNote(stored, aside) };
    }
  } finally {
    writing.release();
  }
  // Another process has repaired or replaced it while we waited.
  return ready(world, order);
}

function asideNote(stored: Unusable, path: string): Aside {
  switch (stored.kind) {
    case 'damaged':
      return { code: 'aside_damaged', path, why: stored.why };
    case 'foreign':
      return { code: 'aside_foreign', path, why: '' };
    case 'unreadable':
      return { code: 'aside_sealed', path, why: '' };
  }
}
