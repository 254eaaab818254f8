/**
 * When to ask next: the arithmetic of gaps, in milliseconds of a clock that is handed in. What an answer means for the
 * pace is decided in `pairing.ts`.
 */

/** A pause after trouble never grows beyond this, unless the interval itself is longer. */
export const LONGEST_PAUSE_MS = 60_000;
/** How long before the end of a code its last poll is placed. */
export const LAST_POLL_LEAD_MS = 1_500;

/** What bounds the polls of a code. */
export type Bounds = { readonly intervalMs: number; readonly marginMs: number; readonly endsAt: number };

/**
 * The next poll, one gap after the answer that ended at `ticks`. A poll that would leave no room for a lawful one just
 * before the code's end is put there itself, so that a late approval is not lost. At or after the end means never.
 */
export function nextPoll({ intervalMs, marginMs, endsAt }: Bounds, gapMs: number, ticks: number): number {
  const earliest = ticks + intervalMs + marginMs;
  const planned = ticks + gapMs + marginMs;
  const last = endsAt - LAST_POLL_LEAD_MS;
  if (earliest > last) return Math.max(planned, endsAt);
  return planned + intervalMs + marginMs <= last ? planned : last;
}

/**
 * The first poll of a code that came at `ticks`. A server that wants longer gaps than its codes live would never be
 * asked: it gets one poll just before the end.
 */
export function firstPoll(bounds: Bounds, ticks: number): number {
  const planned = nextPoll(bounds, bounds.intervalMs, ticks);
  if (planned < bounds.endsAt) return planned;
  const earliest = ticks + bounds.intervalMs + bounds.marginMs;
  return earliest < bounds.endsAt ? earliest : Math.max(ticks + 1000, bounds.endsAt - LAST_POLL_LEAD_MS);
}

/** The pause after one more trouble: twice the last one (RFC 8628 §3.5), and at least what the server asks for. */
export function grownPause(lastMs: number, baseMs: number, retryAfterMs: number | null): number {
  const doubled = Math.min(2 * lastMs, Math.max(LONGEST_PAUSE_MS, baseMs));
  return Math.max(doubled, retryAfterMs ?? 0);
}
