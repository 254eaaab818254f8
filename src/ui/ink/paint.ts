/**
 * Colours, as escape sequences of our own: sixteen at most, and none at all where the caller says so. Libraries that
 * guess from the environment would guess wrong for `--tty` and for recordings.
 *
 * Words are never in colour: cyan, yellow and green are fine on black and hardly legible on white. Only the marks are.
 */

import type { Mood } from '../page/message.ts';
import type { Look } from '../page/types.ts';

const LOOKS: Readonly<Record<Look | Mood, string>> = {
  words: '',
  quiet: '',
  strong: '\x1b[1m',
  code: '\x1b[1m',
  accent: '',
  warning: '\x1b[1m',
  asking: '\x1b[36m',
  waiting: '\x1b[36m',
  trouble: '\x1b[33m',
  done: '\x1b[32m',
  ended: '\x1b[31m',
};

// The terminal's own foreground and background, chosen by someone who needs contrast, in two weights.
const WEIGHTS: Readonly<Record<Look | Mood, string>> = {
  words: '',
  quiet: '',
  strong: '\x1b[1m',
  code: '\x1b[1m',
  accent: '\x1b[1m',
  warning: '\x1b[1m',
  asking: '',
  waiting: '',
  trouble: '\x1b[1m',
  done: '\x1b[1m',
  ended: '\x1b[1m',
};

/** Draws texts in colour, or leaves them as they are. */
export type Paint = (text: string, look: Look | Mood) => string;

/** A painter for a terminal: in colours, in weights alone for high contrast, or with neither. */
export function painter(colour: boolean, highContrast = false): Paint {
  const looks = highContrast ? WEIGHTS : LOOKS;
  return (text, look) => {
    const start = looks[look];
    return !(colour || highContrast) || start === '' || text === '' ? text : `${start}${text}\x1b[0m`;
  };
}

/** A line of a headline with its mark, if it begins with one, in the colour of its mood; an outcome is bold. */
export function headlined(text: string, mood: Mood, paint: Paint): string {
  const [mark = ''] = text;
  const isNews = mood !== 'asking' && mood !== 'waiting';
  return `${mark === ' ' ? mark : paint(mark, mood)}${paint(text.slice(mark.length), isNews ? 'strong' : 'words')}`;
}

/** Makes a part of a text a link (OSC 8) that a terminal opens; the text itself stays as it is. */
export function linked(text: string, part: string, target: string): string {
  return text.replace(part, () => `\x1b]8;;${target}\x07${part}\x1b]8;;\x07`);
}
