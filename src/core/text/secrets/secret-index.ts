/**
 * Values that are looked for, sorted so that a text is gone through once however many there are: by the letters and
 * digits in them, for most; by all that is seen of them, where those are few; as they are, where they are short.
 */

import { urlEncodings } from '../text.ts';
import { bonesOf, cleaned, fleshOf } from './clean.ts';
import { asWritten } from './reading.ts';
import { escapesOf } from './readings.ts';

/** What is looked for: values that stand as a whole, and those that stand in pieces as well. */
export type Sought = { readonly whole: readonly string[]; readonly inPieces: readonly string[] };

/** A value that is looked for. */
export type Value = {
  readonly value: string;
  /** As it stands where blanks and marks do not count. */
  readonly clean: string;
};

/** Values by a text that stands for them: the longest that stands at a place, in bounded time. */
export type Shelf = {
  readonly isEmpty: () => boolean;
  readonly at: (text: string, place: number) => { readonly value: Value; readonly length: number } | null;
};

/** What is looked for in each kind of text. */
export type Index = {
  readonly bones: Shelf;
  readonly flesh: Shelf;
  /** Short values in the forms they travel in. */
  readonly forms: Shelf;
  /** Null where no value is long enough to be looked for in pieces. */
  readonly pieces: Pieces | null;
};

/** Reports whether a piece of a value stands at a place of a text. */
export type Pieces = (text: string, place: number) => boolean;

/** How many characters in a row of a value are a piece of it. */
export const PIECE = 8;

/** Below that a value is looked for in its plain forms only, since ordinary words would look like it. */
const LEAST_LOOSE = 6;
/** Below that not at all. */
const LEAST = 4;
/** Values that are longer are found by as many of their first characters. */
const HEAD = 12;
/** More values that begin alike are found in pieces only. */
const MOST_ALIKE = 8;

/** Makes an index. Of values with less than 12 characters no pieces are looked for. */
export function indexOf({ whole, inPieces }: Sought): Index {
  const [bones, flesh, forms] = [openShelf(), openShelf(), openShelf()];
  for (const value of new Set([...inPieces, ...whole])) {
    if (value.length < LEAST) continue;
    const one: Value = { value, clean: cleanText(value) };
    const texts = escapesOf(value);
    const hasBones = isLoose(bonesOf(value).text);
    const skeletons = texts.map((text) => (hasBones ? bonesOf(text) : fleshOf(text)).text);
    for (const skeleton of skeletons.filter(isLoose)) (hasBones ? bones : flesh).add(skeleton, one);
    // One that has little left once it is decoded may be met in between.
    if (!hasBones || !skeletons.every(isLoose)) for (const form of formsOf(value)) forms.add(form, one);
  }
  return { bones, flesh, forms, pieces: piecesOf(inPieces) };
}

function piecesOf(values: readonly string[]): Pieces | null {
  const pieces = new Set<string>();
  const beginnings = openBeginnings();
  for (const value of values) {
    if (value.length < HEAD) continue;
    for (const text of new Set([value, cleanText(value)]))
      for (let at = 0; at + PIECE <= text.length; at += 1) pieces.add(text.slice(at, at + PIECE));
  }
  for (const piece of pieces) beginnings.add(piece);
  return pieces.size === 0
    ? null
    : (text, place) => beginnings.mayBeAt(text, place) && pieces.has(text.slice(place, place + PIECE));
}

/** A text as it is compared where blanks and marks do not count. */
export function cleanText(text: string): string {
  return cleaned(asWritten(text)).text;
}

type OpenShelf = Shelf & { add(text: string, value: Value): void };

function isLoose(skeleton: string): boolean {
  return skeleton.length >= LEAST_LOOSE;
}

function openShelf(): OpenShelf {
  const short = new Map<number, Map<string, Value>>();
  const long = new Map<string, readonly { readonly text: string; readonly value: Value }[]>();
  const beginnings = openBeginnings();
  let lengths: readonly number[] = [];
  return {
    isEmpty: () => short.size + long.size === 0,
    add(text, value) {
      beginnings.add(text);
      if (text.length < HEAD) {
        const alike = short.get(text.length) ?? new Map<string, Value>();
        if (!alike.has(text)) short.set(text.length, alike.set(text, value));
        lengths = [...short.keys()].sort((a, b) => b - a);
        return;
      }
      const head = text.slice(0, HEAD);
      const alike = long.get(head) ?? [];
      if (alike.length >= MOST_ALIKE || alike.some((one) => one.text === text)) return;
      long.set(
        head,
        [...alike, { text, value }].sort((a, b) => b.text.length - a.text.length),
      );
    },
    at(text, place) {
      if (!beginnings.mayBeAt(text, place)) return null;
      const found = long
        .get(text.slice(place, place + HEAD))
        ?.find((one) => text.startsWith(one.text, place));
      if (found !== undefined) return { value: found.value, length: found.text.length };
      for (const length of lengths) {
        const value = short.get(length)?.get(text.slice(place, place + length));
        if (value !== undefined) return { value, length };
      }
      return null;
    },
  };
}

/** Tells quickly of most places in a text that nothing begins there. */
type Beginnings = { add(text: string): void; mayBeAt(text: string, place: number): boolean };

function openBeginnings(): Beginnings {
  const seen = new Uint8Array(1 << 16);
  const mark = (text: string, place: number): number =>
    (text.charCodeAt(place) ^ (text.charCodeAt(place + 1) << 5) ^ (text.charCodeAt(place + 2) << 10)) &
    0xffff;
  return {
    add(text) {
      seen[mark(text, 0)] = 1;
    },
    mayBeAt: (text, place) => seen[mark(text, place)] === 1,
  };
}

/** A short value in the forms it travels in: as it is, as in an address and a form, in base64, in capitals or none. */
function formsOf(value: string): readonly string[] {
  const latin = String.fromCharCode(...new TextEncoder().encode(value));
  const base64 = btoa(latin).replace(/=+$/, '');
  return [
    ...[value, ...urlEncodings(value), JSON.stringify(value).slice(1, -1)],
    ...[base64, base64.replaceAll('+', '-').replaceAll('/', '_')],
    ...[value.toUpperCase(), value.toLowerCase(), value.replace(/[\s-]/g, '')],
  ].filter((form) => form.length >= LEAST);
}
