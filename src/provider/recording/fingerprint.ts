/**
 * What stands in a recording instead of a secret: `redacted.KIND.LENGTH.HASH`, such as `redacted.a9.8.77ab01ef`.
 *
 * It says what a reader may want to know (which characters, how many, the same as elsewhere or not) and nothing that
 * leads back to the secret: the hash is an HMAC under a key that never enters the recording, because a user code of
 * eight characters could be found by trying all of them. It is made of letters, digits and `. - _` only, and short, so that a replay can
 * hand it out as a code, a token, a header or a part of an address. It must not know what is secret.
 */

import { createHmac } from 'node:crypto';

/** Makes the same fingerprint of the same value; `kind` says what the value is where its characters would not. */
export type Fingerprint = (value: string, kind?: string) => string;

const HASH_DIGITS = 8;

/** Fingerprints under `key`, which must not get to the readers of a recording. */
export function openFingerprint(key: Uint8Array): Fingerprint {
  return (value, kind = kindOf(value)) => {
    const hash = createHmac('sha256', key).update(value).digest('hex').slice(0, HASH_DIGITS);
    return `redacted.${kind}.${value.length}.${hash}`;
  };
}

const KNOWN_FORMS: readonly (readonly [kind: string, is: RegExp])[] = [
  ['jwt', /^[\w-]{8,}\.[\w-]{16,}\.[\w-]{16,}$/],
  ['uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  ['url', /^https?:\/\//i],
];

// A letter for each class of characters; a class of one character is called by that character where that does no harm.
const CLASSES: readonly (readonly [letter: string, has: RegExp])[] = [
  ['a', /[a-z]/],
  ['A', /[A-Z]/],
  ['9', /\d/],
  ['-', /-/],
  ['_', /_/],
  ['p', /\./],
  ['b', /[+/=]/],
  ['s', /\s/],
  ['o', /[^\sA-Za-z0-9._+/=\x80-\uffff-]/],
  ['u', /[\x80-\uffff]/],
];

/** What a value looks like: a word for a known form, else its classes of characters. */
function kindOf(value: string): string {
  const known = KNOWN_FORMS.find(([, is]) => is.test(value));
  if (known !== undefined) return known[0];
  const found = CLASSES.filter(([, has]) => has.test(value)).map(([letter]) => letter);
  return found.join('') || 'empty';
}

const KIND = '(jwt|uuid|email|url|ip|number|part|empty|[aA9_pbsou-]{1,10})';

/** A fingerprint within a text. */
export const FINGERPRINT = new RegExp(`redacted\\.${KIND}\\.(\\d{1,6})\\.([0-9a-f]{${HASH_DIGITS}})`, 'g');
