/** Spanish: what Zoom's codes mean, for `explain`. */

import type { CodeRows } from '../codes.ts';

const REPAIR = 'Vincule de nuevo el dispositivo: roomkey pair --force';

/** The rows of Zoom. */
export const zoom: Pick<CodeRows, 'zoom-oauth' | 'zoom-api'> = {
  'zoom-oauth': {
    z4700_empty: {
      says: 'La petición no llevaba ningún token.',
      fix: 'Compruebe que el programa pone lo que imprime roomkey token en su cabecera Authorization.',
    },
    z4700_general: {
      says: 'Un error general; Zoom no dice más o repite un mensaje interno.',
      fix: 'Anote la hora y el identificador de seguimiento de la respuesta y dé ambos al soporte de Zoom.',
    },
    z4702: {
      says: 'El ID de cliente no es el de la aplicación que inició sesión: está mal escrito, o la aplicación ya no existe.',
      fix: 'Compare el ID de cliente con la página de la aplicación; es distinto en desarrollo y en producción.',
    },
    z4704: {
      says: 'El secreto de cliente no corresponde al ID de cliente: está mal escrito o se regeneró.',
      fix: 'Copie de nuevo el secreto de la página de la aplicación. La vinculación guardada sigue siendo válida.',
    },
    z4705: {
      says: 'El punto de acceso de tokens no conoce el tipo de concesión pedido.',
      fix: 'Para vincular, active "Use App on Device" en la página de la aplicación (Features, Embed, Meeting SDK).',
    },
    z4706_client: {
      says: 'Ni la cabecera ni el formulario nombraban un cliente.',
      fix: 'Defina ZOOM_CLIENT_ID y ZOOM_CLIENT_SECRET, o revise qué quita un proxy de las peticiones.',
    },
    z4706_grant_type: {
      says: 'La petición no nombraba ningún tipo de concesión, o su formulario se perdió por el camino.',
      fix: 'Revise si un proxy reescribe las peticiones; si no hay ninguno, comunique el error.',
    },
    z4709: {
      says: 'La dirección de redirección no es exactamente una de las de la aplicación. La vinculación con código no usa ninguna.',
      fix: 'Haga ambas iguales, hasta la última barra, en la página de la aplicación y en el programa que inicia sesión por navegador.',
    },
    z4711: {
      says: 'Los permisos del token ya no son los de la aplicación.',
      fix: `Tras cambiar los permisos de la aplicación hay que vincular de nuevo cada dispositivo. ${REPAIR}`,
    },
    z4717: {
      says: 'Zoom, o el dueño de la aplicación, la ha desactivado.',
      fix: 'Mire la página de la aplicación en el Marketplace y consulte después al soporte de Zoom. En el dispositivo no hay que hacer nada.',
    },
    z4724: {
      says: 'El token firmado de la cabecera no se pudo leer, o su firma es incorrecta.',
      fix: 'Tome un token nuevo de roomkey token y páselo sin cambios.',
    },
    z4732: {
      says: 'Un servicio de Zoom no funcionaba mientras se creaba el código.',
      fix: 'Inténtelo de nuevo en unos minutos; si continúa, consulte al soporte de Zoom.',
    },
    z4733: {
      says: 'El código de autorización tenía más de cinco minutos.',
      fix: 'Inicie sesión de nuevo y termine sin pausas.',
    },
    z4734: {
      says: 'El código de autorización es incorrecto o ya se usó.',
      fix: 'Inicie sesión de nuevo; cada código sirve una sola vez.',
    },
    z4735: {
      says: 'El usuario de Zoom que permitió este dispositivo ya no está en la cuenta.',
      fix: `Haga que lo permita otro usuario. ${REPAIR}`,
    },
    z4737: {
      says: 'Zoom ya no tiene el token de renovación: fue sustituido, revocado o es demasiado antiguo.',
      fix: REPAIR,
    },
    z4738: {
      says: 'Un administrador de la cuenta de Zoom retiró la aprobación de la aplicación.',
      fix: `Pida al administrador que apruebe la aplicación otra vez. ${REPAIR}`,
    },
    z4740: {
      says: 'Se emitieron para el mismo usuario y aplicación más tokens de los que Zoom admite a la vez.',
      fix: `Dé a cada dispositivo su propio usuario de Zoom, o pida a Zoom que suba la tolerancia de la aplicación. ${REPAIR}`,
    },
    z4741: {
      says: 'El mismo usuario permitió la misma aplicación otra vez, en otro dispositivo o en otro sitio; solo cuenta la aprobación más reciente.',
      fix: `Dé a cada dispositivo su propio usuario de Zoom. ${REPAIR}`,
    },
    invalid_request: {
      says: 'La forma antigua en que Zoom dice que un token de renovación no vale: sustituido, revocado o demasiado antiguo.',
      fix: REPAIR,
    },
    invalid_grant: {
      says: 'El token de renovación no vale: sustituido por una aprobación más reciente del mismo usuario, revocado o demasiado antiguo.',
      fix: `Dé a cada dispositivo su propio usuario de Zoom. ${REPAIR}`,
    },
    invalid_client: {
      says: 'Las credenciales son incorrectas. Zoom responde así con HTTP 400, donde otros usan 401.',
      fix: 'Compare ambas con la página de la aplicación; las de otro tipo de aplicación no sirven. La vinculación se conserva.',
    },
  },
  'zoom-api': {
    z124_invalid: {
      says: 'El token de acceso es incorrecto, está cortado o es de otra nube.',
      fix: 'Obtenga uno nuevo y páselo entero: roomkey token --fresh',
    },
    z124_expired: {
      says: 'Ha pasado la hora del token de acceso.',
      fix: 'Llame a roomkey token antes de cada uso en vez de guardar lo que imprimió.',
    },
    z124_query: {
      says: 'El token de acceso iba en la dirección, y Zoom ya no lo admite.',
      fix: 'Envíelo en la cabecera Authorization.',
    },
    z201: {
      says: 'El token de acceso ha caducado o no se puede usar.',
      fix: 'Obtenga uno nuevo: roomkey token --fresh',
    },
    z300: {
      says: 'Falta un parámetro de la petición o es incorrecto; el mensaje lo nombra.',
      fix: 'Corrija la petición que envía su programa.',
    },
    z1001: {
      says: 'No existe ese usuario en la cuenta de este token.',
      fix: 'Llame a /users/me en vez de nombrar un usuario; el token de un dispositivo vinculado vale solo para su propio usuario.',
    },
    z4700_access: {
      says: 'La API no acepta el token de acceso.',
      fix: 'Obtenga uno nuevo (roomkey token --fresh); si también se rechaza, vincule de nuevo: roomkey pair --force',
    },
    z4711_scopes: {
      says: 'Al token le falta un permiso que esta llamada necesita; los corchetes lo nombran.',
      fix: 'Añada los permisos en la página de la aplicación y vincule de nuevo, porque ningún token existente los recibe: roomkey pair --force',
    },
    z429_second: {
      says: 'Demasiadas llamadas en un segundo. El límite es por cuenta, para todas sus aplicaciones juntas.',
      fix: 'Espere un segundo, o lo que diga X-RateLimit-Reset, y siga más despacio.',
    },
    z429_day: {
      says: 'Se agotaron las llamadas del día. El límite es por cuenta, para todas sus aplicaciones juntas.',
      fix: 'Espere hasta la hora de la cabecera Retry-After: aquí es una fecha y no un número de segundos.',
    },
  },
};
