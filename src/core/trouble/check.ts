/**
 * A check of the preflight: what was looked at, how it stands, and what was found, as a code with its particulars. The
 * sentences for it are in `ui/words/`. Pure.
 */

import type { Span } from '../text/dates.ts';
import type { Note } from './note.ts';
import { EXIT, type ExitCode, exitOf, type Trouble } from './trouble.ts';

/** What is looked at, by the stable words that programs know it by. */
export type CheckId =
  | 'program'
  | 'storage'
  | 'lock'
  | 'credentials'
  | 'proxy'
  | 'name'
  | 'route'
  | 'tls'
  | 'provider'
  | 'clock'
  | 'terminal'
  | 'grant'
  | 'life'
  | 'user'
  | 'scopes'
  | 'one_box';

/** A terminal as it was found; sizes are in cells. */
export type TerminalFinding = {
  readonly type: string;
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: 'blocks' | 'spaces' | 'ascii';
  readonly hasColours: boolean;
};

/** What can be found where all is well, with its particulars. */
export type GoodFindings = {
  runs_on: { readonly roomkey: string; readonly node: string; readonly system: string };
  storage_good: { readonly path: string; readonly isSealed: boolean };
  lock_free: Record<never, never>;
  /** Where client id and secret come from; null for no secret. */
  credentials_from: { readonly clientId: string; readonly clientSecret: string | null };
  no_proxy: { readonly host: string };
  through_proxy: { readonly host: string; readonly port: number; readonly hasLogin: boolean };
  /** `more` counts the addresses that are not named. */
  name_is: { readonly host: string; readonly address: string; readonly more: number };
  answers_in: { readonly host: string; readonly port: number; readonly ms: number };
  /** `until` is a day; null where it is not known. */
  certificate_trusted: { readonly issuer: string; readonly until: string | null };
  gives_links: { readonly minutes: number };
  clock_agrees: Record<never, never>;
  no_screen: Record<never, never>;
  qr_fits: TerminalFinding & { readonly qrColumns: number; readonly qrRows: number };
  no_pairing: Record<never, never>;
  only_simulated: Record<never, never>;
  /** Both are days. */
  renewed: { readonly pairedOn: string; readonly renewedOn: string };
  user_unsaid: Record<never, never>;
  user_is: { readonly user: string };
  scopes_unsaid: Record<never, never>;
  scopes_are: { readonly scopes: string };
  one_box_at_zoom: Record<never, never>;
  only_box: Record<never, never>;
};

/** What can be found that is worth a look, with its particulars; a pairing would work all the same. */
export type WarningFindings = {
  storage_exposed: { readonly note: Note };
  storage_forgets: { readonly note: Note };
  lock_outlives: Record<never, never>;
  /** Quotation marks stand around the value; `from` names the variables and files. */
  credentials_quoted: { readonly from: string };
  gives_no_links: { readonly minutes: number };
  clock_off: { readonly span: Span; readonly isAhead: boolean };
  qr_too_large: TerminalFinding;
  /** `remedy` is what to do at that provider, in English. */
  no_renewal: { readonly remedy: string };
  long_unused: { readonly pairedOn: string; readonly renewedOn: string };
  user_scopes_missing: { readonly scopes: string };
  /** `said` is the provider's own number for it, which `explain` may know. */
  token_refused: { readonly answer: string; readonly said: number | null };
  scopes_missing: { readonly scopes: string };
  /** A grant that is not this box's is kept at `path` until it is revoked. */
  unrevoked: { readonly path: string };
  same_user: { readonly accounts: string };
};

type CodeOf<Table> = { [Id in keyof Table]: { readonly code: Id } & Table[Id] }[keyof Table];

/** A finding that needs nothing done, with its particulars. */
export type GoodFinding = CodeOf<GoodFindings>;

/** A finding that is worth a look, with its particulars. */
export type WarningFinding = CodeOf<WarningFindings>;

/** How one thing stands. */
export type Check = { readonly id: CheckId } & (
  | { readonly state: 'ok'; readonly finding: GoodFinding }
  | { readonly state: 'warn'; readonly finding: WarningFinding }
  | { readonly state: 'warn'; readonly trouble: Trouble }
  | { readonly state: 'fail'; readonly trouble: Trouble }
);

/** A check that found nothing to do. */
export function ok(id: CheckId, finding: GoodFinding): Check {
  return { id, state: 'ok', finding };
}

/** A check that found something worth a look; a pairing would work all the same. */
export function warn(id: CheckId, finding: WarningFinding): Check {
  return { id, state: 'warn', finding };
}

/** A trouble that a pairing would work in spite of. */
export function warnFrom(id: CheckId, trouble: Trouble): Check {
  return { id, state: 'warn', trouble };
}

/** A trouble with which no pairing would work. */
export function fail(id: CheckId, trouble: Trouble): Check {
  return { id, state: 'fail', trouble };
}

/** The trouble behind a check; null where it has none. */
export function troubleOf(check: Check): Trouble | null {
  return 'trouble' in check ? check.trouble : null;
}

/** What `pair` would end in because of a check. */
export function exitOfCheck(check: Check): ExitCode {
  return check.state === 'fail' ? exitOf(check.trouble) : EXIT.done;
}
