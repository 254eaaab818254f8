/** An end to waiting for what knows no end by itself. */

/** Rejects with the signal's reason once it is aborted. */
export function atDeadline(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
