/** French: troubles of the network, the provider and the person. */

import type { TroublesThere } from '../troubles.ts';

/** What is said of troubles that come from elsewhere. */
export const there: TroublesThere = {
  no_device_flow: {
    says: "Pas d'association par code chez ce fournisseur",
    fix: 'Demandez au fournisseur le flux pour appareils (RFC 8628), ou vérifiez --issuer.',
  },
  access_denied: {
    says: "Quelqu'un a refusé sur le téléphone",
    fix: "Si c'était une erreur, recommencez : roomkey pair",
  },
  wrong_account: {
    says: "Compte non accepté, rien n'a été gardé",
    fix: 'Recommencez avec un compte que cette salle accepte.',
  },
  stranger_not_revoked: {
    says: 'Compte non accepté, accord non révoqué',
    fix: "Révoquez-le plus tard avec roomkey unpair, ou retirez l'application de ce compte chez le fournisseur. Associez ensuite à nouveau.",
  },
  other_account: {
    says: "Associé à un compte d'un autre domaine",
    fix: 'Mettez fin à cette association (roomkey unpair), ou remplacez-la : roomkey pair --force',
  },
  expired_token: {
    says: "Le code a expiré avant d'être autorisé",
    fix: 'Relancez roomkey pair ; avec --renew N ou --renew forever, il demande seul de nouveaux codes.',
  },
  name_not_found: {
    says: "Le nom d'hôte est introuvable",
    short: 'nom introuvable',
    fix: 'Vérifiez le réseau et le serveur DNS de cet appareil.',
  },
  connection_refused: {
    says: 'La connexion a été refusée',
    short: 'connexion refusée',
    fix: "Vérifiez l'adresse, et si un pare-feu ou un proxy fait barrage.",
  },
  connection_lost: {
    says: 'La connexion a été interrompue',
    short: 'connexion interrompue',
    fix: 'Vérifiez le réseau de cet appareil.',
  },
  no_route: {
    says: 'Aucun accès au réseau',
    short: 'pas de réseau',
    fix: "Vérifiez le câble ou le Wi-Fi, et s'il faut un proxy (HTTPS_PROXY).",
  },
  timeout: {
    says: 'Pas de réponse à temps',
    short: 'pas de réponse à temps',
    fix: "Vérifiez le réseau, et s'il exige un proxy (HTTPS_PROXY).",
  },
  tls_untrusted: {
    says: "Le certificat du fournisseur n'est pas reconnu",
    short: 'certificat non reconnu',
    fix: 'Demandez au service informatique quelle autorité accepter (--ca-file).',
  },
  tls_inspected: {
    says: 'Un équipement de ce réseau intercepte les connexions chiffrées',
    short: 'trafic chiffré intercepté',
    fix: "Demandez une exception, ou le certificat de l'inspection (--ca-file).",
  },
  tls_expired: {
    says: "Le certificat du fournisseur a expiré, ou l'horloge de cet appareil avance",
    short: "certificat expiré, ou l'horloge avance",
    fix: "Vérifiez d'abord l'horloge de cet appareil (timedatectl).",
  },
  tls_not_yet_valid: {
    says: "Le certificat du fournisseur n'est pas encore valable ; l'horloge de cet appareil retarde sans doute",
    short: "l'horloge retarde",
    fix: "Réglez l'horloge de cet appareil : timedatectl set-ntp true",
  },
  tls_wrong_name: {
    says: "Le certificat est celui d'un autre serveur",
    short: "certificat d'un autre serveur",
    fix: "Vérifiez l'adresse, et si ce réseau demande de s'identifier.",
  },
  proxy_failed: {
    says: 'Le proxy a bloqué la connexion',
    short: 'bloqué par le proxy',
    fix: 'Demandez un accès au service informatique, ou vérifiez HTTPS_PROXY.',
  },
  proxy_password: {
    says: "Le proxy exige un nom d'utilisateur et un mot de passe",
    short: 'le proxy exige un mot de passe',
    fix: 'Écrivez NOM:MOTDEPASSE dans le fichier que désigne ROOMKEY_PROXY_LOGIN_FILE.',
  },
  proxy_unreachable: {
    says: 'Le proxy est injoignable',
    short: 'le proxy est injoignable',
    fix: "Vérifiez l'adresse du proxy (HTTPS_PROXY) et le réseau de cet appareil.",
  },
  proxy_wanted: {
    says: 'Ce réseau exige un proxy',
    short: 'ce réseau exige un proxy',
    fix: 'Demandez son adresse, puis définissez HTTPS_PROXY=http://HOST:PORT.',
  },
  server_error: {
    says: 'Le fournisseur a une erreur interne',
    short: 'une panne chez le fournisseur',
    fix: 'Patientez un peu. Si cela dure, contactez le fournisseur.',
  },
  rate_limited: {
    says: 'Trop de requêtes vers le fournisseur',
    short: 'le fournisseur est surchargé',
    fix: 'Patientez quelques minutes.',
  },
  captive_portal: {
    says: "Ce réseau exige d'abord de s'identifier",
    short: "ce réseau exige de s'identifier",
    fix: 'Identifiez cet appareil, ou faites autoriser son adresse MAC.',
  },
  redirected: {
    says: 'Le serveur nous a redirigés, ce que roomkey ne suit pas',
    short: 'renvoyé vers une autre adresse',
    fix: "Vérifiez l'adresse configurée (--authority ou --issuer).",
  },
  bad_answer: {
    says: 'Autre chose que le fournisseur a répondu',
    short: 'autre chose a répondu à sa place',
    fix: "Vérifiez le réseau et l'adresse configurée.",
  },
  incomplete_answer: {
    says: 'La réponse du fournisseur est incomplète',
    short: 'la réponse est incomplète',
    fix: "Vérifiez l'adresse. Si elle est juste, contactez le fournisseur.",
  },
  unsafe_answer: {
    says: 'La réponse du fournisseur ne peut être ni affichée ni utilisée sans risque',
    short: 'réponse impossible à afficher sans risque',
    fix: "N'associez rien à ce serveur, et vérifiez l'adresse.",
  },
  provider_refused: {
    says: 'Le fournisseur a répondu par une erreur',
    fix: 'Réessayez. Si cela se répète, contactez le fournisseur.',
  },
  not_revoked: {
    says: "Association non révoquée ; rien n'a été supprimé",
    fix: 'Réessayez quand le fournisseur sera joignable, ou supprimez-la ici seulement : roomkey unpair --local',
  },
  leftover_not_revoked: {
    says: 'Dissocié, mais un accord antérieur subsiste',
    fix: 'Relancez roomkey unpair quand le fournisseur sera joignable, ou supprimez-le ici seulement : roomkey unpair --local',
  },
  grant_dead: {
    says: "Le fournisseur n'accepte plus l'association",
    fix: 'Elle a été révoquée, remplacée par une plus récente, ou a expiré. Associez de nouveau : roomkey pair',
  },
  no_refresh_token: {
    says: "L'accès a expiré et n'est pas renouvelable",
    fix: "Le fournisseur n'a rien donné pour le renouveler. Associez de nouveau : roomkey pair",
  },
  invalid_client: {
    says: "L'identifiant ou le secret client est refusé",
    fix: "Vérifiez les deux sur la page de l'application ; ils diffèrent entre développement et production. L'association enregistrée est conservée.",
  },
  unauthorized_client: {
    says: 'Cette application ne peut associer aucun appareil',
    fix: 'Chez Zoom, activez "Use App on Device" : page de l\'application, Features, Embed, Meeting SDK.',
  },
  unsupported_grant_type: {
    says: "Association par code désactivée pour l'application",
    fix: 'Chez Zoom, activez "Use App on Device" : page de l\'application, Features, Embed, Meeting SDK.',
  },
  invalid_scope: {
    says: "Ces droits ne sont pas permis à l'application",
    fix: "Retirez --scope, ou ajoutez ces droits sur la page de l'application.",
  },
  secret_not_taken: {
    says: "Ce fournisseur n'accepte pas de secret client",
    fix: 'Créez-y un client avec secret, ou un client public, et retirez alors le secret ici.',
  },
  answer_lost: {
    says: 'Réponse au dernier renouvellement perdue',
    fix: 'Le fournisseur a déjà remplacé la clé concernée. Associez de nouveau : roomkey pair',
  },
};
