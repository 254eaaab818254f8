/** The forms in which a value may come back from a server, and how to read a text that is escaped. Knows nothing of secrets. */

import { asciiJson } from '../../core/text/text.ts';
import type { Fingerprint } from './fingerprint.ts';

/** A form of a value, what is shown in its place, and whether it is the value itself, only escaped. */
export type Shown = readonly [form: string, shown: string, isSame: boolean];

/** The longest value that may come back in other letters: a code, and no token. */
const LONGEST_CODE = 64;

/**
 * A value as it may come back. An escaped one is the same value and gets the same fingerprint; a code in other letters
 * or without its dash is another, which a reader will want to know.
 */
export function formsOf(value: string, shown: string, fingerprint: Fingerprint): readonly Shown[] {
  const whole = value.replace(/\p{Cs}/gu, '\ufffd');
  const inUrl = encodeURIComponent(whole);
  const inForm = new URLSearchParams({ '': whole }).toString().slice(1);
  const inJson = JSON.stringify(value).slice(1, -1);
  const inHtml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const small = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  const bytes = Buffer.from(value);
  const same = [
    ...[value, inUrl, small(inUrl), inForm, small(inForm), inJson, inJson.replaceAll('/', '\\/')],
    ...[asciiJson(value).slice(1, -1), inHtml, inHtml.replaceAll('"', '&quot;').replaceAll("'", '&#39;')],
    ...[bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')],
  ];
  const isShort = value.length <= LONGEST_CODE;
  const alike = isShort ? [value.toUpperCase(), value.toLowerCase(), value.replace(/[\s-]/g, '')] : [];
  const forms = new Map<string, Shown>();
  for (const form of alike) forms.set(form, [form, fingerprint(form), false]);
  for (const form of same) forms.set(form, [form, shown, true]);
  return [...forms.values()];
}

/** A text as readers of JSON, of HTML and of addresses would see it, one after the other. */
export function decoded(text: string): readonly string[] {
  const unescaped = text
    .replace(/\\+u([0-9a-f]{4})/gi, (_, digits: string) => character(digits, 16))
    .replace(/\\+(["\\/])/g, '$1');
  const unmarked = unescaped
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, digits: string) => character(digits, 16))
    .replace(/&#(\d{1,7});/g, (_, digits: string) => character(digits, 10))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  const located = unmarked.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
  return [unescaped, unmarked, located, located.replaceAll('+', ' ')];
}

function character(digits: string, base: number): string {
  const point = Number.parseInt(digits, base);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
