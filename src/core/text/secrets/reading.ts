/**
 * A reading of a text: what a reader sees once something in it was decoded or taken out, where each character still
 * knows which part of the written text it stands for. It must not know what is looked for.
 */

/** What is read; unit `i` of `text` stands for the written text from `from[i]` up to `to[i]`. */
export type Reading = {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
};

/** Some text, and the part of the unread text that it stands for. */
export type Part = readonly [text: string, from: number, to: number];

/** The text as it was written. */
export function asWritten(text: string): Reading {
  const from = Array.from({ length: text.length }, (_, at) => at);
  return { text, from, to: from.map((at) => at + 1) };
}

/**
 * Reads every match of `find`, which is global, as the parts that `read` gives for it, in order and counted from the
 * start of the match. The same reading where nothing matches.
 */
export function reread(
  reading: Reading,
  find: RegExp,
  read: (match: RegExpExecArray) => readonly Part[],
): Reading {
  const { text } = reading;
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(find)) {
    if (match.index > at) parts.push([text.slice(at, match.index), at, -1]);
    for (const [piece, from, to] of read(match)) parts.push([piece, match.index + from, match.index + to]);
    at = match.index + match[0].length;
  }
  if (at === 0) return reading;
  if (at < text.length) parts.push([text.slice(at), at, -1]);
  return composed(reading, parts);
}

/** A reading of a reading. A part that ends at −1 stands there unit by unit, as it was. */
export function composed(reading: Reading, parts: readonly Part[]): Reading {
  const from: number[] = [];
  const to: number[] = [];
  for (const [piece, start, end] of parts) {
    for (let at = 0; at < piece.length; at += 1) {
      from.push(reading.from[end < 0 ? start + at : start] ?? 0);
      to.push(reading.to[end < 0 ? start + at : end - 1] ?? 0);
    }
  }
  return { text: parts.map(([piece]) => piece).join(''), from, to };
}
