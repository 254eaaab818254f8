/**
 * JSON events: what `--json` prints of a pairing, one object a line, for programs. The names and fields are part of
 * the command line's contract. Lines are ASCII, whatever a server says.
 */

import type { Asking, Code, Paired, Pairing, Waiting } from '../core/pairing/pairing.ts';
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

/** The events between two states; `before` is null at first. */
export function jsonEvents(
  before: Pairing | null,
  after: Pairing,
  moment: Moment,
  info: PairingInfo,
): PairingEvent[] {
  const isNew = before?.state !== after.state;
  switch (after.state) {
    case 'asking':
      return isNewOutage(before, after) ? [retryEvent(after, moment)] : [];
    case 'waiting':
      return waitingEvents(before, after, moment, info);
    case 'lapsed':
      return isNew ? [{ event: 'expired', at: iso(moment.now), renewing: after.renewing }] : [];
    case 'saving':
      return [];
    case 'paired':
      return isNew ? [{ ...pairedEvent(after.paired, iso(moment.now)), ...mark(info) }] : [];
    case 'refused':
      return isNew ? [refusedEvent(after.trouble, moment.now)] : [];
    case 'broken':
      return isNew ? [errorEvent(after.trouble, moment.now)] : [];
  }
}

function waitingEvents(
  before: Pairing | null,
  after: Waiting,
  moment: Moment,
  info: PairingInfo,
): PairingEvent[] {
  const at = iso(moment.now);
  const events: PairingEvent[] = [];
  if (before?.state !== 'waiting' || before.number !== after.number) {
    events.push({ ...codeEvent(after.code, at), ...mark(info) });
  } else if (after.intervalMs > before.intervalMs) {
    events.push({ event: 'slow_down', at, interval: after.intervalMs / 1000 });
  }
  if (isNewOutage(before, after)) events.push(retryEvent(after, moment));
  return events;
}

function mark(info: PairingInfo): { readonly simulated?: true } {
  return info.simulated ? { simulated: true } : {};
}

function codeEvent(code: Code, at: string): PairingEvent {
  return {
    event: 'code',
    at,
    user_code: code.userCode,
    verification_uri: code.verificationUri,
    verification_uri_complete: code.verificationUriComplete,
    expires_in: code.expiresInS,
    ...(code.isLifeAssumed === true ? { expires_in_assumed: true } : {}),
    interval: code.intervalS,
  };
}

function refusedEvent(cause: Trouble, now: number): PairingEvent {
  return cause.code === 'access_denied' ? { event: 'denied', at: iso(now) } : errorEvent(cause, now);
}

/** The event of a trouble that ended a pairing or a command; `now` is epoch milliseconds. */
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

/** An event as one line of ASCII JSON with its line end. */
export function eventLine(event: PairingEvent): string {
  return `${asciiJson(event)}\n`;
}

function pairedEvent(paired: Paired, at: string): PairingEvent {
  const { account, scope, expiresAt, user, renews } = paired;
  const person = user === null ? null : { id: user.id, email: user.email, display_name: user.displayName };
  const ends = expiresAt === null ? null : iso(expiresAt);
  return { event: 'paired', at, account, scope, expires_at: ends, user: person, renews };
}

function retryEvent(now: Waiting | Asking, moment: Moment): PairingEvent {
  const reason = now.outage?.trouble.code;
  return { event: 'retry', at: iso(moment.now), reason, in_seconds: secondsUntil(now.askAt, moment) };
}

function isNewOutage(before: Pairing | null, after: Waiting | Asking): boolean {
  if (after.outage === null) return false;
  return before?.state !== after.state || before.outage === null || before.askAt !== after.askAt;
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
