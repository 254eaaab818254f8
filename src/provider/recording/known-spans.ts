/** What was found of known values in a text → spans with their fingerprints. Knows nothing of how it was found. */

import type { Finding, Found } from '../../core/text/secrets/find.ts';
import { cleanText } from '../../core/text/secrets/secret-index.ts';
import type { Fingerprint } from './fingerprint.ts';
import { done, open, type Span } from './spans.ts';

const IN_TOKEN = /[A-Za-z0-9_%+/=~-]/;

/** A text without what was found in it; without any of it where not all could be looked at. */
export function replaceFound(
  text: string,
  { found, isComplete }: Finding,
  fingerprint: Fingerprint,
): readonly Span[] {
  if (!isComplete) return [done(fingerprint(text))];
  if (found.length === 0) return [open(text)];
  const owners = ownersOf(text, found);
  const spans: Span[] = [];
  for (let from = 0; from < text.length; ) {
    const owner = owners[from] ?? null;
    let to = from + 1;
    while (to < text.length && (owners[to] ?? null) === owner) to += 1;
    const part = text.slice(from, to);
    spans.push(owner === null ? open(part) : done(shownFor(owner, part, fingerprint)));
    from = to;
  }
  return spans;
}

/** Whose each character is: whole values first, the longest first, then pieces of what is left. */
function ownersOf(text: string, found: readonly Found[]): readonly (Found | null)[] {
  const owners: (Found | null)[] = Array.from({ length: text.length }, () => null);
  const take = (from: number, to: number, owner: Found): void => {
    for (let at = from; at < to; at += 1) owners[at] ??= owner;
  };
  const order = (one: Found): number => one.to - one.from + (one.isSame ? 0.5 : 0);
  const wholes = found.filter(({ value }) => value !== null).sort((a, b) => order(b) - order(a));
  for (const one of wholes) {
    const there = owners.slice(one.from, one.to).find((owner) => owner?.value === one.value);
    take(one.from, one.to, there ?? one);
  }
  for (const one of found.filter(({ value }) => value === null)) {
    let { from, to } = one;
    if (owners.slice(from, to).every((owner) => owner !== null)) continue;
    // What hangs on to it is likely to be more of the same.
    while (to < text.length && owners[to] === null && IN_TOKEN.test(text[to] ?? '')) to += 1;
    while (from > 0 && owners[from - 1] === null && IN_TOKEN.test(text[from - 1] ?? '')) from -= 1;
    take(from, to, one);
  }
  return owners;
}

/** A code in other letters or without its dash is another value, which a reader will want to know. */
function shownFor({ value, read, isSame }: Found, part: string, fingerprint: Fingerprint): string {
  if (value === null) return fingerprint(part, 'part');
  return fingerprint(isSame ? value : cleanText(read));
}
