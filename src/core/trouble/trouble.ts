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

/** The troubles that a pairing tries again after; they can be said in half a line. */
export type ShortCode = {
  [Code in TroubleCode]: (typeof TROUBLES)[Code] extends { readonly short: string } ? Code : never;
}[TroubleCode];

/** A command that helps, such as `roomkey help pair`. */
export type Command = `roomkey ${string}`;

/** What went wrong. */
export type Trouble = {
  readonly kind: 'trouble';
  readonly code: TroubleCode;
  /** The particulars in no language of ours, such as names of hosts and files; empty for none. */
  readonly detail: SafeText;
  /** The command to look at this time, where that helps more than what the code's row says. */
  readonly see: Command | null;
  /** What one provider's own pages say to do, in English; set where the provider is known and says more than the row. */
  readonly advice?: SafeText;
};

/** Builds a trouble; `detail` is outside text with its secrets already hidden. */
export function trouble(code: TroubleCode, detail = '', see: Command | null = null): Trouble {
  return { kind: 'trouble', code, detail: safeText(detail, 500), see };
}

/** The same trouble with a provider's own advice; null leaves the row's. */
export function advised(cause: Trouble, advice: string | null): Trouble {
  return advice === null ? cause : { ...cause, advice: safeText(advice, 600) };
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
export function fixOf({ code, see, advice }: Trouble): SafeText {
  if (advice !== undefined) return advice;
  return safeText(see === null ? TROUBLES[code].fix : `See: ${see}`, 600);
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
  const see = str(members, 'see');
  const found = trouble(code, str(members, 'detail') ?? '', see !== null && isCommand(see) ? see : null);
  return advised(found, str(members, 'advice'));
}

function isCommand(text: string): text is Command {
  return /^roomkey [a-z -]{1,60}$/.test(text);
}

/** Reports whether a word is one of the stable codes. */
export function isTroubleCode(word: string): word is TroubleCode {
  return Object.hasOwn(TROUBLES, word);
}

function rowOf(code: TroubleCode): Row {
  return TROUBLES[code];
}
