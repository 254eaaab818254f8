/**
 * Troubles that come from the network, the provider or the person: what happened, what to do, the exit code. Data only.
 * Those with a `short` are what a pairing tries again after; what they say to do stands beside a code on a small screen.
 */

import { EXIT, type Row } from './exit.ts';

/** The rows, by the stable words that programs know them by. */
export const THERE = {
  no_device_flow: {
    says: 'This provider does not offer pairing by code',
    fix: 'Ask the provider for the device flow (RFC 8628), or check --issuer.',
    exit: EXIT.usage,
  },
  access_denied: {
    says: 'Declined on the phone',
    fix: 'If that was a mistake, pair again: roomkey pair',
    exit: EXIT.declined,
  },
  wrong_account: {
    says: 'Approved with the wrong account; nothing was kept',
    fix: 'Pair again with an account that this room accepts.',
    exit: EXIT.declined,
  },
  stranger_not_revoked: {
    says: 'Wrong account, and the approval was not revoked',
    fix: 'Revoke it later with roomkey unpair, or remove the app from that account at the provider. Then pair again.',
    exit: EXIT.declined,
  },
  other_account: {
    says: 'This box is paired with an account of another domain',
    fix: 'End that pairing (roomkey unpair), or replace it: roomkey pair --force',
    exit: EXIT.declined,
  },
  expired_token: {
    says: 'The code expired before it was approved',
    fix: 'Run roomkey pair again; with --renew N or --renew forever it requests new codes automatically.',
    exit: EXIT.lapsed,
  },
  name_not_found: {
    says: 'The host name was not found',
    short: 'name not found',
    fix: 'Check the network and the DNS server of this box.',
    exit: EXIT.unreachable,
  },
  connection_refused: {
    says: 'The connection was refused',
    short: 'connection refused',
    fix: 'Check the address, and whether a firewall or proxy is in the way.',
    exit: EXIT.unreachable,
  },
  connection_lost: {
    says: 'The connection was lost',
    short: 'connection lost',
    fix: 'Check the network of this box.',
    exit: EXIT.unreachable,
  },
  no_route: {
    says: 'No route to the network',
    short: 'no network',
    fix: 'Check the cable or the Wi-Fi, and whether a proxy is needed (HTTPS_PROXY).',
    exit: EXIT.unreachable,
  },
  timeout: {
    says: 'No answer in time',
    short: 'no answer in time',
    fix: 'Check the network, and whether it needs a proxy (HTTPS_PROXY).',
    exit: EXIT.unreachable,
  },
  tls_untrusted: {
    says: "The provider's certificate is not trusted",
    short: 'certificate not trusted',
    fix: 'Ask the IT desk which certificate authority to trust (--ca-file).',
    exit: EXIT.unreachable,
  },
  tls_inspected: {
    says: 'A device on this network intercepts encrypted traffic',
    short: 'encrypted traffic is intercepted',
    fix: 'Ask the IT desk for an exception, or its root certificate (--ca-file).',
    exit: EXIT.unreachable,
  },
  tls_expired: {
    says: "The provider's certificate has expired, or the clock of this box is ahead",
    short: 'certificate expired, or the clock is ahead',
    fix: 'Check the clock of this box first (timedatectl).',
    exit: EXIT.unreachable,
  },
  tls_not_yet_valid: {
    says: "The provider's certificate is not valid yet; the clock of this box is probably behind",
    short: 'the clock is behind',
    fix: 'Set the clock of this box: timedatectl set-ntp true',
    exit: EXIT.unreachable,
  },
  tls_wrong_name: {
    says: 'The certificate belongs to another host',
    short: "another host's certificate",
    fix: 'Check the address, and whether this network requires a sign-in.',
    exit: EXIT.unreachable,
  },
  proxy_failed: {
    says: 'The proxy blocked the connection',
    short: 'blocked by the proxy',
    fix: 'Ask the IT desk to let this box through the proxy, or check HTTPS_PROXY.',
    exit: EXIT.unreachable,
  },
  proxy_password: {
    says: 'The proxy requires a user name and password',
    short: 'the proxy requires a password',
    fix: 'Put NAME:PASSWORD into the file that ROOMKEY_PROXY_LOGIN_FILE names.',
    exit: EXIT.unreachable,
  },
  proxy_unreachable: {
    says: 'The proxy cannot be reached',
    short: 'the proxy cannot be reached',
    fix: 'Check the address of the proxy (HTTPS_PROXY) and the network of this box.',
    exit: EXIT.unreachable,
  },
  proxy_wanted: {
    says: 'This network requires a proxy',
    short: 'this network requires a proxy',
    fix: 'Ask the IT desk for its address and set HTTPS_PROXY=http://HOST:PORT.',
    exit: EXIT.unreachable,
  },
  server_error: {
    says: 'The provider has an internal error',
    short: 'a fault at the provider',
    fix: 'Wait a little; if it lasts, ask the provider.',
    exit: EXIT.unreachable,
  },
  rate_limited: {
    says: 'Too many requests to the provider',
    short: 'the provider is busy',
    fix: 'Wait a few minutes.',
    exit: EXIT.unreachable,
  },
  captive_portal: {
    says: 'This network requires a sign-in first',
    short: 'this network requires a sign-in',
    fix: 'Sign this box in, or ask the IT desk to allow its MAC address.',
    exit: EXIT.unreachable,
  },
  redirected: {
    says: 'The server redirected us, which roomkey does not follow',
    short: 'redirected to another address',
    fix: 'Check the address that is set on this box (--authority or --issuer).',
    exit: EXIT.unreachable,
  },
  bad_answer: {
    says: 'Something other than the provider answered',
    short: 'something else answered',
    fix: 'Check the network, and the address that is set on this box.',
    exit: EXIT.unreachable,
  },
  incomplete_answer: {
    says: "The provider's answer is incomplete",
    short: 'the answer is incomplete',
    fix: 'Check the address; if it is right, ask the provider.',
    exit: EXIT.unreachable,
  },
  unsafe_answer: {
    says: "The provider's answer is not safe to show or use",
    short: 'the answer is not safe to show',
    fix: 'Do not pair with this server; check the address.',
    exit: EXIT.unreachable,
  },
  provider_refused: {
    says: 'The provider returned an error',
    fix: 'Try again; if it comes back, ask the provider.',
    exit: EXIT.unreachable,
  },
  not_revoked: {
    says: 'Not revoked; nothing was deleted',
    fix: 'Try again when the provider can be reached, or delete it here only: roomkey unpair --local',
    exit: EXIT.unreachable,
  },
  leftover_not_revoked: {
    says: 'Unpaired, but an earlier approval was not revoked',
    fix: 'Run roomkey unpair again when the provider can be reached, or delete it here only: roomkey unpair --local',
    exit: EXIT.unreachable,
  },
  grant_dead: {
    says: 'The provider no longer accepts this pairing',
    fix: 'It was revoked, replaced by a newer pairing, or has expired. Pair again: roomkey pair',
    exit: EXIT.notPaired,
  },
  no_refresh_token: {
    says: 'The access has expired and cannot be renewed',
    fix: 'The provider gave nothing to renew it with. Pair again: roomkey pair',
    exit: EXIT.notPaired,
  },
  invalid_client: {
    says: 'The client id or secret is not accepted',
    fix: "Check both against the app's page; development and production differ. A saved pairing is kept.",
    exit: EXIT.clientRefused,
  },
  unauthorized_client: {
    says: 'This app may not pair devices',
    fix: 'At Zoom, switch on "Use App on Device": the app\'s page, Features, Embed, Meeting SDK.',
    exit: EXIT.clientRefused,
  },
  unsupported_grant_type: {
    says: 'Pairing by code is not switched on for this app',
    fix: 'At Zoom, switch on "Use App on Device": the app\'s page, Features, Embed, Meeting SDK.',
    exit: EXIT.clientRefused,
  },
  invalid_scope: {
    says: 'These scopes are not allowed for this app',
    fix: "Leave --scope out, or add the scopes on the app's page.",
    exit: EXIT.clientRefused,
  },
  secret_not_taken: {
    says: 'This provider takes no client secret',
    fix: 'Register a client there that has a secret, or a public one, and then unset the secret.',
    exit: EXIT.clientRefused,
  },
  answer_lost: {
    says: 'The answer to the last renewal was lost',
    fix: 'The provider has already replaced the key that it was for. Pair again: roomkey pair',
    exit: EXIT.notPaired,
  },
} as const satisfies Record<string, Row>;
