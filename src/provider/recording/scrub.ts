/**
 * Text from a provider without the secrets in it.
 *
 * Remembers every value that was replaced somewhere, and finds it again wherever it comes back: as it was, escaped for
 * JSON, HTML or an address, in base64, in fragments. What looks like a secret is replaced, too, without having been
 * seen before. It must not know requests, members or headers; the caller says which names may keep their values.
 */

import { FINGERPRINT, type Fingerprint, openFingerprint } from './fingerprint.ts';
import { replaceFragments } from './fragments.ts';
import { openKnownValues } from './known-values.ts';
import { done, joined, open, replaceAll, replaceVariants, type Span } from './spans.ts';
import { decodings } from './variants.ts';

/** Scrubs the texts of one recording. */
export type Scrubber = {
  readonly fingerprint: Fingerprint;
  /** Forgets the oldest values: called between exchanges, so that nothing of one is forgotten within it. */
  forgetOldest(): void;
  /** Remembers what must not appear again, not even in fragments; returns its fingerprint. */
  secret(value: string): string;
  /** Remembers what is replaced again where it stands as a whole, such as a name. */
  personal(value: string): string;
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

/** Opens a scrubber; `isPublic` says of a name whether its value may stay. */
export function openScrubber(key: Uint8Array, isPublic: IsPublic): Scrubber {
  const fingerprint = openFingerprint(key);
  const known = openKnownValues(fingerprint);
  return {
    fingerprint,
    forgetOldest: known.forgetOldest,
    secret: (value) => known.remember(value, 'secret'),
    personal: (value) => known.remember(value, 'personal'),
    word(outside) {
      const { ofSecrets, fragments } = known.index();
      return joined(replaceFragments(replaceVariants([open(outside)], ofSecrets), fragments, fingerprint));
    },
    text(outside) {
      const { ofAll, fragments } = known.index();
      let spans = replaceVariants([open(outside)], ofAll);
      // What was replaced earlier would look like a secret.
      spans = replaceAll(spans, FINGERPRINT, ([earlier = '']) => [done(earlier)]);
      spans = replacePairs(spans, isPublic, fingerprint);
      spans = replaceFragments(spans, fragments, fingerprint);
      return joined(replaceSuspicious(spans, fingerprint));
    },
    finds: (line) => known.isSecretIn([line, ...decodings(line)]),
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
  const withoutRuns = replaceAll(spans, LONG_RUN, ([run = '']) =>
    PLAIN_WORDS.test(run) ? [open(run)] : [done(fingerprint(run))],
  );
  return SUSPICIOUS.reduce(
    (sofar, [pattern, kind]) =>
      replaceAll(sofar, pattern, ([found = '']) => [done(fingerprint(found, kind))]),
    withoutRuns,
  );
}
