/** Spanish: troubles of the network, the provider and the person. */

import type { TroublesThere } from '../troubles.ts';

/** What is said of troubles that come from elsewhere. */
export const there: TroublesThere = {
  no_device_flow: {
    says: 'Este proveedor no permite vincular con código',
    fix: 'Pida al proveedor el flujo de dispositivos (RFC 8628) o revise --issuer.',
  },
  access_denied: {
    says: 'Alguien tocó Rechazar',
    fix: 'Si fue un error, vincule de nuevo: roomkey pair',
  },
  wrong_account: {
    says: 'Cuenta no admitida; no se guardó nada',
    fix: 'Vincule de nuevo con una cuenta que esta sala admita.',
  },
  stranger_not_revoked: {
    says: 'Cuenta no admitida; permiso aún activo',
    fix: 'Retírelo más tarde con roomkey unpair o quite la aplicación de esa cuenta en el proveedor. Después vincule de nuevo.',
  },
  other_account: {
    says: 'Vinculado con una cuenta de otro dominio',
    fix: 'Termine esa vinculación (roomkey unpair) o sustitúyala: roomkey pair --force',
  },
  expired_token: {
    says: 'El código caducó antes de que se permitiera',
    fix: 'Ejecute roomkey pair otra vez; con --renew N o --renew forever pide códigos nuevos por sí solo.',
  },
  name_not_found: {
    says: 'No se encontró el nombre del servidor',
    short: 'nombre no encontrado',
    fix: 'Revise la red y el servidor DNS de este dispositivo.',
  },
  connection_refused: {
    says: 'La conexión fue rechazada',
    short: 'conexión rechazada',
    fix: 'Revise la dirección y si hay un cortafuegos o un proxy de por medio.',
  },
  connection_lost: {
    says: 'Se cortó la conexión',
    short: 'se cortó la conexión',
    fix: 'Revise la red de este dispositivo.',
  },
  no_route: {
    says: 'No hay acceso a la red',
    short: 'no hay red',
    fix: 'Revise el cable o la wifi y si hace falta un proxy (HTTPS_PROXY).',
  },
  timeout: {
    says: 'No hubo respuesta a tiempo',
    short: 'no hubo respuesta a tiempo',
    fix: 'Revise la red y si exige un proxy (HTTPS_PROXY).',
  },
  tls_untrusted: {
    says: 'El certificado del proveedor no es de confianza',
    short: 'certificado no fiable',
    fix: 'Pregunte a soporte informático en qué autoridad confiar (--ca-file).',
  },
  tls_inspected: {
    says: 'Un equipo de esta red intercepta el tráfico cifrado',
    short: 'tráfico cifrado interceptado',
    fix: 'Pida a soporte una excepción o su certificado (--ca-file).',
  },
  tls_expired: {
    says: 'El certificado del proveedor ha caducado, o el reloj de este dispositivo va adelantado',
    short: 'certificado caducado, o reloj adelantado',
    fix: 'Revise primero el reloj de este dispositivo (timedatectl).',
  },
  tls_not_yet_valid: {
    says: 'El certificado del proveedor aún no es válido; el reloj de este dispositivo probablemente va atrasado',
    short: 'el reloj va atrasado',
    fix: 'Ponga en hora este dispositivo: timedatectl set-ntp true',
  },
  tls_wrong_name: {
    says: 'El certificado es de otro servidor',
    short: 'certificado de otro servidor',
    fix: 'Revise la dirección y si esta red pide iniciar sesión.',
  },
  proxy_failed: {
    says: 'El proxy bloqueó la conexión',
    short: 'bloqueado por el proxy',
    fix: 'Pida acceso a soporte informático o revise HTTPS_PROXY.',
  },
  proxy_password: {
    says: 'El proxy exige usuario y contraseña',
    short: 'el proxy exige contraseña',
    fix: 'Escriba USUARIO:CLAVE en el archivo que indica ROOMKEY_PROXY_LOGIN_FILE.',
  },
  proxy_unreachable: {
    says: 'No se llega al proxy',
    short: 'no se llega al proxy',
    fix: 'Revise la dirección del proxy (HTTPS_PROXY) y la red de este dispositivo.',
  },
  proxy_wanted: {
    says: 'Esta red exige un proxy',
    short: 'esta red exige un proxy',
    fix: 'Pida su dirección a soporte informático y defina HTTPS_PROXY=http://HOST:PORT.',
  },
  server_error: {
    says: 'El proveedor tiene un error interno',
    short: 'un fallo del proveedor',
    fix: 'Espere un poco; si continúa, consulte al proveedor.',
  },
  rate_limited: {
    says: 'Demasiadas peticiones al proveedor',
    short: 'el proveedor está saturado',
    fix: 'Espere unos minutos.',
  },
  captive_portal: {
    says: 'Esta red pide antes iniciar sesión',
    short: 'esta red pide iniciar sesión',
    fix: 'Inicie sesión o pida a soporte que admita la dirección MAC.',
  },
  redirected: {
    says: 'El servidor nos redirigió, y roomkey no sigue redirecciones',
    short: 'redirigido a otra dirección',
    fix: 'Revise la dirección configurada (--authority o --issuer).',
  },
  bad_answer: {
    says: 'Respondió algo que no es el proveedor',
    short: 'respondió otra cosa en su lugar',
    fix: 'Revise la red y la dirección configurada.',
  },
  incomplete_answer: {
    says: 'La respuesta del proveedor está incompleta',
    short: 'la respuesta está incompleta',
    fix: 'Revise la dirección; si es correcta, consulte al proveedor.',
  },
  unsafe_answer: {
    says: 'No es seguro mostrar ni usar la respuesta del proveedor',
    short: 'no es seguro mostrar la respuesta',
    fix: 'No vincule con este servidor; revise la dirección.',
  },
  provider_refused: {
    says: 'El proveedor respondió con un error',
    fix: 'Inténtelo de nuevo; si se repite, consulte al proveedor.',
  },
  not_revoked: {
    says: 'La vinculación sigue activa; no se borró nada',
    fix: 'Inténtelo de nuevo cuando se llegue al proveedor o bórrela solo aquí: roomkey unpair --local',
  },
  leftover_not_revoked: {
    says: 'Desvinculado; queda un permiso anterior',
    fix: 'Ejecute roomkey unpair otra vez cuando se llegue al proveedor o bórrelo solo aquí: roomkey unpair --local',
  },
  grant_dead: {
    says: 'El proveedor ya no acepta la vinculación',
    fix: 'Fue revocada, sustituida por otra más nueva o ha caducado. Vincule de nuevo: roomkey pair',
  },
  no_refresh_token: {
    says: 'El acceso caducó y no se puede renovar',
    fix: 'El proveedor no dio nada con que renovarlo. Vincule de nuevo: roomkey pair',
  },
  invalid_client: {
    says: 'No se acepta el ID o el secreto de cliente',
    fix: 'Revise ambos en la página de la aplicación; son distintos en desarrollo y en producción. La vinculación guardada se conserva.',
  },
  unauthorized_client: {
    says: 'Esta aplicación no puede vincular dispositivos',
    fix: 'En Zoom, active "Use App on Device": página de la aplicación, Features, Embed, Meeting SDK.',
  },
  unsupported_grant_type: {
    says: 'Esta aplicación no permite vincular con código',
    fix: 'En Zoom, active "Use App on Device": página de la aplicación, Features, Embed, Meeting SDK.',
  },
  invalid_scope: {
    says: 'La aplicación no tiene esos permisos',
    fix: 'Quite --scope o añada los permisos en la página de la aplicación.',
  },
  secret_not_taken: {
    says: 'Este proveedor no acepta secretos de cliente',
    fix: 'Cree allí un cliente con secreto, o uno público y quite entonces el secreto aquí.',
  },
  answer_lost: {
    says: 'Se perdió la respuesta a la última renovación',
    fix: 'El proveedor ya sustituyó la clave anterior. Vincule de nuevo: roomkey pair',
  },
};
