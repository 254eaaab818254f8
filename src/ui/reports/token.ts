/** `token --json`. */

import { type Clocks, type Grant, secondsLeft } from '../../core/grant/grant.ts';
import { asciiJson } from '../../core/text/text.ts';

/** The access token with what a program needs to use it; `expires_at` is ISO 8601. */
export function tokenJson(grant: Grant, clocks: Clocks): string {
  return `${asciiJson({
    access_token: grant.accessToken,
    token_type: 'bearer',
    expires_at: new Date(grant.expiresAt).toISOString(),
    expires_in: secondsLeft(grant, clocks) ?? 0,
    scope: grant.scope.join(' '),
    api_url: grant.apiUrl,
  })}\n`;
}
