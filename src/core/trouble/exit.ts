/** How a program ends, and what a row of the tables of troubles says. */

/** The exit codes of the program, by meaning. */
export const EXIT = {
  done: 0,
  fault: 1,
  usage: 2,
  declined: 3,
  lapsed: 4,
  unreachable: 5,
  notPaired: 6,
  storage: 7,
  clientRefused: 8,
  busy: 75,
} as const;

/** One of the documented exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What is said of a trouble. */
export type Said = {
  /** What happened: a sentence without its full stop, so short that the smallest screen holds it where it has no `short`. */
  readonly says: string;
  /** The same in half a line, for what a pairing tries again after. */
  readonly short?: string;
  /** What to do about it, in one sentence or two. */
  readonly fix: string;
};

/** A row of the tables of troubles. */
export type Row = Said & { readonly exit: ExitCode };
