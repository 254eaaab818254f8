/**
 * A text in spans, some of which have been replaced already and are not looked at again. Knows how to find and replace,
 * not what is secret.
 */

import { plainReading } from '../../core/text/secrets/readings.ts';

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

/** Replaces every match of a global pattern in what a reader sees: escapes taken back, nothing invisible in between. */
export function replaceAllRead(spans: readonly Span[], pattern: RegExp, replace: Replace): readonly Span[] {
  return spans.flatMap((span) => (span.isDone ? [span] : replaceRead(span.text, pattern, replace)));
}

function replaceRead(text: string, pattern: RegExp, replace: Replace): readonly Span[] {
  const reading = plainReading(text);
  if (reading.text === text) return replaceIn(text, pattern, replace);
  const spans: Span[] = [];
  let from = 0;
  for (const match of reading.text.matchAll(pattern)) {
    const start = reading.from[match.index] ?? 0;
    // Kept as it is written, not as it is read.
    const replaced = replace([...match]).filter(({ isDone }) => isDone);
    if (replaced.length === 0 || start < from) continue;
    spans.push(open(text.slice(from, start)), ...replaced);
    from = reading.to[match.index + match[0].length - 1] ?? text.length;
  }
  return [...spans, open(text.slice(from))];
}
