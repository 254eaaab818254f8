/** `token --json`. */

import { type Clocks, endOf, type Grant, secondsLeft } from '../../core/grant/grant.ts';
import { asciiJson } from '../../core/text/text.ts';

/** The access token with what a program needs to use it; `expires_at` is ISO 8601, both ends null where nobody knows. */
export function tokenJson(grant: Grant, clocks: Clocks): string {
  const end = endOf(grant);
  return `${asciiJson({
    access_token: grant.accessToken,
    token_type: 'bearer',
    expires_at: end === null ? null : new Date(end).toISOString(),
    expires_in: secondsLeft(grant, clocks),
    scope: grant.scope.join(' '),
    api_url: grant.apiUrl,
  })}\n`;
}
