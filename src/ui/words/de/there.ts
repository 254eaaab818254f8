/** German: troubles of the network, the provider and the person. */

import type { TroublesThere } from '../troubles.ts';

/** What is said of troubles that come from elsewhere. */
export const there: TroublesThere = {
  no_device_flow: {
    says: 'Dieser Anbieter kennt kein Koppeln per Code',
    fix: 'Fragen Sie den Anbieter nach dem Device Flow (RFC 8628) oder prüfen Sie --issuer.',
  },
  access_denied: {
    says: 'Jemand hat Ablehnen angetippt',
    fix: 'War das ein Versehen, koppeln Sie neu: roomkey pair',
  },
  wrong_account: {
    says: 'Falsches Konto; nichts wurde behalten',
    fix: 'Koppeln Sie neu mit einem Konto, das dieser Raum annimmt.',
  },
  stranger_not_revoked: {
    says: 'Falsches Konto; Zustimmung nicht widerrufen',
    fix: 'Widerrufen Sie sie später mit roomkey unpair, oder entfernen Sie die App beim Anbieter aus jenem Konto. Koppeln Sie dann neu.',
  },
  other_account: {
    says: 'Mit einem Konto einer anderen Domain gekoppelt',
    fix: 'Beenden Sie diese Kopplung (roomkey unpair) oder ersetzen Sie sie: roomkey pair --force',
  },
  expired_token: {
    says: 'Der Code ist abgelaufen, bevor jemand zustimmte',
    fix: 'Starten Sie roomkey pair neu; mit --renew N oder --renew forever holt es von selbst neue Codes.',
  },
  name_not_found: {
    says: 'Der Hostname wurde nicht gefunden',
    short: 'Name nicht gefunden',
    fix: 'Prüfen Sie das Netz und den DNS-Server dieses Geräts.',
  },
  connection_refused: {
    says: 'Die Verbindung wurde abgewiesen',
    short: 'Verbindung abgewiesen',
    fix: 'Prüfen Sie die Adresse und ob eine Firewall oder ein Proxy im Weg ist.',
  },
  connection_lost: {
    says: 'Die Verbindung ist abgebrochen',
    short: 'Verbindung abgebrochen',
    fix: 'Prüfen Sie das Netz dieses Geräts.',
  },
  no_route: {
    says: 'Kein Weg ins Netz',
    short: 'kein Netz',
    fix: 'Prüfen Sie das Kabel oder das WLAN und ob ein Proxy nötig ist (HTTPS_PROXY).',
  },
  timeout: {
    says: 'Keine Antwort innerhalb der Frist',
    short: 'keine Antwort',
    fix: 'Prüfen Sie das Netz und ob es einen Proxy verlangt (HTTPS_PROXY).',
  },
  tls_untrusted: {
    says: 'Dem Zertifikat des Anbieters wird nicht vertraut',
    short: 'Zertifikat nicht vertrauenswürdig',
    fix: 'Fragen Sie die IT nach der Zertifizierungsstelle (--ca-file).',
  },
  tls_inspected: {
    says: 'Ein Gerät in diesem Netz bricht verschlüsselte Verbindungen auf',
    short: 'Verschlüsselung wird aufgebrochen',
    fix: 'Bitten Sie die IT um eine Ausnahme oder ihr Zertifikat (--ca-file).',
  },
  tls_expired: {
    says: 'Das Zertifikat des Anbieters ist abgelaufen, oder die Uhr dieses Geräts geht vor',
    short: 'Zertifikat abgelaufen, oder die Uhr geht vor',
    fix: 'Prüfen Sie zuerst die Uhr dieses Geräts (timedatectl).',
  },
  tls_not_yet_valid: {
    says: 'Das Zertifikat des Anbieters gilt noch nicht; vermutlich geht die Uhr dieses Geräts nach',
    short: 'die Uhr geht nach',
    fix: 'Stellen Sie die Uhr dieses Geräts: timedatectl set-ntp true',
  },
  tls_wrong_name: {
    says: 'Das Zertifikat gehört zu einem anderen Server',
    short: 'Zertifikat eines anderen Servers',
    fix: 'Prüfen Sie die Adresse und ob dieses Netz eine Anmeldung verlangt.',
  },
  proxy_failed: {
    says: 'Der Proxy hat die Verbindung blockiert',
    short: 'vom Proxy blockiert',
    fix: 'Bitten Sie die IT, dieses Gerät durch den Proxy zu lassen, oder prüfen Sie HTTPS_PROXY.',
  },
  proxy_password: {
    says: 'Der Proxy verlangt Benutzernamen und Passwort',
    short: 'der Proxy verlangt ein Passwort',
    fix: 'NAME:PASSWORT gehört in die Datei, die ROOMKEY_PROXY_LOGIN_FILE nennt.',
  },
  proxy_unreachable: {
    says: 'Der Proxy ist nicht erreichbar',
    short: 'der Proxy ist nicht erreichbar',
    fix: 'Prüfen Sie HTTPS_PROXY und das Netz dieses Geräts.',
  },
  proxy_wanted: {
    says: 'Dieses Netz verlangt einen Proxy',
    short: 'dieses Netz verlangt einen Proxy',
    fix: 'Fragen Sie die IT danach: HTTPS_PROXY=http://HOST:PORT',
  },
  server_error: {
    says: 'Beim Anbieter ist ein interner Fehler aufgetreten',
    short: 'ein Fehler beim Anbieter',
    fix: 'Warten Sie etwas; hält es an, fragen Sie den Anbieter.',
  },
  rate_limited: {
    says: 'Zu viele Anfragen an den Anbieter',
    short: 'der Anbieter ist überlastet',
    fix: 'Warten Sie ein paar Minuten.',
  },
  captive_portal: {
    says: 'Dieses Netz verlangt zuerst eine Anmeldung',
    short: 'dieses Netz verlangt eine Anmeldung',
    fix: 'Melden Sie das Gerät an, oder lassen Sie die IT die MAC-Adresse freigeben.',
  },
  redirected: {
    says: 'Der Server hat uns weitergeleitet, und dem folgt roomkey nicht',
    short: 'an eine andere Adresse verwiesen',
    fix: 'Prüfen Sie die eingestellte Adresse (--authority oder --issuer).',
  },
  bad_answer: {
    says: 'Etwas anderes als der Anbieter hat geantwortet',
    short: 'etwas anderes hat geantwortet',
    fix: 'Prüfen Sie das Netz und die eingestellte Adresse.',
  },
  incomplete_answer: {
    says: 'Die Antwort des Anbieters ist unvollständig',
    short: 'die Antwort ist unvollständig',
    fix: 'Prüfen Sie die Adresse; stimmt sie, fragen Sie den Anbieter.',
  },
  unsafe_answer: {
    says: 'Die Antwort des Anbieters ist nicht sicher zu zeigen oder zu verwenden',
    short: 'die Antwort ist unsicher',
    fix: 'Koppeln Sie nicht mit diesem Server; prüfen Sie die Adresse.',
  },
  provider_refused: {
    says: 'Der Anbieter hat mit einem Fehler geantwortet',
    fix: 'Versuchen Sie es erneut; kommt es wieder, fragen Sie den Anbieter.',
  },
  not_revoked: {
    says: 'Nicht widerrufen; nichts wurde gelöscht',
    fix: 'Versuchen Sie es erneut, wenn der Anbieter erreichbar ist, oder löschen Sie sie nur hier: roomkey unpair --local',
  },
  leftover_not_revoked: {
    says: 'Entkoppelt; eine frühere Zustimmung besteht noch',
    fix: 'Führen Sie roomkey unpair noch einmal aus, wenn der Anbieter erreichbar ist, oder löschen Sie sie nur hier: roomkey unpair --local',
  },
  grant_dead: {
    says: 'Der Anbieter kennt die Kopplung nicht mehr',
    fix: 'Sie wurde widerrufen, durch eine neuere ersetzt oder ist abgelaufen. Koppeln Sie neu: roomkey pair',
  },
  no_refresh_token: {
    says: 'Der Zugang ist abgelaufen und nicht erneuerbar',
    fix: 'Der Anbieter hat nichts gegeben, womit er sich erneuern ließe. Koppeln Sie neu: roomkey pair',
  },
  invalid_client: {
    says: 'Client-ID oder Secret wird nicht anerkannt',
    fix: 'Prüfen Sie beide auf der Seite der App; für Entwicklung und Produktion sind sie verschieden. Eine gespeicherte Kopplung bleibt.',
  },
  unauthorized_client: {
    says: 'Diese App darf keine Geräte koppeln',
    fix: 'Schalten Sie bei Zoom "Use App on Device" ein: Seite der App, Features, Embed, Meeting SDK.',
  },
  unsupported_grant_type: {
    says: 'Diese App erlaubt kein Koppeln per Code',
    fix: 'Schalten Sie bei Zoom "Use App on Device" ein: Seite der App, Features, Embed, Meeting SDK.',
  },
  invalid_scope: {
    says: 'Diese Rechte sind der App nicht erlaubt',
    fix: 'Lassen Sie --scope weg oder ergänzen Sie die Rechte auf der Seite der App.',
  },
  secret_not_taken: {
    says: 'Dieser Anbieter nimmt kein Client-Secret an',
    fix: 'Legen Sie dort einen Client mit Secret an oder einen öffentlichen; bei dem entfernen Sie das Secret hier.',
  },
  answer_lost: {
    says: 'Die Antwort zur Erneuerung ging verloren',
    fix: 'Der Anbieter hat den alten Schlüssel schon ersetzt. Koppeln Sie neu: roomkey pair',
  },
};
