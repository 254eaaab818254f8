/** The variants in which a value may come back from a server, and what an escaped text says. Knows nothing of secrets. */

import { asciiJson, urlEncodings } from '../../core/text/text.ts';
import type { Fingerprint } from './fingerprint.ts';

/** A variant of a value, what is shown in its place, and whether it is the value itself, only escaped. */
export type Variant = { readonly text: string; readonly shown: string; readonly isSame: boolean };

/** The longest value that is expected to come back in other letters: longer than any code, shorter than a token. */
const LONGEST_CODE = 64;

/**
 * A value as it may come back. An escaped one is the same value and gets the same fingerprint; a code in other letters
 * or without its dash is another value, which a reader will want to know.
 */
export function variantsOf(value: string, shown: string, fingerprint: Fingerprint): readonly Variant[] {
  const variants = new Map<string, Variant>();
  for (const text of respelled(value)) variants.set(text, { text, shown: fingerprint(text), isSame: false });
  for (const text of escaped(value)) variants.set(text, { text, shown, isSame: true });
  return [...variants.values()];
}

function respelled(value: string): readonly string[] {
  if (value.length > LONGEST_CODE) return [];
  return [value.toUpperCase(), value.toLowerCase(), value.replace(/[\s-]/g, '')];
}

function escaped(value: string): readonly string[] {
  const inJson = JSON.stringify(value).slice(1, -1);
  const inHtml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const bytes = Buffer.from(value);
  return [
    ...[value, ...urlEncodings(value), inJson, inJson.replaceAll('/', '\\/')],
    ...[asciiJson(value).slice(1, -1), inHtml, inHtml.replaceAll('"', '&quot;').replaceAll("'", '&#39;')],
    ...[bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')],
  ];
}

/** A text as readers of JSON, of HTML and of addresses would see it, one after the other. */
export function decodings(text: string): readonly string[] {
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
