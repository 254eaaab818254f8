/**
 * A message in the space there is for it: the mark with its headline, the bar of the time left, the sentences below.
 * Knows columns and rows, not colours.
 */

import type { Words } from '../words/index.ts';
import type { Message, Mood } from './message.ts';
import { BAR_COLUMNS } from './types.ts';
import { fill, widthOf, wrap } from './width.ts';

/** The state of a code on show, line by line; `bar` is null where the time stands in the headline. */
export type StateLines = {
  readonly headline: string;
  readonly bar: string | null;
  readonly notes: readonly string[];
};

const MARKS: Readonly<Record<Mood, readonly [glyph: string, plain: string]>> = {
  asking: ['◌', 'o'],
  waiting: ['●', '*'],
  trouble: ['▲', '!'],
  done: ['✓', '+'],
  ended: ['✗', 'x'],
};

/** The mark of a mood, which says the same as its colour. */
function markOf(mood: Mood, unicode: boolean): string {
  return MARKS[mood][unicode ? 0 : 1];
}

/** The state of a code: the longest headline that fits into one line, and as many sentences as fit into `noteRows`. */
export function stateLines(
  message: Message,
  space: { readonly columns: number; readonly bar: boolean; readonly noteRows: number },
  words: Words,
  unicode: boolean,
): StateLines {
  const mark = markOf(message.mood, unicode);
  const span = message.left?.span ?? '';
  const tail = space.bar || span === '' ? '' : `  ${span}`;
  const candidates = [
    ...message.headlines.map((text) => `${mark} ${dots(text, unicode)}${tail}`),
    `${mark} ${tail.trim()}`,
  ];
  const fitting = candidates.find((text) => widthOf(text) <= space.columns);
  const sentences = message.notes.map((note) => dots(note, unicode));
  const notes = fill(sentences, space.columns, space.noteRows, words.glue);
  const bar =
    space.bar && message.left !== null ? timeBar(message.left.part, span, space.columns, unicode) : null;
  return { headline: (fitting ?? mark).trimEnd(), bar, notes };
}

/** A message that has the screen for itself: the headline wrapped as often as needed. */
export function messageLines(
  message: Message,
  columns: number,
  rows: number,
  words: Words,
  unicode: boolean,
): { headline: string[]; notes: string[] } {
  const mark = markOf(message.mood, unicode);
  const sentences = message.notes.map((note) => dots(note, unicode));
  for (const text of message.headlines) {
    const lines = wrap(dots(text, unicode), columns - 2);
    if (lines === null || lines.length > rows) continue;
    const headline = lines.map((line, at) => `${at === 0 ? mark : ' '} ${line}`);
    return { headline, notes: fill(sentences, columns, Math.max(0, rows - lines.length), words.glue) };
  }
  return { headline: [mark], notes: [] };
}

/** The time left as a bar and in minutes: `━━━━━━━━━──────  12:31`. */
function timeBar(part: number, span: string, columns: number, unicode: boolean): string {
  const time = span.padStart(5);
  const cells = Math.min(columns, BAR_COLUMNS) - time.length - 2;
  if (cells < 3) return time;
  const full = Math.min(cells, Math.ceil(part * cells));
  const [left, gone] = unicode ? ['━', '─'] : ['=', '-'];
  return `${left.repeat(full)}${gone.repeat(cells - full)}  ${time}`;
}

function dots(text: string, unicode: boolean): string {
  return unicode ? text : text.replaceAll('…', '...');
}
