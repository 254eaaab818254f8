/**
 * Secrets in a text for people: what is known to be one, and what looks like one, gives way to a word. Servers do echo
 * what was sent to them: Zoom's `reason` has carried a whole authorization code.
 */

import { type Finder, type Finding, type Found, openFinder } from './find.ts';
import type { Reading } from './reading.ts';
import { plainReading } from './readings.ts';

const HIDDEN = '[hidden]';

/** More of a text is not shown to anybody. */
const MOST = 4_000;
/** Of many texts so many characters are looked at, in all readings together; what comes after that is hidden unread. */
const MOST_EFFORT = 400_000;

/** Hides every one of the `known` secrets in each form it travels in, and what looks like a secret. */
export function hideSecrets(outside: string, known: readonly string[]): string {
  const { text, spans, more } = knownIn(outside, known);
  return covered(text, spans, (left) => covered(left, looksIn(plainReading(left)))) + more;
}

/** Hides the `known` secrets only: for names and ids, which may look like anything. */
export function hideKnown(outside: string, known: readonly string[]): string {
  const { text, spans, more } = knownIn(outside, known);
  return covered(text, spans) + more;
}

/** The same for many short texts, in bounded time. */
export function hideKnownIn(texts: readonly string[], known: readonly string[]): string[] {
  const finder = finderOf(known, texts.some((text) => text.length > MOST) ? 'in pieces' : 'whole');
  let effort = 0;
  return texts.map((text) => {
    if (effort > MOST_EFFORT) return HIDDEN;
    const finding = finder(text.slice(0, MOST));
    effort += finding.effort;
    return covered(text.slice(0, MOST), spansOf(text, finding));
  });
}

/** A shorter secret may stand in an address by accident. */
const LEAST_TELLING = 12;

/** Reports whether a text that must be shown as it is, or not at all, holds one of the `known` secrets. */
export function holdsSecret(text: string, known: readonly string[]): boolean {
  const telling = known.filter((secret) => secret.length >= LEAST_TELLING);
  return knownIn(text, telling).spans.length > 0;
}

type Span = Pick<Found, 'from' | 'to'>;
type Looked = { readonly text: string; readonly spans: readonly Span[]; readonly more: '' | '…' };

/** Where known secrets are in as much of a text as is shown. Of half a secret at its end each piece is one. */
function knownIn(outside: string, known: readonly string[]): Looked {
  const isCut = outside.length > MOST;
  const text = isCut ? outside.slice(0, MOST) : outside;
  if (text === '') return { text, spans: [], more: '' };
  const finding = finderOf(known, isCut ? 'in pieces' : 'whole')(text);
  return { text, spans: spansOf(text, finding), more: isCut ? '…' : '' };
}

function finderOf(known: readonly string[], how: 'whole' | 'in pieces'): Finder {
  // The value of an Authorization header comes back without its scheme as well.
  const bare = known.map((secret) => secret.replace(/^(?:Basic|Bearer) /i, ''));
  const all = [...known, ...bare];
  return openFinder({ whole: all, inPieces: how === 'in pieces' ? all : [] });
}

/** All of a text where it could not be looked at in every way. */
function spansOf(text: string, { found, isComplete }: Finding): readonly Span[] {
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
