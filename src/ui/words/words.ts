/**
 * What a language has to say: every sentence of the screen and of the text lines. The compiler holds each language
 * file to this type; a new sentence is added here first.
 *
 * Sentences speak to a person in front of a screen, in the imperative, without the protocol's words. Times arrive
 * already written (`14:05`), addresses and codes never go through a sentence.
 */

import type { TroubleWords } from './troubles.ts';

/** A key that does something while a code is shown; `a` and `d` only where the phone is simulated. */
export type Hint = 'a' | 'd' | 'c' | 'l' | 'n' | 'q';

/** The sentences of one language. */
export type Words = TroubleWords & {
  /** The language tag: `en`, `pt-BR`. */
  readonly tag: string;
  /** Stands between two sentences: a space, or nothing. */
  readonly glue: string;

  readonly title: (service: string) => string;
  readonly shortTitle: (service: string) => string;
  /** Said wherever the built-in simulator answers. */
  readonly simulation: string;
  readonly simulationNote: string;

  readonly scan: string;
  readonly check: string;
  readonly allow: string;
  readonly open: string;
  readonly type: string;
  readonly noCamera: string;
  readonly thenType: string;
  readonly code: string;
  readonly onlyHere: string;

  readonly asking: (host: string) => string;
  readonly since: (time: string) => string;
  readonly waiting: string;
  readonly noConnection: string;
  readonly noConnectionSince: (time: string) => string;
  /** The provider is reached and has a fault, or something else answers in its place. */
  readonly noGoodAnswer: string;
  readonly noGoodAnswerSince: (time: string) => string;
  readonly tryingAgain: (seconds: number) => string;
  readonly tryingNow: string;
  readonly stillGood: string;
  readonly cause: (short: string) => string;
  readonly ranOut: string;
  /** `number` counts codes from 1; the one that is coming. */
  readonly newCode: (number: number) => string;
  readonly startAgain: (command: string) => string;
  /** Once roomkey was left while it waited. */
  readonly stopped: string;
  readonly saving: string;
  readonly paired: (label: string) => string;
  readonly until: (time: string) => string;
  /** The pairing ends with its token; `end` is null where nobody knows when. */
  readonly noRenewal: (end: string | null) => string;
  /** What the pairing may do; `more` scopes are not shown. */
  readonly allowed: (scopes: readonly string[], more: number) => string;
  /** An earlier pairing died, and this one takes its place. */
  readonly lost: (service: string) => string;

  readonly keys: Readonly<Record<Hint, string>>;
  /** Stands for a moment in the place of `keys.c` or `keys.l`, and is no wider. */
  readonly copied: string;

  /** Only in text lines. */
  readonly orOpen: string;
  readonly letterByLetter: (letters: string) => string;
  /** Of a time that the provider did not tell. */
  readonly assumed: string;
  readonly goodUntil: (time: string) => string;
  readonly left: (span: string) => string;
};
