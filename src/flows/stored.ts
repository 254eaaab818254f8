/**
 * What is kept of a pairing, as a flow meets it: the grant, or the trouble that stands for it. Never a request; who
 * refreshes, saves or ends a grant is told elsewhere.
 */

import type { Requests } from '../core/exchange.ts';
import type { Grant } from '../core/grant/grant.ts';
import type { Registration } from '../core/grant/provider.ts';
import type { Stored, Where } from '../core/keeping.ts';
import { type Trouble, trouble } from '../core/trouble/trouble.ts';
import type { World } from '../core/world.ts';

/** The requests to the provider a stored grant belongs to; a trouble where the client's credentials are missing. */
export type Connect = (registration: Registration) => Requests | Trouble;

/** The stored grant, or why there is none to use: not paired, dead, damaged. */
export async function readGrant(world: World, account: string): Promise<Grant | Trouble> {
  const stored = await world.keeping.read(account);
  if (stored.kind !== 'grant') return whyNoGrant(stored, world.keeping.where(account));
  return stored.grant.alive ? stored.grant : deathOf(stored.grant);
}

/** What is stored where there is no grant that can be read. */
export type NoGrant = Exclude<Stored, { kind: 'grant' }>;

/** Why what is stored is no grant. */
export function whyNoGrant(stored: NoGrant, { path }: Where): Trouble {
  switch (stored.kind) {
    case 'none':
      return trouble('not_paired');
    case 'damaged':
      return trouble('damaged', `${path}: ${stored.why}`);
    case 'foreign':
      return trouble('other_box', path);
    case 'unreadable':
      return stored.trouble;
  }
}

/** Why a grant is over that its provider called dead, with its words where they are at hand. */
export function deathOf({ lostAt }: Grant, words = ''): Trouble {
  return lostAt === null
    ? trouble('grant_dead', words)
    : trouble('answer_lost', new Date(lostAt).toISOString());
}

/** What must never be shown of an exchange about this grant. */
export function secretsOf(requests: Requests, { accessToken, refreshToken }: Grant): readonly string[] {
  return [...requests.secrets, accessToken, refreshToken ?? ''];
}
