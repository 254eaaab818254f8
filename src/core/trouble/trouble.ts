/**
 * Every error a person can meet, as a value: its stable code and the particulars. What is said of it, what fixes it, how
 * the program ends and whether it passes are functions of the code.
 *
 * Nobody else writes error sentences. It must not know who raises a trouble, or in which language it is shown.
 */

import { asMembers, str } from '../text/members.ts';
import { type SafeText, safeText } from '../text/text.ts';
import { EXIT, type ExitCode, type Row } from './exit.ts';
import { HERE } from './here.ts';
import { THERE } from './there.ts';

export { EXIT, type ExitCode } from './exit.ts';

/** Every trouble there is, with its English sentences. */
export const TROUBLES = { ...HERE, ...THERE };

/** The stable words by which programs know a trouble. */
export type TroubleCode = keyof typeof TROUBLES;

/** What went wrong. */
export type Trouble = {
  readonly kind: 'trouble';
  readonly code: TroubleCode;
  /** The particulars in no language of ours, such as names of hosts and files; empty for none. */
  readonly detail: SafeText;
  /** What to do this time, where that is not what the code's row says. */
  readonly fix: SafeText | null;
};

/** Builds a trouble; `detail` is outside text with its secrets already hidden. */
export function trouble(code: TroubleCode, detail = '', fix: string | null = null): Trouble {
  return {
    kind: 'trouble',
    code,
    detail: safeText(detail, 500),
    fix: fix === null ? null : safeText(fix, 600),
  };
}

/** Tells a trouble from whatever else a function may return. */
export function isTrouble(value: unknown): value is Trouble {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'trouble';
}

/** What happened, in English, with the particulars. */
export function saysOf({ code, detail }: Trouble): SafeText {
  const { says } = TROUBLES[code];
  return safeText(detail === '' ? says : `${says}: ${detail}`, 600);
}

/** What to do about it, in English. */
export function fixOf({ code, fix }: Trouble): SafeText {
  return fix ?? safeText(TROUBLES[code].fix, 600);
}

/** The exit code that a trouble ends in. */
export function exitOf({ code }: Pick<Trouble, 'code'>): ExitCode {
  return rowOf(code).exit;
}

/** Reports whether there is nothing to renew any more: only a new pairing helps. */
export function isOverForGood(cause: Trouble): boolean {
  return exitOf(cause) === EXIT.notPaired;
}

/** Reports whether the same request may work later: the provider was out of reach, or something else answered. */
export function isPassing(cause: Trouble): boolean {
  return exitOf(cause) === EXIT.unreachable;
}

/** Reads a trouble that another process reported; null where it is none. */
export function troubleFrom(value: unknown): Trouble | null {
  const members = asMembers(value);
  const code = members === null ? null : str(members, 'code');
  if (members === null || code === null || !isTroubleCode(code)) return null;
  return trouble(code, str(members, 'detail') ?? '', str(members, 'fix'));
}

/** Reports whether a word is one of the stable codes. */
export function isTroubleCode(word: string): word is TroubleCode {
  return Object.hasOwn(TROUBLES, word);
}

function rowOf(code: TroubleCode): Row {
  return TROUBLES[code];
}
