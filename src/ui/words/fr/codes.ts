/** French: `explain`, but for Zoom's own codes. */

import type { CodeWords } from '../codes.ts';
import { zoom } from './zoom.ts';

/** The sentences of the error table. */
export const codes: CodeWords = {
  kinds: {
    'zoom-oauth': 'Zoom, connexion',
    'zoom-api': 'Zoom, API REST',
    'device-flow': 'Flux OAuth pour appareils (RFC 8628)',
    oauth: 'OAuth 2.0',
    roomkey: 'roomkey',
    exit: 'code de sortie de roomkey',
  },
  labels: {
    words: 'Avec les mots',
    means: 'Sens',
    fix: 'Remède',
    exit: 'Sortie',
    missingScopes: 'Droits manquants',
  },
  reported: 'signalé par des utilisateurs, non documenté',
  oneOfThem: (command) => `L'un d'eux : ${command}`,
  exits: {
    done: "C'est fait.",
    fault: 'Une erreur de roomkey lui-même.',
    usage: 'Mauvaise utilisation ou mauvaise configuration.',
    declined: 'La personne a refusé.',
    lapsed: 'Le code a expiré, et le renouvellement était désactivé ou épuisé.',
    unreachable: "Le fournisseur était injoignable, ou ses réponses n'avaient pas de sens.",
    notPaired: "Non associé, ou l'association n'est plus valable.",
    storage: "Le jeton n'a pas pu être enregistré ou lu.",
    clientRefused: 'Le fournisseur refuse ce client.',
    busy: 'Un autre roomkey travaille en ce moment sur ce compte.',
  },
  exitFix: {
    nothing: 'Rien à faire.',
    oneOf: (codes) => `Cherchez duquel il s'agit : ${codes}`,
  },
  rows: {
    ...zoom,
    'device-flow': {
      authorization_pending: {
        says: "Personne n'a encore autorisé ni refusé. Ce n'est pas une erreur.",
        fix: "Rien : roomkey redemande après l'intervalle.",
      },
      slow_down: {
        says: "Les requêtes arrivent trop vite. Ce n'est pas une erreur.",
        fix: 'Rien : roomkey attend dès lors cinq secondes de plus entre les requêtes. Si cela se répète souvent, cherchez un second programme qui utilise le même code.',
      },
      access_denied: {
        says: "La personne a refusé, ou un administrateur n'autorise pas cette application.",
        fix: "Recommencez avec roomkey pair. Si le téléphone n'a jamais proposé d'autoriser, demandez à l'administrateur.",
      },
      expired_token: {
        says: "Le code a expiré avant d'être autorisé.",
        fix: 'Recommencez avec roomkey pair ; avec --renew 3 ou --renew forever, il demande seul de nouveaux codes.',
      },
    },
    oauth: {
      invalid_request: {
        says: 'Un paramètre manque, est répété ou mal formé. Certains serveurs répondent aussi cela pour leurs propres erreurs.',
        fix: "Réessayez. Si cela dure, vérifiez l'adresse, et qu'aucun proxy ne réécrit les requêtes. L'association est conservée.",
      },
      invalid_client: {
        says: 'Le fournisseur ne connaît pas le client, ou son secret est faux.',
        fix: "Comparez l'identifiant et le secret client avec la page de l'application. L'association est conservée.",
      },
      invalid_grant: {
        says: 'Le code ou le jeton de renouvellement est faux, déjà utilisé, révoqué, ou appartient à un autre client.',
        fix: "Associez l'appareil de nouveau : roomkey pair --force",
      },
      unauthorized_client: {
        says: "Ce client ne peut pas utiliser ce type d'autorisation.",
        fix: "Faites activer l'association d'appareils pour l'application. Chez Zoom : \"Use App on Device\" (Features, Embed, Meeting SDK).",
      },
      unsupported_grant_type: {
        says: "Le serveur ne propose pas ce type d'autorisation.",
        fix: "Faites activer l'association d'appareils pour l'application, et vérifiez --authority ou --issuer.",
      },
      invalid_scope: {
        says: 'Un droit est inconnu, mal formé, ou dépasse ce que le client peut demander.',
        fix: "Retirez --scope, ou demandez seulement des droits ajoutés sur la page de l'application.",
      },
      unsupported_response_type: {
        says: "Le serveur ne propose pas cette façon de se connecter par navigateur. L'association par code ne l'utilise pas.",
        fix: "Vérifiez le type de l'application chez le fournisseur.",
      },
      server_error: {
        says: 'Le fournisseur a une erreur interne.',
        fix: "Rien : roomkey réessaie tant qu'il le peut.",
      },
      temporarily_unavailable: {
        says: 'Le fournisseur est surchargé ou en maintenance.',
        fix: "Rien : roomkey réessaie tant qu'il le peut.",
      },
      invalid_token: {
        says: "Le jeton d'accès a expiré, a été révoqué, ou est mal formé.",
        fix: 'Prenez-en un neuf : roomkey token --fresh',
      },
      insufficient_scope: {
        says: 'Il manque au jeton un droit dont cet appel a besoin.',
        fix: "Ajoutez le droit sur la page de l'application ou avec --scope, puis associez de nouveau : roomkey pair --force",
      },
      unsupported_token_type: {
        says: 'Le serveur ne peut pas révoquer ce type de jeton.',
        fix: "Retirez l'application sur la page de compte de l'utilisateur chez le fournisseur, puis : roomkey unpair --local",
      },
    },
  },
};
