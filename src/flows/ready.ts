/**
 * Before a pairing: is one needed, and could it be kept? Answered before anybody is shown a code.
 */

import { standing } from '../core/grant/grant.ts';
import type { Stored } from '../core/keeping.ts';
import type { Paired } from '../core/pairing/pairing.ts';
import { isOverForGood, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { clocks, type World } from '../core/world.ts';
import { pairedAs } from './keep.ts';
import { type RenewOrder, renew } from './renew.ts';

/** What is about to be paired. */
export type ReadyOrder = RenewOrder & {
  readonly force: boolean;
  /** The client that is to be paired, as far as it is known: the issuer, and the client id or null. */
  readonly issuer: string;
  readonly clientId: string | null;
};

/** Go on and pair (with what a person should know), or paired already, or not possible. */
export type Readiness =
  | { readonly go: true; readonly note: string | null }
  | { readonly go: false; readonly paired: Paired }
  | { readonly go: false; readonly trouble: Trouble };

/** Finds out whether `account` is to be paired now. */
export async function ready(world: World, order: ReadyOrder): Promise<Readiness> {
  const stored = await world.store.read(order.account);
  if (stored.kind === 'unreadable' && !mayReplace(stored.trouble, order))
    return { go: false, trouble: stored.trouble };
  if (stored.kind === 'grant' && !order.force && !stored.grant.provider.simulated && stored.grant.alive) {
    const { provider } = stored.grant;
    const same =
      provider.issuer === order.issuer && (order.clientId ?? provider.clientId) === provider.clientId;
    if (!same)
      return { go: false, trouble: trouble('other_client', `${provider.clientId} at ${provider.issuer}`) };
    if (standing(stored.grant, clocks(world)) === 'ok')
      return { go: false, paired: pairedAs(order.account, stored.grant) };
    const renewal = await renew(world, order);
    if ('grant' in renewal) return { go: false, paired: pairedAs(order.account, renewal.grant) };
    // Only a grant that is over makes room for a new one; trouble on the way does not.
    if (!isOverForGood(renewal.trouble)) return { go: false, trouble: renewal.trouble };
  }
  const cannot = await world.store.prepare(order.account);
  if (cannot !== null) return { go: false, trouble: cannot };
  const why = reasonToSetAside(stored);
  if (why === null) return { go: true, note: world.store.warning() };
  const aside = await world.store.setAside(order.account);
  if (aside === null) return { go: false, trouble: trouble('cannot_save', world.store.path(order.account)) };
  return { go: true, note: `The saved pairing ${why}. It was set aside: ${aside}` };
}

/** A pairing sealed with a lost key is given up only where a person says so. */
function mayReplace(cause: Trouble, order: ReadyOrder): boolean {
  return cause.code === 'sealed' && order.force;
}

function reasonToSetAside(stored: Stored): string | null {
  switch (stored.kind) {
    case 'damaged':
      return `was damaged (${stored.why})`;
    case 'foreign':
      return 'was copied from another machine';
    case 'unreadable':
      return 'is sealed with another key';
    case 'none':
    case 'grant':
      return null;
  }
}
