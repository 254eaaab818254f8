/**
 * Where known secrets stand in a text, however they are dressed up: decoded first, then compared by letters and digits
 * alone. Takes time in proportion to the text, however many secrets there are. It must not know what stands in their
 * place.
 */

import { bonesOf, fleshOf, type Skeleton } from './clean.ts';
import type { Reading } from './reading.ts';
import { readingsOf } from './readings.ts';
import {
  cleanText,
  type Index,
  indexOf,
  PIECE,
  type Shelf,
  type Sought,
  type Value,
} from './secret-index.ts';

/** A part of a text that stands for a secret. */
export type Found = {
  readonly from: number;
  readonly to: number;
  /** The secret; null for a piece of one. */
  readonly value: string | null;
  /** What was read there. */
  readonly read: string;
  /** Whether it is the secret itself, only escaped or broken, and not in other letters or without its dash. */
  readonly isSame: boolean;
};

/** What was found; not complete where the text can be read in too many ways to look at all of them. */
export type Finding = {
  readonly found: readonly Found[];
  readonly isComplete: boolean;
  /** How many characters were looked at. */
  readonly effort: number;
};

/** Finds secrets in a text. */
export type Finder = (text: string) => Finding;

/** A finder for secrets. */
export function openFinder(sought: Sought): Finder {
  const index = indexOf(sought);
  return (text) => {
    const { all, isComplete } = readingsOf(text);
    // Most readings differ in blanks and punctuation only.
    const seen = { bones: new Set<string>(), flesh: new Set<string>() };
    const found = all.flatMap((reading) => [
      ...inSkeleton(reading, index.bones, bonesOf, seen.bones),
      ...inSkeleton(reading, index.flesh, fleshOf, seen.flesh),
      ...inForms(reading, index.forms),
      ...inPieces(reading, index),
    ]);
    const effort = all.reduce((sum, reading) => sum + reading.text.length, 0);
    return { found, isComplete, effort };
  };
}

function inSkeleton(
  reading: Reading,
  shelf: Shelf,
  skeletonOf: (text: string) => Skeleton,
  seen: Set<string>,
): Found[] {
  if (shelf.isEmpty()) return [];
  const { text, at } = skeletonOf(reading.text);
  if (seen.has(text)) return [];
  seen.add(text);
  return hitsIn(text, shelf).map(({ place, length, value }) => {
    const [first = 0, last = 0] = [at[place], at[place + length - 1]];
    return whole(reading, value, ...stretched(reading.text, value.value, first, last + 1));
  });
}

function inForms(reading: Reading, shelf: Shelf): Found[] {
  if (shelf.isEmpty()) return [];
  return hitsIn(reading.text, shelf).map(({ place, length, value }) =>
    whole(reading, value, place, place + length),
  );
}

/** The values that stand in a text, none of them over another. */
function hitsIn(text: string, shelf: Shelf): { place: number; length: number; value: Value }[] {
  const hits = [];
  for (let place = 0; place < text.length; ) {
    const hit = shelf.at(text, place);
    if (hit !== null) hits.push({ place, ...hit });
    place += hit?.length ?? 1;
  }
  return hits;
}

// The marks of a letter, the rest of one that takes two units, and what is not seen.
const AFTER = /^(?:[\udc00-\udfff]|[\p{M}\p{Default_Ignorable_Code_Point}])+/u;

/** The place of a value in a text with what of it is no letter at either end. */
function stretched(text: string, value: string, from: number, to: number): [from: number, to: number] {
  const [, lead = '', tail = ''] = /^([^\p{L}\p{N}]*).*?([^\p{L}\p{N}]*)$/su.exec(value) ?? [];
  const start = text.slice(0, from).endsWith(lead) ? from - lead.length : from;
  const marked = to + (AFTER.exec(text.slice(to, to + 20))?.[0].length ?? 0);
  const end = text.startsWith(tail, marked) ? marked + tail.length : marked;
  return [start, end];
}

function whole(reading: Reading, { value, clean }: Value, from: number, to: number): Found {
  const read = reading.text.slice(from, to);
  return { ...spanOf(reading, from, to), value, read, isSame: read === value || cleanText(read) === clean };
}

/** Runs of a reading that are pieces of a secret: the half that stands elsewhere, or one cut short. */
function inPieces(reading: Reading, { pieces }: Index): Found[] {
  if (pieces === null) return [];
  const { text } = reading;
  const found: Found[] = [];
  for (let at = 0; at + PIECE <= text.length; at += 1) {
    if (!pieces(text, at)) continue;
    let end = at + PIECE;
    // Those of several secrets may overlap.
    for (let next = at + 1; next < end; next += 1) if (pieces(text, next)) end = next + PIECE;
    found.push({ ...spanOf(reading, at, end), value: null, read: text.slice(at, end), isSame: false });
    at = end - 1;
  }
  return found;
}

function spanOf({ from, to }: Reading, start: number, end: number): { from: number; to: number } {
  return { from: from[start] ?? 0, to: to[end - 1] ?? 0 };
}
