/**
 * Runs openid-client's device flow once against the server at argv[2], as its README shows it, and prints one line of
 * JSON when it ends: {"ended":"ok"} or {"ended":"failed","says":…}.
 */

import {
  allowInsecureRequests,
  discovery,
  initiateDeviceAuthorization,
  None,
  pollDeviceAuthorizationGrant,
} from 'openid-client';
import { tellHowItEnds } from './tell.mjs';

const [, , origin] = process.argv;

await tellHowItEnds(async () => {
  // Loopback speaks plain HTTP, which the library wants to be told.
  const config = await discovery(new URL(origin), 'side-by-side', undefined, None(), {
    execute: [allowInsecureRequests],
  });
  const code = await initiateDeviceAuthorization(config, { scope: 'offline_access' });
  await pollDeviceAuthorizationGrant(config, code);
});
