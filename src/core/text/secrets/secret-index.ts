/**
 * Values that are looked for, sorted so that a text is gone through once however many there are: by the letters and
 * digits in them, for most; by all that is seen of them, where those are few; as they are, where they are short.
 */

import { bonesOf, cleaned, fleshOf } from './clean.ts';
import { asWritten } from './reading.ts';
import { escapesOf } from './readings.ts';

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
  /** Every run of `piece` characters of the long values. */
  readonly pieces: ReadonlySet<string>;
  readonly piece: number;
};

/** Below that a value is looked for in its plain forms only, since ordinary words would look like it. */
const LEAST_LOOSE = 6;
/** Below that not at all. */
const LEAST = 4;
/** Values that are longer are found by as many of their first characters. */
const HEAD = 12;
/** More values that begin alike are found in pieces only. */
const MOST_ALIKE = 8;

/** Makes an index. Values of less than 12 characters are not looked for in pieces, nor any where `piece` is infinite. */
export function indexOf(values: readonly string[], piece: number): Index {
  const [bones, flesh, forms] = [openShelf(), openShelf(), openShelf()];
  const pieces = new Set<string>();
  for (const value of new Set(values)) {
    if (value.length < LEAST) continue;
    const one: Value = { value, clean: cleanText(value) };
    const texts = escapesOf(value);
    if (isLoose(bonesOf(value).text)) for (const text of texts) add(bones, bonesOf(text).text, one);
    else if (isLoose(fleshOf(value).text)) for (const text of texts) add(flesh, fleshOf(text).text, one);
    else for (const form of formsOf(value)) forms.add(form, one);
    if (value.length < HEAD) continue;
    for (const text of new Set([value, one.clean]))
      for (let at = 0; at + piece <= text.length; at += 1) pieces.add(text.slice(at, at + piece));
  }
  return { bones, flesh, forms, pieces, piece };
}

/** A text as it is compared where blanks and marks do not count. */
export function cleanText(text: string): string {
  return cleaned(asWritten(text)).text;
}

type OpenShelf = Shelf & { add(text: string, value: Value): void };

function isLoose(skeleton: string): boolean {
  return skeleton.length >= LEAST_LOOSE;
}

function add(shelf: OpenShelf, skeleton: string, value: Value): void {
  if (isLoose(skeleton)) shelf.add(skeleton, value);
}

function openShelf(): OpenShelf {
  const short = new Map<number, Map<string, Value>>();
  const long = new Map<string, readonly { readonly text: string; readonly value: Value }[]>();
  let lengths: readonly number[] = [];
  return {
    isEmpty: () => short.size + long.size === 0,
    add(text, value) {
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
      const alike = long.size === 0 ? undefined : long.get(text.slice(place, place + HEAD));
      const found = alike?.find((one) => text.startsWith(one.text, place));
      if (found !== undefined) return { value: found.value, length: found.text.length };
      for (const length of lengths) {
        const value = short.get(length)?.get(text.slice(place, place + length));
        if (value !== undefined) return { value, length };
      }
      return null;
    },
  };
}

/** A short value in the forms it travels in: as it is, as in an address and a form, in base64. */
function formsOf(value: string): ReadonlySet<string> {
  const whole = value.replace(/\p{Cs}/gu, '\ufffd');
  const inUrl = encodeURIComponent(whole);
  const inForm = new URLSearchParams({ '': whole }).toString().slice(1);
  const small = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  const latin = String.fromCharCode(...new TextEncoder().encode(whole));
  const base64 = btoa(latin).replace(/=+$/, '');
  const alike = [value, inUrl, small(inUrl), inForm, small(inForm), JSON.stringify(value).slice(1, -1)];
  const cases = [value.toUpperCase(), value.toLowerCase(), value.replace(/[\s-]/g, '')];
  return new Set(
    [...alike, base64, base64.replaceAll('+', '-').replaceAll('/', '_'), ...cases].filter(
      (form) => form.length >= LEAST,
    ),
  );
}
