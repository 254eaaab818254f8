/**
 * A text without what a person does not see or does not read: markup, blanks, invisible characters and marks taken out,
 * letters of other type taken for the plain ones. Knows nothing of secrets.
 */

import { type Reading, reread } from './reading.ts';

const MARKUP = [
  '<!--[^]{0,200}?-->',
  '<[a-z/!?][^<>]{0,500}>',
  // What colours a terminal, and what sets its title or a link.
  '\\x1b\\[[0-9;:?]*[ -/]*[@-~]',
  '\\x1b\\][^\\x07\\x1b]{0,500}(?:\\x07|\\x1b\\\\)',
].join('|');
// Controls, format characters, what prints as nothing, marks; braille's blank is a symbol by its class.
const UNSEEN = '[\\p{C}\\p{M}\\p{Default_Ignorable_Code_Point}\\u2800]';

const ELEMENTS = new RegExp(MARKUP, 'gi');
const JUNK = new RegExp(`${MARKUP}|[\\s\\p{Z}]|${UNSEEN}|[^\\x00-\\x7f]`, 'giu');
const INVISIBLE = new RegExp(`</?wbr\\b[^<>]{0,100}>|(?![\\t-\\r])${UNSEEN}|[^\\x00-\\x7f]`, 'giu');

/** Without markup, blanks, invisible characters and marks; cases and punctuation stay. */
export function cleaned(reading: Reading): Reading {
  return reread(reading, JUNK, ([whole]) => [[isBeyondAscii(whole) ? plain(whole) : '', 0, whole.length]]);
}

/** Without markup, where it may break what is markup itself. */
export function unmarked(reading: Reading): Reading {
  if (!/\x1b/.test(reading.text)) return reading;
  return reread(reading, ELEMENTS, () => []);
}

/** Without what is invisible; blanks and markup stay, so that words stay apart. */
export function visible(reading: Reading): Reading {
  return reread(reading, INVISIBLE, ([whole]) => {
    if (/^[\t-\r\p{Z}]$/u.test(whole)) return [[' ', 0, whole.length]];
    return [[isBeyondAscii(whole) ? plain(whole) : '', 0, whole.length]];
  });
}

/** Which letters and digits stand in a reading, whatever their case: `at` is where. */
export type Skeleton = { readonly text: string; readonly at: readonly number[] };

const IN_BONES = /[\p{L}\p{N}]/u;
const IN_FLESH = /[^\s\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800+-]/u;

/** Letters and digits only. */
export function bonesOf(text: string): Skeleton {
  return skeletonOf(text, IN_BONES, ASCII_BONES);
}

/** Everything but blanks, what is invisible, dashes, and the plus that a form writes for a blank. */
export function fleshOf(text: string): Skeleton {
  return skeletonOf(text, IN_FLESH, ASCII_FLESH);
}

/** What becomes of each ASCII character, by its code; empty for nothing. */
function asciiTable(kept: RegExp): readonly string[] {
  const letters = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code).toLowerCase());
  return letters.map((letter) => (kept.test(letter) ? letter : ''));
}

const ASCII_BONES = asciiTable(IN_BONES);
const ASCII_FLESH = asciiTable(IN_FLESH);

function skeletonOf(text: string, kept: RegExp, ascii: readonly string[]): Skeleton {
  const at: number[] = [];
  let bones = '';
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 128) {
      const letter = ascii[code] ?? '';
      if (letter === '') continue;
      bones += letter;
      at.push(index);
      continue;
    }
    const letter = String.fromCodePoint(text.codePointAt(index) ?? 0);
    for (const one of plain(letter).toLowerCase()) {
      if (!kept.test(one)) continue;
      bones += one;
      for (let unit = 0; unit < one.length; unit += 1) at.push(index);
    }
    index += letter.length - 1;
  }
  return { text: bones, at };
}

function isBeyondAscii(letter: string): boolean {
  return letter.length < 3 && (letter.codePointAt(0) ?? 0) > 0x7f;
}

/** Letters in circles and squares, flags: those that Unicode does not count as letters of other type. */
const BOXED = [0x1f1e6, 0x1f130, 0x1f150, 0x1f170];

/** A letter of other type (full width, bold, in a circle, with an accent) as the plain one; nothing for what is not seen. */
function plain(letter: string): string {
  const point = letter.codePointAt(0) ?? 0;
  const first = BOXED.find((each) => point >= each && point < each + 26);
  if (first !== undefined) return String.fromCharCode(0x41 + point - first);
  return letter.normalize('NFKD').replace(/[\s\p{Z}\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/gu, '');
}
