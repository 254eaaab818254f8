/**
 * What a language says of troubles, and a trouble said in it. The compiler holds every language to every code there is,
 * with half a line for those that a pairing tries again after; a trouble that is new in `core` is missed here first.
 */

import { type SafeText, safeText } from '../../core/text/text.ts';
import type { Said } from '../../core/trouble/exit.ts';
import type { HERE } from '../../core/trouble/here.ts';
import type { THERE } from '../../core/trouble/there.ts';
import type { ShortCode, Trouble, TroubleCode } from '../../core/trouble/trouble.ts';

/** The sentences for every trouble. */
export type Troubles = {
  readonly [Code in TroubleCode]: Code extends ShortCode ? Required<Said> : Omit<Said, 'short'>;
};

/** Those of this box. */
export type TroublesHere = Pick<Troubles, keyof typeof HERE>;

/** Those of the network, the provider and the person. */
export type TroublesThere = Pick<Troubles, keyof typeof THERE>;

/** What it takes to say a trouble. */
export type TroubleWords = {
  readonly troubles: Troubles;
  /** Stands between what happened and its particulars. */
  readonly colon: string;
  /** Sends to a command that says more. */
  readonly see: (command: string) => string;
};

/** What happened, with the particulars and without a full stop. */
export function saysIn({ troubles, colon }: TroubleWords, { code, detail }: Trouble): SafeText {
  const { says } = troubles[code];
  return safeText(detail === '' ? says : `${says}${colon}${detail}`, 600);
}

/** What to do about it; a provider's own advice is in English in every language. */
export function fixIn({ troubles, see }: TroubleWords, trouble: Trouble): SafeText {
  if (trouble.advice !== undefined) return trouble.advice;
  return safeText(trouble.see === null ? troubles[trouble.code].fix : see(trouble.see), 600);
}

/** What happened in half a line; null for what no pairing tries again after. */
export function shortIn({ troubles }: Pick<TroubleWords, 'troubles'>, code: TroubleCode): string | null {
  const said: Said = troubles[code];
  return said.short ?? null;
}

/** A text with the full stop that it lacks. */
export function sentence(text: string): string {
  return /[.!?。！？]$/.test(text) ? text : `${text}${/[\u3040-\u9fff]$/.test(text) ? '。' : '.'}`;
}
