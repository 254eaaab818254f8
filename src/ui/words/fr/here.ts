/** French: troubles of this box. */

import type { TroublesHere } from '../troubles.ts';

/** What is said of troubles of this box. */
export const here: TroublesHere = {
  internal: {
    says: 'Erreur interne de roomkey',
    fix: "C'est un défaut de roomkey. Relancez la commande ; si l'erreur revient, signalez-la avec ce message.",
  },
  usage: {
    says: 'Utilisation incorrecte',
    fix: 'Voir : roomkey help',
  },
  old_node: {
    says: 'Cette version de Node est trop ancienne',
    fix: 'Installez Node 20.18.1 ou plus récent.',
  },
  no_client_id: {
    says: 'Aucun identifiant client défini',
    fix: 'Définissez ZOOM_CLIENT_ID et ZOOM_CLIENT_SECRET (ou ROOMKEY_CLIENT_ID et ROOMKEY_CLIENT_SECRET). Pour essayer sans compte : roomkey demo',
  },
  no_client_secret: {
    says: 'Aucun secret client défini',
    fix: "Donnez à ZOOM_CLIENT_SECRET (ou ROOMKEY_CLIENT_SECRET, ou sa variante …_FILE) le secret utilisé lors de l'association de cet appareil.",
  },
  other_client: {
    says: 'Appareil associé avec un autre identifiant client',
    fix: 'Définissez cet identifiant, utilisez --account pour une seconde association, ou remplacez celle-ci : roomkey pair --force',
  },
  bad_ca_file: {
    says: "Le fichier d'autorités est inutilisable",
    fix: 'Indiquez avec --ca-file un fichier PEM lisible.',
  },
  bad_proxy: {
    says: "L'adresse du proxy n'est pas valide",
    fix: 'Écrivez-la sous la forme http://HOST:PORT, ou supprimez la variable.',
  },
  bad_record_file: {
    says: "Fichier d'enregistrement inutilisable",
    fix: "Donnez à --record un nouveau fichier, ou l'un de vos enregistrements à poursuivre.",
  },
  bad_command: {
    says: "Impossible d'exécuter la commande",
    fix: "Vérifiez son nom, et qu'elle est exécutable.",
  },
  bad_credentials_file: {
    says: "Un fichier d'identifiants est inutilisable",
    fix: 'Faites pointer la variable …_FILE vers un fichier lisible qui contient la valeur sur une ligne.',
  },
  bad_credential: {
    says: 'Un identifiant est inutilisable tel quel',
    fix: "Redonnez-le comme le fournisseur l'affiche : des caractères visibles sur une ligne, et rien d'autre.",
  },
  bad_profile: {
    says: "Le profil d'appareil est inutilisable",
    fix: 'Corrigez le fichier, ou choisissez un autre profil : roomkey profiles',
  },
  bad_address: {
    says: 'Cette adresse ne peut pas être utilisée',
    fix: "Utilisez une adresse https ; le http simple n'est permis que pour la boucle locale.",
  },
  tls_disabled: {
    says: 'La vérification des certificats est désactivée',
    fix: 'Supprimez NODE_TLS_REJECT_UNAUTHORIZED : sans vérification, des secrets iraient à quiconque répond. Pour une autorité de certification privée, utilisez --ca-file ou NODE_EXTRA_CA_CERTS.',
  },
  not_paired: {
    says: "Cet appareil n'est pas associé",
    fix: 'Associez-le : roomkey pair',
  },
  simulation_over: {
    says: 'La démo de cette association est terminée',
    fix: 'Associez pour de vrai : roomkey pair',
  },
  cannot_save: {
    says: "L'association ne peut pas être enregistrée",
    fix: "Libérez de l'espace ou corrigez les droits du dossier, puis réessayez. ROOMKEY_CONFIG_DIR désigne un autre dossier.",
  },
  output_failed: {
    says: "La sortie n'a pas pu être écrite",
    fix: "Libérez de l'espace à sa destination, ou envoyez-la ailleurs. Rien de ce qui est enregistré n'a été perdu.",
  },
  cannot_read: {
    says: "L'association enregistrée ne peut pas être lue",
    fix: 'Lancez roomkey sous le compte qui a associé cet appareil, ou corrigez les droits du fichier.',
  },
  not_ours: {
    says: "D'autres utilisateurs ont pu modifier ceci",
    fix: "Lancez roomkey sous le compte propriétaire, ou rendez-le vôtre seul : chown, puis chmod go-w. Si vous ne savez pas qui l'a écrit, supprimez-le.",
  },
  damaged: {
    says: "L'association enregistrée est endommagée",
    fix: "Rien n'a été supprimé. Associez de nouveau (roomkey pair) ; le fichier endommagé est alors mis de côté.",
  },
  pairing_running: {
    says: 'Un autre roomkey associe déjà ce compte',
    fix: 'Laissez-le finir ou arrêtez-le, puis réessayez.',
  },
  other_box: {
    says: "L'association appartient à un autre appareil",
    fix: "Cet autre appareil continue de l'utiliser. Associez celui-ci (roomkey pair) ; la copie est alors mise de côté.",
  },
  newer_version: {
    says: "L'association vient d'un roomkey plus récent",
    fix: 'Mettez roomkey à jour sur cet appareil.',
  },
  interrupted: {
    says: 'Le renouvellement a été interrompu',
    fix: 'Relancez la commande : la réponse du fournisseur est conservée.',
  },
  sealed: {
    says: "Impossible de déchiffrer l'association",
    fix: "Utilisez la clé qui l'a chiffrée (--key-file, ou roomkey-key de systemd). Si elle est perdue, associez de nouveau : roomkey pair --force",
  },
  bad_key_file: {
    says: 'Le fichier de clé est inutilisable',
    fix: 'Créez-en un avec : head -c 32 /dev/urandom > KEY; chmod 400 KEY',
  },
  locked: {
    says: 'Un autre roomkey traite cette association',
    fix: 'Réessayez dans une minute.',
  },
};
