/**
 * Runs @octokit/auth-oauth-device's device flow once against the server at argv[2], as its README shows it for a GitHub
 * of one's own, and prints one line of JSON when it ends: {"ended":"ok"} or {"ended":"failed","says":…}.
 */

import { createOAuthDeviceAuth } from '@octokit/auth-oauth-device';
import { request } from '@octokit/request';
import { tellHowItEnds } from './tell.mjs';

const [, , origin] = process.argv;

await tellHowItEnds(async () => {
  const auth = createOAuthDeviceAuth({
    clientType: 'oauth-app',
    clientId: 'side-by-side',
    scopes: ['repo'],
    onVerification() {},
    request: request.defaults({ baseUrl: `${origin}/api/v3` }),
  });
  await auth({ type: 'oauth' });
});
