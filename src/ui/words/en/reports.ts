/** English: `status`, `doctor` and `unpair`, and the model for every other language. */

import type { Span } from '../../../core/text/dates.ts';
import type { TerminalFinding } from '../../../core/trouble/check.ts';
import { noteText } from '../../../core/trouble/note.ts';
import type { DeskWords, DoctorWords, ReportWords, StatusWords } from '../reports.ts';

const ADD_SCOPES = "Add them on the app's page, then pair again: roomkey pair --force";

const status: StatusWords = {
  labels: {
    state: 'State',
    with: 'With',
    user: 'User',
    scopes: 'Scopes',
    until: 'Token until',
    renewed: 'Refreshed',
    renews: 'Renews',
    api: 'API',
    account: 'Account',
    storedIn: 'Stored in',
    protection: 'Protection',
  },
  states: {
    ok: 'paired',
    stale: 'paired; the access token is renewed when it is next needed',
    dead: 'the provider no longer accepts this pairing: roomkey pair',
    none: 'not paired: roomkey pair',
    damaged: 'the saved pairing is damaged: roomkey pair',
    unreadable: 'a pairing is saved, but it cannot be read: roomkey doctor',
  },
  unsealed: 'not encrypted',
  simulated: (state) => `${state} (a simulation, made by roomkey demo)`,
  unsaid: 'the provider did not say',
  ranOut: 'the access token has expired, and nothing can renew it: roomkey pair',
  renews: 'by itself',
  noRenewal: (remedy) => `no, this pairing ends with its token. ${remedy}`,
  left: (minutes) => `${minutes} min left`,
  protection: {
    none: 'not encrypted: readable by this user, by root, and by anyone who has the disk',
    file: 'encrypted with the key in the file that was named: as safe as that file',
    systemd: "encrypted with a key from systemd's credentials: as safe as those (bound to a TPM or not)",
  },
};

const desk: DeskWords = {
  title: 'For the IT desk:',
  needs: (label, host) => `The device "${label}" pairs with ${host} and needs, from its own network:`,
  outgoing: (host, port) => `HTTPS, TCP port ${port}, outgoing, to ${host}`,
  api: (hosts) => `${hosts} (the API; Zoom names the host)`,
  certificate:
    'the certificate that the server itself shows; where TLS is inspected, an exception for these hosts, or the certificate authority of the inspection as a PEM file',
  proxy: (proxy) => `Proxy: ${proxy}`,
  noProxy: 'none',
  seen: (time) => `Seen at ${time} by the clock of the device:`,
};

const doctor: DoctorWords = {
  checks: {
    program: 'Program',
    storage: 'Storage',
    lock: 'Lock',
    credentials: 'Credentials',
    proxy: 'Proxy',
    name: 'Name',
    route: 'Route',
    tls: 'Certificate',
    provider: 'Provider',
    clock: 'Clock',
    terminal: 'Terminal',
    grant: 'Pairing',
    life: 'Renewal',
    user: 'User',
    scopes: 'Scopes',
    one_box: 'One box',
  },
  states: { ok: 'ok', warn: 'warn', fail: 'FAIL' },
  good: {
    runs_on: ({ roomkey, node, system }) => `roomkey ${roomkey} on Node ${node}, ${system}`,
    storage_good: ({ path, isSealed }) =>
      `private, durable and writable (${isSealed ? 'encrypted' : 'not encrypted'}): ${path}`,
    lock_free: () => 'free: no other roomkey is pairing this account',
    credentials_from: ({ clientId, clientSecret }) =>
      clientSecret === null
        ? `client id from ${clientId}, no secret, so this is a public client`
        : `client id from ${clientId}, the secret from ${clientSecret}`,
    no_proxy: ({ host }) => `none; straight to ${host}`,
    through_proxy: ({ host, port, hasLogin }) =>
      `${host}:${port}, ${hasLogin ? 'with a password' : 'without a password'}`,
    name_is: ({ host, address, more }) => `${host} is ${address}${more > 0 ? ` and ${more} more` : ''}`,
    answers_in: ({ host, port, ms }) => `${host}:${port} answers in ${ms} ms`,
    certificate_trusted: ({ issuer, until }) =>
      `trusted, signed by "${issuer}"${until === null ? '' : `, valid until ${until}`}`,
    gives_links: ({ minutes }) =>
      `accepts this client and gives codes for ${minutes} min, with a link for the QR`,
    clock_agrees: () => "agrees with the provider's",
    no_screen: () => 'no full screen here: lines of text, or events with --json',
    qr_fits: (found) => `${terminal(found)}: the QR fits (${found.qrColumns}×${found.qrRows})`,
    no_pairing: () => 'none yet: roomkey pair',
    only_simulated: () => 'a simulation, made by roomkey demo; roomkey pair replaces it',
    renewed: ({ pairedOn, renewedOn }) => `the pairing of ${pairedOn} was last renewed on ${renewedOn}`,
    user_unsaid: () => 'this provider does not say who approved',
    user_is: ({ user }) => `the pairing works; it was approved by ${user}`,
    scopes_unsaid: () => 'the provider did not say which',
    scopes_are: ({ scopes }) => scopes,
    one_box_at_zoom: () =>
      'give each box a Zoom user of its own: a second approval by the same user ends this pairing',
    only_box: () => 'no other account of this box belongs to the same user',
  },
  warnings: {
    storage_exposed: ({ note }) => ({
      says: noteText(note),
      fix: 'Make it private: chmod 700 the folder, 600 the file.',
    }),
    storage_forgets: ({ note }) => ({
      says: noteText(note),
      fix: 'Set ROOMKEY_CONFIG_DIR to a folder on a permanent disk.',
    }),
    lock_outlives: () => ({
      says: 'free, but there is no flock program: a lock may outlive a killed process',
      fix: 'Install util-linux.',
    }),
    credentials_quoted: ({ from }) => ({
      says: `quotation marks around the value of ${from} are used as part of it`,
      fix: "Remove them: docker's --env-file and files keep them, where a shell would not.",
    }),
    gives_no_links: ({ minutes }) => ({
      says: `accepts this client and gives codes for ${minutes} min, but no link with the code in it`,
      fix: 'The QR leads to the page only, and the code is typed there. There is nothing to fix here.',
    }),
    clock_off: ({ span, isAhead }) => ({
      says: `is ${spanText(span)} ${isAhead ? 'ahead of' : 'behind'} the provider's`,
      fix: 'Set it, or let this box reach a time server: timedatectl set-ntp true. Until then roomkey measures time by another clock.',
    }),
    qr_too_large: (found) => ({
      says: `${terminal(found)}: no room for the QR; the code and its address are shown`,
      fix: 'Make it larger (80×24 holds a QR of half blocks), or write the QR to a picture: --qr-file',
    }),
    no_renewal: ({ remedy }) => ({
      says: 'the pairing cannot be renewed: it ends with its token',
      fix: remedy,
    }),
    long_unused: ({ pairedOn, renewedOn }) => ({
      says: `the pairing of ${pairedOn} was last renewed on ${renewedOn}`,
      fix: 'Use it now and then: roomkey token. Zoom ends what is not renewed for 90 days.',
    }),
    user_scopes_missing: ({ scopes }) => ({
      says: `cannot be asked for: the scopes ${scopes} are missing`,
      fix: ADD_SCOPES,
    }),
    token_refused: ({ answer, said }) => ({
      says: `the provider did not accept the token: ${answer}`,
      fix: said === null ? 'Try a fresh one: roomkey token --fresh' : `See: roomkey explain ${said}`,
    }),
    scopes_missing: ({ scopes }) => ({
      says: `this kind of box needs ${scopes}, which the pairing lacks`,
      fix: ADD_SCOPES,
    }),
    unrevoked: ({ path }) => ({
      says: `an earlier approval is still to be revoked: ${path}`,
      fix: 'The next pairing revokes it, and so does: roomkey unpair',
    }),
    same_user: ({ accounts }) => ({
      says: `the same user also approved this app for the account ${accounts} of this box`,
      fix: 'Where the provider keeps one pairing for each user and app, as Zoom does, only the newest works: give each its own user.',
    }),
  },
  wouldWork: 'A pairing would work here.',
  wouldNotWork: 'A pairing would not work here yet.',
  desk,
};

/** The sentences of the reports. */
export const reports: ReportWords = {
  notes: {
    kept_in_memory: noteText,
    on_overlay: noteText,
    cannot_be_private: noteText,
    other_owner: noteText,
    open_to_others: noteText,
    not_seen: noteText,
    aside_damaged: noteText,
    aside_foreign: noteText,
    aside_sealed: noteText,
    codes_elsewhere: noteText,
  },
  status,
  doctor,
  unpaired: 'Unpaired. Nothing is stored here any more.',
  alsoDeleted: (paths) => `Pairings that had been set aside were deleted without being revoked: ${paths}`,
};

function terminal({ type, columns, rows, glyphs, hasColours }: TerminalFinding): string {
  const drawn = { blocks: 'half blocks', spaces: 'coloured spaces', ascii: 'letters only' }[glyphs];
  return `${type || 'unnamed'}, ${columns}×${rows}, ${drawn}, ${hasColours ? 'colours' : 'no colours'}`;
}

function spanText({ count, unit }: Span): string {
  return `${count} ${{ minutes: 'min', hours: 'h', days: 'days' }[unit]}`;
}
