/**
 * Text lines: one for each change, for pipes, screen readers and terminals that can do no more. Never an escape
 * code, never a redraw. Each state is announced once, when it begins.
 */

import type { Asking, Pairing, Waiting } from '../core/pairing/pairing.ts';
import { minutes, secondsUntil, timeOfTick } from './page/clock.ts';
import { causeWords, endNotes, isCalm, maskedName, messageOf, wasAnswered } from './page/message.ts';
import type { Moment, PairingInfo, View } from './view.ts';
import type { Words } from './words/index.ts';
import { sentence } from './words/troubles.ts';

/** A state and the moment at which it is shown. */
export type StateAt = { readonly pairing: Pairing; readonly moment: Moment };

/** Text lines of a pairing, written as they come; for a screen reader (`reader`) the code is repeated each minute. */
export function openLines(
  write: (text: string) => void,
  info: PairingInfo,
  words: Words,
  reader = false,
): View {
  let before: StateAt | null = null;
  return {
    show(pairing, moment) {
      const after = { pairing, moment };
      for (const line of textLines(before, after, info, words, reader)) write(`${line}\n`);
      before = after;
    },
    async close() {},
  };
}

/** What is new between two calls of `show`, as lines without their ends. `before` is null at the first. */
export function textLines(
  before: StateAt | null,
  after: StateAt,
  info: PairingInfo,
  words: Words,
  reader = false,
): string[] {
  const lines = before === null ? opening(info, words) : [];
  const { pairing, moment } = after;
  const was = before?.pairing ?? null;
  switch (pairing.state) {
    case 'asking':
      if (pairing.outage !== null) lines.push(...outageLine(was, pairing, moment, words));
      else if (was === null) lines.push(`${words.asking(info.host)}.`);
      break;
    case 'waiting':
      if (was?.state !== 'waiting' || was.number !== pairing.number) {
        lines.push(...invitation(pairing, words));
        lines.push(goodUntil(pairing, moment, words));
      } else if (before !== null) {
        lines.push(...(reader ? reminder : countdown)(pairing, before.moment, moment, words));
      }
      lines.push(...outageLine(was, pairing, moment, words));
      break;
    case 'lapsed':
    case 'saving':
    case 'paired':
    case 'refused':
    case 'broken':
      if (was?.state !== pairing.state) lines.push(...news(pairing, moment, info, words));
      break;
  }
  return lines;
}

/** The outcome of a pairing in one line: for the shell, once a full screen is gone. */
export function summaryLine(pairing: Pairing, moment: Moment, info: PairingInfo, words: Words): string {
  const simulated = info.simulated ? `${words.simulation}: ` : '';
  if (pairing.state === 'waiting' || pairing.state === 'asking') {
    const stopped = `${simulated}${sentence(words.stopped)}`;
    return [stopped, ...(info.simulated ? [] : [words.startAgain('roomkey pair')])].join(words.glue);
  }
  const { headlines, notes } = messageOf(pairing, moment, info, words);
  const first = `${simulated}${sentence(headlines[0] ?? '')}`;
  if (pairing.state !== 'lapsed' && pairing.state !== 'broken') return first;
  return [first, ...notes].join(words.glue);
}

function opening(info: PairingInfo, words: Words): string[] {
  const lines = [`${words.title(info.service)} (${info.label})`];
  if (info.simulated) lines.push(words.simulationNote);
  return lines;
}

function invitation({ code }: Waiting, words: Words): string[] {
  const letters = [...code.userCode].join(' ');
  const spelled = `${words.code}: ${code.userCode}   (${words.letterByLetter(letters)})`;
  if (code.verificationUriComplete === null) return [`${words.open}:`, code.verificationUri, spelled];
  return [`${words.open}:`, code.verificationUriComplete, words.orOpen, code.verificationUri, spelled];
}

function goodUntil(waiting: Waiting, moment: Moment, words: Words): string {
  const said = words.goodUntil(timeOfTick(waiting.endsAt, moment));
  return waiting.code.isLifeAssumed === true ? `${said} (${words.assumed})` : said;
}

/** The time left, said once each when half and a quarter of the code's life are left, and at the last minute. */
function countdown(waiting: Waiting, before: Moment, now: Moment, words: Words): string[] {
  const life = waiting.code.expiresInS * 1000;
  const left = waiting.endsAt - now.ticks;
  const crossed = [life / 2, life / 4, 60_000].some(
    (mark) => mark < life && left <= mark && waiting.endsAt - before.ticks > mark,
  );
  return crossed && left > 0 ? [words.left(minutes(left))] : [];
}

/** The code once more each minute, with the time left: a reader cannot look back at it. */
function reminder(waiting: Waiting, before: Moment, now: Moment, words: Words): string[] {
  const minute = ({ ticks }: Moment) => Math.floor((ticks - waiting.since) / 60_000);
  const left = waiting.endsAt - now.ticks;
  if (minute(now) === minute(before) || left <= 0) return [];
  return [`${words.code}: ${waiting.code.userCode}   ${words.left(minutes(left))}`];
}

function outageLine(was: Pairing | null, now: Waiting | Asking, moment: Moment, words: Words): string[] {
  if (now.outage === null || (now.state === 'waiting' && isCalm(now))) return [];
  const known = was?.state === now.state && was.outage !== null && was.askAt === now.askAt;
  if (known) return [];
  const what = wasAnswered(now.outage.trouble) ? words.noGoodAnswer : words.noConnection;
  const { short, fix } = causeWords(now.outage.trouble, words);
  const sentences = [sentence(`${what} (${short})`), words.tryingAgain(secondsUntil(now.askAt, moment))];
  // What to do is said once for each cause, not at each try.
  const before = was !== null && 'outage' in was ? was.outage : null;
  if (before?.trouble.code !== now.outage.trouble.code) sentences.push(fix);
  return [sentences.join(words.glue)];
}

function news(pairing: Pairing, moment: Moment, info: PairingInfo, words: Words): string[] {
  if (pairing.state === 'paired') {
    const who = maskedName(pairing.paired.user);
    const said = sentence(`${words.paired(info.label)}${who === null ? '' : ` (${who})`}`);
    return pairing.paired.renews
      ? [said]
      : [said, endNotes(pairing.paired, words).map(sentence).join(words.glue)];
  }
  const { headlines, notes } = messageOf(pairing, moment, info, words);
  return [[sentence(headlines[0] ?? ''), ...notes].join(words.glue)];
}
