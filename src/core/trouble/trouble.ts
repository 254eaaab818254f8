/**
 * Every error a person can meet: its stable code, what happened, what to do, and the exit code it ends in.
 *
 * Faces and commands show a `Trouble`; nobody else writes error sentences. It must not know who raises one.
 */

import { type SafeText, safeText } from '../text/text.ts';
import type { ExitCode } from './exit.ts';
import { TROUBLES_HERE } from './here.ts';
import { TROUBLES_THERE } from './there.ts';

export { EXIT, type ExitCode } from './exit.ts';

/** Every trouble there is. */
export const TROUBLES = { ...TROUBLES_HERE, ...TROUBLES_THERE };

/** What went wrong, in words for a person and in a stable code for a program. */
export type Trouble = {
  readonly code: TroubleCode;
  /** What happened, with the particulars. */
  readonly message: SafeText;
  /** What to do about it. */
  readonly hint: SafeText;
  readonly exitCode: ExitCode;
};

/** The stable words by which programs know a trouble. */
export type TroubleCode = keyof typeof TROUBLES;

/** Builds a trouble; `detail` (outside text, secrets already hidden) follows the sentence after a colon. */
export function trouble(code: TroubleCode, detail = '', hint: string = TROUBLES[code].hint): Trouble {
  const entry = TROUBLES[code];
  return {
    code,
    message: safeText(detail === '' ? entry.says : `${entry.says}: ${detail}`, 600),
    hint: safeText(hint, 600),
    exitCode: entry.exit,
  };
}

/** What the message of a trouble adds to the sentence of its code: names of hosts and files, the words of others. */
export function detailOf({ code, message }: Trouble): string {
  const before = `${TROUBLES[code].says}: `;
  return message.startsWith(before) ? message.slice(before.length) : '';
}

/** Reports whether a word is one of the stable codes. */
export function isTroubleCode(word: string): word is TroubleCode {
  return Object.hasOwn(TROUBLES, word);
}
