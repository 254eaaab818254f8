/** Reports in words: what `status`, `profiles` and a trouble look like to a person. Pure; `main.ts` writes them. */

import type { Grant } from '../core/grant/grant.ts';
import type { Profile } from '../core/profile.ts';
import { asciiJson } from '../core/text/text.ts';
import { fixOf, saysOf, type Trouble } from '../core/trouble/trouble.ts';
import type { Status } from '../flows/status.ts';

/** A trouble in two lines: what happened, what to do. */
export function troubleText(cause: Trouble): string {
  return `roomkey: ${saysOf(cause)}.\n  ${fixOf(cause)}\n`;
}

const PROTECTION = {
  none: 'not encrypted: readable by this user, by root, and by whoever holds the disk',
  file: 'encrypted under the key in the file that was named: as safe as that file is',
  systemd: "encrypted under a key from systemd's credentials: as safe as those are (bound to a TPM or not)",
} as const;

/** `status` for a person. */
export function statusText({ report, expiresInS }: Status): string {
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

/** `token --json`; `expires_at` is ISO 8601. */
export function tokenJson(grant: Grant, expiresInS: number): string {
  return `${asciiJson({
    access_token: grant.accessToken,
    token_type: 'bearer',
    expires_at: new Date(grant.expiresAt).toISOString(),
    expires_in: expiresInS,
    scope: grant.scope.join(' '),
    api_url: grant.apiUrl,
  })}\n`;
}

/** `profiles` for a person. */
export function profilesText(profiles: readonly Profile[]): string {
  return profiles.map(({ name, description }) => `${name.padEnd(18)}${description}\n`).join('');
}

/** A profile as the JSON of its file. */
export function profileJson(profile: Profile): string {
  const { renewals, store, network, provider, ...rest } = profile;
  const renew = renewals === 0 ? 'never' : renewals === Number.POSITIVE_INFINITY ? 'forever' : renewals;
  const set = <Value>(name: string, value: Value | null | '') =>
    value === null || value === '' ? {} : { [name]: value };
  return `${asciiJson(
    {
      ...rest,
      renew,
      store: { kind: store.kind, ...set('folder', store.folder) },
      network: { system_ca: network.systemCa },
      provider: {
        ...set('authority', provider.authority),
        ...set('issuer', provider.issuer),
        ...set('scope', provider.scope),
        ...set('needs', provider.needs.join(' ')),
      },
    },
    2,
  )}\n`;
}
