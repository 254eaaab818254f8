/**
 * Every way in which a text may be read: as it was written, decoded, without what is invisible, and that again of each.
 * Bounded: a text that can be read in more ways than the bound allows is told to be one.
 */

import { cleaned, unmarked, visible } from './clean.ts';
import { unbackslash, unbase64, unentity, unhex, unpadded, unpercent, unquoted, unspaced } from './decode.ts';
import { asWritten, type Reading } from './reading.ts';

/** A way to read a reading; the same where there is no other. */
type Way = (reading: Reading) => Reading;

const ESCAPES: readonly Way[] = [unpercent, unentity, unbackslash, cleaned, unmarked, unquoted];

const ENCODINGS: readonly Way[] = [
  unpadded,
  unspaced,
  ...[0, 1, 2, 3].map(
    (skip): Way =>
      (reading) =>
        unbase64(reading, skip),
  ),
  ...[0, 1].map(
    (skip): Way =>
      (reading) =>
        unhex(reading, skip),
  ),
];

/** All readings together are at most so many times as long as the text, and this. */
const MOST_TIMES = 24;
const MOST_MORE = 20_000;

/** The readings of a text, itself first; `isComplete` is false where there are more than the bound allows. */
export type Readings = { readonly all: readonly Reading[]; readonly isComplete: boolean };

/** Reads a text in every way, encodings such as base64 among them. */
export function readingsOf(text: string): Readings {
  return everyReading(text, (reading) =>
    // Encodings may be broken by blanks as escapes may.
    [...ESCAPES, ...(cleaned(reading) === reading ? ENCODINGS : [])],
  );
}

/** Reads a text in every way but encodings, which is what it can be taken for itself. */
export function escapesOf(text: string): readonly string[] {
  // Most secrets hold nothing that can be read in another way.
  if (/^[\w.~-]*$/.test(text)) return [text];
  return everyReading(text, () => ESCAPES).all.map((reading) => reading.text);
}

function everyReading(text: string, waysOf: (reading: Reading) => readonly Way[]): Readings {
  const all = [asWritten(text)];
  const seen = new Set([text]);
  let left = MOST_TIMES * text.length + MOST_MORE;
  // What is found is looked through in turn.
  for (const reading of all) {
    for (const way of waysOf(reading)) {
      const other = way(reading);
      if (other === reading || other.text === '' || seen.has(other.text)) continue;
      left -= other.text.length;
      if (left < 0) return { all, isComplete: false };
      seen.add(other.text);
      all.push(other);
    }
  }
  return { all, isComplete: true };
}

/** How often a text is read again before it is taken as it then stands. */
const MOST_ROUNDS = 10;

/** The one reading that a reader is likely to see: everything unescaped, nothing invisible in it, blanks where they were. */
export function plainReading(text: string): Reading {
  let reading = asWritten(text);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = visible(unbackslash(unentity(unpercent(reading))));
    if (next === reading || next.text === reading.text) return reading;
    reading = next;
  }
  return reading;
}
