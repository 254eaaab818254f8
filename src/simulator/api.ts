/**
 * The three calls of the REST API that a paired device makes, with Zoom's `{code, message}` errors: who approved,
 * and the tokens that let a Meeting SDK program in.
 */

import type { Grant } from './grants.ts';
import type { Incoming } from './incoming.ts';
import type { Mint } from './mint.ts';
import { json, type Reply } from './reply.ts';
import type { State } from './state.ts';
import { fullName } from './users.ts';

/** What the API needs beside the request. */
export type ApiContext = { readonly state: State; readonly mint: Mint };

/** `GET /v2/users/me`. */
export function meEndpoint(incoming: Incoming, context: ApiContext): Reply {
  return asBearer(incoming, context, 'user:read:user', ({ user }) =>
    json(200, {
      id: user.id,
      first_name: user.firstName,
      last_name: user.lastName,
      display_name: fullName(user),
      email: user.email,
      type: 2,
      role_name: 'Member',
      pmi: 5550100200,
      use_pmi: false,
      timezone: 'Europe/Berlin',
      verified: 1,
      created_at: '2024-01-01T00:00:00Z',
      language: 'en-US',
      status: 'active',
      account_id: user.accountId,
      account_number: 5550100,
    }),
  );
}

/** `GET /v2/users/me/zak`. */
export function zakEndpoint(incoming: Incoming, context: ApiContext): Reply {
  return asBearer(incoming, context, 'user:read:zak', (grant) =>
    json(200, { token: context.mint.token('zak', grant.clientId) }),
  );
}

/** `GET /v2/users/me/token?type=zak` and `?type=onbehalf&meeting_id=N`. */
export function meetingTokenEndpoint(incoming: Incoming, context: ApiContext): Reply {
  return asBearer(incoming, context, 'user:read:token', (grant) => {
    const query = new URLSearchParams(incoming.query);
    const type = query.get('type');
    if (type !== 'zak' && type !== 'onbehalf') return apiError(400, 300, 'Invalid field: type.');
    if (type === 'onbehalf' && !/^\d{9,11}$/.test(query.get('meeting_id') ?? '')) {
      return apiError(400, 300, 'Invalid field: meeting_id.');
    }
    return json(200, { token: context.mint.token(type, grant.clientId) });
  });
}

function asBearer(
  incoming: Incoming,
  context: ApiContext,
  scope: string,
  act: (grant: Grant) => Reply,
): Reply {
  if (new URLSearchParams(incoming.query).has('access_token')) {
    return apiError(
      401,
      124,
      'Invalid access token, this access token is not supported as query parameter string.',
    );
  }
  const token = /^bearer +(\S+)$/i.exec(incoming.headers['authorization'] ?? '')?.[1] ?? '';
  const grant = context.state.bearer(token);
  if (grant === 'invalid') return apiError(401, 124, 'Invalid access token.');
  if (grant === 'expired') return apiError(401, 124, 'Access token is expired.');
  if (grant.scope.includes(scope)) return act(grant);
  return apiError(400, 4711, `Invalid access token, does not contain scopes:[${scope}].`);
}

function apiError(status: number, code: number, message: string): Reply {
  return json(status, { code, message }, `error ${code}`);
}
