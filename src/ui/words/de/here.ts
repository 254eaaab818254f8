/** German: troubles of this box. */

import type { TroublesHere } from '../troubles.ts';

/** What is said of troubles of this box. */
export const here: TroublesHere = {
  internal: {
    says: 'Interner Fehler in roomkey',
    fix: 'Das ist ein Fehler in roomkey. Führen Sie den Befehl noch einmal aus; tritt er wieder auf, melden Sie ihn mit dieser Meldung.',
  },
  usage: {
    says: 'Ungültiger Aufruf',
    fix: 'Siehe: roomkey help',
  },
  old_node: {
    says: 'Diese Node-Version ist zu alt',
    fix: 'Installieren Sie Node 20.18.1 oder neuer.',
  },
  no_client_id: {
    says: 'Keine Client-ID gesetzt',
    fix: 'Setzen Sie ZOOM_CLIENT_ID und ZOOM_CLIENT_SECRET (oder ROOMKEY_CLIENT_ID und ROOMKEY_CLIENT_SECRET). Ohne Konto ausprobieren: roomkey demo',
  },
  no_client_secret: {
    says: 'Kein Client-Secret gesetzt',
    fix: 'Setzen Sie ZOOM_CLIENT_SECRET (oder ROOMKEY_CLIENT_SECRET oder die Variable mit …_FILE) auf das Secret, mit dem dieses Gerät gekoppelt wurde.',
  },
  other_client: {
    says: 'Mit einer anderen Client-ID gekoppelt',
    fix: 'Setzen Sie jene Client-ID, wählen Sie mit --account eine zweite Kopplung oder ersetzen Sie diese: roomkey pair --force',
  },
  bad_ca_file: {
    says: 'Die CA-Datei ist nicht verwendbar',
    fix: 'Geben Sie mit --ca-file eine lesbare PEM-Datei an.',
  },
  bad_proxy: {
    says: 'Die Proxy-Adresse ist ungültig',
    fix: 'Schreiben Sie sie als http://HOST:PORT oder entfernen Sie die Variable.',
  },
  bad_record_file: {
    says: 'Die Aufzeichnung ist nicht verwendbar',
    fix: 'Geben Sie mit --record eine neue Datei an oder eine eigene Aufzeichnung, die fortgesetzt werden soll.',
  },
  bad_command: {
    says: 'Der Befehl lässt sich nicht ausführen',
    fix: 'Prüfen Sie seinen Namen und ob er ausführbar ist.',
  },
  bad_credentials_file: {
    says: 'Eine Datei mit Zugangsdaten ist nicht verwendbar',
    fix: 'Lassen Sie die Variable mit …_FILE auf eine lesbare Datei zeigen, in der der Wert auf einer Zeile steht.',
  },
  bad_credential: {
    says: 'Ein Zugangswert ist so nicht verwendbar',
    fix: 'Setzen Sie ihn neu, wie der Anbieter ihn zeigt: sichtbare Zeichen auf einer Zeile und sonst nichts.',
  },
  bad_profile: {
    says: 'Das Geräteprofil ist nicht verwendbar',
    fix: 'Berichtigen Sie die Datei oder wählen Sie ein anderes Profil: roomkey profiles',
  },
  bad_address: {
    says: 'Die Adresse ist nicht verwendbar',
    fix: 'Verwenden Sie eine https-Adresse; einfaches http ist nur für Loopback erlaubt.',
  },
  tls_disabled: {
    says: 'Die Zertifikatsprüfung ist abgeschaltet',
    fix: 'Entfernen Sie NODE_TLS_REJECT_UNAUTHORIZED: ohne Prüfung gingen Geheimnisse an jeden, der antwortet. Für eine eigene Zertifizierungsstelle nehmen Sie --ca-file oder NODE_EXTRA_CA_CERTS.',
  },
  not_paired: {
    says: 'Dieses Gerät ist nicht gekoppelt',
    fix: 'Koppeln Sie es: roomkey pair',
  },
  simulation_over: {
    says: 'Die Demo zu dieser Kopplung ist beendet',
    fix: 'Koppeln Sie richtig: roomkey pair',
  },
  cannot_save: {
    says: 'Die Kopplung lässt sich nicht speichern',
    fix: 'Schaffen Sie Platz oder berichtigen Sie die Rechte des Ordners und versuchen Sie es erneut. ROOMKEY_CONFIG_DIR wählt einen anderen Ordner.',
  },
  output_failed: {
    says: 'Die Ausgabe ließ sich nicht schreiben',
    fix: 'Schaffen Sie dort Platz, wohin sie geht, oder leiten Sie sie anderswohin. Nichts Gespeichertes ging verloren.',
  },
  cannot_read: {
    says: 'Die Kopplung lässt sich nicht lesen',
    fix: 'Starten Sie roomkey als der Benutzer, der dieses Gerät gekoppelt hat, oder berichtigen Sie die Rechte der Datei.',
  },
  not_ours: {
    says: 'Andere Benutzer könnten dies geändert haben',
    fix: 'Starten Sie roomkey als Eigentümer oder machen Sie es allein zu Ihrem: chown, dann chmod go-w. Löschen Sie es, wenn Sie nicht wissen, wer es geschrieben hat.',
  },
  damaged: {
    says: 'Die gespeicherte Kopplung ist beschädigt',
    fix: 'Nichts wurde gelöscht. Koppeln Sie neu (roomkey pair); die beschädigte Datei wird dann beiseitegelegt.',
  },
  pairing_running: {
    says: 'Ein anderes roomkey koppelt dieses Konto',
    fix: 'Warten Sie, bis es fertig ist, oder beenden Sie es; versuchen Sie es dann erneut.',
  },
  other_box: {
    says: 'Die Kopplung gehört einem anderen Gerät',
    fix: 'Jenes Gerät benutzt sie weiter. Koppeln Sie dieses (roomkey pair); die Kopie wird dann beiseitegelegt.',
  },
  newer_version: {
    says: 'Die Kopplung hier stammt von einem neueren roomkey',
    fix: 'Aktualisieren Sie roomkey auf diesem Gerät.',
  },
  interrupted: {
    says: 'Die Erneuerung wurde unterbrochen',
    fix: 'Führen Sie den Befehl noch einmal aus: die Antwort des Anbieters ist aufbewahrt.',
  },
  sealed: {
    says: 'Die Kopplung lässt sich nicht entschlüsseln',
    fix: 'Verwenden Sie den Schlüssel, mit dem sie verschlüsselt wurde (--key-file oder roomkey-key von systemd). Ist er verloren, koppeln Sie neu: roomkey pair --force',
  },
  bad_key_file: {
    says: 'Die Schlüsseldatei ist nicht verwendbar',
    fix: 'Erzeugen Sie eine mit: head -c 32 /dev/urandom > KEY; chmod 400 KEY',
  },
  locked: {
    says: 'Ein anderes roomkey belegt die Kopplung',
    fix: 'Versuchen Sie es in einer Minute erneut.',
  },
};
