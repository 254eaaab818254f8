/** What is said of troubles in English. */

import type { Causes, Ends } from '../troubles.ts';

/** Why the provider is out of reach, and what to do. */
export const causes: Causes = {
  name_not_found: {
    half: 'name not found',
    todo: 'Check the network and the name server of this box.',
  },
  connection_refused: {
    half: 'connection refused',
    todo: 'Check the address, and whether a firewall stands between.',
  },
  connection_lost: {
    half: 'the connection broke',
    todo: 'Check the network of this box.',
  },
  no_route: {
    half: 'no network',
    todo: 'Check the cable or the Wi-Fi.',
  },
  timeout: {
    half: 'no answer in time',
    todo: 'Check the network, and whether it needs a proxy.',
  },
  tls_untrusted: {
    half: 'certificate not trusted',
    todo: 'Ask the IT desk which certificate authority to trust.',
  },
  tls_inspected: {
    half: 'somebody on the network opens the connection',
    todo: 'Ask the IT desk for its certificate, or for an exception.',
  },
  tls_expired: {
    half: 'certificate ran out, or the clock is ahead',
    todo: 'Check the clock of this box first.',
  },
  tls_not_yet_valid: {
    half: 'the clock is behind',
    todo: 'Set the clock of this box.',
  },
  tls_wrong_name: {
    half: "another host's certificate",
    todo: 'Check the address, and whether this network wants a sign-in.',
  },
  proxy_failed: {
    half: 'stopped by the proxy',
    todo: 'Ask the IT desk to let this box through the proxy.',
  },
  proxy_password: {
    half: 'the proxy wants a password',
    todo: 'Ask the IT desk for a login to the proxy.',
  },
  proxy_unreachable: {
    half: 'the proxy is out of reach',
    todo: 'Check the address of the proxy, and the network of this box.',
  },
  proxy_wanted: {
    half: 'this network wants a proxy',
    todo: 'Ask the IT desk for the address of the proxy.',
  },
  captive_portal: {
    half: 'this network wants a sign-in first',
    todo: 'Sign this box in to the network, or ask the IT desk to let it out.',
  },
  redirected: {
    half: 'sent to another address',
    todo: 'Check the address that is set on this box.',
  },
  server_error: {
    half: 'a fault on the other side',
    todo: 'Wait a little; if it lasts, ask the provider.',
  },
  rate_limited: {
    half: 'the other side is busy',
    todo: 'Wait a few minutes.',
  },
  bad_answer: {
    half: 'something else answered',
    todo: 'Check the network, and the address that is set on this box.',
  },
  incomplete_answer: {
    half: 'the answer is incomplete',
    todo: 'Check the address; if it is right, ask the provider.',
  },
  unsafe_answer: {
    half: 'the answer is not safe to show',
    todo: 'Do not pair with this server; check the address.',
  },
};

/** What ends a pairing, and what to do. */
export const ends: Ends = {
  wrong_account: {
    says: 'Approved with the wrong account; nothing was kept',
    todo: 'Pair again with an account that this room takes.',
  },
  cannot_save: {
    says: 'The pairing cannot be saved',
    todo: 'Free space or mend the permissions of the folder, then try again.',
  },
  newer_version: {
    says: 'The saved pairing is from a newer roomkey',
    todo: 'Update roomkey on this box.',
  },
  locked: {
    says: 'Another roomkey is busy with this pairing',
    todo: 'Try again in a minute.',
  },
  invalid_client: {
    says: 'The client id or secret is not accepted',
    todo: "Check both against the app's page.",
  },
  unauthorized_client: {
    says: 'This app may not pair devices',
    todo: 'At Zoom, switch on "Use App on Device" on the app\'s page.',
  },
  unsupported_grant_type: {
    says: 'Pairing by code is not switched on for this app',
    todo: 'At Zoom, switch on "Use App on Device" on the app\'s page.',
  },
  invalid_scope: {
    says: 'These permissions are not allowed for the app',
    todo: "Ask for fewer, or add them on the app's page.",
  },
  no_device_flow: {
    says: 'This provider does not offer pairing by code',
    todo: 'Ask the provider, or check the address.',
  },
  provider_refused: {
    says: 'The provider ended the request with an error',
    todo: 'Try again; if it comes back, ask the provider.',
  },
};
