/**
 * Runs @azure/msal-node's device flow once against the server at argv[2] and prints one line of JSON when it ends:
 * {"ended":"ok"} or {"ended":"failed","says":…}.
 *
 * The library takes authorities with https only, so it is given one that does not exist together with its metadata, whose
 * endpoints are the server's. Its network client and its polling are its own.
 */

import { PublicClientApplication } from '@azure/msal-node';
import { tellHowItEnds } from './tell.mjs';

const [, , origin] = process.argv;
const AUTHORITY = 'https://side-by-side.invalid/tenant';

await tellHowItEnds(async () => {
  const client = new PublicClientApplication({
    auth: {
      clientId: 'side-by-side',
      authority: AUTHORITY,
      knownAuthorities: ['side-by-side.invalid'],
      authorityMetadata: JSON.stringify({
        issuer: AUTHORITY,
        authorization_endpoint: `${origin}/authorize`,
        token_endpoint: `${origin}/token`,
        device_authorization_endpoint: `${origin}/device`,
        jwks_uri: `${origin}/jwks`,
      }),
    },
    system: { protocolMode: 'OIDC' },
  });
  await client.acquireTokenByDeviceCode({ scopes: ['offline_access'], deviceCodeCallback() {} });
});
