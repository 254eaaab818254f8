/**
 * The OAuth endpoints: a request in, an answer out. Parameters count in a form body only; everything that is wrong
 * is HTTP 400 in Zoom's words. codes.ts and grants.ts have the rules, client.ts says who may ask.
 */

import { clientOf, type Registration } from './client.ts';
import type { Tokens } from './grants.ts';
import { type Incoming, readForm } from './incoming.ts';
import { json, oauthError, type Reply } from './reply.ts';
import type { State } from './state.ts';

/** The grant type of RFC 8628 §3.4, spelt once more: a server that shares the client's word would share its misspelling. */
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** What the app may ask for: the scopes a device needs for Meeting SDK. */
const APP_SCOPES: readonly string[] = ['user:read:user', 'user:read:token', 'user:read:zak'];

/** What the endpoints need beside the request. `…LifeS` and `intervalS` are seconds. */
export type OauthContext = {
  readonly state: State;
  readonly registered: Registration;
  readonly url: string;
  readonly codeLifeS: number;
  readonly intervalS: number;
  readonly tokenLifeS: number;
  readonly omitComplete: boolean;
};

type FormParameters = ReadonlyMap<string, string>;

/** `POST /oauth/devicecode` (RFC 8628 §3.1). */
export function deviceEndpoint(incoming: Incoming, context: OauthContext): Reply {
  return asClient(incoming, context, (form, clientId) => {
    const asked =
      form
        .get('scope')
        ?.split(' ')
        .filter((word) => word !== '') ?? APP_SCOPES;
    if (asked.some((word) => !APP_SCOPES.includes(word))) return oauthError('invalid_scope');
    const code = context.state.issue(clientId, asked);
    return json(200, {
      device_code: code.deviceCode,
      user_code: code.userCode,
      verification_uri: `${context.url}/oauth_device`,
      ...(context.omitComplete
        ? {}
        : { verification_uri_complete: `${context.url}/oauth/device/complete/${code.userCode}` }),
      expires_in: context.codeLifeS,
      interval: context.intervalS,
    });
  });
}

/** `POST /oauth/token`: the device grant (RFC 8628 §3.4) and `refresh_token` (RFC 6749 §6). */
export function tokenEndpoint(incoming: Incoming, context: OauthContext): Reply {
  return asClient(incoming, context, (form, clientId) => {
    switch (form.get('grant_type')) {
      case DEVICE_GRANT: {
        const deviceCode = form.get('device_code');
        if (deviceCode === undefined) return oauthError('invalid_request', 'device_code is missing');
        const polled = context.state.poll(deviceCode, clientId);
        if (polled === 'invalid_grant') return oauthError(polled, 'Invalid device code');
        return typeof polled === 'string' ? oauthError(polled) : tokenReply(polled, context);
      }
      case 'refresh_token': {
        const refreshToken = form.get('refresh_token');
        if (refreshToken === undefined) return oauthError('invalid_request', 'refresh_token is missing');
        const tokens = context.state.refresh(refreshToken, clientId);
        return tokens === null ? oauthError('invalid_grant') : tokenReply(tokens, context);
      }
      case undefined:
        return oauthError('invalid_request', 'Missing grant type');
      default:
        return oauthError('unsupported_grant_type');
    }
  });
}

/** `POST /oauth/revoke` (RFC 7009): a token that is unknown counts as revoked (§2.2). */
export function revokeEndpoint(incoming: Incoming, context: OauthContext): Reply {
  return asClient(incoming, context, (form, clientId) => {
    const token = form.get('token');
    if (token === undefined) return oauthError('invalid_request', 'token is missing');
    context.state.revoke(token, clientId);
    return json(200, { status: 'success' });
  });
}

function asClient(
  incoming: Incoming,
  context: OauthContext,
  act: (form: FormParameters, clientId: string) => Reply,
): Reply {
  // Addresses end up in logs of servers and proxies: nothing of a request belongs in one.
  if (incoming.query !== '') return oauthError('invalid_request', 'Parameters belong in the body');
  const form = readForm(incoming);
  if (typeof form === 'string') return oauthError('invalid_request', form);
  const client = clientOf(incoming.headers['authorization'], form, context.registered);
  return 'id' in client ? act(form, client.id) : client;
}

function tokenReply(tokens: Tokens, context: OauthContext): Reply {
  return json(200, {
    access_token: tokens.accessToken,
    token_type: 'bearer',
    refresh_token: tokens.refreshToken,
    expires_in: context.tokenLifeS,
    scope: tokens.grant.scope.join(' '),
    api_url: context.url,
  });
}
