/** Fragments of a secret: the half that another member holds, or one that was cut short. */

import type { Fingerprint } from './fingerprint.ts';
import { done, open, type Span } from './spans.ts';

/** How many characters in a row of a secret are a fragment of it. */
export const FRAGMENT = 8;

const IN_TOKEN = /[A-Za-z0-9_%+/=~-]/;

/** Every fragment of a text, for `replaceFragments` to look up. */
export function* fragmentsOf(text: string): Generator<string> {
  for (let at = 0; at + FRAGMENT <= text.length; at += 1) yield text.slice(at, at + FRAGMENT);
}

/** Replaces runs of known fragments, and what hangs on to them. */
export function replaceFragments(
  spans: readonly Span[],
  known: ReadonlySet<string>,
  fingerprint: Fingerprint,
): readonly Span[] {
  if (known.size === 0) return spans;
  return spans.flatMap((span) => (span.isDone ? [span] : replaceIn(span.text, known, fingerprint)));
}

function replaceIn(text: string, known: ReadonlySet<string>, fingerprint: Fingerprint): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (let at = 0; at + FRAGMENT <= text.length; at += 1) {
    if (!known.has(text.slice(at, at + FRAGMENT))) continue;
    let [start, end] = [at, at + FRAGMENT];
    while (end < text.length && known.has(text.slice(end + 1 - FRAGMENT, end + 1))) end += 1;
    // What hangs on to it is likely to be more of the same.
    while (end < text.length && IN_TOKEN.test(text[end] ?? '')) end += 1;
    while (start > from && IN_TOKEN.test(text[start - 1] ?? '')) start -= 1;
    spans.push(open(text.slice(from, start)), done(fingerprint(text.slice(start, end), 'part')));
    from = end;
    at = end - 1;
  }
  return [...spans, open(text.slice(from))];
}
