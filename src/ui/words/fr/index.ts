/** French: the screen and the text lines. */

import type { Words } from '../words.ts';
import { here } from './here.ts';
import { there } from './there.ts';

/** The sentences of the screen and of the text lines. */
export const words: Words = {
  tag: 'fr',
  glue: ' ',
  colon: ' : ',

  title: (service) => `Associez cette salle à ${service}`,
  shortTitle: (service) => `Associer à ${service}`,
  simulation: 'Simulation',
  simulationNote: "Simulation : aucun vrai compte n'est concerné.",

  scan: 'Scannez avec votre téléphone',
  check: 'Vérifiez que ce code apparaît',
  allow: 'Connectez-vous et autorisez',
  open: 'Ouvrez sur votre téléphone :',
  type: 'Saisissez ce code',
  noCamera: 'Sans caméra : ouvrez',
  thenType: 'et saisissez le code.',
  code: 'Code',
  onlyHere: "N'autorisez que si vous êtes devant cet écran.",

  asking: (host) => `Demande d'un code à ${host}`,
  since: (time) => `Depuis ${time}.`,
  waiting: 'À vous de jouer',
  noConnection: 'Pas de connexion',
  noConnectionSince: (time) => `Pas de connexion depuis ${time}`,
  noGoodAnswer: 'Pas de réponse valable',
  noGoodAnswerSince: (time) => `Pas de réponse valable depuis ${time}`,
  tryingAgain: (seconds) => `Nouvel essai dans ${seconds} s.`,
  tryingNow: 'Nouvel essai en cours.',
  stillGood: 'Le code reste valable.',
  cause: (short) => `Cause : ${short}.`,
  ranOut: 'Ce code a expiré',
  newCode: (number) => `Un nouveau arrive (le ${number}e).`,
  startAgain: (command) => `Recommencez : ${command}`,
  stopped: 'Arrêté avant toute autorisation',
  saving: 'Autorisé. Enregistrement.',
  paired: (label) => `Associé : ${label}`,
  until: (time) => `Accès jusqu'à ${time}, renouvelé tout seul.`,
  noRenewal: (end) =>
    `Cet appairage ne peut pas être renouvelé : l'accès prend fin ${end === null ? 'quand le fournisseur le décide' : `à ${end}`}.`,
  allowed: (scopes, more) => `Droits : ${scopes.join(', ')}${more > 0 ? ` et ${more} autres` : ''}.`,
  lost: (service) => `${service} n'accepte plus l'association de cette salle. Associez-la de nouveau.`,

  keys: {
    a: 'autoriser',
    d: 'refuser',
    c: 'copier le code',
    l: 'copier le lien',
    n: 'nouveau code',
    q: 'quitter',
  },
  copied: 'copié',

  orOpen: 'Ou ouvrez celle-ci et saisissez le code :',
  letterByLetter: (letters) => `caractère par caractère : ${letters}`,
  assumed: 'supposé, le fournisseur ne le dit pas',
  goodUntil: (time) => `En attente. Le code est valable jusqu'à ${time}.`,
  left: (span) => `Toujours en attente. Temps restant : ${span}.`,

  see: (command) => `Voir : ${command}`,
  troubles: { ...here, ...there },
};
