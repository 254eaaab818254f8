/** What `status` says to a person, in the language of some words. Pure. */

import type { StatusReport } from '../../core/status.ts';
import { safeText } from '../../core/text/text.ts';
import type { Note } from '../../core/trouble/note.ts';
import { padded, widthOf } from '../page/width.ts';
import type { ReportWords, TroubleWords } from '../words/index.ts';
import { noteIn } from '../words/reports.ts';

/** Longer paths are rare, and cut. */
const LONGEST_PATH = 1_000;

/** What the access token has left, null where nobody knows, and what would let the pairing renew; null where it does. */
export type Life = { readonly expiresInS: number | null; readonly remedy: string | null };

/** A report in lines, a label and a value each; `exposure` is what was found of who else may look at what is kept. */
export function statusText(
  report: StatusReport,
  { expiresInS, remedy }: Life,
  { status: words, notes }: ReportWords,
  { colon }: Pick<TroubleWords, 'colon'>,
  exposure: Note | null = null,
): string {
  const { labels } = words;
  // Only the provider can say that it no longer accepts a pairing.
  const state = report.state === 'dead' && remedy !== null ? words.ranOut : words.states[report.state];
  const rows: [string, string][] = [[labels.state, report.simulated ? words.simulated(state) : state]];
  if (report.issuer !== null) {
    const { user } = report;
    const left = expiresInS ? ` (${words.left(Math.floor(expiresInS / 60))})` : '';
    rows.push(
      [labels.with, report.issuer],
      [labels.user, user?.email ?? user?.display_name ?? user?.id ?? words.unsaid],
      [labels.scopes, report.scope.join(' ') || words.unsaid],
      [labels.until, report.expires_at === null ? words.unsaid : `${report.expires_at}${left}`],
      [labels.renews, remedy === null ? words.renews : words.noRenewal(remedy)],
      [labels.renewed, report.refreshed_at ?? ''],
    );
    if (report.api_url !== null) rows.push([labels.api, report.api_url]);
  }
  rows.push([labels.account, report.account], [labels.storedIn, safeText(report.store.path, LONGEST_PATH)]);
  if (report.issuer !== null) {
    const { protection } = report.store;
    // Who can read what is not encrypted is claimed only where owner and modes were seen, and let nobody else in.
    const known = protection === 'none' && exposure !== null ? words.unsealed : words.protection[protection];
    const more = exposure === null ? '' : `; ${noteIn(notes, exposure)}`;
    rows.push([labels.protection, `${known}${more}`]);
  }
  const names = rows.map(([name]) => `${name}${colon}`.trimEnd());
  const column = Math.max(...Object.values(labels).map((label) => widthOf(`${label}${colon}`.trimEnd()))) + 1;
  return rows.map(([, value], at) => `${padded(names[at] ?? '', column)}${value}\n`).join('');
}
