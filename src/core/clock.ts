/** Time, as it is handed to what sends, measures and gives up. Types only; `box/clock.ts` has the real one. */

/** A clock for requests. What spans a suspend or a reboot is counted on World's ticks instead. */
export type Clock = {
  /** Wall clock, epoch milliseconds. */
  now(): number;
  /** Milliseconds, to a fraction, on a clock that only goes forward: how long something took. */
  elapsed(): number;
  /** A signal that is aborted with a `TimeoutError` once `ms` have passed. */
  deadline(ms: number): AbortSignal;
};
