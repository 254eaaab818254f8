/** What `status` says to a person, in the language of some words. Pure. */

import type { StatusReport } from '../../core/status.ts';
import { padded, widthOf } from '../page/width.ts';
import type { ReportWords, TroubleWords } from '../words/index.ts';

/** A report in lines, a label and a value each; `expiresInS` is what the access token has left. */
export function statusText(
  report: StatusReport,
  expiresInS: number,
  { status: words }: ReportWords,
  { colon }: Pick<TroubleWords, 'colon'>,
): string {
  const { labels } = words;
  const state = words.states[report.state];
  const rows: [string, string][] = [[labels.state, report.simulated ? words.simulated(state) : state]];
  if (report.issuer !== null) {
    const { user } = report;
    const left = expiresInS > 0 ? ` (${words.left(Math.floor(expiresInS / 60))})` : '';
    rows.push(
      [labels.with, report.issuer],
      [labels.user, user?.email ?? user?.display_name ?? user?.id ?? words.unsaid],
      [labels.scopes, report.scope.join(' ') || words.unsaid],
      [labels.until, `${report.expires_at ?? ''}${left}`],
      [labels.renewed, report.refreshed_at ?? ''],
    );
    if (report.api_url !== null) rows.push([labels.api, report.api_url]);
  }
  rows.push([labels.account, report.account], [labels.storedIn, report.store.path]);
  if (report.issuer !== null) rows.push([labels.protection, words.protection[report.store.protection]]);
  const names = rows.map(([name]) => `${name}${colon}`.trimEnd());
  const column = Math.max(...Object.values(labels).map((label) => widthOf(`${label}${colon}`.trimEnd()))) + 1;
  return rows.map(([, value], at) => `${padded(names[at] ?? '', column)}${value}\n`).join('');
}
