/** What is said of troubles in Spanish. */

import type { Causes, Ends } from '../troubles.ts';

/** Why the provider is out of reach, and what to do. */
export const causes: Causes = {
  name_not_found: {
    half: 'nombre no encontrado',
    todo: 'Revise la red y el servidor de nombres de este dispositivo.',
  },
  connection_refused: {
    half: 'conexión rechazada',
    todo: 'Revise la dirección y si hay un cortafuegos de por medio.',
  },
  connection_lost: {
    half: 'se cortó la conexión',
    todo: 'Revise la red de este dispositivo.',
  },
  no_route: {
    half: 'no hay red',
    todo: 'Revise el cable o la wifi.',
  },
  timeout: {
    half: 'no hubo respuesta a tiempo',
    todo: 'Revise la red y si exige un proxy.',
  },
  tls_untrusted: {
    half: 'certificado no fiable',
    todo: 'Pregunte a soporte informático en qué autoridad confiar.',
  },
  tls_inspected: {
    half: 'alguien en la red abre la conexión',
    todo: 'Pida a soporte informático su certificado o una excepción.',
  },
  tls_expired: {
    half: 'certificado caducado, o el reloj va adelantado',
    todo: 'Revise primero el reloj de este dispositivo.',
  },
  tls_not_yet_valid: {
    half: 'el reloj va atrasado',
    todo: 'Ponga en hora este dispositivo.',
  },
  tls_wrong_name: {
    half: 'certificado de otro servidor',
    todo: 'Revise la dirección y si esta red pide iniciar sesión.',
  },
  proxy_failed: {
    half: 'lo impidió el proxy',
    todo: 'Pida a soporte informático que el proxy deje pasar este dispositivo.',
  },
  proxy_password: {
    half: 'el proxy pide contraseña',
    todo: 'Pida a soporte informático un acceso al proxy.',
  },
  proxy_unreachable: {
    half: 'no se llega al proxy',
    todo: 'Revise la dirección del proxy y la red de este dispositivo.',
  },
  proxy_wanted: {
    half: 'esta red exige un proxy',
    todo: 'Pida a soporte informático la dirección del proxy.',
  },
  captive_portal: {
    half: 'esta red pide antes iniciar sesión',
    todo: 'Inicie sesión en la red o pida acceso a soporte informático.',
  },
  redirected: {
    half: 'enviado a otra dirección',
    todo: 'Revise la dirección configurada.',
  },
  server_error: {
    half: 'un fallo al otro lado',
    todo: 'Espere un poco; si continúa, consulte al proveedor.',
  },
  rate_limited: {
    half: 'el otro lado está saturado',
    todo: 'Espere unos minutos.',
  },
  bad_answer: {
    half: 'respondió otra cosa en su lugar',
    todo: 'Revise la red y la dirección configurada.',
  },
  incomplete_answer: {
    half: 'la respuesta está incompleta',
    todo: 'Revise la dirección; si es correcta, consulte al proveedor.',
  },
  unsafe_answer: {
    half: 'no es seguro mostrar la respuesta',
    todo: 'No vincule con este servidor; revise la dirección.',
  },
};

/** What ends a pairing, and what to do. */
export const ends: Ends = {
  wrong_account: {
    says: 'Cuenta no admitida; no se guardó nada',
    todo: 'Vincule de nuevo con una cuenta que esta sala admita.',
  },
  cannot_save: {
    says: 'No se puede guardar la vinculación',
    todo: 'Libere espacio o corrija los permisos de la carpeta e inténtelo de nuevo.',
  },
  newer_version: {
    says: 'La vinculación es de un roomkey más nuevo',
    todo: 'Actualice roomkey en este dispositivo.',
  },
  locked: {
    says: 'Otro roomkey está ocupando la vinculación',
    todo: 'Inténtelo de nuevo en un minuto.',
  },
  invalid_client: {
    says: 'No se acepta el ID o el secreto de cliente',
    todo: 'Revise ambos en la página de la aplicación.',
  },
  unauthorized_client: {
    says: 'Esta aplicación no puede vincular dispositivos',
    todo: 'En Zoom, active "Use App on Device" en la página de la aplicación.',
  },
  unsupported_grant_type: {
    says: 'Esta aplicación no permite vincular con código',
    todo: 'En Zoom, active "Use App on Device" en la página de la aplicación.',
  },
  invalid_scope: {
    says: 'La aplicación no tiene esos permisos',
    todo: 'Pida menos o añádalos en la página de la aplicación.',
  },
  no_device_flow: {
    says: 'Este proveedor no permite vincular con código',
    todo: 'Consulte al proveedor o revise la dirección.',
  },
  provider_refused: {
    says: 'El proveedor respondió con un error',
    todo: 'Inténtelo de nuevo; si se repite, consulte al proveedor.',
  },
};
