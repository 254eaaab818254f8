/** What is said of troubles in German. */

import type { Causes, Ends } from '../troubles.ts';

/** Why the provider is out of reach, and what to do. */
export const causes: Causes = {
  name_not_found: {
    half: 'Name nicht gefunden',
    todo: 'Prüfen Sie das Netz und den Nameserver dieses Geräts.',
  },
  connection_refused: {
    half: 'Verbindung abgewiesen',
    todo: 'Prüfen Sie die Adresse und ob eine Firewall dazwischensteht.',
  },
  connection_lost: {
    half: 'Verbindung abgebrochen',
    todo: 'Prüfen Sie das Netz dieses Geräts.',
  },
  no_route: {
    half: 'kein Netz',
    todo: 'Prüfen Sie das Kabel oder das WLAN.',
  },
  timeout: {
    half: 'keine Antwort',
    todo: 'Prüfen Sie das Netz und ob es einen Proxy verlangt.',
  },
  tls_untrusted: {
    half: 'Zertifikat nicht vertrauenswürdig',
    todo: 'Fragen Sie die IT, welcher Zertifizierungsstelle zu trauen ist.',
  },
  tls_inspected: {
    half: 'jemand im Netz öffnet die Verbindung',
    todo: 'Bitten Sie die IT um ihr Zertifikat oder um eine Ausnahme.',
  },
  tls_expired: {
    half: 'Zertifikat abgelaufen, oder die Uhr geht vor',
    todo: 'Prüfen Sie zuerst die Uhr dieses Geräts.',
  },
  tls_not_yet_valid: {
    half: 'die Uhr geht nach',
    todo: 'Stellen Sie die Uhr dieses Geräts.',
  },
  tls_wrong_name: {
    half: 'Zertifikat eines anderen Servers',
    todo: 'Prüfen Sie die Adresse und ob dieses Netz eine Anmeldung will.',
  },
  proxy_failed: {
    half: 'vom Proxy aufgehalten',
    todo: 'Bitten Sie die IT, dieses Gerät durch den Proxy zu lassen.',
  },
  proxy_password: {
    half: 'der Proxy will ein Passwort',
    todo: 'Bitten Sie die IT um Zugangsdaten für den Proxy.',
  },
  proxy_unreachable: {
    half: 'der Proxy ist nicht erreichbar',
    todo: 'Prüfen Sie die Adresse des Proxys und das Netz dieses Geräts.',
  },
  proxy_wanted: {
    half: 'dieses Netz verlangt einen Proxy',
    todo: 'Fragen Sie die IT nach der Adresse des Proxys.',
  },
  captive_portal: {
    half: 'dieses Netz will zuerst eine Anmeldung',
    todo: 'Melden Sie das Gerät im Netz an oder fragen Sie die IT.',
  },
  redirected: {
    half: 'an eine andere Adresse verwiesen',
    todo: 'Prüfen Sie die eingestellte Adresse.',
  },
  server_error: {
    half: 'ein Fehler auf der anderen Seite',
    todo: 'Warten Sie etwas; hält es an, fragen Sie den Anbieter.',
  },
  rate_limited: {
    half: 'die andere Seite ist überlastet',
    todo: 'Warten Sie ein paar Minuten.',
  },
  bad_answer: {
    half: 'etwas anderes hat geantwortet',
    todo: 'Prüfen Sie das Netz und die eingestellte Adresse.',
  },
  incomplete_answer: {
    half: 'die Antwort ist unvollständig',
    todo: 'Prüfen Sie die Adresse; stimmt sie, fragen Sie den Anbieter.',
  },
  unsafe_answer: {
    half: 'die Antwort ist unsicher',
    todo: 'Koppeln Sie nicht mit diesem Server; prüfen Sie die Adresse.',
  },
};

/** What ends a pairing, and what to do. */
export const ends: Ends = {
  wrong_account: {
    says: 'Falsches Konto; nichts wurde behalten',
    todo: 'Koppeln Sie neu mit einem Konto, das dieser Raum annimmt.',
  },
  cannot_save: {
    says: 'Die Kopplung lässt sich nicht speichern',
    todo: 'Schaffen Sie Platz oder berichtigen Sie die Rechte des Ordners und versuchen Sie es erneut.',
  },
  newer_version: {
    says: 'Die Kopplung hier stammt von einem neueren roomkey',
    todo: 'Aktualisieren Sie roomkey auf diesem Gerät.',
  },
  locked: {
    says: 'Ein anderes roomkey belegt die Kopplung',
    todo: 'Versuchen Sie es in einer Minute erneut.',
  },
  invalid_client: {
    says: 'Client-ID oder Secret wird nicht anerkannt',
    todo: 'Prüfen Sie beide auf der Seite der App.',
  },
  unauthorized_client: {
    says: 'Diese App darf keine Geräte koppeln',
    todo: 'Schalten Sie bei Zoom auf der Seite der App "Use App on Device" ein.',
  },
  unsupported_grant_type: {
    says: 'Diese App erlaubt kein Koppeln per Code',
    todo: 'Schalten Sie bei Zoom auf der Seite der App "Use App on Device" ein.',
  },
  invalid_scope: {
    says: 'Diese Rechte sind der App nicht erlaubt',
    todo: 'Fordern Sie weniger an oder ergänzen Sie sie auf der Seite der App.',
  },
  no_device_flow: {
    says: 'Dieser Anbieter kennt kein Koppeln per Code',
    todo: 'Fragen Sie den Anbieter oder prüfen Sie die Adresse.',
  },
  provider_refused: {
    says: 'Der Anbieter hat mit einem Fehler abgebrochen',
    todo: 'Versuchen Sie es erneut; kommt es wieder, fragen Sie den Anbieter.',
  },
};
