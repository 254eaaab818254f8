/**
 * What a language says of troubles: which of them a screen can meet while it pairs, and what is to be said of each.
 * The compiler holds every language to all of them; a cause that is new in `core` is missed here first.
 */

import type { EXIT, TROUBLES, TroubleCode } from '../../core/trouble/trouble.ts';

/** The codes that end the program with one exit code. */
type EndingIn<Exit> = {
  [Code in TroubleCode]: (typeof TROUBLES)[Code]['exit'] extends Exit ? Code : never;
}[TroubleCode];

/** What a pairing is tried again after: all that is out of reach, but the ends of single requests. */
export type CauseCode = Exclude<EndingIn<typeof EXIT.unreachable>, 'provider_refused' | 'not_revoked'>;

/** What ends a pairing at once. A person who declines and a code that ran out have sentences of their own. */
export type EndCode =
  | EndingIn<typeof EXIT.clientRefused>
  | 'provider_refused'
  | 'no_device_flow'
  | 'wrong_account'
  | 'cannot_save'
  | 'newer_version'
  | 'locked';

/** Why the provider is out of reach, in half a line, and in one sentence what a person can do about it. */
export type Cause = { readonly half: string; readonly todo: string };

/** What happened, without a full stop and so short that the smallest screen holds it, and what to do in one sentence. */
export type End = { readonly says: string; readonly todo: string };

/** Every cause of a language. */
export type Causes = Readonly<Record<CauseCode, Cause>>;

/** Every end of a language. */
export type Ends = Readonly<Record<EndCode, End>>;
