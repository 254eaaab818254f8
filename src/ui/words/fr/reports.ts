/** French: `status`, `doctor` and `unpair`. */

import type { Span } from '../../../core/text/dates.ts';
import type { TerminalFinding } from '../../../core/trouble/check.ts';
import {
  type DeskWords,
  type DoctorWords,
  type NoteWords,
  noteIn,
  type ReportWords,
  type StatusWords,
} from '../reports.ts';

const ADD_SCOPES =
  "Ajoutez-les sur la page de l'application, puis associez de nouveau : roomkey pair --force";

const status: StatusWords = {
  labels: {
    state: 'État',
    with: 'Fournisseur',
    user: 'Utilisateur',
    scopes: 'Droits',
    until: "Jeton jusqu'à",
    renewed: 'Renouvelé',
    renews: 'Renouvellement',
    api: 'API',
    account: 'Compte',
    storedIn: 'Enregistré dans',
    protection: 'Protection',
  },
  states: {
    ok: 'associé',
    stale: "associé ; le jeton d'accès sera renouvelé à la prochaine utilisation",
    dead: "le fournisseur n'accepte plus cette association : roomkey pair",
    none: 'non associé : roomkey pair',
    damaged: "l'association enregistrée est endommagée : roomkey pair",
    unreadable: 'une association est enregistrée, mais illisible : roomkey doctor',
  },
  unsealed: 'non chiffré',
  simulated: (state) => `${state} (une simulation créée par roomkey demo)`,
  unsaid: 'non précisé par le fournisseur',
  ranOut: "le jeton d'accès a expiré et rien ne peut le renouveler : roomkey pair",
  renews: 'automatique',
  noRenewal: (remedy) => `non, cette association prend fin avec son jeton. ${remedy}`,
  left: (minutes) => `encore ${minutes} min`,
  protection: {
    none: 'non chiffré : lisible par cet utilisateur, par root et par quiconque a le disque',
    file: 'chiffré avec la clé du fichier indiqué : aussi sûr que ce fichier',
    systemd: 'chiffré avec une clé des credentials de systemd : aussi sûr que ceux-ci (liés à un TPM ou non)',
  },
};

const notes: NoteWords = {
  kept_in_memory: ({ folder }) => `${folder} est en mémoire : l'association disparaît au redémarrage`,
  on_overlay: ({ folder }) =>
    `${folder} est sur un système de fichiers overlay : s'il est jeté au redémarrage, l'association disparaît avec lui`,
  cannot_be_private: ({ folder }) =>
    `${folder} est sur un système de fichiers qui ne peut pas garder des fichiers privés`,
  other_owner: ({ what, uid, path }) =>
    what === 'folder'
      ? `le dossier appartient à un autre utilisateur (uid ${uid}) : ${path}`
      : `le fichier appartient à un autre utilisateur (uid ${uid}) : ${path}`,
  open_to_others: ({ what, mode, path }) =>
    what === 'folder'
      ? `le dossier est ouvert à d'autres (mode 0${mode.toString(8)}) : ${path}`
      : `le fichier est ouvert à d'autres (mode 0${mode.toString(8)}) : ${path}`,
  not_seen: ({ what, why, path }) =>
    what === 'folder'
      ? `le propriétaire et le mode du dossier ne sont pas visibles (${why}) : ${path}`
      : `le propriétaire et le mode du fichier ne sont pas visibles (${why}) : ${path}`,
  aside_damaged: ({ why, path }) =>
    `L'association enregistrée était endommagée (${why}). Elle a été mise de côté : ${path}`,
  aside_foreign: ({ path }) =>
    `L'association enregistrée avait été copiée depuis un autre appareil. Elle a été mise de côté : ${path}`,
  aside_sealed: ({ path }) =>
    `L'association enregistrée est chiffrée avec une autre clé. Elle a été mise de côté : ${path}`,
  codes_elsewhere: ({ host, issuer }) =>
    `Les codes viennent de ${host}, un autre hôte que celui de l'émetteur (${issuer})`,
};

const desk: DeskWords = {
  title: 'Pour le service informatique :',
  needs: (label, host) => `L'appareil "${label}" s'associe à ${host} et a besoin, depuis son propre réseau :`,
  outgoing: (host, port) => `HTTPS, port TCP ${port}, sortant, vers ${host}`,
  api: (hosts) => `${hosts} (l'API ; Zoom indique l'hôte)`,
  certificate:
    "du certificat que le serveur présente lui-même ; si TLS est inspecté, d'une exception pour ces hôtes, ou de l'autorité de certification de l'inspection sous forme de fichier PEM",
  proxy: (proxy) => `Proxy : ${proxy}`,
  noProxy: 'aucun',
  seen: (time) => `Constaté le ${time} selon l'horloge de l'appareil :`,
};

const doctor: DoctorWords = {
  checks: {
    program: 'Programme',
    storage: 'Stockage',
    lock: 'Verrou',
    credentials: 'Identifiants',
    proxy: 'Proxy',
    name: 'Nom',
    route: 'Accès',
    tls: 'Certificat',
    provider: 'Fournisseur',
    clock: 'Horloge',
    terminal: 'Terminal',
    grant: 'Association',
    life: 'Renouvellement',
    user: 'Utilisateur',
    scopes: 'Droits',
    one_box: 'Un seul appareil',
  },
  states: { ok: 'ok', warn: 'attention', fail: 'ÉCHEC' },
  good: {
    runs_on: ({ roomkey, node, system }) => `roomkey ${roomkey} sur Node ${node}, ${system}`,
    storage_good: ({ path, isSealed }) =>
      isSealed
        ? `privé, durable et accessible en écriture (chiffré) : ${path}`
        : `privé, durable et accessible en écriture (non chiffré) : ${path}`,
    lock_free: () => "libre : aucun autre roomkey n'associe ce compte",
    credentials_from: ({ clientId, clientSecret }) =>
      clientSecret === null
        ? `identifiant client de ${clientId}, aucun secret, donc un client public`
        : `identifiant client de ${clientId}, secret de ${clientSecret}`,
    no_proxy: ({ host }) => `aucun ; directement vers ${host}`,
    through_proxy: ({ host, port, hasLogin }) =>
      hasLogin ? `${host}:${port}, avec mot de passe` : `${host}:${port}, sans mot de passe`,
    name_is: ({ host, address, more }) =>
      more > 0 ? `${host} est ${address} et ${more} autres` : `${host} est ${address}`,
    answers_in: ({ host, port, ms }) => `${host}:${port} répond en ${ms} ms`,
    certificate_trusted: ({ issuer, until }) =>
      until === null
        ? `reconnu, signé par "${issuer}"`
        : `reconnu, signé par "${issuer}", valable jusqu'au ${until}`,
    gives_links: ({ minutes }) =>
      `accepte ce client et donne des codes pour ${minutes} min, avec un lien pour le QR code`,
    clock_agrees: () => "s'accorde avec celle du fournisseur",
    no_screen: () => 'pas de plein écran ici : des lignes de texte, ou des événements avec --json',
    qr_fits: (found) => `${terminal(found)} : le QR code tient (${found.qrColumns}×${found.qrRows})`,
    no_pairing: () => "aucune pour l'instant : roomkey pair",
    only_simulated: () => 'une simulation créée par roomkey demo ; roomkey pair la remplace',
    renewed: ({ pairedOn, renewedOn }) =>
      `l'association du ${pairedOn} a été renouvelée pour la dernière fois le ${renewedOn}`,
    user_unsaid: () => "ce fournisseur n'indique pas qui a autorisé",
    user_is: ({ user }) => `l'association fonctionne ; elle a été autorisée par ${user}`,
    scopes_unsaid: () => 'non précisés par le fournisseur',
    scopes_are: ({ scopes }) => scopes,
    one_box_at_zoom: () =>
      'donnez à chaque appareil son propre utilisateur Zoom : une seconde autorisation du même utilisateur met fin à cette association',
    only_box: () => "aucun autre compte de cet appareil n'appartient au même utilisateur",
  },
  warnings: {
    storage_exposed: ({ note }) => ({
      says: noteIn(notes, note),
      fix: 'Rendez-le privé : chmod 700 pour le dossier, 600 pour le fichier.',
    }),
    storage_forgets: ({ note }) => ({
      says: noteIn(notes, note),
      fix: 'Donnez à ROOMKEY_CONFIG_DIR un dossier situé sur un disque permanent.',
    }),
    lock_outlives: () => ({
      says: 'libre, mais le programme flock manque : un verrou peut survivre à un processus tué',
      fix: 'Installez util-linux.',
    }),
    credentials_quoted: ({ from }) => ({
      says: `les guillemets autour de la valeur de ${from} sont pris pour une partie de celle-ci`,
      fix: 'Retirez-les : --env-file de docker et les fichiers les gardent, contrairement à un shell.',
    }),
    gives_no_links: ({ minutes }) => ({
      says: `accepte ce client et donne des codes pour ${minutes} min, mais pas de lien contenant le code`,
      fix: "Le QR code mène seulement à la page, où le code se saisit. Il n'y a rien à corriger ici.",
    }),
    clock_off: ({ span, isAhead }) => ({
      says: isAhead
        ? `avance de ${spanText(span)} sur celle du fournisseur`
        : `retarde de ${spanText(span)} sur celle du fournisseur`,
      fix: "Réglez-la, ou laissez cet appareil joindre un serveur de temps : timedatectl set-ntp true. D'ici là, roomkey mesure le temps avec une autre horloge.",
    }),
    qr_too_large: (found) => ({
      says: `${terminal(found)} : pas de place pour le QR code ; le code et son adresse sont affichés`,
      fix: 'Agrandissez-le (80×24 suffit pour un QR code en demi-blocs), ou faites écrire le QR code dans une image : --qr-file',
    }),
    no_renewal: ({ remedy }) => ({
      says: "l'association ne peut pas être renouvelée : elle prend fin avec son jeton",
      fix: remedy,
    }),
    long_unused: ({ pairedOn, renewedOn }) => ({
      says: `l'association du ${pairedOn} a été renouvelée pour la dernière fois le ${renewedOn}`,
      fix: "Utilisez-la de temps en temps : roomkey token. Zoom met fin à ce qui n'est pas renouvelé pendant 90 jours.",
    }),
    user_scopes_missing: ({ scopes }) => ({
      says: `ne peut pas être demandé : il manque les droits ${scopes}`,
      fix: ADD_SCOPES,
    }),
    token_refused: ({ answer, said }) => ({
      says: `le fournisseur n'a pas accepté le jeton : ${answer}`,
      fix:
        said === null
          ? 'Essayez avec un jeton neuf : roomkey token --fresh'
          : `Voir : roomkey explain ${said}`,
    }),
    scopes_missing: ({ scopes }) => ({
      says: `ce type d'appareil a besoin de ${scopes}, qui manque à l'association`,
      fix: ADD_SCOPES,
    }),
    unrevoked: ({ path }) => ({
      says: `un accord antérieur n'est pas encore révoqué : ${path}`,
      fix: 'La prochaine association le révoque, de même que : roomkey unpair',
    }),
    same_user: ({ accounts }) => ({
      says: `le même utilisateur a aussi autorisé cette application pour le compte ${accounts} de cet appareil`,
      fix: 'Là où le fournisseur garde une association par utilisateur et par application, comme Zoom, seule la plus récente fonctionne : donnez à chacun son propre utilisateur.',
    }),
  },
  wouldWork: 'Une association fonctionnerait ici.',
  wouldNotWork: 'Une association ne fonctionnerait pas encore ici.',
  desk,
};

/** The sentences of the reports. */
export const reports: ReportWords = {
  notes,
  status,
  doctor,
  unpaired: "Dissocié. Plus rien n'est enregistré ici.",
  alsoDeleted: (paths) => `Des associations mises de côté ont été supprimées sans révocation : ${paths}`,
};

function terminal({ type, columns, rows, glyphs, hasColours }: TerminalFinding): string {
  const drawn = { blocks: 'demi-blocs', spaces: 'espaces colorés', ascii: 'lettres seulement' }[glyphs];
  return `${type || 'sans nom'}, ${columns}×${rows}, ${drawn}, ${hasColours ? 'couleurs' : 'sans couleurs'}`;
}

function spanText({ count, unit }: Span): string {
  return { minutes: `${count} min`, hours: `${count} h`, days: `${count} jours` }[unit];
}
