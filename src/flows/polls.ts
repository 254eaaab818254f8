/**
 * The polls of a pairing: each on a connection and in a journal of its own, and listened to until it is answered, however
 * late. A provider that keeps silent is asked again meanwhile; whichever poll brings the token wins.
 *
 * When to poll is decided in `device.ts`, what an answer means in `core/`.
 */

import type { HeardToken, Requests } from '../core/exchange.ts';
import type { Token } from '../core/grant/grant.ts';
import type { Journal, JournalAccess } from '../core/keeping.ts';
import { readToken } from '../core/oauth/answer.ts';
import { isTrouble, type Trouble } from '../core/trouble/trouble.ts';
import type { World } from '../core/world.ts';
import { type KeepOrder, pairIntent } from './keep.ts';
import { tokenInJournal } from './recover.ts';

/** An answer, whom it came from and the code that was polled for. */
export type Arrival = {
  readonly requests: Requests;
  readonly deviceCode: string;
  readonly heard: HeardToken;
  /** True where it was given up before it came. */
  readonly isLate: boolean;
};

/** The polls that are under way. */
export type Polls = {
  /** Makes sure that a poll can be journalled, before a code is shown. */
  prepare(requests: Requests): Trouble | null;
  /** Sends a poll. False where too many are under way, or no journal can be had for one more. */
  send(requests: Requests, deviceCode: string, userCode: string): boolean;
  /**
   * Gives up waiting for the polls under way, which are listened to all the same. One that has brought its tokens whole,
   * though not its end, arrives in a moment: true then.
   */
  giveUp(): boolean;
  /** The oldest answer that was not taken yet. */
  take(): Arrival | null;
  /** Aborted while there is an answer to take. */
  arrived(): AbortSignal;
  /** Reports whether a poll for this code is still unanswered. */
  isWaiting(deviceCode: string): boolean;
  /** Forgets what was journalled: everything is saved, or nothing was worth it. */
  clear(): void;
  /** Drops what is still under way; its answer could no longer be kept. */
  close(): void;
};

type Slot = {
  readonly access: JournalAccess | null;
  journal: Journal | null;
  isBegun: boolean;
  isBusy: boolean;
};
type Sent = {
  readonly requests: Requests;
  readonly deviceCode: string;
  readonly userCode: string;
  readonly slot: Slot;
  readonly drop: AbortController;
  isGivenUp: boolean;
};

/** Opens the polls of a pairing; a trouble where the first journal cannot be had. */
export function openPolls(world: World, order: KeepOrder): Polls | Trouble {
  // An approval that is still to be checked must not be taken up by the next start, so it is not journalled.
  const accesses: readonly (JournalAccess | null)[] =
    order.expectDomain === null ? order.held.journals : order.held.journals.map(() => null);
  const slots: Slot[] = accesses.map((access) => ({ access, journal: null, isBegun: false, isBusy: false }));
  const unopened = slots[0] === undefined ? null : openSlot(slots[0]);
  if (unopened !== null) return unopened;
  const arrivals: Arrival[] = [];
  const sent: Sent[] = [];
  let arrived = new AbortController();

  /** A free slot with its intent written down; null where none is free. */
  function freeSlot(requests: Requests): Slot | Trouble | null {
    const slot = slots.find(({ isBusy }) => !isBusy);
    if (slot === undefined || slot.access === null || slot.isBegun) return slot ?? null;
    const cannot = openSlot(slot) ?? slot.journal?.begin(pairIntent(world, order, requests)) ?? null;
    slot.isBegun = cannot === null;
    return cannot ?? slot;
  }

  /** The tokens that a poll has brought so far, as its journal has them. */
  function tokenOf({ requests, slot }: Sent): Token | null {
    const { base } = pairIntent(world, order, requests);
    return slot.access === null ? null : tokenInJournal(world, slot.access, base);
  }

  async function listen(poll: Sent): Promise<void> {
    const { requests, deviceCode, userCode, slot } = poll;
    const ask = { grant: 'device', deviceCode, userCode } as const;
    const exchange = await requests.token(ask, slot.journal, poll.drop.signal);
    const secrets = [...requests.secrets, deviceCode];
    const read = readToken(exchange, { server: requests.server, secrets, now: world.now() }, 'poll');
    // A code is good for one token: where the answer broke off behind that, it is not given again.
    const left = exchange.kind === 'no-reply' ? tokenOf(poll) : null;
    const heard: HeardToken = left === null ? read : { said: 'token', token: left };
    sent.splice(sent.indexOf(poll), 1);
    // The journal of a token is kept until that is saved.
    slot.isBusy = heard.said === 'token';
    arrivals.push({ requests, deviceCode, heard, isLate: poll.isGivenUp });
    arrived.abort();
  }

  return {
    prepare(requests) {
      const slot = freeSlot(requests);
      return isTrouble(slot) ? slot : null;
    },
    send(requests, deviceCode, userCode) {
      const slot = freeSlot(requests);
      if (slot === null || isTrouble(slot)) return false;
      const drop = new AbortController();
      const poll: Sent = { requests, deviceCode, userCode, slot, drop, isGivenUp: false };
      slot.isBusy = true;
      sent.push(poll);
      void listen(poll);
      return true;
    },
    giveUp() {
      const whole = sent.filter((poll) => tokenOf(poll) !== null);
      for (const poll of sent) poll.isGivenUp = true;
      for (const { drop } of whole) drop.abort();
      return whole.length > 0;
    },
    take() {
      const first = arrivals.shift() ?? null;
      if (arrivals.length === 0 && arrived.signal.aborted) arrived = new AbortController();
      return first;
    },
    arrived: () => arrived.signal,
    isWaiting: (deviceCode) => sent.some((poll) => poll.deviceCode === deviceCode),
    clear() {
      for (const { journal } of slots) journal?.clear();
    },
    close() {
      for (const { drop } of sent) drop.abort();
      for (const { journal } of slots) journal?.close();
    },
  };
}

/** Opens the journal of a slot, unless it is open; null when that is done. */
function openSlot(slot: Slot): Trouble | null {
  if (slot.access === null || slot.journal !== null) return null;
  const journal = slot.access.open();
  if (isTrouble(journal)) return journal;
  slot.journal = journal;
  return null;
}
