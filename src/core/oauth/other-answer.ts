/** A reply that is no OAuth answer: a portal's page, a gateway's fault, or Zoom's REST `{code, message}`. */

import type { Reply } from '../exchange.ts';
import { type Members, num } from '../text/members.ts';
import { isWithin } from '../text/urls.ts';
import { advised, type Trouble, trouble } from '../trouble/trouble.ts';
import { reasonOf } from './body.ts';

export { reasonOf } from './body.ts';

/** Tells what a reply is that does not speak OAuth; `home` is the host that was asked. */
export function otherAnswer(
  reply: Reply,
  members: Members | null,
  home: string,
  secrets: readonly string[],
): Trouble {
  const { status } = reply;
  const reason = members === null ? '' : reasonOf(members, secrets);
  const detail = `HTTP ${status}`;
  if (status === 429) return trouble('rate_limited', withReason(detail, reason));
  // RFC 6585 §6: the network, not the server, wants something.
  if (status === 511) return trouble('captive_portal', detail);
  if (status >= 500) return trouble('server_error', withReason(detail, reason));
  if (status === 407) return trouble('proxy_wanted', detail);
  if (status >= 300 && status < 400) {
    return trouble(leadsAway(reply, home) ? 'captive_portal' : 'redirected', detail);
  }
  if (status === 200 && isPage(reply)) return trouble('captive_portal', `${detail}, a web page`);
  const number = members === null ? null : num(members, 'code');
  const numbered = number === null ? detail : `${detail}, code ${number}`;
  // JSON with words in it comes from a server that means it: no portal speaks like that.
  if (reason !== '') return trouble('provider_refused', `${numbered}, ${reason}`);
  const what = `${detail}, not the JSON of an OAuth server`;
  return members === null && reply.text.trim() !== ''
    ? trouble('bad_answer', what)
    : advised(trouble('bad_answer', what), 'The server gave no reason. Check the address and the client id.');
}

function withReason(detail: string, reason: string): string {
  return reason === '' ? detail : `${detail}, ${reason}`;
}

/** Reports whether a reply is a web page, by its type or by how it begins. */
export function isPage({ headers, text }: Reply): boolean {
  return /html/i.test(headers['content-type'] ?? '') || /^\s*<(!doctype\s+html|html)\b/i.test(text);
}

/** Reports whether a redirect leads to a host that is not the one asked, nor below or above it. */
function leadsAway({ headers }: Reply, home: string): boolean {
  const to = headers['location'] ?? '';
  if (!/^https?:\/\//i.test(to) || !URL.canParse(to)) return false;
  const { hostname } = new URL(to);
  return !isWithin(hostname, home) && !isWithin(home, hostname);
}
