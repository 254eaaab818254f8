/**
 * The phone's side: which page is shown, and what a posted form does. Only an open code gets as far as a
 * decision.
 */

import type { CodeLookup } from './codes.ts';
import { type Incoming, readForm } from './incoming.ts';
import { codeEntryPage, consentPage, endPage } from './pages.ts';
import { html, type Reply } from './reply.ts';
import type { State } from './state.ts';
import { USERS } from './users.ts';

/** `GET /oauth_device`: the form for the code. */
export function codeForm(): Reply {
  return html(200, codeEntryPage());
}

/** `GET /oauth/device/complete/CODE`: the consent page at once. `typed` is the last part of the path, undecoded. */
export function completeLink(typed: string, state: State): Reply {
  try {
    return consentOrRefusal(decodeURIComponent(typed), state);
  } catch {
    return consentOrRefusal('', state);
  }
}

/** `POST /oauth_device`: a code alone leads to the consent page; with a `decision` it is done. */
export function codePosted(incoming: Incoming, state: State): Reply {
  const form = readForm(incoming);
  if (typeof form === 'string') return html(400, endPage('Bad request', form, 'bad'), 'bad form');
  const typed = form.get('user_code');
  if (typed === undefined) return html(400, codeEntryPage('Type the code first.'), 'no code');
  const decision = form.get('decision');
  if (decision === undefined) return consentOrRefusal(typed, state);
  const email = form.get('user');
  const user = email === undefined ? USERS[0] : USERS.find((one) => one.email === email);
  if (user === undefined)
    return html(400, endPage('Bad request', 'There is no such user.', 'bad'), 'bad form');
  if (decision !== 'allow' && decision !== 'deny') {
    const text = 'A decision is allow or deny.';
    return html(400, endPage('Bad request', text, 'bad'), 'bad form');
  }
  const lookup = state.decide(typed, decision, user);
  if (lookup.kind !== 'open') return refusal(lookup, typed);
  return decision === 'allow'
    ? html(200, endPage('Approved.', 'You can go back to your device.', 'good'), 'approved')
    : html(
        200,
        endPage('Declined.', 'The device gets no access. You can close this page.', 'plain'),
        'declined',
      );
}

function consentOrRefusal(typed: string, state: State): Reply {
  const lookup = state.find(typed);
  if (lookup.kind !== 'open') return refusal(lookup, typed);
  const { userCode, clientId, scope } = lookup.code;
  return html(200, consentPage({ userCode, clientId, scope, users: USERS }));
}

function refusal(lookup: Exclude<CodeLookup, { kind: 'open' }>, typed: string): Reply {
  switch (lookup.kind) {
    case 'unknown':
      return html(
        404,
        codeEntryPage('There is no such code. Compare it with your screen.', typed.slice(0, 32)),
        'no such code',
      );
    case 'expired': {
      const text = 'Your device will show a new one, or you can ask it to.';
      return html(410, endPage('This code has expired.', text, 'bad'), 'code expired');
    }
    case 'over': {
      const text = 'A code works once. If your device is still waiting, ask it for a new one.';
      return html(409, endPage('This code was already used.', text, 'bad'), 'code used');
    }
  }
}
