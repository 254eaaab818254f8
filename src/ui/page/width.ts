/**
 * How many columns a text takes, and where it may be broken. Knows nothing of what it says or where it stands.
 */

// East Asian wide and full-width letters, and pictographs.
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f004}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /[\p{Mn}\p{Me}]/u;
// A line never begins with these.
const CLOSING = /^[、。，．！？：；）」』】…·ー,.!?:;)]/u;
// In French a space stands before these.
const SPACED = /^[:;!?]/;

/** The columns a text takes in a terminal. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (COMBINING.test(character)) continue;
    width += WIDE.test(character) ? 2 : 1;
  }
  return width;
}

/** A text with spaces after it until it takes `columns`. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - widthOf(text)));
}

/** Breaks a text into lines of at most `columns`, between words, or between wide letters; null where a word is wider. */
export function wrap(text: string, columns: number): string[] | null {
  const lines: string[] = [];
  let line = '';
  for (const { space, word } of parts(text)) {
    const joined = line === '' ? word : `${line}${space}${word}`;
    if (widthOf(joined) <= columns) {
      line = joined;
      continue;
    }
    if (line === '' || widthOf(word) > columns) return null;
    lines.push(line);
    line = word;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Breaks a text hard, every `columns` characters: only for a code that is wider than the whole terminal. */
export function chop(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += columns) lines.push(text.slice(at, at + columns));
  return lines;
}

/** With this many sentences, a first one that stands apart is worth more than one sentence more. */
const ENOUGH = 3;

/**
 * As many whole sentences, from the first on, as fit into a space; each line at most `columns` wide. Each sentence
 * begins a line where there are enough rows, or at least the second does, so that a number that changes in the first
 * never moves another; `glue` stands between sentences that share a line (nothing in languages that write none).
 */
export function fill(sentences: readonly string[], columns: number, rows: number, glue = ' '): string[] {
  for (const least of [ENOUGH, 1]) {
    for (let count = sentences.length; count >= least; count--) {
      const some = sentences.slice(0, count);
      const [first = '', ...rest] = some;
      const ways = [some, [first, rest.join(glue)], ...(least === 1 ? [[some.join(glue)]] : [])];
      for (const way of ways) {
        const apart = way.map((text) => wrap(text, columns));
        const lines = apart.flatMap((part) => part ?? []);
        if (!apart.includes(null) && lines.length <= rows) return lines;
      }
    }
  }
  return [];
}

/** The words of a text with the space before each; every wide letter is a word of its own. */
function parts(text: string): { space: string; word: string }[] {
  const found: { space: string; word: string }[] = [];
  let word = '';
  let space = '';
  const push = () => {
    // A space waits for the word that comes after it.
    if (word === '') return;
    found.push({ space, word });
    word = '';
    space = '';
  };
  for (const character of text) {
    if (character === ' ') {
      push();
      space = ' ';
    } else if (CLOSING.test(character)) {
      const last = found.at(-1);
      if (word === '' && last !== undefined && (space === '' || SPACED.test(character))) {
        last.word += space + character;
        space = '';
      } else word += character;
    } else if (WIDE.test(character)) {
      push();
      word = character;
      push();
    } else word += character;
  }
  push();
  return found;
}
