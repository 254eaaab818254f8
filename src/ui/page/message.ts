/**
 * What a state says to a person, however much room there is for it: a mark, a headline in several lengths, and
 * sentences in order of importance. Knows no rows, no columns and no colours.
 */

import type { User } from '../../core/grant/grant.ts';
import type { Asking, Code, Outage, Paired, Pairing, Waiting } from '../../core/pairing/pairing.ts';
import type { Trouble, TroubleCode } from '../../core/trouble/trouble.ts';
import type { Moment, PairingInfo } from '../view.ts';
import type { Words } from '../words/index.ts';
import { fixIn, sentence, shortIn } from '../words/troubles.ts';
import { minutes, secondsUntil, timeOfDay, timeOfTick } from './clock.ts';

/** The kinds of message; each has a mark and a colour. */
export type Mood = 'asking' | 'waiting' | 'trouble' | 'done' | 'ended';

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

/** The message of a pairing at a moment. */
export function messageOf(pairing: Pairing, moment: Moment, info: PairingInfo, words: Words): Message {
  const again = words.startAgain('roomkey pair');
  switch (pairing.state) {
    case 'asking':
      return askingMessage(pairing, moment, info, words);
    case 'waiting':
      return waitingMessage(pairing, moment, words);
    case 'lapsed':
      return pairing.renewing
        ? plainMessage('asking', [words.ranOut], [words.newCode(pairing.number)])
        : plainMessage('ended', [words.ranOut], [again]);
    case 'saving':
      return plainMessage('waiting', [words.saving], []);
    case 'paired':
      return pairedMessage(pairing.paired, info, words);
    case 'refused':
    case 'broken':
      return endMessage(pairing.trouble, words);
  }
}

function askingMessage(asking: Asking, moment: Moment, info: PairingInfo, words: Words): Message {
  if (asking.outage !== null) return outageMessage(asking.outage, asking.askAt, moment, words, null);
  const isSlow = moment.ticks - asking.since > SLOW_MS;
  const notes = isSlow ? [words.since(timeOfTick(asking.since, moment))] : [];
  return plainMessage('asking', [words.asking(info.host)], notes);
}

function waitingMessage(waiting: Waiting, moment: Moment, words: Words): Message {
  const { code, outage, askAt } = waiting;
  const seconds = secondsUntil(waiting.endsAt, moment);
  const left = {
    span: `${code.isLifeAssumed === true ? '~' : ''}${minutes(seconds * 1000)}`,
    part: Math.min(1, seconds / code.expiresInS),
  };
  const message =
    outage !== null && !isCalm(waiting)
      ? outageMessage(outage, askAt, moment, words, words.stillGood)
      : plainMessage('waiting', [words.waiting], [words.onlyHere]);
  return { ...message, code, left };
}

function pairedMessage(paired: Paired, info: PairingInfo, words: Words): Message {
  const who = maskedName(paired.user);
  const headline = words.paired(info.label);
  const shown = paired.scope.slice(0, SCOPES_SHOWN);
  const notes = [...endNotes(paired, words)];
  if (shown.length > 0) notes.push(words.allowed(shown, paired.scope.length - shown.length));
  return plainMessage('done', who === null ? [headline] : [`${headline} (${who})`, headline], notes);
}

/** How long a pairing is good for, as far as that is known, and what to do where it does not last. */
export function endNotes({ expiresAt, renews, remedy }: Paired, words: Words): readonly string[] {
  const end = expiresAt === null ? null : timeOfDay(expiresAt);
  if (renews) return end === null ? [] : [words.until(end)];
  return [words.noRenewal(end), ...(remedy === null ? [] : [remedy])];
}

/** Who approved, in a few letters, since a wall screen is public: `r…@example.com`. */
export function maskedName(user: User | null): string | null {
  if (user === null) return null;
  const at = user.email?.lastIndexOf('@') ?? -1;
  if (user.email !== null && at > 0) return `${user.email.slice(0, 1)}…${user.email.slice(at)}`;
  return user.displayName;
}

/** Of each e-mail address only the first letter and the domain. */
function masked(text: string): string {
  return text.replace(/([^\s@])[^\s@]*(@[^\s@]+)/g, '$1…$2');
}

/** What keeps the provider out of reach, in half a line, and what to do. */
export function causeWords(trouble: Trouble, words: Words): { readonly short: string; readonly fix: string } {
  const { code } = trouble;
  return { short: shortIn(words, code) ?? words.troubles[code].says, fix: fixIn(words, trouble) };
}

/** Reports whether a code waits as it should; a server that slows us down is no concern of the person's. */
export function isCalm({ outage }: Waiting): boolean {
  return outage === null || outage.trouble.code === 'rate_limited';
}

/** Reports whether a server answered at all, even if not as it should. */
export function wasAnswered(trouble: Trouble): boolean {
  return ANSWERED.has(trouble.code);
}

function outageMessage(
  outage: Outage,
  askAt: number,
  moment: Moment,
  words: Words,
  good: string | null,
): Message {
  const since = timeOfTick(outage.since, moment);
  const seconds = secondsUntil(askAt, moment);
  const headlines = wasAnswered(outage.trouble)
    ? [words.noGoodAnswerSince(since), words.noGoodAnswer]
    : [words.noConnectionSince(since), words.noConnection];
  const notes = [seconds > 0 ? words.tryingAgain(seconds) : words.tryingNow];
  if (good !== null) notes.push(good);
  const { short, fix } = causeWords(outage.trouble, words);
  notes.push(words.cause(short), fix);
  return plainMessage('trouble', headlines, notes);
}

function endMessage(trouble: Trouble, words: Words): Message {
  const { says } = words.troubles[trouble.code];
  const fix = fixIn(words, trouble);
  const short = shortIn(words, trouble.code);
  const detail = masked(trouble.detail);
  // Names and a server's own words, in whatever language, come after what can be done.
  const last = detail === '' ? [] : [sentence(detail)];
  if (short === null) return plainMessage('ended', [says], [fix, ...last]);
  const headline = wasAnswered(trouble) ? words.noGoodAnswer : words.noConnection;
  return plainMessage('ended', [headline], [words.cause(short), fix, ...last]);
}

function plainMessage(mood: Mood, headlines: readonly string[], notes: readonly string[]): Message {
  return { mood, headlines, notes, left: null, code: null };
}
