/** How waiting ends that would not end on its own: at a deadline, or because the caller has left. */

/** An end to waiting. `release` must be called when the wait is over: the caller's signal outlives it. */
export type End = { readonly signal: AbortSignal; release(): void };

/**
 * Ends at the deadline, or as soon as the caller's signal is aborted. `AbortSignal.any` would do, but what it makes stays
 * attached to a signal that lives as long as the program (nodejs/node#55351, #64476).
 */
export function endAt(deadline: AbortSignal, caller: AbortSignal | undefined): End {
  if (caller === undefined) return { signal: deadline, release() {} };
  const controller = new AbortController();
  const onDeadline = (): void => controller.abort(deadline.reason);
  // The caller's own reason may be anything, even nothing.
  const onLeave = (): void => controller.abort(new DOMException('The caller has left', 'AbortError'));
  if (caller.aborted) onLeave();
  deadline.addEventListener('abort', onDeadline, { once: true });
  caller.addEventListener('abort', onLeave, { once: true });
  return {
    signal: controller.signal,
    release() {
      deadline.removeEventListener('abort', onDeadline);
      caller.removeEventListener('abort', onLeave);
    },
  };
}

/** Rejects with the signal's reason once it is aborted. */
export function rejectAt(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
