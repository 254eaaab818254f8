/** The words for a pause: how long it is, and why. For the log, as evidence where a provider asks for it. Pure. */

import { LAST_POLL_LEAD_MS } from './pace.ts';
import type { Answer, Pairing, Waiting } from './pairing.ts';

/** What follows an answer that brought a pairing to `now` at `ticks`; empty where nothing more is asked. */
export function gapWords(answer: Answer, now: Pairing, ticks: number): string {
  switch (now.state) {
    case 'waiting':
      return pollWords(answer, now, ticks);
    case 'asking':
    case 'lapsed': {
      if (now.state === 'lapsed' && !now.renewing) return '';
      const why = now.outage === null ? '' : `: ${afterTrouble(answer)} after ${now.outage.trouble.code}`;
      return `; next request for a code in ${seconds(now.askAt - ticks)}${why}`;
    }
    case 'saving':
    case 'paired':
    case 'refused':
    case 'broken':
      return '';
  }
}

function pollWords(answer: Answer, waiting: Waiting, ticks: number): string {
  const { askAt, endsAt } = waiting;
  if (askAt >= endsAt) return `; no further poll: the code ends in ${seconds(endsAt - ticks)}`;
  return `; next poll in ${seconds(askAt - ticks)}: ${pauseReason(answer, waiting)}`;
}

function pauseReason(answer: Answer, { askAt, endsAt, intervalMs, outage }: Waiting): string {
  if (askAt === endsAt - LAST_POLL_LEAD_MS) return 'the last one before the code ends';
  if (outage !== null) return `${afterTrouble(answer)} after ${outage.trouble.code}`;
  const interval = `${intervalMs / 1000} s`;
  return answer.said === 'slow-down'
    ? `slow_down, so the interval is ${interval} from now on`
    : `the interval is ${interval}`;
}

function afterTrouble(answer: Answer): string {
  const asked = answer.said === 'unreachable' ? answer.retryAfterMs : null;
  return asked === null ? 'a longer pause' : `a longer pause, with Retry-After of ${seconds(asked)},`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
