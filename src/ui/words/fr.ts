/** French. */

import type { Words } from './words.ts';

/** The sentences in French. */
export const fr: Words = {
  tag: 'fr',
  letters: 'latin',
  glue: ' ',

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
  cause: (half) => `Cause : ${half}.`,
  ranOut: 'Ce code a expiré',
  newCode: (number) => `Un nouveau arrive (le ${number}e).`,
  startAgain: (command) => `Recommencez : ${command}`,
  declined: "Quelqu'un a refusé sur le téléphone",
  stopped: 'Arrêté avant toute autorisation',
  saving: 'Autorisé. Enregistrement.',
  paired: (label) => `Associé : ${label}`,
  until: (time) => `Accès jusqu'à ${time}, renouvelé tout seul.`,
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
  goodUntil: (time) => `En attente. Le code est valable jusqu'à ${time}.`,
  left: (span) => `Toujours en attente. Temps restant : ${span}.`,

  causes: {
    name_not_found: 'nom introuvable',
    connection_refused: 'connexion refusée',
    connection_lost: 'connexion interrompue',
    no_route: 'pas de réseau',
    timeout: 'pas de réponse à temps',
    tls_untrusted: "certificat non reconnu, ou l'horloge est fausse",
    proxy_failed: 'bloqué par le proxy ; il veut peut-être un mot de passe',
    server_error: "une panne de l'autre côté",
    rate_limited: "l'autre côté est surchargé",
    redirected: "ce réseau demande d'abord de s'identifier",
    bad_answer: 'autre chose a répondu à sa place',
    incomplete_answer: 'la réponse est incomplète',
    unsafe_answer: 'la réponse ne peut pas être affichée sans risque',
  },
  ends: {
    wrong_account: "Autorisé avec un compte que cette salle n'accepte pas. Rien n'a été gardé.",
    cannot_save: "Autorisé, mais l'enregistrement est impossible.",
  },
};
