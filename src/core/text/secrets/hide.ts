/**
 * Secrets in a text for people: what is known to be one, and what looks like one, gives way to a word. Servers do echo
 * what was sent to them: Zoom's `reason` has carried a whole authorization code.
 */

import { type Found, openFinder } from './find.ts';
import type { Reading } from './reading.ts';
import { plainReading } from './readings.ts';

const HIDDEN = '[hidden]';

/** More of a text is not shown to anybody. */
const MOST = 4_000;

/** Hides every one of the `known` secrets in each form it travels in, and what looks like a secret. */
export function hideSecrets(outside: string, known: readonly string[]): string {
  const text = cut(outside);
  return covered(text, knownIn(text, known), (left) => covered(left, looksIn(plainReading(left))));
}

/** Hides the `known` secrets only: for names and ids, which may look like anything. */
export function hideKnown(outside: string, known: readonly string[]): string {
  const text = cut(outside);
  return covered(text, knownIn(text, known));
}

/** A shorter secret may stand in an address by accident. */
const LEAST_TELLING = 12;

/** Reports whether a text that must be shown as it is, or not at all, holds one of the `known` secrets. */
export function holdsSecret(text: string, known: readonly string[]): boolean {
  return (
    knownIn(
      text,
      known.filter((secret) => secret.length >= LEAST_TELLING),
    ).length > 0
  );
}

type Span = Pick<Found, 'from' | 'to'>;

function knownIn(text: string, known: readonly string[]): readonly Span[] {
  if (text === '') return [];
  // The value of an Authorization header comes back without its scheme as well.
  const bare = known.map((secret) => secret.replace(/^(?:Basic|Bearer) /i, ''));
  const { found, isComplete } = openFinder({ whole: [...known, ...bare], inPieces: [] })(text);
  return isComplete ? found : [{ from: 0, to: text.length }];
}

/** Long runs with digits, and very long ones. */
function looksIn({ text, from, to }: Reading): readonly Span[] {
  return [...text.matchAll(/[A-Za-z0-9._~+/=-]{20,}/g)]
    .filter(([run]) => /\d/.test(run) || run.length >= 40)
    .map(({ index, 0: run }) => ({ from: from[index] ?? 0, to: to[index + run.length - 1] ?? 0 }));
}

/** The text with a word in the place of the spans, those that overlap sharing one; `rest` reads what lies between. */
function covered(text: string, spans: readonly Span[], rest = (left: string): string => left): string {
  let shown = '';
  let at = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from >= at) shown += `${rest(text.slice(at, from))}${HIDDEN}`;
    at = Math.max(at, to);
  }
  return shown + rest(text.slice(at));
}

/** The first of a long text, up to a blank: half a secret could not be told for one. */
function cut(text: string): string {
  if (text.length <= MOST) return text;
  const first = text.slice(0, MOST);
  return `${first.slice(0, Math.max(first.lastIndexOf(' '), 0))}…`;
}
