/**
 * The phone's side: which page is due, and what a posted form does. A person's code is read forgivingly; only an
 * open code gets as far as a decision.
 */

import { formOf, type Incoming } from './incoming.ts';
import { codePage, consentPage, endPage } from './pages.ts';
import { html, type Reply } from './reply.ts';
import type { Found, State } from './state.ts';
import { USERS } from './users.ts';

/** `GET /oauth_device`: the form for the code. */
export function codeForm(): Reply {
  return html(200, codePage());
}

/** `GET /oauth/device/complete/CODE`: the consent page at once. `typed` is the last part of the path, undecoded. */
export function completeLink(typed: string, state: State): Reply {
  try {
    return ask(decodeURIComponent(typed), state);
  } catch {
    return ask('', state);
  }
}

/** `POST /oauth_device`: a code alone leads to the consent page; with a `decision` it is done. */
export function codePosted(incoming: Incoming, state: State): Reply {
  const form = formOf(incoming);
  if (typeof form === 'string') return html(400, endPage('Bad request', form, 'bad'), 'bad form');
  const typed = form.get('user_code');
  if (typed === undefined) return html(400, codePage('Type the code first.'), 'no code');
  const decision = form.get('decision');
  if (decision === undefined) return ask(typed, state);
  const email = form.get('user');
  const user = email === undefined ? USERS[0] : USERS.find((one) => one.email === email);
  if (user === undefined)
    return html(400, endPage('Bad request', 'There is no such user.', 'bad'), 'bad form');
  if (decision !== 'allow' && decision !== 'deny') {
    const text = 'A decision is allow or deny.';
    return html(400, endPage('Bad request', text, 'bad'), 'bad form');
  }
  const found = state.decide(typed, decision, user);
  if (found.kind !== 'open') return refusal(found, typed);
  return decision === 'allow'
    ? html(200, endPage('Approved.', 'You can go back to your device.', 'good'), 'approved')
    : html(
        200,
        endPage('Declined.', 'The device gets no access. You can close this page.', 'plain'),
        'declined',
      );
}

function ask(typed: string, state: State): Reply {
  const found = state.find(typed);
  if (found.kind !== 'open') return refusal(found, typed);
  const { userCode, clientId, scope } = found.code;
  return html(200, consentPage({ userCode, clientId, scope, users: USERS }));
}

function refusal(found: Exclude<Found, { kind: 'open' }>, typed: string): Reply {
  switch (found.kind) {
    case 'unknown':
      return html(
        404,
        codePage('There is no such code. Compare it with your screen.', typed.slice(0, 32)),
        'no such code',
      );
    case 'expired': {
      const text = 'Your device will show a new one, or can be told to.';
      return html(410, endPage('This code has expired.', text, 'bad'), 'code expired');
    }
    case 'over': {
      const text = 'A code works once. If your device still waits, ask it for a new one.';
      return html(409, endPage('This code was already used.', text, 'bad'), 'code used');
    }
  }
}
