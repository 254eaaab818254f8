/**
 * What a state says to a person, before anybody knows how much room there is: a mark, a headline in several lengths,
 * and sentences in order of importance. Knows no rows, no columns and no colours.
 */

import type { User } from '../../core/grant/grant.ts';
import type { Code, Outage, Pairing, Waiting } from '../../core/pairing/pairing.ts';
import type { Trouble, TroubleCode } from '../../core/trouble/trouble.ts';
import type { Moment, PairingInfo } from '../view.ts';
import type { Words } from '../words/index.ts';
import { shortIn } from '../words/troubles.ts';
import { minutes, secondsUntil, timeOfDay, timeOfTick } from './clock.ts';

/** The kinds of news; each has a mark and a colour. */
export type Mood = 'asking' | 'waiting' | 'trouble' | 'done' | 'ended';

/** What is said at a moment. */
export type Message = {
  readonly mood: Mood;
  /** The same in fewer and fewer words; never empty. */
  readonly headlines: readonly string[];
  /** Whole sentences, the most important first; those that do not fit are left out from the end. */
  readonly notes: readonly string[];
  /** The time left of the code on show, and the part of its life that is, from 0 to 1. */
  readonly left: { readonly span: string; readonly part: number } | null;
  readonly code: Code | null;
};

/** After this long, asking for a code says since when. */
const SLOW_MS = 3_000;
/** More scopes than this are only counted. */
const SCOPES_SHOWN = 4;

// With these a server did answer, so "no connection" would not be true.
const ANSWERED: ReadonlySet<TroubleCode> = new Set<TroubleCode>([
  'server_error',
  'rate_limited',
  'captive_portal',
  'redirected',
  'bad_answer',
  'incomplete_answer',
  'unsafe_answer',
  'provider_refused',
]);

/** What a pairing says at a moment. */
export function say(pairing: Pairing, moment: Moment, info: PairingInfo, words: Words): Message {
  const again = words.startAgain('roomkey pair');
  switch (pairing.state) {
    case 'asking': {
      if (pairing.outage !== null) return stuck(pairing.outage, pairing.askAt, moment, words, null);
      const slow = moment.ticks - pairing.since > SLOW_MS;
      const notes = slow ? [words.since(timeOfTick(pairing.since, moment))] : [];
      return plain('asking', [words.asking(info.host)], notes);
    }
    case 'waiting': {
      const left = secondsUntil(pairing.endsAt, moment);
      const shown = {
        code: pairing.code,
        left: { span: minutes(left * 1000), part: Math.min(1, left / pairing.code.expiresInS) },
      };
      if (pairing.outage !== null && !isCalm(pairing)) {
        return { ...stuck(pairing.outage, pairing.askAt, moment, words, words.stillGood), ...shown };
      }
      return { ...plain('waiting', [words.waiting], [words.onlyHere]), ...shown };
    }
    case 'lapsed':
      return pairing.renewing
        ? plain('asking', [words.ranOut], [words.newCode(pairing.number)])
        : plain('ended', [words.ranOut], [again]);
    case 'saving':
      return plain('waiting', [words.saving], []);
    case 'paired': {
      const { paired } = pairing;
      const who = nameOf(paired.user);
      const headline = words.paired(info.label);
      const shown = paired.scope.slice(0, SCOPES_SHOWN);
      const notes = [words.until(timeOfDay(paired.expiresAt))];
      if (shown.length > 0) notes.push(words.allowed(shown, paired.scope.length - shown.length));
      return plain('done', who === null ? [headline] : [`${headline} (${who})`, headline], notes);
    }
    case 'refused':
    case 'broken':
      return ended(pairing.trouble, words);
  }
}

/** The person behind a pairing in a few letters, since a wall screen is read by everybody: `r…@example.com`. */
export function nameOf(user: User | null): string | null {
  if (user === null) return null;
  const at = user.email?.lastIndexOf('@') ?? -1;
  if (user.email !== null && at > 0) return `${user.email.slice(0, 1)}…${user.email.slice(at)}`;
  return user.displayName;
}

/** A wall screen is read by everybody: of an e-mail address only the first letter and the domain. */
function veiled(text: string): string {
  return text.replace(/([^\s@])[^\s@]*(@[^\s@]+)/g, '$1…$2');
}

/** What keeps the provider out of reach, in half a line, and what to do. */
export function causeOf({ code }: Trouble, words: Words): { readonly short: string; readonly fix: string } {
  const { says, fix } = words.troubles[code];
  return { short: shortIn(words, code) ?? says, fix };
}

/** Reports whether a code waits as it should: that a server slows us down is not the person's business. */
export function isCalm({ outage }: Waiting): boolean {
  return outage === null || outage.trouble.code === 'rate_limited';
}

/** Reports whether a server answered at all, be it wrongly. */
export function wasAnswered(trouble: Trouble): boolean {
  return ANSWERED.has(trouble.code);
}

function stuck(outage: Outage, askAt: number, moment: Moment, words: Words, good: string | null): Message {
  const since = timeOfTick(outage.since, moment);
  const seconds = secondsUntil(askAt, moment);
  const headlines = wasAnswered(outage.trouble)
    ? [words.noGoodAnswerSince(since), words.noGoodAnswer]
    : [words.noConnectionSince(since), words.noConnection];
  const notes = [seconds > 0 ? words.tryingAgain(seconds) : words.tryingNow];
  if (good !== null) notes.push(good);
  const { short, fix } = causeOf(outage.trouble, words);
  notes.push(words.cause(short), fix);
  return plain('trouble', headlines, notes);
}

function ended(trouble: Trouble, words: Words): Message {
  const { says, fix } = words.troubles[trouble.code];
  const short = shortIn(words, trouble.code);
  const detail = veiled(trouble.detail);
  // Names and other people's words, in no language of ours, come after what can be done.
  const last = detail === '' ? [] : [`${detail}.`];
  if (short === null) return plain('ended', [says], [fix, ...last]);
  const headline = wasAnswered(trouble) ? words.noGoodAnswer : words.noConnection;
  return plain('ended', [headline], [words.cause(short), fix, ...last]);
}

function plain(mood: Mood, headlines: readonly string[], notes: readonly string[]): Message {
  return { mood, headlines, notes, left: null, code: null };
}
