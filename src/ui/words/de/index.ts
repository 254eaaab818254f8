/** German: the screen and the text lines. */

import type { Words } from '../words.ts';
import { here } from './here.ts';
import { there } from './there.ts';

/** The sentences of the screen and of the text lines. */
export const words: Words = {
  tag: 'de',
  glue: ' ',
  colon: ': ',

  title: (service) => `Diesen Raum mit ${service} koppeln`,
  shortTitle: (service) => `Mit ${service} koppeln`,
  simulation: 'Simulation',
  simulationNote: 'Simulation: kein echtes Konto ist beteiligt.',

  scan: 'Mit der Handykamera scannen',
  check: 'Prüfen: zeigt es diesen Code?',
  allow: 'Anmelden und Zulassen antippen',
  open: 'Diese Adresse am Handy öffnen',
  type: 'Diesen Code eingeben',
  noCamera: 'Ohne Kamera: öffnen Sie',
  thenType: 'und geben Sie den Code ein.',
  code: 'Code',
  onlyHere: 'Nur zulassen, wenn Sie vor diesem Bildschirm stehen.',

  asking: (host) => `Ein Code wird von ${host} geholt`,
  since: (time) => `Seit ${time}.`,
  waiting: 'Wartet auf Sie',
  noConnection: 'Keine Verbindung',
  noConnectionSince: (time) => `Keine Verbindung seit ${time}`,
  noGoodAnswer: 'Keine brauchbare Antwort',
  noGoodAnswerSince: (time) => `Keine brauchbare Antwort seit ${time}`,
  tryingAgain: (seconds) => `Neuer Versuch in ${seconds} s.`,
  tryingNow: 'Neuer Versuch läuft.',
  stillGood: 'Der Code gilt noch.',
  cause: (short) => `Ursache: ${short}.`,
  ranOut: 'Der Code ist abgelaufen',
  newCode: (number) => `Ein neuer wird geholt (der ${number}.).`,
  startAgain: (command) => `Neu beginnen: ${command}`,
  stopped: 'Beendet, bevor jemand zugelassen hat',
  saving: 'Zugelassen. Wird gespeichert.',
  paired: (label) => `Gekoppelt als ${label}`,
  until: (time) => `Zugang bis ${time}; er erneuert sich von selbst.`,
  noRenewal: (end) =>
    `Diese Kopplung lässt sich nicht erneuern: Der Zugang endet ${end === null ? 'wann der Anbieter es will' : `um ${end}`}.`,
  allowed: (scopes, more) => `Erlaubt: ${scopes.join(', ')}${more > 0 ? ` und ${more} weitere` : ''}.`,
  lost: (service) => `${service} erkennt die Kopplung dieses Raums nicht mehr an. Bitte neu koppeln.`,

  keys: {
    a: 'zulassen',
    d: 'ablehnen',
    c: 'Code kopieren',
    l: 'Link kopieren',
    n: 'neuer Code',
    q: 'verlassen',
  },
  copied: 'kopiert',

  orOpen: 'Oder diese öffnen und den Code eingeben:',
  letterByLetter: (letters) => `Zeichen für Zeichen: ${letters}`,
  assumed: 'angenommen, der Anbieter sagt es nicht',
  goodUntil: (time) => `Wartet. Der Code gilt bis ${time}.`,
  left: (span) => `Wartet noch. Restzeit: ${span}.`,

  see: (command) => `Siehe: ${command}`,
  troubles: { ...here, ...there },
};
