/** `status` in words. */

import type { StatusReport } from '../../core/status.ts';

const PROTECTION = {
  none: 'not encrypted: readable by this user, by root, and by whoever holds the disk',
  file: 'encrypted under the key in the file that was named: as safe as that file is',
  systemd: "encrypted under a key from systemd's credentials: as safe as those are (bound to a TPM or not)",
} as const;

/** The report for a person; `expiresInS` are the seconds that the access token has left. */
export function statusText(report: StatusReport, expiresInS: number): string {
  const user =
    report.user?.email ?? report.user?.display_name ?? report.user?.id ?? 'the provider did not say';
  const word = {
    ok: 'paired',
    stale: 'paired; the access token is renewed when it is next needed',
    dead: 'the provider no longer accepts this pairing: roomkey pair',
    none: 'not paired: roomkey pair',
    damaged: 'the saved pairing is damaged: roomkey pair',
  }[report.state];
  const rows: [string, string][] = [
    ['State', report.simulated ? `${word} (a simulation, made by roomkey demo)` : word],
  ];
  if (report.issuer !== null) {
    rows.push(
      ['With', report.issuer],
      ['User', user],
      ['Scopes', report.scope.join(' ') || 'the provider did not say'],
    );
    const left = expiresInS > 0 ? ` (${Math.floor(expiresInS / 60)} min left)` : '';
    rows.push(['Token until', `${report.expires_at ?? ''}${left}`], ['Refreshed', report.refreshed_at ?? '']);
    if (report.api_url !== null) rows.push(['API', report.api_url]);
  }
  rows.push(['Account', report.account], ['Stored in', report.store.path]);
  if (report.issuer !== null) rows.push(['Protection', PROTECTION[report.store.protection]]);
  return rows.map(([name, value]) => `${`${name}:`.padEnd(13)}${value}\n`).join('');
}
