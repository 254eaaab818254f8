/**
 * Text from a provider without the secrets in it.
 *
 * Remembers every value that was replaced somewhere, and finds it again wherever and however it comes back, in pieces,
 * too. What looks like a secret is replaced without having been seen before. It must not know requests, members or headers; the caller says which names may keep their values.
 */

import type { Finder, Finding } from '../../core/text/secrets/find.ts';
import { FINGERPRINT, type Fingerprint, openFingerprint } from './fingerprint.ts';
import { replaceFound } from './known-spans.ts';
import { openKnownValues } from './known-values.ts';
import { done, joined, open, replaceAll, replaceAllRead, type Span } from './spans.ts';

/** Scrubs the texts of one recording. */
export type Scrubber = {
  readonly fingerprint: Fingerprint;
  /** Begins another exchange: only between two of them are old values forgotten, and each has its share of the time. */
  begin(): void;
  /** Remembers what must not appear again, not even in pieces. */
  secret(value: string): void;
  /** Remembers what is replaced again where it stands as a whole, such as a name. */
  personal(value: string): void;
  /** A text with everything replaced that is known or looks like a secret. */
  text(outside: string): string;
  /** A text that is kept for what it says, such as a name: only known secrets are replaced in it. */
  word(outside: string): string;
  /** Reports whether a secret can still be found, however it is escaped. */
  finds(line: string): boolean;
};

type IsPublic = (name: string) => boolean;

const LONG_RUN = /[A-Za-z0-9._~+/=%-]{20,}/g;
const PLAIN_WORDS = /^[./]*(?:[A-Z]?[a-z]{1,15}[._/~=-]+)*[A-Z]?[a-z]{1,15}[./]*$/;
// What needs no context to be taken for personal or secret.
const SUSPICIOUS: readonly (readonly [pattern: RegExp, kind?: string])[] = [
  [/[\w.+%-]+(?:@|%40)[\w.-]+/g, 'email'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, 'ip'],
  [/(?:[0-9a-f]{0,4}:){4,7}[0-9a-f]{0,4}/gi, 'ip'],
  [/(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{8,}/gi],
  [/\d{6,}/g],
];
// `"name": "value` and `name=value`, as in JSON that breaks off and in forms.
const PAIRS = [
  /("([\w.-]{1,60})"\s*:\s*")((?:[^"\\]|\\.)*)/g,
  /(\b([A-Za-z_][\w-]{0,40})=["']?)([^\s&"'<>;,]+)/g,
];

/** A shorter value stands in a line by accident. */
const LEAST_FOUND = 8;

/** So many characters of an exchange are looked at, in all readings together; what comes after that is replaced unread. */
const MOST_EFFORT = 300_000;
/** What it costs to look at all, in characters. */
const CALL = 100;

/** Opens a scrubber; `isPublic` says of a name whether its value may stay. */
export function openScrubber(key: Uint8Array, isPublic: IsPublic): Scrubber {
  const fingerprint = openFingerprint(key);
  const known = openKnownValues();
  let effort = 0;
  const look = (finder: Finder, text: string): Finding => {
    if (effort > MOST_EFFORT) return { found: [], isComplete: false, effort: 0 };
    const finding = finder(text);
    effort += finding.effort + CALL;
    return finding;
  };
  return {
    fingerprint,
    begin() {
      known.forgetOldest();
      effort = 0;
    },
    secret: (value) => known.remember(value, 'secret'),
    personal: (value) => known.remember(value, 'personal'),
    word: (outside) => joined(replaceFound(outside, look(known.finders().ofSecrets, outside), fingerprint)),
    text(outside) {
      let spans = replaceFound(outside, look(known.finders().ofAll, outside), fingerprint);
      // What was replaced earlier would look like a secret.
      spans = replaceAll(spans, FINGERPRINT, ([earlier = '']) => [done(earlier)]);
      spans = replacePairs(spans, isPublic, fingerprint);
      return joined(replaceSuspicious(spans, fingerprint));
    },
    finds(line) {
      const { found, isComplete } = known.finders().ofSecrets(line.replaceAll(FINGERPRINT, ''));
      return !isComplete || found.some(({ value }) => value !== null && value.length >= LEAST_FOUND);
    },
  };
}

function replacePairs(spans: readonly Span[], isPublic: IsPublic, fingerprint: Fingerprint): readonly Span[] {
  return PAIRS.reduce(
    (sofar, pattern) =>
      replaceAll(sofar, pattern, ([, before = '', name = '', value = '']) =>
        isPublic(name) || value === '' ? [open(before + value)] : [open(before), done(fingerprint(value))],
      ),
    spans,
  );
}

function replaceSuspicious(spans: readonly Span[], fingerprint: Fingerprint): readonly Span[] {
  const withoutRuns = [replaceAll, replaceAllRead].reduce(
    (sofar, replace) =>
      replace(sofar, LONG_RUN, ([run = '']) =>
        PLAIN_WORDS.test(run) ? [open(run)] : [done(fingerprint(run))],
      ),
    spans,
  );
  return SUSPICIOUS.reduce(
    (sofar, [pattern, kind]) =>
      replaceAllRead(sofar, pattern, ([found = '']) => [done(fingerprint(found, kind))]),
    withoutRuns,
  );
}
