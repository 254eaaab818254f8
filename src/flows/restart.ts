/** A person's request for a new code, between the keyboard and the loop that grants it. */

/** A request for a new code: made by a person, granted by the loop while a code is on show. */
export type Restart = {
  /** Asks for a new code; a poll that is under way is finished first, and a token in it wins. */
  request(): void;
  /** Aborted as soon as a new code is requested. */
  signal(): AbortSignal;
  /** Forgets the request. */
  clear(): void;
};

/** A restart that was not requested yet. */
export function openRestart(): Restart {
  let requested = new AbortController();
  return {
    request: () => requested.abort(),
    signal: () => requested.signal,
    clear() {
      requested = new AbortController();
    },
  };
}
