/**
 * A text in spans, some of which have been replaced already and are not looked at again. Knows how to find and replace,
 * not what is secret.
 */

import type { Variant } from './variants.ts';

/** A part of a text; `isDone` where it is a replacement, or needs none. */
export type Span = { readonly text: string; readonly isDone: boolean };

/** What stands in place of what was found; the groups of the match, empty where they took no part in it. */
export type Replace = (groups: readonly string[]) => readonly Span[];

/** Text that may still hold something. */
export function open(text: string): Span {
  return { text, isDone: false };
}

/** Text that is not looked at again. */
export function done(text: string): Span {
  return { text, isDone: true };
}

/** The text of all spans. */
export function joined(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}

/** Replaces every match of a global pattern. */
export function replaceAll(spans: readonly Span[], pattern: RegExp, replace: Replace): readonly Span[] {
  return spans.flatMap((span) => (span.isDone ? [span] : replaceIn(span.text, pattern, replace)));
}

function replaceIn(text: string, pattern: RegExp, replace: Replace): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) spans.push(open(text.slice(from, match.index)));
    spans.push(...replace([...match].map((group) => group ?? '')));
    from = match.index + match[0].length;
  }
  return [...spans, open(text.slice(from))];
}

/** Replaces every variant of known values by what is shown for it; the longest must come first. */
export function replaceVariants(spans: readonly Span[], variants: readonly Variant[]): readonly Span[] {
  return variants.reduce<readonly Span[]>(
    (sofar, { text: wanted, shown }) =>
      sofar.some(({ text, isDone }) => !isDone && text.includes(wanted))
        ? sofar.flatMap((span) => (span.isDone ? [span] : between(span.text.split(wanted), done(shown))))
        : sofar,
    spans,
  );
}

function between(texts: readonly string[], shown: Span): Span[] {
  return texts.flatMap((text, at) => (at === 0 ? [open(text)] : [shown, open(text)]));
}
