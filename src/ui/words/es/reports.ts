/** Spanish: `status`, `doctor` and `unpair`. */

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

const ADD_SCOPES = 'Añádalos en la página de la aplicación y vincule de nuevo: roomkey pair --force';

const status: StatusWords = {
  labels: {
    state: 'Estado',
    with: 'Proveedor',
    user: 'Usuario',
    scopes: 'Permisos',
    until: 'Token hasta',
    renewed: 'Renovado',
    renews: 'Renovación',
    api: 'API',
    account: 'Cuenta',
    storedIn: 'Guardado en',
    protection: 'Protección',
  },
  states: {
    ok: 'vinculado',
    stale: 'vinculado; el token de acceso se renovará cuando haga falta',
    dead: 'el proveedor ya no acepta esta vinculación: roomkey pair',
    none: 'sin vincular: roomkey pair',
    damaged: 'la vinculación guardada está dañada: roomkey pair',
    unreadable: 'hay una vinculación guardada, pero no se puede leer: roomkey doctor',
  },
  unsealed: 'sin cifrar',
  simulated: (state) => `${state} (una simulación creada por roomkey demo)`,
  unsaid: 'el proveedor no lo indicó',
  ranOut: 'el token de acceso caducó y nada puede renovarlo: roomkey pair',
  renews: 'automática',
  noRenewal: (remedy) => `no, esta vinculación termina con su token. ${remedy}`,
  left: (minutes) => `quedan ${minutes} min`,
  protection: {
    none: 'sin cifrar: lo puede leer este usuario, root y quien tenga el disco',
    file: 'cifrado con la clave del archivo indicado: tan seguro como ese archivo',
    systemd:
      'cifrado con una clave de las credenciales de systemd: tan seguro como ellas (ligadas a un TPM o no)',
  },
};

const notes: NoteWords = {
  kept_in_memory: ({ folder }) => `${folder} está en la memoria: la vinculación se pierde al reiniciar`,
  on_overlay: ({ folder }) =>
    `${folder} está en un sistema de archivos overlay: si se descarta al reiniciar, la vinculación se pierde con él`,
  cannot_be_private: ({ folder }) =>
    `${folder} está en un sistema de archivos que no puede mantener archivos privados`,
  other_owner: ({ what, uid, path }) =>
    what === 'folder'
      ? `la carpeta es de otro usuario (uid ${uid}): ${path}`
      : `el archivo es de otro usuario (uid ${uid}): ${path}`,
  open_to_others: ({ what, mode, path }) =>
    what === 'folder'
      ? `la carpeta está abierta a otros (modo 0${mode.toString(8)}): ${path}`
      : `el archivo está abierto a otros (modo 0${mode.toString(8)}): ${path}`,
  not_seen: ({ what, why, path }) =>
    what === 'folder'
      ? `no se ven el propietario y el modo de la carpeta (${why}): ${path}`
      : `no se ven el propietario y el modo del archivo (${why}): ${path}`,
  aside_damaged: ({ why, path }) => `La vinculación guardada estaba dañada (${why}). Se apartó: ${path}`,
  aside_foreign: ({ path }) =>
    `La vinculación guardada se había copiado de otro dispositivo. Se apartó: ${path}`,
  aside_sealed: ({ path }) => `La vinculación guardada está cifrada con otra clave. Se apartó: ${path}`,
  codes_elsewhere: ({ host, issuer }) =>
    `Los códigos vienen de ${host}, un host distinto del emisor (${issuer})`,
};

const desk: DeskWords = {
  title: 'Para soporte informático:',
  needs: (label, host) => `El dispositivo "${label}" se vincula con ${host} y necesita, desde su propia red:`,
  outgoing: (host, port) => `HTTPS, puerto TCP ${port}, saliente, hacia ${host}`,
  api: (hosts) => `${hosts} (la API; Zoom indica el servidor)`,
  certificate:
    'el certificado que muestra el propio servidor; si se inspecciona TLS, una excepción para estos servidores o la autoridad de certificación de la inspección en un archivo PEM',
  proxy: (proxy) => `Proxy: ${proxy}`,
  noProxy: 'ninguno',
  seen: (time) => `Observado el ${time} según el reloj del dispositivo:`,
};

const doctor: DoctorWords = {
  checks: {
    program: 'Programa',
    storage: 'Almacenamiento',
    lock: 'Bloqueo',
    credentials: 'Credenciales',
    proxy: 'Proxy',
    name: 'Nombre',
    route: 'Acceso',
    tls: 'Certificado',
    provider: 'Proveedor',
    clock: 'Reloj',
    terminal: 'Terminal',
    grant: 'Vinculación',
    life: 'Renovación',
    user: 'Usuario',
    scopes: 'Permisos',
    one_box: 'Un dispositivo',
  },
  states: { ok: 'bien', warn: 'aviso', fail: 'FALLO' },
  good: {
    runs_on: ({ roomkey, node, system }) => `roomkey ${roomkey} con Node ${node}, ${system}`,
    storage_good: ({ path, isSealed }) =>
      isSealed
        ? `privado, duradero y con permiso de escritura (cifrado): ${path}`
        : `privado, duradero y con permiso de escritura (sin cifrar): ${path}`,
    lock_free: () => 'libre: ningún otro roomkey está vinculando esta cuenta',
    credentials_from: ({ clientId, clientSecret }) =>
      clientSecret === null
        ? `ID de cliente de ${clientId}, sin secreto, así que es un cliente público`
        : `ID de cliente de ${clientId}, secreto de ${clientSecret}`,
    no_proxy: ({ host }) => `ninguno; directo a ${host}`,
    through_proxy: ({ host, port, hasLogin }) =>
      hasLogin ? `${host}:${port}, con contraseña` : `${host}:${port}, sin contraseña`,
    name_is: ({ host, address, more }) =>
      more > 0 ? `${host} es ${address} y ${more} más` : `${host} es ${address}`,
    answers_in: ({ host, port, ms }) => `${host}:${port} responde en ${ms} ms`,
    certificate_trusted: ({ issuer, until }) =>
      until === null
        ? `de confianza, firmado por "${issuer}"`
        : `de confianza, firmado por "${issuer}", válido hasta el ${until}`,
    gives_links: ({ minutes }) =>
      `acepta este cliente y da códigos de ${minutes} min, con un enlace para el QR`,
    clock_agrees: () => 'coincide con el del proveedor',
    no_screen: () => 'aquí no hay pantalla completa: líneas de texto, o eventos con --json',
    qr_fits: (found) => `${terminal(found)}: el QR cabe (${found.qrColumns}×${found.qrRows})`,
    no_pairing: () => 'ninguna todavía: roomkey pair',
    only_simulated: () => 'una simulación creada por roomkey demo; roomkey pair la sustituye',
    renewed: ({ pairedOn, renewedOn }) =>
      `la vinculación del ${pairedOn} se renovó por última vez el ${renewedOn}`,
    user_unsaid: () => 'este proveedor no indica quién lo permitió',
    user_is: ({ user }) => `la vinculación funciona; la permitió ${user}`,
    scopes_unsaid: () => 'el proveedor no los indicó',
    scopes_are: ({ scopes }) => scopes,
    one_box_at_zoom: () =>
      'dé a cada dispositivo su propio usuario de Zoom: si el mismo usuario lo permite otra vez, esta vinculación termina',
    only_box: () => 'ninguna otra cuenta de este dispositivo es del mismo usuario',
  },
  warnings: {
    storage_exposed: ({ note }) => ({
      says: noteIn(notes, note),
      fix: 'Hágalo privado: chmod 700 para la carpeta, 600 para el archivo.',
    }),
    storage_forgets: ({ note }) => ({
      says: noteIn(notes, note),
      fix: 'Ponga en ROOMKEY_CONFIG_DIR una carpeta de un disco permanente.',
    }),
    lock_outlives: () => ({
      says: 'libre, pero falta el programa flock: un bloqueo puede sobrevivir a un proceso interrumpido',
      fix: 'Instale util-linux.',
    }),
    credentials_quoted: ({ from }) => ({
      says: `las comillas alrededor del valor de ${from} se toman como parte de él`,
      fix: 'Quítelas: --env-file de docker y los archivos las conservan, al contrario que una shell.',
    }),
    gives_no_links: ({ minutes }) => ({
      says: `acepta este cliente y da códigos de ${minutes} min, pero ningún enlace que contenga el código`,
      fix: 'El QR solo lleva a la página, y el código se escribe allí. Aquí no hay nada que arreglar.',
    }),
    clock_off: ({ span, isAhead }) => ({
      says: isAhead
        ? `va ${spanText(span)} por delante del reloj del proveedor`
        : `va ${spanText(span)} por detrás del reloj del proveedor`,
      fix: 'Póngalo en hora o deje que el dispositivo llegue a un servidor de hora: timedatectl set-ntp true. Mientras tanto, roomkey mide el tiempo con otro reloj.',
    }),
    qr_too_large: (found) => ({
      says: `${terminal(found)}: no hay sitio para el QR; se muestran el código y su dirección`,
      fix: 'Amplíelo (en 80×24 cabe un QR de medios bloques) o guarde el QR como imagen: --qr-file',
    }),
    no_renewal: ({ remedy }) => ({
      says: 'la vinculación no se puede renovar: termina con su token',
      fix: remedy,
    }),
    long_unused: ({ pairedOn, renewedOn }) => ({
      says: `la vinculación del ${pairedOn} se renovó por última vez el ${renewedOn}`,
      fix: 'Úsela de vez en cuando: roomkey token. Zoom termina lo que no se renueva en 90 días.',
    }),
    user_scopes_missing: ({ scopes }) => ({
      says: `no se puede consultar: faltan los permisos ${scopes}`,
      fix: ADD_SCOPES,
    }),
    token_refused: ({ answer, said }) => ({
      says: `el proveedor no aceptó el token: ${answer}`,
      fix:
        said === null ? 'Pruebe con uno nuevo: roomkey token --fresh' : `Consulte: roomkey explain ${said}`,
    }),
    scopes_missing: ({ scopes }) => ({
      says: `este tipo de dispositivo necesita ${scopes}, que faltan en la vinculación`,
      fix: ADD_SCOPES,
    }),
    unrevoked: ({ path }) => ({
      says: `un permiso anterior aún no se ha retirado: ${path}`,
      fix: 'Lo retira la próxima vinculación, y también: roomkey unpair',
    }),
    same_user: ({ accounts }) => ({
      says: `el mismo usuario también permitió esta aplicación para la cuenta ${accounts} de este dispositivo`,
      fix: 'Donde el proveedor guarda una vinculación por usuario y aplicación, como Zoom, solo funciona la más reciente: dé a cada uno su propio usuario.',
    }),
  },
  wouldWork: 'Aquí funcionaría una vinculación.',
  wouldNotWork: 'Aquí todavía no funcionaría una vinculación.',
  desk,
};

/** The sentences of the reports. */
export const reports: ReportWords = {
  notes,
  status,
  doctor,
  unpaired: 'Desvinculado. Aquí ya no queda nada guardado.',
  alsoDeleted: (paths) => `Se borraron sin retirar el permiso vinculaciones apartadas: ${paths}`,
};

function terminal({ type, columns, rows, glyphs, hasColours }: TerminalFinding): string {
  const drawn = { blocks: 'medios bloques', spaces: 'espacios de color', ascii: 'solo letras' }[glyphs];
  return `${type || 'sin nombre'}, ${columns}×${rows}, ${drawn}, ${hasColours ? 'en color' : 'sin color'}`;
}

function spanText({ count, unit }: Span): string {
  return { minutes: `${count} min`, hours: `${count} h`, days: `${count} días` }[unit];
}
