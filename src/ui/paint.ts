/**
 * Colours, as escape sequences of our own: sixteen at most, and none at all where the caller says so. Libraries that
 * guess from the environment would guess wrong for `--tty` and for recordings.
 */

import type { Look } from './blocks.ts';
import type { Mood } from './saying.ts';

const LOOKS: Readonly<Record<Look | Mood, string>> = {
  words: '',
  quiet: '',
  strong: '\x1b[1m',
  code: '\x1b[1m\x1b[36m',
  accent: '\x1b[36m',
  warning: '\x1b[33m',
  asking: '\x1b[36m',
  waiting: '',
  trouble: '\x1b[33m',
  done: '\x1b[32m',
  ended: '\x1b[31m',
};

/** Draws texts in colour, or leaves them as they are. */
export type Paint = (text: string, look: Look | Mood) => string;

/** A painter for a terminal with or without colours. */
export function painter(colour: boolean): Paint {
  return (text, look) => {
    const start = LOOKS[look];
    return !colour || start === '' || text === '' ? text : `${start}${text}\x1b[0m`;
  };
}
