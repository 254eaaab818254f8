/**
 * The token answer (RFC 6749 §5.1), member by member. It comes once, and behind it stands an approval: whatever the
 * standard allows is taken, and what is refused is named with what is wrong with it.
 */

import type { Token } from '../grant/grant.ts';
import type { Server } from '../grant/provider.ts';
import { type Members, num, str } from '../text/members.ts';
import { hideKnownIn, hideSecrets, holdsSecret } from '../text/secrets/hide.ts';
import { isPrintableAscii, type SafeText, safeText } from '../text/text.ts';
import { checkedApiUrl } from './addresses.ts';

/** A life that can be renewed is never believed for longer: the renewal finds out sooner. */
const LONGEST_LIFE_S = 30 * 86_400;
/** A date that every calendar can show. */
const CENTURY_S = 100 * 365 * 86_400;

const MOST_SCOPES = 1000;

/** Whose answer it is, and what must not come back in what of it is shown. */
export type TokenContext = { readonly server: Server; readonly secrets: readonly string[] };

/** A token answer's members, checked; a string names the member that is wrong, and how. */
export function tokenFrom(members: Members, { server, secrets }: TokenContext): Token | string {
  const accessToken = str(members, 'access_token');
  if (accessToken === null || accessToken === '') return 'access_token';
  if (!isPrintableAscii(accessToken)) return unprintable('access_token', accessToken);
  const refreshToken = str(members, 'refresh_token') || null;
  if (refreshToken !== null && !isPrintableAscii(refreshToken))
    return unprintable('refresh_token', refreshToken);
  const known = [...secrets, accessToken, refreshToken ?? ''];
  const type = typeTrouble(members['token_type'], known);
  if (type !== null) return type;
  return {
    accessToken,
    refreshToken,
    expiresInS: lifeOf(members, refreshToken !== null),
    scope: scopeOf(members['scope'], known),
    apiUrl: apiUrlOf(members, server, known),
  };
}

/** Nothing that could break a line, a header or the file is ever stored (RFC 6749 appendix A.12 and A.17). */
function unprintable(member: string, value: string): string {
  return `${member} of ${value.length} characters, one of which is no printable ASCII`;
}

/** What is wrong with a type; one that was left out is the only one there is in use. */
function typeTrouble(type: unknown, known: readonly string[]): string | null {
  if (type === undefined || type === null || type === '') return null;
  if (typeof type === 'string' && type.trim().toLowerCase() === 'bearer') return null;
  return `token_type ${typeof type === 'string' ? safeText(hideSecrets(type, known), 40) : 'that is no text'}, which is not supported`;
}

/** Seconds; null where nobody said. A token that is over at once and cannot be renewed would be of no use to anybody. */
function lifeOf(members: Members, canRenew: boolean): number | null {
  const told = num(members, 'expires_in');
  if (told === null || (told <= 0 && !canRenew)) return null;
  return Math.min(Math.max(Math.floor(told), 0), canRenew ? LONGEST_LIFE_S : CENTURY_S);
}

/** An address that holds a secret would be shown with it. */
function apiUrlOf(members: Members, server: Server, known: readonly string[]): string | null {
  const address = checkedApiUrl(str(members, 'api_url') ?? str(members, 'instance_url'), server);
  return address === null || holdsSecret(address, known) ? null : address;
}

function scopeOf(value: unknown, known: readonly string[]): readonly SafeText[] | null {
  const words =
    typeof value === 'string'
      ? value.split(' ')
      : Array.isArray(value)
        ? value.filter((word): word is string => typeof word === 'string')
        : null;
  if (words === null) return null;
  const some = words.filter((word) => word !== '').slice(0, MOST_SCOPES);
  return hideKnownIn(some, known).map((word) => safeText(word, 200));
}
