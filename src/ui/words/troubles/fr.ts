/** What is said of troubles in French. */

import type { Causes, Ends } from '../troubles.ts';

/** Why the provider is out of reach, and what to do. */
export const causes: Causes = {
  name_not_found: {
    half: 'nom introuvable',
    todo: 'Vérifiez le réseau et le serveur de noms de cet appareil.',
  },
  connection_refused: {
    half: 'connexion refusée',
    todo: "Vérifiez l'adresse, et si un pare-feu fait barrage.",
  },
  connection_lost: {
    half: 'connexion interrompue',
    todo: 'Vérifiez le réseau de cet appareil.',
  },
  no_route: {
    half: 'pas de réseau',
    todo: 'Vérifiez le câble ou le Wi-Fi.',
  },
  timeout: {
    half: 'pas de réponse à temps',
    todo: "Vérifiez le réseau, et s'il exige un proxy.",
  },
  tls_untrusted: {
    half: 'certificat non reconnu',
    todo: 'Demandez au service informatique à quelle autorité de certification se fier.',
  },
  tls_inspected: {
    half: "quelqu'un sur le réseau ouvre la connexion",
    todo: 'Demandez son certificat racine au service informatique.',
  },
  tls_expired: {
    half: "certificat expiré, ou l'horloge avance",
    todo: "Vérifiez d'abord l'horloge de cet appareil.",
  },
  tls_not_yet_valid: {
    half: "l'horloge retarde",
    todo: "Réglez l'horloge de cet appareil.",
  },
  tls_wrong_name: {
    half: "certificat d'un autre serveur",
    todo: "Vérifiez l'adresse, et si ce réseau demande de s'identifier.",
  },
  proxy_failed: {
    half: 'bloqué par le proxy',
    todo: "Demandez au service informatique d'autoriser cet appareil sur le proxy.",
  },
  proxy_password: {
    half: 'le proxy veut un mot de passe',
    todo: 'Demandez au service informatique des identifiants pour le proxy.',
  },
  proxy_unreachable: {
    half: 'le proxy est injoignable',
    todo: "Vérifiez l'adresse du proxy et le réseau de cet appareil.",
  },
  proxy_wanted: {
    half: 'ce réseau exige un proxy',
    todo: "Demandez au service informatique l'adresse du proxy.",
  },
  captive_portal: {
    half: "ce réseau exige de s'identifier",
    todo: 'Identifiez cet appareil, ou demandez au service informatique.',
  },
  redirected: {
    half: 'renvoyé vers une autre adresse',
    todo: "Vérifiez l'adresse configurée.",
  },
  server_error: {
    half: "une panne de l'autre côté",
    todo: 'Patientez un peu. Si cela dure, contactez le fournisseur.',
  },
  rate_limited: {
    half: "l'autre côté est surchargé",
    todo: 'Patientez quelques minutes.',
  },
  bad_answer: {
    half: 'autre chose a répondu à sa place',
    todo: "Vérifiez le réseau et l'adresse configurée.",
  },
  incomplete_answer: {
    half: 'la réponse est incomplète',
    todo: "Vérifiez l'adresse. Si elle est juste, contactez le fournisseur.",
  },
  unsafe_answer: {
    half: 'la réponse ne peut pas être affichée sans risque',
    todo: "N'associez rien à ce serveur, et vérifiez l'adresse.",
  },
};

/** What ends a pairing, and what to do. */
export const ends: Ends = {
  wrong_account: {
    says: "Compte non accepté, rien n'a été gardé",
    todo: 'Recommencez avec un compte que cette salle accepte.',
  },
  cannot_save: {
    says: "L'association ne peut pas être enregistrée",
    todo: "Libérez de l'espace ou corrigez les droits du dossier, puis réessayez.",
  },
  newer_version: {
    says: "L'association vient d'un roomkey plus récent",
    todo: 'Mettez roomkey à jour sur cet appareil.',
  },
  locked: {
    says: 'Un autre roomkey traite cette association',
    todo: 'Réessayez dans une minute.',
  },
  invalid_client: {
    says: "L'identifiant ou le secret client est refusé",
    todo: "Vérifiez les deux sur la page de l'application.",
  },
  unauthorized_client: {
    says: 'Cette application ne peut associer aucun appareil',
    todo: 'Chez Zoom, activez "Use App on Device" sur la page de l\'application.',
  },
  unsupported_grant_type: {
    says: "Association par code désactivée pour l'application",
    todo: 'Chez Zoom, activez "Use App on Device" sur la page de l\'application.',
  },
  invalid_scope: {
    says: "Ces droits ne sont pas permis à l'application",
    todo: "Demandez-en moins, ou ajoutez-les sur la page de l'application.",
  },
  no_device_flow: {
    says: "Pas d'association par code chez ce fournisseur",
    todo: "Contactez le fournisseur, ou vérifiez l'adresse.",
  },
  provider_refused: {
    says: 'Le fournisseur a répondu par une erreur',
    todo: 'Réessayez. Si cela se répète, contactez le fournisseur.',
  },
};
