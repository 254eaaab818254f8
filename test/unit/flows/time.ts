/**
 * Time that is played: it stands still while anything runs, and goes to the next alarm once everything waits. Alarms
 * ring one by one, each after all that the one before has set going.
 */

export function playTime() {
  let ticks = 0;
  let waiting = 0;
  let isScheduled = false;
  let busy = 0;
  const alarms: { at: number; ring: () => void }[] = [];

  function ringNext(upTo: number): boolean {
    alarms.sort((a, b) => a.at - b.at);
    const first = alarms[0];
    if (first === undefined || first.at > upTo) return false;
    alarms.shift();
    ticks = Math.max(ticks, first.at);
    first.ring();
    return true;
  }

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    // A turn of the real event loop: by then all promises that could settle have settled.
    setImmediate(() => {
      isScheduled = false;
      if (waiting > 0 && busy === 0 && ringNext(Number.POSITIVE_INFINITY)) schedule();
    });
  }

  function sleep(until: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true || until <= ticks) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        const place = alarms.indexOf(alarm);
        if (place >= 0) alarms.splice(place, 1);
        signal?.removeEventListener('abort', end);
        waiting -= 1;
        resolve();
      };
      const alarm = { at: until, ring: end };
      alarms.push(alarm);
      waiting += 1;
      signal?.addEventListener('abort', end, { once: true });
      schedule();
    });
  }

  return {
    ticks: () => ticks,
    sleep,
    /** Has something happen at a tick, if time comes that far. */
    at: (tick: number, ring: () => void) => alarms.push({ at: tick, ring }),
    /** Keeps time still for as long as something real is under way; returns what ends that. */
    hold(): () => void {
      busy += 1;
      return () => {
        busy -= 1;
        schedule();
      };
    },
    /** Lets time pass at once. */
    pass(ms: number): void {
      const until = ticks + ms;
      while (ringNext(until));
      ticks = Math.max(ticks, until);
    },
  };
}
