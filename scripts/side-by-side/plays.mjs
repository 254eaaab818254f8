/**
 * The rows of the table: what the server plays, what the row means, and the rule by which a run is right. Times are
 * seconds here. A row is judged by what the server saw and by how the program ended, never by its source.
 */

const INTERVAL = 2;
const LIFE = 6;
const LONG = { expires_in: 120, interval: INTERVAL };
const SHORT = { expires_in: LIFE, interval: INTERVAL };
/** Timers and a busy machine round; only what is short by more than this is early. */
export const SLACK = 0.1;
/** RFC 8628 §3.2 and §3.5. */
const ASSUMED_INTERVAL = 5;
const SLOWER_BY = 5;
const RETRY_AFTER = { busy503: 6, busy429: 6 };
/** A client that has asked this often without need has shown what it does; it is stopped. */
export const TOO_MANY = 40;

/** `watch` is for how long a run is looked at, from the code on. `judge` hears the runs in the order of `plays`. */
export const ROWS = [
  {
    title: 'pending, slow_down, pending, ok',
    means:
      'The server says pending, slow_down, pending and then gives the token. Right: the token is taken and no poll is early, the first one included; 2, 2, 7 and 7 s are due.',
    plays: [{ code: LONG, answers: ['pending', 'slow_down', 'pending', 'ok'], watch: 40 }],
    judge: ([run]) => isPaired(run) && !isEarly(run, { first: true }),
  },
  {
    title: 'one dropped connection',
    means:
      'The second poll is read and its connection closed without an answer. Right: the program carries on and takes the token, and no poll is early.',
    plays: [{ code: LONG, answers: ['pending', 'drop', 'ok'], watch: 30 }],
    judge: ([run]) => isPaired(run) && !isEarly(run),
  },
  {
    title: 'one 502 page',
    means: "The second poll is answered with a gateway's 502 and a page of HTML. Right: as above.",
    plays: [{ code: LONG, answers: ['pending', 'html502', 'ok'], watch: 30 }],
    judge: ([run]) => isPaired(run) && !isEarly(run),
  },
  {
    title: '503, Retry-After 6',
    means:
      'The second poll is answered with 503 and `Retry-After: 6`. Right: as above, and the next poll comes after 6 s or more.',
    plays: [{ code: LONG, answers: ['pending', 'busy503', 'ok'], watch: 30 }],
    judge: ([run]) => isPaired(run) && !isEarly(run),
  },
  {
    title: '429, Retry-After 6',
    means:
      'The second poll is answered with 429, JSON that is not an OAuth error, and `Retry-After: 6`. Right: as above.',
    plays: [{ code: LONG, answers: ['pending', 'busy429', 'ok'], watch: 30 }],
    judge: ([run]) => isPaired(run) && !isEarly(run),
  },
  {
    title: 'an answer that never comes',
    means:
      'The second poll is read and never answered; the connection stays open. Right: within 75 s the program has asked again and taken the token. A program with no end in 75 s may still end later.',
    plays: [{ code: LONG, answers: ['pending', 'silence', 'ok'], watch: 75 }],
    judge: ([run]) => isPaired(run) && !isEarly(run),
  },
  {
    title: '`interval` absent',
    means:
      'The code comes without `interval`, which means 5 s (RFC 8628 §3.2). Right: the token is taken and polls are 5 s apart.',
    plays: [{ code: { expires_in: 120 }, answers: ['pending', 'pending', 'ok'], watch: 30 }],
    judge: ([run]) => isPaired(run) && !isEarly(run),
  },
  {
    title: 'code lives 6 s, no one acts',
    means:
      "The code lives 6 s and the server says pending throughout, so that only the program's own clock can end it. Right: it ends on its own within 10 s, and no poll is early.",
    plays: [{ code: SHORT, answers: ['pending'], watch: 20 }],
    judge: ([run]) => run.ended === 'failed' && run.endedAt <= LIFE + INTERVAL + 2 && !isEarly(run),
  },
  {
    title: 'a new code when the old one expires',
    means:
      'As above, but the second code is approved at once. Right: without anyone doing anything, a second code is requested and its token taken. roomkey runs with `--renew 1` here and with `--renew never` elsewhere.',
    plays: [{ code: SHORT, answers: [['pending'], ['ok']], watch: 20, renews: true }],
    judge: ([run]) => run.codes > 1 && isPaired(run) && !isEarly(run),
  },
  {
    title: 'declined distinguished from expired',
    means:
      'Two runs: the first poll is answered access_denied in one, expired_token in the other. Right: both end, and the exit code, the error code or the words call the one declined and the other expired.',
    plays: [
      { code: LONG, answers: ['denied'], watch: 10 },
      { code: LONG, answers: ['expired'], watch: 10 },
    ],
    judge: ([denied, expired]) =>
      [denied, expired].every(({ ended }) => ended === 'failed') &&
      spoken(denied) === 'declined' &&
      spoken(expired) === 'expired',
    tell: (runs) => runs.map((run) => (run.ended === 'failed' ? spoken(run) : toldEnd(run))).join(' / '),
  },
];

/** What a run's last words speak of. */
function spoken({ says }) {
  const isDeclined = /denied|declined/i.test(says);
  const isExpired = /expired|ran out/i.test(says);
  if (isDeclined === isExpired) return 'something else';
  return isDeclined ? 'declined' : 'expired';
}

function isPaired({ ended, polls }) {
  return ended === 'ok' && polls.at(-1)?.answer === 'ok';
}

/** Reports whether any poll came before its time. The wait before the first one counts only where a row says so. */
function isEarly(run, { first = false } = {}) {
  return gaps(run).some(({ seconds, due, isFirst }) => (first || !isFirst) && seconds < due - SLACK);
}

/** The waits before the polls as the server saw them, and what was due: after the code, then from poll to poll. */
export function gaps({ play, codesAt, polls }) {
  let interval = play.code.interval ?? ASSUMED_INTERVAL;
  return polls.map(({ at, code }, index) => {
    const before = polls[index - 1];
    const isFirst = before === undefined || before.code !== code;
    if (before?.answer === 'slow_down') interval += SLOWER_BY;
    const due = Math.max(interval, isFirst ? 0 : (RETRY_AFTER[before.answer] ?? 0));
    return { seconds: at - (isFirst ? codesAt[code - 1] : before.at), due, isFirst };
  });
}

/** What was seen of a run, in few words: the waits, then how it ended and when. */
export function told(run) {
  const all = gaps(run);
  const shown = all.slice(0, 6).map(({ seconds }) => Math.max(0, seconds).toFixed(1));
  if (all.length > shown.length) shown.push('…');
  if (run.codes > 1) shown.unshift(`${run.codes} codes:`);
  return [...shown, toldEnd(run)].join(' ');
}

function toldEnd(run) {
  const { ended, endedAt, polls } = run;
  const after = `${endedAt.toFixed(endedAt < 10 ? 1 : 0)} s`;
  switch (ended) {
    case 'ok':
      return isPaired(run) ? `ok after ${after}` : `"ok" without a token after ${after}`;
    case 'failed':
      return polls.length === 0 ? `refuses after ${after}` : `ends after ${after}`;
    case 'hammers':
      return `${polls.length} polls in ${after}`;
    default:
      return `no end in ${after}`;
  }
}
