/** Troubles that come from the network, the provider or the person: what happened, what to do, the exit code. Data only. */

import { EXIT, type Row } from './exit.ts';

/** The rows, by the stable words that programs know them by. */
export const THERE = {
  no_device_flow: {
    says: 'This provider does not offer pairing by code',
    fix: 'Its metadata names no device_authorization_endpoint (RFC 8628). Ask the provider, or check --issuer.',
    exit: EXIT.usage,
  },
  access_denied: {
    says: 'The person declined on the phone',
    fix: 'If that was a mistake, run roomkey pair again.',
    exit: EXIT.declined,
  },
  wrong_account: {
    says: 'Approved with an account that this box does not take; nothing was kept',
    fix: 'Pair again and sign in on the phone with an account of the expected domain.',
    exit: EXIT.declined,
  },
  expired_token: {
    says: 'The code ran out before anybody approved it',
    fix: 'Run roomkey pair again; --renew N or --renew forever asks for new codes by itself.',
    exit: EXIT.lapsed,
  },
  name_not_found: {
    says: "The provider's name was not found",
    fix: 'Check the network and the name server of this box.',
    exit: EXIT.unreachable,
  },
  connection_refused: {
    says: 'The connection was refused',
    fix: 'Check the address, and whether a firewall or proxy stands between.',
    exit: EXIT.unreachable,
  },
  connection_lost: {
    says: 'The connection broke',
    fix: 'Check the network of this box; roomkey tries again by itself while it can.',
    exit: EXIT.unreachable,
  },
  no_route: {
    says: 'There is no way to the network',
    fix: 'Check the cable or the Wi-Fi, and whether a proxy is needed (HTTPS_PROXY).',
    exit: EXIT.unreachable,
  },
  timeout: {
    says: 'No answer came in time',
    fix: 'Check the network of this box, and whether a proxy is needed (HTTPS_PROXY).',
    exit: EXIT.unreachable,
  },
  tls_untrusted: {
    says: "The provider's certificate is not trusted here",
    fix: 'If the provider has a certificate authority of its own, give it by --ca-file or NODE_EXTRA_CA_CERTS.',
    exit: EXIT.unreachable,
  },
  tls_inspected: {
    says: 'Somebody on the network opens the encrypted connection',
    fix: "Ask the IT desk for their certificate authority and give it by --ca-file or NODE_EXTRA_CA_CERTS, or to leave the provider's addresses out of the inspection.",
    exit: EXIT.unreachable,
  },
  tls_expired: {
    says: "The provider's certificate has run out, or the clock of this box is ahead",
    fix: 'Look at the clock of this box first (timedatectl); if it is right, the provider or a proxy in between is at fault.',
    exit: EXIT.unreachable,
  },
  tls_not_yet_valid: {
    says: "The provider's certificate is not good yet: the clock of this box is most likely behind",
    fix: 'Set the clock of this box (timedatectl set-ntp true), or let it reach a time server.',
    exit: EXIT.unreachable,
  },
  tls_wrong_name: {
    says: "The certificate is another host's",
    fix: 'A captive portal or a filter has answered in the place of the provider, or the address is wrong.',
    exit: EXIT.unreachable,
  },
  proxy_failed: {
    says: 'The proxy did not let the connection through',
    fix: 'Ask the IT desk to let this box reach the provider, or check HTTPS_PROXY and NO_PROXY.',
    exit: EXIT.unreachable,
  },
  proxy_password: {
    says: 'The proxy wants a name and a password',
    fix: 'Put NAME:PASSWORD into a file that only this user can read, and name it by ROOMKEY_PROXY_LOGIN_FILE.',
    exit: EXIT.unreachable,
  },
  proxy_unreachable: {
    says: 'The proxy itself cannot be reached',
    fix: 'Check HTTPS_PROXY, and the network of this box.',
    exit: EXIT.unreachable,
  },
  proxy_wanted: {
    says: 'This network lets nothing out but through its proxy',
    fix: 'Ask the IT desk for the address of the proxy and set HTTPS_PROXY=http://HOST:PORT.',
    exit: EXIT.unreachable,
  },
  server_error: {
    says: 'The provider has a fault of its own',
    fix: 'Try again later.',
    exit: EXIT.unreachable,
  },
  rate_limited: {
    says: 'The provider asks for fewer requests',
    fix: 'Try again later.',
    exit: EXIT.unreachable,
  },
  captive_portal: {
    says: 'This network wants a sign-in first: a page came in the place of the answer',
    fix: 'Sign this box in to the network, or ask the IT desk to let it out without (its MAC address: ip link).',
    exit: EXIT.unreachable,
  },
  redirected: {
    says: 'The server sent us elsewhere, which roomkey does not follow',
    fix: 'Check the address (--authority or --issuer).',
    exit: EXIT.unreachable,
  },
  bad_answer: {
    says: "The answer was not the provider's",
    fix: 'A proxy or a captive portal may have answered in its place; check the network and the address.',
    exit: EXIT.unreachable,
  },
  incomplete_answer: {
    says: "The provider's answer is incomplete",
    fix: 'Check the address; if it is right, the provider is at fault.',
    exit: EXIT.unreachable,
  },
  unsafe_answer: {
    says: "The provider's answer is not safe to show or use",
    fix: 'Check the address; do not pair with this server.',
    exit: EXIT.unreachable,
  },
  provider_refused: {
    says: 'The provider ended the request with an error',
    fix: 'Try again; if it comes back, ask the provider about this error.',
    exit: EXIT.unreachable,
  },
  not_revoked: {
    says: 'The pairing was not revoked, and nothing was deleted here',
    fix: 'Try again when the provider can be reached, or delete it here only: roomkey unpair --local',
    exit: EXIT.unreachable,
  },
  grant_dead: {
    says: "The provider no longer accepts this box's pairing",
    fix: 'Pair again: roomkey pair',
    exit: EXIT.notPaired,
  },
  no_refresh_token: {
    says: 'The access token ran out and the provider gave nothing to renew it with',
    fix: 'Pair again: roomkey pair',
    exit: EXIT.notPaired,
  },
  invalid_client: {
    says: 'The provider does not accept the client id and secret',
    fix: "Check both against the app's page; development and production credentials differ. The saved pairing is kept.",
    exit: EXIT.clientRefused,
  },
  unauthorized_client: {
    says: 'The provider does not let this app pair devices',
    fix: 'At Zoom switch on "Use App on Device": the app\'s page, Features, Embed, Meeting SDK.',
    exit: EXIT.clientRefused,
  },
  unsupported_grant_type: {
    says: 'The provider does not offer pairing by code for this app',
    fix: 'At Zoom switch on "Use App on Device": the app\'s page, Features, Embed, Meeting SDK.',
    exit: EXIT.clientRefused,
  },
  invalid_scope: {
    says: 'The provider does not allow the scopes that were asked for',
    fix: "Leave --scope out, or ask only for scopes that are added on the app's page.",
    exit: EXIT.clientRefused,
  },
  answer_lost: {
    says: 'The answer to the last refresh was lost on the way, and the provider has already changed the token',
    fix: 'Pair again: roomkey pair',
    exit: EXIT.notPaired,
  },
} as const satisfies Record<string, Row>;
