/**
 * JSON events: what `--json` prints of a pairing, one object a line, for programs. The names and fields are part of
 * the command line's contract. Lines are ASCII, whatever a server says.
 */

import type { Pairing, Waiting } from '../core/pairing/pairing.ts';
import { asciiJson } from '../core/text/text.ts';
import { exitOf, fixOf, saysOf, type Trouble } from '../core/trouble/trouble.ts';
import { secondsUntil } from './page/clock.ts';
import type { Moment, PairingInfo, View } from './view.ts';

/** One event: its name, its instant (ISO 8601) and its own fields. */
export type PairingEvent = { readonly event: string; readonly at: string; readonly [field: string]: unknown };

/** JSON events of a pairing, written as they come. */
export function openEvents(write: (text: string) => void, info: PairingInfo): View {
  let before: Pairing | null = null;
  return {
    show(pairing, moment) {
      for (const event of jsonEvents(before, pairing, moment, info)) write(eventLine(event));
      before = pairing;
    },
    async close() {},
  };
}

/** The events between two states; `before` is null at the first showing. */
export function jsonEvents(
  before: Pairing | null,
  after: Pairing,
  moment: Moment,
  info: PairingInfo,
): PairingEvent[] {
  const at = iso(moment.now);
  const mark = info.simulated ? { simulated: true } : {};
  const events: PairingEvent[] = [];
  switch (after.state) {
    case 'asking':
      if (isNewSetback(before, after)) events.push(retry(after, moment));
      break;
    case 'waiting':
      if (before?.state !== 'waiting' || before.number !== after.number) {
        events.push({
          event: 'code',
          at,
          user_code: after.code.userCode,
          verification_uri: after.code.verificationUri,
          verification_uri_complete: after.code.verificationUriComplete,
          expires_in: after.code.expiresInS,
          interval: after.code.intervalS,
          ...mark,
        });
      } else if (after.intervalMs > before.intervalMs) {
        events.push({ event: 'slow_down', at, interval: after.intervalMs / 1000 });
      }
      if (isNewSetback(before, after)) events.push(retry(after, moment));
      break;
    case 'lapsed':
      if (before?.state !== 'lapsed') events.push({ event: 'expired', at, renewing: after.renewing });
      break;
    case 'saving':
      break;
    case 'paired':
      if (before?.state !== 'paired') events.push({ ...pairedEvent(after.paired, at), ...mark });
      break;
    case 'refused':
      if (before?.state === 'refused') break;
      if (after.trouble.code === 'access_denied') events.push({ event: 'denied', at });
      else events.push(errorEvent(after.trouble, moment.now));
      break;
    case 'broken':
      if (before?.state !== 'broken') events.push(errorEvent(after.trouble, moment.now));
      break;
  }
  return events;
}

/** The event of a trouble that ended something; `now` is epoch milliseconds. */
export function errorEvent(cause: Trouble, now: number): PairingEvent {
  return {
    event: 'error',
    at: iso(now),
    code: cause.code,
    message: saysOf(cause),
    hint: fixOf(cause),
    exit_code: exitOf(cause),
  };
}

/** The event of a renewed access token, good until `expiresAt`; both times are epoch milliseconds. */
export function refreshedEvent(expiresAt: number, now: number): PairingEvent {
  return { event: 'refreshed', at: iso(now), expires_at: iso(expiresAt) };
}

/** An event as one line of ASCII JSON with its line end. */
export function eventLine(event: PairingEvent): string {
  return `${asciiJson(event)}\n`;
}

function pairedEvent(paired: Extract<Pairing, { state: 'paired' }>['paired'], at: string): PairingEvent {
  const { account, scope, expiresAt, user } = paired;
  const person = user === null ? null : { id: user.id, email: user.email, display_name: user.displayName };
  return { event: 'paired', at, account, scope, expires_at: iso(expiresAt), user: person };
}

function retry(now: Waiting | Extract<Pairing, { state: 'asking' }>, moment: Moment): PairingEvent {
  const reason = now.outage?.trouble.code;
  return { event: 'retry', at: iso(moment.now), reason, in_seconds: secondsUntil(now.askAt, moment) };
}

function isNewSetback(
  before: Pairing | null,
  after: Waiting | Extract<Pairing, { state: 'asking' }>,
): boolean {
  if (after.outage === null) return false;
  return before?.state !== after.state || before.outage === null || before.askAt !== after.askAt;
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
