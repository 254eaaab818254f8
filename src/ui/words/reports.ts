/**
 * What a language says in `status`, `doctor` and `unpair`. The compiler holds every language to every finding of
 * `core/trouble/check.ts`. Host names, files and other people's words arrive as they are.
 */

import type { StatusReport } from '../../core/status.ts';
import { type SafeText, safeText } from '../../core/text/text.ts';
import type { Check, CheckId, GoodFindings, WarningFindings } from '../../core/trouble/check.ts';
import type { Aside, Elsewhere, Note } from '../../core/trouble/note.ts';

/** The sentences of `status`. */
export type StatusWords = {
  readonly labels: Readonly<
    Record<
      | 'state'
      | 'with'
      | 'user'
      | 'scopes'
      | 'until'
      | 'renewed'
      | 'renews'
      | 'api'
      | 'account'
      | 'storedIn'
      | 'protection',
      string
    >
  >;
  readonly states: Readonly<Record<StatusReport['state'], string>>;
  /** A state of a pairing that the built-in simulator made. */
  readonly simulated: (state: string) => string;
  readonly unsaid: string;
  /** The state of a pairing whose token ran out and that nothing can renew. */
  readonly ranOut: string;
  readonly renews: string;
  /** Of a pairing that ends with its token; `remedy` is a command or the provider's own advice. */
  readonly noRenewal: (remedy: string) => string;
  readonly left: (minutes: number) => string;
  /** What is true of each where owner and modes let nobody else in. */
  readonly protection: Readonly<Record<StatusReport['store']['protection'], string>>;
  /** What is true where nothing is encrypted, whoever else may read it. */
  readonly unsealed: string;
};

/** The sentences of `doctor`. */
export type DoctorWords = {
  readonly checks: Readonly<Record<CheckId, string>>;
  readonly states: Readonly<Record<Check['state'], string>>;
  readonly good: { readonly [Id in keyof GoodFindings]: (found: GoodFindings[Id]) => string };
  readonly warnings: {
    readonly [Id in keyof WarningFindings]: (found: WarningFindings[Id]) => {
      readonly says: string;
      readonly fix: string;
    };
  };
  readonly wouldWork: string;
  readonly wouldNotWork: string;
  readonly desk: DeskWords;
};

/** The sentences of the text for the IT desk. */
export type DeskWords = {
  readonly title: string;
  readonly needs: (label: string, host: string) => string;
  readonly outgoing: (host: string, port: string) => string;
  /** The hosts of Zoom's API, of which only the pattern is known. */
  readonly api: (hosts: string) => string;
  readonly certificate: string;
  readonly proxy: (proxy: string) => string;
  readonly noProxy: string;
  readonly seen: (time: string) => string;
};

type AnyNote = Note | Aside | Elsewhere;

/** The sentences of notes, by their codes. */
export type NoteWords = {
  readonly [Code in AnyNote['code']]: (note: Extract<AnyNote, { code: Code }>) => string;
};

/** The sentences of the reports of one language. */
export type ReportWords = {
  readonly notes: NoteWords;
  readonly status: StatusWords;
  readonly doctor: DoctorWords;
  /** What `unpair` says once it is done. */
  readonly unpaired: string;
  /** What it adds where it deleted what it could not revoke; `paths` has commas between. */
  readonly alsoDeleted: (paths: string) => string;
};

/** Longer ones have paths that hardly anybody has, and are cut. */
const LONGEST_NOTE = 1_500;

/** A note in the language of some words. */
export function noteIn(notes: NoteWords, note: AnyNote): SafeText {
  // Each sentence takes the particulars of its own note; which one that is, the compiler cannot follow.
  const say: (note: never) => string = notes[note.code];
  return safeText(say(note as never), LONGEST_NOTE);
}
