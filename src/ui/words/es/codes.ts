/** Spanish: `explain`, but for Zoom's own codes. */

import type { CodeWords } from '../codes.ts';
import { zoom } from './zoom.ts';

/** The sentences of the error table. */
export const codes: CodeWords = {
  kinds: {
    'zoom-oauth': 'Zoom, inicio de sesión',
    'zoom-api': 'Zoom, API REST',
    'device-flow': 'Flujo OAuth de dispositivos (RFC 8628)',
    oauth: 'OAuth 2.0',
    roomkey: 'roomkey',
    exit: 'código de salida de roomkey',
  },
  labels: {
    words: 'Con las palabras',
    means: 'Significa',
    fix: 'Remedio',
    exit: 'Salida',
    missingScopes: 'Permisos que faltan',
  },
  reported: 'comunicado por usuarios, sin documentar',
  oneOfThem: (command) => `Uno de ellos: ${command}`,
  exits: {
    done: 'Hecho.',
    fault: 'Un fallo del propio roomkey.',
    usage: 'Uso o configuración incorrectos.',
    declined: 'La persona lo rechazó.',
    lapsed: 'El código caducó, y la renovación estaba desactivada o agotada.',
    unreachable: 'No se llegó al proveedor, o sus respuestas no tenían sentido.',
    notPaired: 'Sin vincular, o la vinculación ya no vale.',
    storage: 'No se pudo guardar o leer el token.',
    clientRefused: 'El proveedor rechaza este cliente.',
    busy: 'Otro roomkey está trabajando ahora con esta cuenta.',
  },
  exitFix: {
    nothing: 'Nada.',
    oneOf: (codes) => `Averigüe cuál es: ${codes}`,
  },
  rows: {
    ...zoom,
    'device-flow': {
      authorization_pending: {
        says: 'Nadie lo ha permitido ni rechazado todavía. No es un error.',
        fix: 'Nada: roomkey vuelve a preguntar tras el intervalo.',
      },
      slow_down: {
        says: 'Las peticiones llegan demasiado deprisa. No es un error.',
        fix: 'Nada: desde entonces roomkey espera cinco segundos más entre peticiones. Si ocurre a menudo, busque un segundo programa que use el mismo código.',
      },
      access_denied: {
        says: 'La persona lo rechazó, o un administrador no permite esta aplicación.',
        fix: 'Empiece de nuevo con roomkey pair. Si el móvil nunca ofreció permitirlo, pregunte al administrador.',
      },
      expired_token: {
        says: 'El código caducó antes de que se permitiera.',
        fix: 'Empiece de nuevo con roomkey pair; con --renew 3 o --renew forever pide códigos nuevos por sí solo.',
      },
    },
    oauth: {
      invalid_request: {
        says: 'Un parámetro falta, está repetido o mal formado. Algunos servidores responden así también por fallos propios.',
        fix: 'Inténtelo de nuevo. Si continúa, revise la dirección y que ningún proxy reescriba las peticiones. La vinculación se conserva.',
      },
      invalid_client: {
        says: 'El proveedor no conoce el cliente, o su secreto es incorrecto.',
        fix: 'Compare el ID y el secreto de cliente con la página de la aplicación. La vinculación se conserva.',
      },
      invalid_grant: {
        says: 'El código o el token de renovación es incorrecto, ya se usó, fue revocado o es de otro cliente.',
        fix: 'Vincule de nuevo el dispositivo: roomkey pair --force',
      },
      unauthorized_client: {
        says: 'Este cliente no puede usar este tipo de concesión.',
        fix: 'Haga activar la vinculación de dispositivos para la aplicación. En Zoom: "Use App on Device" (Features, Embed, Meeting SDK).',
      },
      unsupported_grant_type: {
        says: 'El servidor no ofrece este tipo de concesión.',
        fix: 'Haga activar la vinculación de dispositivos para la aplicación y revise --authority o --issuer.',
      },
      invalid_scope: {
        says: 'Un permiso es desconocido, está mal formado o es más de lo que el cliente puede pedir.',
        fix: 'Quite --scope, o pida solo permisos añadidos en la página de la aplicación.',
      },
      unsupported_response_type: {
        says: 'El servidor no ofrece esta forma de iniciar sesión por navegador. La vinculación con código no la usa.',
        fix: 'Revise el tipo de la aplicación en el proveedor.',
      },
      server_error: {
        says: 'El proveedor tiene un error interno.',
        fix: 'Nada: roomkey lo sigue intentando mientras puede.',
      },
      temporarily_unavailable: {
        says: 'El proveedor está saturado o en mantenimiento.',
        fix: 'Nada: roomkey lo sigue intentando mientras puede.',
      },
      invalid_token: {
        says: 'El token de acceso ha caducado, fue revocado o está mal formado.',
        fix: 'Obtenga uno nuevo: roomkey token --fresh',
      },
      insufficient_scope: {
        says: 'Al token le falta un permiso que esta llamada necesita.',
        fix: 'Añada el permiso en la página de la aplicación o con --scope y vincule de nuevo: roomkey pair --force',
      },
      unsupported_token_type: {
        says: 'El servidor no puede revocar este tipo de token.',
        fix: 'Quite la aplicación en la página de cuenta del usuario en el proveedor y luego: roomkey unpair --local',
      },
    },
  },
};
