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

/** What the tables of troubles say of a code: a sentence without its full stop, and what to do. */
export type Row = { readonly says: string; readonly fix: string; readonly exit: ExitCode };
