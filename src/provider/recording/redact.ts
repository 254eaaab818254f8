/**
 * Parts of an exchange as they may be shown to others: JSON, pages, headers and addresses, secrets replaced.
 *
 * What is not known to be public is replaced, not what is known to be secret. It must not know where the parts come from
 * or what becomes of them.
 */

import { isPublicHeader, isSecretName, isSteering, treatmentOf } from './public-names.ts';
import type { Scrubber } from './scrub.ts';

/** A value of JSON as it is parsed. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const DEEPEST = 12;
/** Characters of a text that are kept; twice as many are looked at, since what is replaced may become shorter. */
const MOST_TEXT = 2_000;
const MOST_SCOPES = 8_000;
const MOST_NAME = 80;
const COOKIES = ['set-cookie', 'set-cookie2', 'cookie'];

/** Parses a body that is a JSON object or array; undefined for any other. */
export function jsonOf(text: string): Json | undefined {
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers every value of a body that will be replaced, so that its echoes elsewhere in the exchange are found. */
export function remember(value: Json, scrubber: Scrubber, name = '', depth = 0): void {
  if (depth > DEEPEST) return;
  if (typeof value === 'string') {
    if (isKept(value, name)) return;
    if (isSecretName(name) || looksRandom(value)) scrubber.secret(value);
    else scrubber.personal(value);
  } else if (Array.isArray(value)) {
    for (const one of value) remember(one, scrubber, name, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [inner, one] of Object.entries(value)) remember(one, scrubber, inner, depth + 1);
  }
}

/** A body as it may be shown, its members in their order. */
export function redactedJson(value: Json, scrubber: Scrubber, name = '', depth = 0): Json {
  if (depth > DEEPEST) return 'redacted.deep';
  if (typeof value === 'string') return redactedString(value, name, scrubber);
  if (typeof value === 'number') return redactedNumber(value, name, scrubber);
  if (Array.isArray(value)) return value.map((one) => redactedJson(one, scrubber, name, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  // `fromEntries` makes own members of all names, `__proto__` among them.
  return Object.fromEntries(
    Object.entries(value).map(([inner, one]) => [
      redactedName(inner, scrubber),
      redactedJson(one, scrubber, inner, depth + 1),
    ]),
  );
}

/** A page or any other text: its elements and words, without attributes, scripts, styles and comments. */
export function redactedText(text: string, scrubber: Scrubber): string {
  // Secrets first, since one may hold what looks like an element.
  const bare = scrubber
    .word(text.slice(0, 4 * MOST_TEXT))
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/<(script|style|svg)\b[\s\S]*?(<\/\1\s*>|$)/gi, '<$1>')
    .replace(/<(\/?[a-z][a-z0-9-]{0,20})\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi, '<$1>');
  return scrubber.text(bare.slice(0, 2 * MOST_TEXT)).slice(0, MOST_TEXT);
}

/** The headers of an answer: public ones as they are, of others only that they were there and what they looked like. */
export function redactedHeaders(
  headers: Readonly<Record<string, string>>,
  scrubber: Scrubber,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      redactedName(name, scrubber),
      redactedHeader(name, value, scrubber),
    ]),
  );
}

function redactedHeader(name: string, value: string, scrubber: Scrubber): string {
  if (COOKIES.includes(name)) return 'redacted';
  if (name === 'location') return redactedAddress(value, scrubber);
  if (!isPublicHeader(name)) return scrubber.fingerprint(value);
  // Seconds, counts and instants; a secret in digits is known to the scrubber or longer.
  return /^[\d, ]{1,13}$/.test(value) ? scrubber.word(value) : scrubber.text(value.slice(0, MOST_TEXT));
}

/**
 * An address: scheme, host and plain words of its path as they are; what could be a code or a name replaced. A
 * `oneTime` address holds a code somewhere: there only the usual words of device flow are plain.
 */
export function redactedAddress(address: string, scrubber: Scrubber, oneTime = false): string {
  const [, scheme = '', host = '', path = '', query, fragment] =
    /^(https?:\/\/)([a-z0-9.-]{1,253}(?::\d{1,5})?|\[[0-9a-f:.]{2,45}\](?::\d{1,5})?)(\/[^?#]*)?(\?[^#]*)?(#.*)?$/i.exec(
      address,
    ) ?? [];
  if (scheme === '') return address === '' ? '' : scrubber.fingerprint(address, 'url');
  const segments = path.split('/').map((segment) => redactedSegment(segment, scrubber, oneTime));
  const values = (query?.slice(1).split('&') ?? []).map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    const value = rest.join('=');
    const shown = value === '' ? '' : scrubber.fingerprint(percentDecoded(value.replaceAll('+', ' ')));
    return `${encodeURIComponent(redactedName(percentDecoded(name), scrubber))}${rest.length === 0 ? '' : `=${shown}`}`;
  });
  return [
    `${scheme}${scrubber.word(host)}${segments.join('/')}`,
    query === undefined ? '' : `?${values.join('&')}`,
    fragment === undefined ? '' : `#${scrubber.fingerprint(fragment.slice(1))}`,
  ].join('');
}

// Words of the paths that device flow goes through; in an address that holds a code any other word may be the code.
const PATH_WORDS =
  /^(oauth2?|oauth_device|auth|device|devices|devicecode|activate|activation|complete|verify|link|login|realms|protocol|openid-connect|v\d{1,2})$/i;
const PLAIN_SEGMENT = /^\.?[a-z]{1,15}\d?(?:[._-][a-z]{1,15}\d?){0,6}$/i;

function redactedSegment(segment: string, scrubber: Scrubber, oneTime: boolean): string {
  if (segment === '') return '';
  const plain = percentDecoded(segment);
  if (PATH_WORDS.test(plain)) return segment;
  const shown = scrubber.text(plain);
  if (shown !== plain) return encodeURIComponent(shown);
  return !oneTime && PLAIN_SEGMENT.test(plain) ? segment : scrubber.fingerprint(plain);
}

const PLAIN_NAME = /^[@$_]?[a-z]{1,30}\d{0,3}(?:[._:-][a-z]{1,30}\d{0,3}){0,8}$/i;

function redactedName(name: string, scrubber: Scrubber): string {
  return PLAIN_NAME.test(name) ? scrubber.word(name) : scrubber.text(name.slice(0, MOST_NAME));
}

function redactedString(value: string, name: string, scrubber: Scrubber): string {
  if (value === '') return '';
  switch (treatmentOf(name)) {
    case 'word':
      return isSteering(value) ? value : scrubber.text(value.slice(0, MOST_TEXT));
    case 'words':
      return redactedText(value, scrubber);
    case 'scopes':
      return scrubber.text(value.slice(0, MOST_SCOPES));
    case 'address':
      return redactedAddress(value, scrubber);
    case 'one-time address':
      return redactedAddress(value, scrubber, true);
    case 'number':
      return isKept(value, name) ? scrubber.word(value) : scrubber.fingerprint(value);
    case 'replaced':
      return scrubber.fingerprint(value);
  }
}

/** Short numbers are counts and switches; longer ones number people, accounts and meetings. */
function redactedNumber(value: number, name: string, scrubber: Scrubber): number | string {
  const digits = String(value);
  const isPublic =
    treatmentOf(name) === 'number' ? isKept(digits, name) : /^-?\d{1,4}(\.\d{1,4})?$/.test(digits);
  return isPublic && scrubber.word(digits) === digits ? value : scrubber.fingerprint(digits, 'number');
}

/** Reports whether a member's value stays, even if scrubbed. */
function isKept(value: string, name: string): boolean {
  const treatment = treatmentOf(name);
  return treatment === 'number' ? /^-?\d{1,9}(\.\d{1,4})?$/.test(value) : treatment !== 'replaced';
}

function looksRandom(value: string): boolean {
  return /^[\w.~+/=-]{16,}$/.test(value) && /\d/.test(value);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
