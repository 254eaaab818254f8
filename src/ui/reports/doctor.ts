/**
 * The preflight in words and as JSON, and the text for the IT desk. The words are of one language; what programs read is
 * given English ones. Pure.
 */

import { zoomDomainOf } from '../../core/oauth/zoom.ts';
import { minuteOf } from '../../core/text/dates.ts';
import { asciiJson, type SafeText, safeText } from '../../core/text/text.ts';
import { type Check, type CheckId, exitOfCheck, troubleOf } from '../../core/trouble/check.ts';
import { EXIT, type Trouble, type TroubleCode } from '../../core/trouble/trouble.ts';
import { chop, padded, widthOf, wrap } from '../page/width.ts';
import type { ReportWords, TroubleWords } from '../words/index.ts';
import { fixIn, saysIn } from '../words/troubles.ts';

/** The words of one language that `doctor` needs. */
export type Spoken = { readonly words: TroubleWords; readonly reports: ReportWords };

/** What a check says: how things are, and what to do about it, null where there is nothing to do. */
export type CheckSaid = { readonly says: SafeText; readonly fix: SafeText | null };

/** What the network is to blame for. */
const OF_NETWORK: readonly CheckId[] = ['proxy', 'name', 'route', 'tls', 'provider', 'user'];
const DESK_COLUMNS = 110;

/** A check in the language of some words. */
export function checkSays(check: Check, { words, reports }: Spoken): CheckSaid {
  if ('trouble' in check) return { says: saysIn(words, check.trouble), fix: fixIn(words, check.trouble) };
  const { good, warnings } = reports.doctor;
  // Each sentence takes the particulars of its own finding; which one that is, the compiler cannot follow.
  const particulars = check.finding as never;
  if (check.state === 'ok') {
    const say: (found: never) => string = good[check.finding.code];
    return { says: safeText(say(particulars), 600), fix: null };
  }
  const say: (found: never) => { says: string; fix: string } = warnings[check.finding.code];
  const { says, fix } = say(particulars);
  return { says: safeText(says, 600), fix: safeText(fix, 600) };
}

/** A check for a person: how it stands, what it is, and its fix where it needs one, wrapped at `columns`. */
export function checkText(check: Check, spoken: Spoken, columns: number): string {
  const { checks, states } = spoken.reports.doctor;
  const { says, fix } = checkSays(check, spoken);
  const state = padded(states[check.state], widest(states));
  const head = `${state}  ${padded(checks[check.id], Math.max(widest(checks) + 1, 12))} `;
  const wide = Math.max(columns - widthOf(head), 20);
  const lines = [says, ...(fix === null ? [] : [fix])].flatMap(
    (text) => wrap(text, wide) ?? chop(text, wide),
  );
  return lines.map((line, at) => `${at === 0 ? head : ' '.repeat(widthOf(head))}${line}\n`).join('');
}

/** What `doctor` says last to a person. */
export function endingText(checks: readonly Check[], desk: string | null, { reports }: Spoken): string {
  const { wouldWork, wouldNotWork } = reports.doctor;
  const word = checks.some(({ state }) => state === 'fail') ? wouldNotWork : wouldWork;
  return `\n${word}\n${desk === null ? '' : `\n${desk}`}`;
}

/** `doctor --json`; `english` is what programs are told in. */
export function reportJson(
  checks: readonly Check[],
  desk: string | null,
  exitCode: number,
  english: Spoken,
): string {
  const plain = checks.map((check) => {
    const { says, fix } = checkSays(check, english);
    return { id: check.id, state: check.state, message: says, fix, code: troubleOf(check)?.code ?? null };
  });
  return `${asciiJson({ ok: exitCode === 0, exit_code: exitCode, checks: plain, it_desk: desk })}\n`;
}

/** A text to send to the IT desk, where the network is at fault; null where it is not. `now` is epoch milliseconds. */
export function deskText(
  checks: readonly Check[],
  issuer: string,
  label: SafeText,
  now: number,
  spoken: Spoken,
): string | null {
  const seen = checks.filter((each) => isOfNetwork(each));
  if (seen.length === 0) return null;
  const { desk } = spoken.reports.doctor;
  const { hostname, port } = new URL(issuer);
  const domain = zoomDomainOf(hostname);
  const hosts = [hostname, ...(domain === null ? [] : [desk.api(`*.${domain}`)])];
  const proxy = checks.find(({ id }) => id === 'proxy');
  return [
    desk.title,
    ...indented(desk.needs(label, hostname)),
    ...hosts.flatMap((host) => indented(desk.outgoing(host, port || '443'), '- ')),
    ...indented(desk.certificate, '- '),
    ...indented(desk.proxy(proxy === undefined ? desk.noProxy : checkSays(proxy, spoken).says)),
    ...indented(desk.seen(minuteOf(now))),
    ...seen.flatMap((check) => indented(`${checkSays(check, spoken).says}${codeOf(troubleOf(check))}`, '- ')),
    '',
  ].join('\n');
}

function indented(text: string, mark = ''): string[] {
  const indent = 2 + mark.length;
  const lines = wrap(text, DESK_COLUMNS - indent) ?? [text];
  return lines.map((line, at) => `${at === 0 ? `  ${mark}` : ' '.repeat(indent)}${line}`);
}

function codeOf(trouble: Trouble | null): string {
  return trouble === null ? '' : ` (${trouble.code})`;
}

/** What the provider itself said: no network is at fault. */
const OF_PROVIDER: readonly TroubleCode[] = ['provider_refused', 'incomplete_answer', 'unsafe_answer'];

function isOfNetwork(check: Check): boolean {
  const trouble = troubleOf(check);
  if (trouble === null || !OF_NETWORK.includes(check.id) || OF_PROVIDER.includes(trouble.code)) return false;
  return (
    exitOfCheck(check) === EXIT.unreachable ||
    /^(tls_|proxy_|captive|name_|no_route|timeout|connection)/.test(trouble.code)
  );
}

function widest(texts: Readonly<Record<string, string>>): number {
  return Math.max(...Object.values(texts).map(widthOf));
}
