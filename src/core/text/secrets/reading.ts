/**
 * A reading of a text: what a reader sees once something in it was decoded or taken out, where each character still
 * knows which part of the written text it stands for. It must not know what is looked for.
 */

/** What is read; unit `i` of `text` stands for the written text from `from[i]` up to `to[i]`. */
export type Reading = {
  readonly text: string;
  readonly from: Int32Array;
  readonly to: Int32Array;
};

/** Some text, and the part of what was read before that it stands for. */
export type Part = readonly [text: string, from: number, to: number];

/** The text as it was written. */
export function asWritten(text: string): Reading {
  const from = new Int32Array(text.length);
  for (let at = 0; at < from.length; at += 1) from[at] = at;
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
    if (match.index > at) parts.push([text.slice(at, match.index), at, AS_IT_WAS]);
    for (const [piece, from, to] of read(match)) parts.push([piece, match.index + from, match.index + to]);
    at = match.index + match[0].length;
  }
  if (at === 0) return reading;
  if (at < text.length) parts.push([text.slice(at), at, AS_IT_WAS]);
  return composed(reading, parts);
}

/** The end of a part that stands there unit by unit, as it did before. */
const AS_IT_WAS = -1;

const NOTHING = asWritten('');

/** A reading of a reading, part by part. */
export function composed(reading: Reading, parts: readonly Part[]): Reading {
  if (parts.length === 0) return NOTHING;
  const text = parts.map(([piece]) => piece).join('');
  const [from, to] = [new Int32Array(text.length), new Int32Array(text.length)];
  let at = 0;
  for (const [{ length }, start, end] of parts) {
    const isAsItWas = end === AS_IT_WAS;
    for (let unit = 0; unit < length; unit += 1, at += 1) {
      from[at] = reading.from[isAsItWas ? start + unit : start] ?? 0;
      to[at] = reading.to[isAsItWas ? start + unit : end - 1] ?? 0;
    }
  }
  return { text, from, to };
}
