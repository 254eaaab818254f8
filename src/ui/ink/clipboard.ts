/**
 * The terminal's clipboard: which keys copy, what they copy, and for how long the screen says so. It must not draw.
 */

import type { Code } from '../../core/pairing/pairing.ts';
import type { Moment } from '../view.ts';

/** `c` copies the code, `l` the link. */
export type CopyKey = 'c' | 'l';

/** A terminal's clipboard. */
export type Clipboard = {
  copy(key: CopyKey, code: Code, moment: Moment): void;
  /** The key that has just copied something. */
  copiedAt(moment: Moment): CopyKey | null;
};

/** How long the screen says that something was copied. */
const COPIED_MS = 3_000;

/** The clipboard of the terminal behind `write`. */
export function openClipboard(write: (text: string) => void): Clipboard {
  let copied: { key: CopyKey; until: number } | null = null;
  return {
    copy(key, code, { ticks }) {
      write(toClipboard(key === 'c' ? code.userCode : linkOf(code)));
      copied = { key, until: ticks + COPIED_MS };
    },
    copiedAt: ({ ticks }) => (copied !== null && ticks < copied.until ? copied.key : null),
  };
}

/** Reports whether a key copies. */
export function isCopyKey(key: string): key is CopyKey {
  return key === 'c' || key === 'l';
}

function linkOf({ verificationUri, verificationUriComplete }: Code): string {
  return verificationUriComplete ?? verificationUri;
}

/** OSC 52: works over SSH, since the terminal itself keeps the text; tmux takes it where `set-clipboard` is on. */
function toClipboard(text: string): string {
  return `\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`;
}
