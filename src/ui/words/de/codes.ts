/** German: `explain`, but for Zoom's own codes. */

import type { CodeWords } from '../codes.ts';
import { zoom } from './zoom.ts';

/** The sentences of the error table. */
export const codes: CodeWords = {
  kinds: {
    'zoom-oauth': 'Zoom, Anmeldung',
    'zoom-api': 'Zoom, REST-API',
    'device-flow': 'OAuth Device Flow (RFC 8628)',
    oauth: 'OAuth 2.0',
    roomkey: 'roomkey',
    exit: 'Exit-Code von roomkey',
  },
  labels: {
    words: 'Mit den Worten',
    means: 'Heißt',
    fix: 'Abhilfe',
    exit: 'Exit',
    missingScopes: 'Fehlende Rechte',
  },
  reported: 'von Benutzern berichtet, nicht dokumentiert',
  oneOfThem: (command) => `Einer davon: ${command}`,
  exits: {
    done: 'Erledigt.',
    fault: 'Ein Fehler von roomkey selbst.',
    usage: 'Falscher Aufruf oder falsche Einstellung.',
    declined: 'Die Person hat abgelehnt.',
    lapsed: 'Der Code ist abgelaufen, und neue Codes waren abgeschaltet oder aufgebraucht.',
    unreachable: 'Der Anbieter war nicht erreichbar, oder seine Antworten ergaben keinen Sinn.',
    notPaired: 'Nicht gekoppelt, oder die Kopplung gilt nicht mehr.',
    storage: 'Das Token ließ sich nicht speichern oder lesen.',
    clientRefused: 'Der Anbieter lehnt diesen Client ab.',
    busy: 'Ein anderes roomkey arbeitet gerade an diesem Konto.',
  },
  exitFix: {
    nothing: 'Nichts.',
    oneOf: (codes) => `Finden Sie heraus, welcher es ist: ${codes}`,
  },
  rows: {
    ...zoom,
    'device-flow': {
      authorization_pending: {
        says: 'Noch hat niemand zugestimmt oder abgelehnt. Das ist kein Fehler.',
        fix: 'Nichts: roomkey fragt nach dem Intervall wieder.',
      },
      slow_down: {
        says: 'Die Anfragen kommen zu schnell. Das ist kein Fehler.',
        fix: 'Nichts: roomkey wartet von da an fünf Sekunden länger zwischen den Anfragen. Kommt es oft vor, suchen Sie nach einem zweiten Programm, das denselben Code benutzt.',
      },
      access_denied: {
        says: 'Die Person hat abgelehnt, oder ein Administrator erlaubt diese App nicht.',
        fix: 'Beginnen Sie neu mit roomkey pair. Hat das Handy die Zustimmung nie angeboten, fragen Sie den Administrator.',
      },
      expired_token: {
        says: 'Der Code ist abgelaufen, bevor jemand zustimmte.',
        fix: 'Beginnen Sie neu mit roomkey pair; mit --renew 3 oder --renew forever holt es von selbst neue Codes.',
      },
    },
    oauth: {
      invalid_request: {
        says: 'Ein Parameter fehlt, ist doppelt oder fehlerhaft. Manche Server antworten auch bei eigenen Fehlern so.',
        fix: 'Versuchen Sie es erneut. Bleibt es so, prüfen Sie die Adresse und ob ein Proxy Anfragen umschreibt. Die Kopplung bleibt erhalten.',
      },
      invalid_client: {
        says: 'Der Anbieter kennt den Client nicht, oder sein Secret ist falsch.',
        fix: 'Vergleichen Sie Client-ID und Secret mit der Seite der App. Die Kopplung bleibt erhalten.',
      },
      invalid_grant: {
        says: 'Der Code oder das Refresh-Token ist falsch, verbraucht, widerrufen oder gehört einem anderen Client.',
        fix: 'Koppeln Sie das Gerät neu: roomkey pair --force',
      },
      unauthorized_client: {
        says: 'Dieser Client darf diese Art von Grant nicht benutzen.',
        fix: 'Lassen Sie das Koppeln von Geräten für die App einschalten. Bei Zoom: "Use App on Device" (Features, Embed, Meeting SDK).',
      },
      unsupported_grant_type: {
        says: 'Der Server bietet diese Art von Grant nicht an.',
        fix: 'Lassen Sie das Koppeln von Geräten für die App einschalten, und prüfen Sie --authority oder --issuer.',
      },
      invalid_scope: {
        says: 'Ein Recht ist unbekannt, fehlerhaft oder mehr, als der Client verlangen darf.',
        fix: 'Lassen Sie --scope weg, oder verlangen Sie nur Rechte, die auf der Seite der App stehen.',
      },
      unsupported_response_type: {
        says: 'Der Server bietet diese Art der Anmeldung per Browser nicht an. Das Koppeln per Code benutzt sie nicht.',
        fix: 'Prüfen Sie die Art der App beim Anbieter.',
      },
      server_error: {
        says: 'Beim Anbieter ist ein interner Fehler aufgetreten.',
        fix: 'Nichts: roomkey versucht es weiter, solange es kann.',
      },
      temporarily_unavailable: {
        says: 'Der Anbieter ist überlastet oder wird gewartet.',
        fix: 'Nichts: roomkey versucht es weiter, solange es kann.',
      },
      invalid_token: {
        says: 'Das Zugriffstoken ist abgelaufen, widerrufen oder fehlerhaft.',
        fix: 'Holen Sie ein frisches: roomkey token --fresh',
      },
      insufficient_scope: {
        says: 'Dem Token fehlt ein Recht, das dieser Aufruf braucht.',
        fix: 'Ergänzen Sie das Recht auf der Seite der App oder mit --scope und koppeln Sie neu: roomkey pair --force',
      },
      unsupported_token_type: {
        says: 'Der Server kann diese Art von Token nicht widerrufen.',
        fix: 'Entfernen Sie die App auf der Kontoseite des Benutzers beim Anbieter, danach: roomkey unpair --local',
      },
    },
  },
};
