/** A reply that is no OAuth answer: a portal's page, a gateway's fault, or Zoom's REST `{code, message}`. */

import type { Reply } from '../exchange.ts';
import { type Members, num, str } from '../text/members.ts';
import { hideSecrets } from '../text/text.ts';
import { isWithin } from '../text/urls.ts';
import { type Trouble, trouble } from '../trouble/trouble.ts';

/** Tells what a reply is that does not speak OAuth; `home` is the host that was asked. */
export function otherAnswer(
  reply: Reply,
  members: Members | null,
  home: string,
  secrets: readonly string[],
): Trouble {
  const { status } = reply;
  const detail = `HTTP ${status}`;
  if (status === 429) return trouble('rate_limited', detail);
  // RFC 6585 §6: the network, not the server, wants something.
  if (status === 511) return trouble('captive_portal', detail);
  if (status >= 500) return trouble('server_error', detail);
  if (status === 407) return trouble('proxy_wanted', detail);
  if (status >= 300 && status < 400) {
    return trouble(leadsAway(reply, home) ? 'captive_portal' : 'redirected', detail);
  }
  if (status === 200 && isPage(reply)) return trouble('captive_portal', `${detail}, a web page`);
  const reason = members === null ? '' : reasonOf(members, secrets);
  const number = members === null ? null : num(members, 'code');
  if (reason === '') return trouble('bad_answer', `${detail}, not the JSON of an OAuth server`);
  return trouble('bad_answer', `${detail}${number === null ? '' : `, code ${number}`}, ${reason}`);
}

/** Reports whether a reply is a web page, by its type or by how it begins. */
export function isPage({ headers, text }: Reply): boolean {
  return /html/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype\s+html|html)\b/i.test(text);
}

/** The server's own words about an error, secrets hidden. */
export function reasonOf(members: Members, secrets: readonly string[]): string {
  const reason =
    str(members, 'reason') ??
    str(members, 'error_description') ??
    str(members, 'errorMessage') ??
    str(members, 'message') ??
    '';
  return hideSecrets(reason, secrets).slice(0, 200);
}

/** Reports whether a redirect leads to a host that is not the one asked, nor below or above it. */
function leadsAway({ headers }: Reply, home: string): boolean {
  const to = headers['location'] ?? '';
  if (!/^https?:\/\//i.test(to) || !URL.canParse(to)) return false;
  const { hostname } = new URL(to);
  return !isWithin(hostname, home) && !isWithin(home, hostname);
}
