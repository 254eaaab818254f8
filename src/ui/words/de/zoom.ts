/** German: what Zoom's codes mean, for `explain`. */

import type { CodeRows } from '../codes.ts';

const REPAIR = 'Koppeln Sie das Gerät neu: roomkey pair --force';

/** The rows of Zoom. */
export const zoom: Pick<CodeRows, 'zoom-oauth' | 'zoom-api'> = {
  'zoom-oauth': {
    z4700_empty: {
      says: 'Die Anfrage enthielt kein Token.',
      fix: 'Prüfen Sie, ob das Programm die Ausgabe von roomkey token in seinen Authorization-Header schreibt.',
    },
    z4700_general: {
      says: 'Ein allgemeiner Fehler; Zoom sagt nichts weiter dazu oder wiederholt eine interne Meldung.',
      fix: 'Notieren Sie die Zeit und die Tracking-ID der Antwort und geben Sie beides an den Support von Zoom.',
    },
    z4702: {
      says: 'Die Client-ID ist nicht die der App, die sich angemeldet hat: sie ist falsch geschrieben, oder die App gibt es nicht mehr.',
      fix: 'Vergleichen Sie die Client-ID mit der Seite der App; für Entwicklung und Produktion ist sie verschieden.',
    },
    z4704: {
      says: 'Das Client-Secret gehört nicht zur Client-ID: es ist falsch geschrieben oder wurde neu erzeugt.',
      fix: 'Kopieren Sie das Secret noch einmal von der Seite der App. Die gespeicherte Kopplung bleibt gültig.',
    },
    z4705: {
      says: 'Der Token-Endpunkt kennt die angefragte Art von Grant nicht.',
      fix: 'Schalten Sie zum Koppeln "Use App on Device" auf der Seite der App ein (Features, Embed, Meeting SDK).',
    },
    z4706_client: {
      says: 'Weder Header noch Formular nannten einen Client.',
      fix: 'Setzen Sie ZOOM_CLIENT_ID und ZOOM_CLIENT_SECRET, oder prüfen Sie, was ein Proxy aus den Anfragen entfernt.',
    },
    z4706_grant_type: {
      says: 'Die Anfrage nannte keine Art von Grant, oder ihr Formular ging unterwegs verloren.',
      fix: 'Prüfen Sie, ob ein Proxy Anfragen umschreibt; gibt es keinen, melden Sie den Fehler.',
    },
    z4709: {
      says: 'Die Redirect-Adresse entspricht nicht genau einer der App. Das Koppeln per Code benutzt keine.',
      fix: 'Machen Sie beide gleich, bis zum letzten Schrägstrich: auf der Seite der App und im Programm, das sich per Browser anmeldet.',
    },
    z4711: {
      says: 'Die Rechte des Tokens sind nicht mehr die der App.',
      fix: `Nach einer Änderung der Rechte der App muss jedes Gerät neu gekoppelt werden. ${REPAIR}`,
    },
    z4717: {
      says: 'Zoom oder der Besitzer der App hat sie abgeschaltet.',
      fix: 'Sehen Sie auf der Seite der App im Marketplace nach und fragen Sie dann den Support von Zoom. Am Gerät ist nichts zu tun.',
    },
    z4724: {
      says: 'Das signierte Token im Header war nicht lesbar, oder seine Signatur ist falsch.',
      fix: 'Nehmen Sie das Token frisch von roomkey token und geben Sie es unverändert weiter.',
    },
    z4732: {
      says: 'Ein Dienst bei Zoom war ausgefallen, während der Code erzeugt wurde.',
      fix: 'Versuchen Sie es in einigen Minuten erneut; bleibt es so, fragen Sie den Support von Zoom.',
    },
    z4733: {
      says: 'Der Autorisierungscode war älter als fünf Minuten.',
      fix: 'Beginnen Sie die Anmeldung neu und schließen Sie sie ohne Pause ab.',
    },
    z4734: {
      says: 'Der Autorisierungscode ist falsch oder wurde schon benutzt.',
      fix: 'Beginnen Sie die Anmeldung neu; jeder Code gilt nur einmal.',
    },
    z4735: {
      says: 'Der Zoom-Benutzer, der diesem Gerät zugestimmt hat, gehört nicht mehr zum Konto.',
      fix: `Lassen Sie einen anderen Benutzer zustimmen. ${REPAIR}`,
    },
    z4737: {
      says: 'Zoom hat das Refresh-Token nicht mehr: es wurde ersetzt, widerrufen oder ist zu alt.',
      fix: REPAIR,
    },
    z4738: {
      says: 'Ein Administrator des Zoom-Kontos hat die Freigabe der App zurückgezogen.',
      fix: `Bitten Sie den Administrator, die App wieder freizugeben. ${REPAIR}`,
    },
    z4740: {
      says: 'Für denselben Benutzer und dieselbe App wurden mehr Tokens ausgestellt, als Zoom nebeneinander zulässt.',
      fix: `Geben Sie jedem Gerät einen eigenen Zoom-Benutzer, oder bitten Sie Zoom, die Grenze für die App zu erhöhen. ${REPAIR}`,
    },
    z4741: {
      says: 'Derselbe Benutzer hat derselben App noch einmal zugestimmt, auf einem anderen Gerät oder anderswo; nur die neueste Zustimmung gilt.',
      fix: `Geben Sie jedem Gerät einen eigenen Zoom-Benutzer. ${REPAIR}`,
    },
    invalid_request: {
      says: 'Zooms ältere Meldung für ein totes Refresh-Token: ersetzt, widerrufen oder zu alt.',
      fix: REPAIR,
    },
    invalid_grant: {
      says: 'Das Refresh-Token ist tot: durch eine neuere Zustimmung desselben Benutzers ersetzt, widerrufen oder zu alt.',
      fix: `Geben Sie jedem Gerät einen eigenen Zoom-Benutzer. ${REPAIR}`,
    },
    invalid_client: {
      says: 'Die Zugangsdaten sind falsch. Zoom antwortet so mit HTTP 400, andere mit 401.',
      fix: 'Vergleichen Sie beide mit der Seite der App; die einer App anderer Art gelten nicht. Die Kopplung bleibt erhalten.',
    },
  },
  'zoom-api': {
    z124_invalid: {
      says: 'Das Zugriffstoken ist falsch, abgeschnitten oder aus einer anderen Cloud.',
      fix: 'Holen Sie ein frisches und geben Sie es vollständig weiter: roomkey token --fresh',
    },
    z124_expired: {
      says: 'Die Stunde des Zugriffstokens ist um.',
      fix: 'Rufen Sie roomkey token vor jeder Benutzung auf, statt die Ausgabe aufzuheben.',
    },
    z124_query: {
      says: 'Das Zugriffstoken stand in der Adresse, was Zoom nicht mehr annimmt.',
      fix: 'Senden Sie es im Authorization-Header.',
    },
    z201: {
      says: 'Das Zugriffstoken ist abgelaufen oder nicht verwendbar.',
      fix: 'Holen Sie ein frisches: roomkey token --fresh',
    },
    z300: {
      says: 'Ein Parameter der Anfrage fehlt oder ist falsch; die Meldung nennt ihn.',
      fix: 'Berichtigen Sie die Anfrage, die Ihr Programm sendet.',
    },
    z1001: {
      says: 'Einen solchen Benutzer gibt es im Konto dieses Tokens nicht.',
      fix: 'Rufen Sie /users/me auf, statt einen Benutzer zu nennen; das Token eines gekoppelten Geräts steht nur für dessen eigenen Benutzer.',
    },
    z4700_access: {
      says: 'Die API nimmt das Zugriffstoken nicht an.',
      fix: 'Holen Sie ein frisches (roomkey token --fresh); wird auch das abgelehnt, koppeln Sie neu: roomkey pair --force',
    },
    z4711_scopes: {
      says: 'Dem Token fehlt ein Recht, das dieser Aufruf braucht; in den Klammern steht, welches.',
      fix: 'Ergänzen Sie die Rechte auf der Seite der App und koppeln Sie dann neu, denn kein bestehendes Token bekommt sie: roomkey pair --force',
    },
    z429_second: {
      says: 'Zu viele Aufrufe in einer Sekunde. Die Grenze gilt je Konto, für alle seine Apps zusammen.',
      fix: 'Warten Sie eine Sekunde oder so lange, wie X-RateLimit-Reset angibt, und machen Sie dann langsamer weiter.',
    },
    z429_day: {
      says: 'Die Aufrufe des Tages sind verbraucht. Die Grenze gilt je Konto, für alle seine Apps zusammen.',
      fix: 'Warten Sie bis zu der Zeit im Retry-After-Header: hier ist es ein Datum und keine Zahl von Sekunden.',
    },
  },
};
