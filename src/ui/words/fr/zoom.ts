/** French: what Zoom's codes mean, for `explain`. */

import type { CodeRows } from '../codes.ts';

const REPAIR = "Associez l'appareil de nouveau : roomkey pair --force";

/** The rows of Zoom. */
export const zoom: Pick<CodeRows, 'zoom-oauth' | 'zoom-api'> = {
  'zoom-oauth': {
    z4700_empty: {
      says: 'La requête ne contenait aucun jeton.',
      fix: "Vérifiez que le programme met ce qu'affiche roomkey token dans son en-tête Authorization.",
    },
    z4700_general: {
      says: "Une erreur générale ; Zoom n'en dit pas plus, ou répète un message interne.",
      fix: "Notez l'heure et l'identifiant de suivi de la réponse, et donnez les deux à l'assistance de Zoom.",
    },
    z4702: {
      says: "L'identifiant client n'est pas celui de l'application connectée : il est mal écrit, ou l'application n'existe plus.",
      fix: "Comparez l'identifiant client avec la page de l'application ; il diffère entre développement et production.",
    },
    z4704: {
      says: "Le secret client ne correspond pas à l'identifiant client : il est mal écrit, ou a été régénéré.",
      fix: "Copiez de nouveau le secret depuis la page de l'application. L'association enregistrée reste valable.",
    },
    z4705: {
      says: "Le point d'accès des jetons ne connaît pas le type d'autorisation demandé.",
      fix: 'Pour associer, activez "Use App on Device" sur la page de l\'application (Features, Embed, Meeting SDK).',
    },
    z4706_client: {
      says: "Ni l'en-tête ni le formulaire n'indiquaient de client.",
      fix: "Définissez ZOOM_CLIENT_ID et ZOOM_CLIENT_SECRET, ou vérifiez ce qu'un proxy retire des requêtes.",
    },
    z4706_grant_type: {
      says: "La requête n'indiquait aucun type d'autorisation, ou son formulaire s'est perdu en route.",
      fix: "Vérifiez si un proxy réécrit les requêtes ; s'il n'y en a pas, signalez l'erreur.",
    },
    z4709: {
      says: "L'adresse de redirection n'est pas exactement l'une de celles de l'application. L'association par code n'en utilise pas.",
      fix: "Rendez les deux identiques, jusqu'à la dernière barre oblique, sur la page de l'application et dans le programme qui se connecte par navigateur.",
    },
    z4711: {
      says: "Les droits du jeton ne sont plus ceux de l'application.",
      fix: `Après un changement des droits de l'application, chaque appareil doit être associé de nouveau. ${REPAIR}`,
    },
    z4717: {
      says: "Zoom, ou le propriétaire de l'application, l'a désactivée.",
      fix: "Consultez la page de l'application dans le Marketplace, puis l'assistance de Zoom. Il n'y a rien à faire sur l'appareil.",
    },
    z4724: {
      says: "Le jeton signé de l'en-tête n'a pas pu être lu, ou sa signature est fausse.",
      fix: 'Prenez un jeton neuf avec roomkey token et transmettez-le sans le modifier.',
    },
    z4732: {
      says: 'Un service de Zoom était en panne pendant la création du code.',
      fix: "Réessayez dans quelques minutes ; si cela dure, contactez l'assistance de Zoom.",
    },
    z4733: {
      says: "Le code d'autorisation avait plus de cinq minutes.",
      fix: 'Recommencez la connexion et terminez-la sans pause.',
    },
    z4734: {
      says: "Le code d'autorisation est faux, ou a déjà servi.",
      fix: "Recommencez la connexion ; chaque code ne sert qu'une fois.",
    },
    z4735: {
      says: "L'utilisateur Zoom qui a autorisé cet appareil n'est plus dans le compte.",
      fix: `Faites autoriser par un autre utilisateur. ${REPAIR}`,
    },
    z4737: {
      says: "Zoom n'a plus le jeton de renouvellement : il a été remplacé, révoqué, ou est trop ancien.",
      fix: REPAIR,
    },
    z4738: {
      says: "Un administrateur du compte Zoom a retiré l'approbation de l'application.",
      fix: `Demandez à l'administrateur d'approuver de nouveau l'application. ${REPAIR}`,
    },
    z4740: {
      says: "Plus de jetons ont été émis pour le même utilisateur et la même application que Zoom n'en accepte ensemble.",
      fix: `Donnez à chaque appareil son propre utilisateur Zoom, ou demandez à Zoom de relever la tolérance de l'application. ${REPAIR}`,
    },
    z4741: {
      says: 'Le même utilisateur a autorisé la même application une fois de plus, sur un autre appareil ou ailleurs ; seule la dernière autorisation compte.',
      fix: `Donnez à chaque appareil son propre utilisateur Zoom. ${REPAIR}`,
    },
    invalid_request: {
      says: "L'ancienne façon de Zoom de dire qu'un jeton de renouvellement est mort : remplacé, révoqué, ou trop ancien.",
      fix: REPAIR,
    },
    invalid_grant: {
      says: 'Le jeton de renouvellement est mort : remplacé par une autorisation plus récente du même utilisateur, révoqué, ou trop ancien.',
      fix: `Donnez à chaque appareil son propre utilisateur Zoom. ${REPAIR}`,
    },
    invalid_client: {
      says: "Les identifiants sont faux. Zoom répond ainsi avec HTTP 400, quand d'autres utilisent 401.",
      fix: "Comparez-les avec la page de l'application ; ceux d'une application d'un autre type ne conviennent pas. L'association est conservée.",
    },
  },
  'zoom-api': {
    z124_invalid: {
      says: "Le jeton d'accès est faux, tronqué, ou d'un autre cloud.",
      fix: 'Prenez-en un neuf et transmettez-le en entier : roomkey token --fresh',
    },
    z124_expired: {
      says: "L'heure du jeton d'accès est écoulée.",
      fix: "Appelez roomkey token avant chaque utilisation au lieu de garder ce qu'il a affiché.",
    },
    z124_query: {
      says: "Le jeton d'accès était dans l'adresse, ce que Zoom n'accepte plus.",
      fix: "Envoyez-le dans l'en-tête Authorization.",
    },
    z201: {
      says: "Le jeton d'accès a expiré ou ne peut pas être utilisé.",
      fix: 'Prenez-en un neuf : roomkey token --fresh',
    },
    z300: {
      says: 'Un paramètre de la requête manque ou est faux ; le message le nomme.',
      fix: "Corrigez la requête qu'envoie votre programme.",
    },
    z1001: {
      says: "Il n'y a pas de tel utilisateur dans le compte de ce jeton.",
      fix: "Appelez /users/me au lieu de nommer un utilisateur ; le jeton d'un appareil associé ne vaut que pour son propre utilisateur.",
    },
    z4700_access: {
      says: "L'API n'accepte pas le jeton d'accès.",
      fix: "Prenez-en un neuf (roomkey token --fresh) ; s'il est refusé aussi, associez de nouveau : roomkey pair --force",
    },
    z4711_scopes: {
      says: 'Il manque au jeton un droit dont cet appel a besoin ; les crochets le nomment.',
      fix: "Ajoutez les droits sur la page de l'application, puis associez de nouveau, car aucun jeton existant ne les reçoit : roomkey pair --force",
    },
    z429_second: {
      says: "Trop d'appels en une seconde. La limite vaut par compte, pour toutes ses applications ensemble.",
      fix: "Attendez une seconde, ou le temps qu'indique X-RateLimit-Reset, puis continuez plus lentement.",
    },
    z429_day: {
      says: 'Les appels du jour sont épuisés. La limite vaut par compte, pour toutes ses applications ensemble.',
      fix: "Attendez jusqu'à l'heure de l'en-tête Retry-After : c'est ici une date et non un nombre de secondes.",
    },
  },
};
