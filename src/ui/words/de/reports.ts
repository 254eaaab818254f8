/** German: `status`, `doctor` and `unpair`. */

import type { Span } from '../../../core/text/dates.ts';
import type { TerminalFinding } from '../../../core/trouble/check.ts';
import {
  type DeskWords,
  type DoctorWords,
  type NoteWords,
  noteIn,
  type ReportWords,
  type StatusWords,
} from '../reports.ts';

const ADD_SCOPES = 'Ergänzen Sie sie auf der Seite der App und koppeln Sie neu: roomkey pair --force';

const status: StatusWords = {
  labels: {
    state: 'Zustand',
    with: 'Anbieter',
    user: 'Benutzer',
    scopes: 'Rechte',
    until: 'Token bis',
    renewed: 'Erneuert',
    renews: 'Erneuerung',
    api: 'API',
    account: 'Konto',
    storedIn: 'Gespeichert in',
    protection: 'Schutz',
  },
  states: {
    ok: 'gekoppelt',
    stale: 'gekoppelt; das Zugriffstoken wird erneuert, sobald es gebraucht wird',
    dead: 'der Anbieter erkennt diese Kopplung nicht mehr an: roomkey pair',
    none: 'nicht gekoppelt: roomkey pair',
    damaged: 'die gespeicherte Kopplung ist beschädigt: roomkey pair',
    unreadable: 'eine Kopplung ist gespeichert, lässt sich aber nicht lesen: roomkey doctor',
  },
  unsealed: 'nicht verschlüsselt',
  simulated: (state) => `${state} (eine Simulation von roomkey demo)`,
  unsaid: 'vom Anbieter nicht angegeben',
  ranOut: 'das Zugriffstoken ist abgelaufen, und nichts kann es erneuern: roomkey pair',
  renews: 'von selbst',
  noRenewal: (remedy) => `nein, diese Kopplung endet mit ihrem Token. ${remedy}`,
  left: (minutes) => `noch ${minutes} min`,
  protection: {
    none: 'nicht verschlüsselt: lesbar für diesen Benutzer, für root und für jeden, der die Festplatte hat',
    file: 'verschlüsselt mit dem Schlüssel aus der angegebenen Datei: so sicher wie diese Datei',
    systemd:
      'verschlüsselt mit einem Schlüssel aus den Credentials von systemd: so sicher wie diese (an ein TPM gebunden oder nicht)',
  },
};

const notes: NoteWords = {
  kept_in_memory: ({ folder }) =>
    `${folder} liegt im Arbeitsspeicher: die Kopplung ist nach einem Neustart weg`,
  on_overlay: ({ folder }) =>
    `${folder} liegt auf einem Overlay-Dateisystem: wird es beim Neustart verworfen, ist auch die Kopplung weg`,
  cannot_be_private: ({ folder }) =>
    `${folder} liegt auf einem Dateisystem, das Dateien nicht privat halten kann`,
  other_owner: ({ what, uid, path }) =>
    what === 'folder'
      ? `der Ordner gehört einem anderen Benutzer (uid ${uid}): ${path}`
      : `die Datei gehört einem anderen Benutzer (uid ${uid}): ${path}`,
  open_to_others: ({ what, mode, path }) =>
    what === 'folder'
      ? `der Ordner ist für andere offen (Modus 0${mode.toString(8)}): ${path}`
      : `die Datei ist für andere offen (Modus 0${mode.toString(8)}): ${path}`,
  not_seen: ({ what, why, path }) =>
    what === 'folder'
      ? `Eigentümer und Modus des Ordners sind nicht zu sehen (${why}): ${path}`
      : `Eigentümer und Modus der Datei sind nicht zu sehen (${why}): ${path}`,
  aside_damaged: ({ why, path }) =>
    `Die gespeicherte Kopplung war beschädigt (${why}). Sie wurde beiseitegelegt: ${path}`,
  aside_foreign: ({ path }) =>
    `Die gespeicherte Kopplung war von einem anderen Gerät kopiert. Sie wurde beiseitegelegt: ${path}`,
  aside_sealed: ({ path }) =>
    `Die gespeicherte Kopplung ist mit einem anderen Schlüssel verschlüsselt. Sie wurde beiseitegelegt: ${path}`,
  codes_elsewhere: ({ host, issuer }) =>
    `Die Codes kommen von ${host}, einem anderen Host als dem des Ausstellers (${issuer})`,
};

const desk: DeskWords = {
  title: 'Für die IT:',
  needs: (label, host) => `Das Gerät "${label}" koppelt sich mit ${host} und braucht dafür aus seinem Netz:`,
  outgoing: (host, port) => `HTTPS, TCP-Port ${port}, ausgehend, zu ${host}`,
  api: (hosts) => `${hosts} (die API; den Host nennt Zoom)`,
  certificate:
    'das Zertifikat, das der Server selbst vorzeigt; wo TLS aufgebrochen wird, eine Ausnahme für diese Hosts oder die Zertifizierungsstelle der Inspektion als PEM-Datei',
  proxy: (proxy) => `Proxy: ${proxy}`,
  noProxy: 'keiner',
  seen: (time) => `Beobachtet am ${time} nach der Uhr des Geräts:`,
};

const doctor: DoctorWords = {
  checks: {
    program: 'Programm',
    storage: 'Speicher',
    lock: 'Sperre',
    credentials: 'Zugangsdaten',
    proxy: 'Proxy',
    name: 'Name',
    route: 'Weg',
    tls: 'Zertifikat',
    provider: 'Anbieter',
    clock: 'Uhr',
    terminal: 'Terminal',
    grant: 'Kopplung',
    life: 'Erneuerung',
    user: 'Benutzer',
    scopes: 'Rechte',
    one_box: 'Nur ein Gerät',
  },
  states: { ok: 'ok', warn: 'Warnung', fail: 'FEHLER' },
  good: {
    runs_on: ({ roomkey, node, system }) => `roomkey ${roomkey} auf Node ${node}, ${system}`,
    storage_good: ({ path, isSealed }) =>
      isSealed
        ? `privat, dauerhaft und beschreibbar (verschlüsselt): ${path}`
        : `privat, dauerhaft und beschreibbar (nicht verschlüsselt): ${path}`,
    lock_free: () => 'frei: kein anderes roomkey koppelt dieses Konto',
    credentials_from: ({ clientId, clientSecret }) =>
      clientSecret === null
        ? `Client-ID aus ${clientId}, kein Secret, also ein öffentlicher Client`
        : `Client-ID aus ${clientId}, Secret aus ${clientSecret}`,
    no_proxy: ({ host }) => `keiner; direkt zu ${host}`,
    through_proxy: ({ host, port, hasLogin }) =>
      hasLogin ? `${host}:${port}, mit Passwort` : `${host}:${port}, ohne Passwort`,
    name_is: ({ host, address, more }) =>
      more > 0 ? `${host} ist ${address} und ${more} weitere` : `${host} ist ${address}`,
    answers_in: ({ host, port, ms }) => `${host}:${port} antwortet in ${ms} ms`,
    certificate_trusted: ({ issuer, until }) =>
      until === null
        ? `vertrauenswürdig, ausgestellt von "${issuer}"`
        : `vertrauenswürdig, ausgestellt von "${issuer}", gültig bis ${until}`,
    gives_links: ({ minutes }) =>
      `erkennt diesen Client an und gibt Codes für ${minutes} min, mit einem Link für den QR-Code`,
    clock_agrees: () => 'stimmt mit der des Anbieters überein',
    no_screen: () => 'hier kein Vollbild: Textzeilen, oder Ereignisse mit --json',
    qr_fits: (found) => `${terminal(found)}: der QR-Code passt (${found.qrColumns}×${found.qrRows})`,
    no_pairing: () => 'noch keine: roomkey pair',
    only_simulated: () => 'eine Simulation von roomkey demo; roomkey pair ersetzt sie',
    renewed: ({ pairedOn, renewedOn }) =>
      `die Kopplung vom ${pairedOn} wurde zuletzt am ${renewedOn} erneuert`,
    user_unsaid: () => 'dieser Anbieter nennt nicht, wer zugestimmt hat',
    user_is: ({ user }) => `die Kopplung funktioniert; zugestimmt hat ${user}`,
    scopes_unsaid: () => 'vom Anbieter nicht angegeben',
    scopes_are: ({ scopes }) => scopes,
    one_box_at_zoom: () =>
      'geben Sie jedem Gerät einen eigenen Zoom-Benutzer: stimmt derselbe noch einmal zu, endet diese Kopplung',
    only_box: () => 'kein anderes Konto dieses Geräts gehört demselben Benutzer',
  },
  warnings: {
    storage_exposed: ({ note }) => ({
      says: noteIn(notes, note),
      fix: 'Machen Sie es privat: chmod 700 für den Ordner, 600 für die Datei.',
    }),
    storage_forgets: ({ note }) => ({
      says: noteIn(notes, note),
      fix: 'Setzen Sie ROOMKEY_CONFIG_DIR auf einen Ordner, der einen Neustart übersteht.',
    }),
    lock_outlives: () => ({
      says: 'frei, aber das Programm flock fehlt: eine Sperre kann einen abgebrochenen Prozess überdauern',
      fix: 'Installieren Sie util-linux.',
    }),
    credentials_quoted: ({ from }) => ({
      says: `Anführungszeichen um den Wert von ${from} gelten als Teil davon`,
      fix: 'Entfernen Sie sie: --env-file von docker und Dateien behalten sie, anders als eine Shell.',
    }),
    gives_no_links: ({ minutes }) => ({
      says: `erkennt diesen Client an und gibt Codes für ${minutes} min, aber keinen Link, der den Code enthält`,
      fix: 'Der QR-Code führt nur zur Seite, und der Code wird dort eingegeben. Hier ist nichts zu beheben.',
    }),
    clock_off: ({ span, isAhead }) => ({
      says: isAhead
        ? `geht ${spanText(span)} vor der des Anbieters`
        : `geht ${spanText(span)} nach der des Anbieters`,
      fix: 'Stellen Sie sie, oder lassen Sie das Gerät einen Zeitserver erreichen: timedatectl set-ntp true. Bis dahin misst roomkey die Zeit mit einer anderen Uhr.',
    }),
    qr_too_large: (found) => ({
      says: `${terminal(found)}: kein Platz für den QR-Code; der Code und seine Adresse werden gezeigt`,
      fix: 'Vergrößern Sie es (80×24 reicht für einen QR-Code aus Halbblöcken), oder lassen Sie den QR-Code als Bild schreiben: --qr-file',
    }),
    no_renewal: ({ remedy }) => ({
      says: 'die Kopplung lässt sich nicht erneuern: sie endet mit ihrem Token',
      fix: remedy,
    }),
    long_unused: ({ pairedOn, renewedOn }) => ({
      says: `die Kopplung vom ${pairedOn} wurde zuletzt am ${renewedOn} erneuert`,
      fix: 'Benutzen Sie sie ab und zu: roomkey token. Zoom beendet, was 90 Tage lang nicht erneuert wird.',
    }),
    user_scopes_missing: ({ scopes }) => ({
      says: `lässt sich nicht abfragen: es fehlen die Rechte ${scopes}`,
      fix: ADD_SCOPES,
    }),
    token_refused: ({ answer, said }) => ({
      says: `der Anbieter hat das Token nicht angenommen: ${answer}`,
      fix:
        said === null
          ? 'Versuchen Sie ein frisches: roomkey token --fresh'
          : `Siehe: roomkey explain ${said}`,
    }),
    scopes_missing: ({ scopes }) => ({
      says: `ein Gerät dieser Art braucht ${scopes}, was der Kopplung fehlt`,
      fix: ADD_SCOPES,
    }),
    unrevoked: ({ path }) => ({
      says: `eine frühere Zustimmung ist noch nicht widerrufen: ${path}`,
      fix: 'Die nächste Kopplung widerruft sie, und ebenso: roomkey unpair',
    }),
    same_user: ({ accounts }) => ({
      says: `derselbe Benutzer hat dieser App auch für das Konto ${accounts} dieses Geräts zugestimmt`,
      fix: 'Wo der Anbieter je Benutzer und App nur eine Kopplung führt, wie Zoom, gilt nur die neueste: geben Sie jedem einen eigenen Benutzer.',
    }),
  },
  wouldWork: 'Eine Kopplung würde hier gelingen.',
  wouldNotWork: 'Eine Kopplung würde hier noch nicht gelingen.',
  desk,
};

/** The sentences of the reports. */
export const reports: ReportWords = {
  notes,
  status,
  doctor,
  unpaired: 'Entkoppelt. Hier ist nichts mehr gespeichert.',
  alsoDeleted: (paths) => `Beiseitegelegte Kopplungen wurden ohne Widerruf gelöscht: ${paths}`,
};

function terminal({ type, columns, rows, glyphs, hasColours }: TerminalFinding): string {
  const drawn = { blocks: 'Halbblöcke', spaces: 'farbige Leerzeichen', ascii: 'nur Buchstaben' }[glyphs];
  return `${type || 'ohne Namen'}, ${columns}×${rows}, ${drawn}, ${hasColours ? 'Farben' : 'keine Farben'}`;
}

function spanText({ count, unit }: Span): string {
  return { minutes: `${count} min`, hours: `${count} h`, days: `${count} Tage` }[unit];
}
