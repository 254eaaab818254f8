/** Spanish: the screen and the text lines. */

import type { Words } from '../words.ts';
import { here } from './here.ts';
import { there } from './there.ts';

/** The sentences of the screen and of the text lines. */
export const words: Words = {
  tag: 'es',
  glue: ' ',
  colon: ': ',

  title: (service) => `Vincule esta sala con ${service}`,
  shortTitle: (service) => `Vincular con ${service}`,
  simulation: 'Simulación',
  simulationNote: 'Simulación: no se usa ninguna cuenta real.',

  scan: 'Escanee con la cámara del móvil',
  check: 'Compruebe que muestra este código',
  allow: 'Inicie sesión y toque Permitir',
  open: 'Abra esta dirección en su móvil',
  type: 'Escriba este código',
  noCamera: '¿Sin cámara? Abra',
  thenType: 'y escriba el código.',
  code: 'Código',
  onlyHere: 'Permita solo si está delante de esta pantalla.',

  asking: (host) => `Pidiendo un código a ${host}`,
  since: (time) => `Desde las ${time}.`,
  waiting: 'Esperándole',
  noConnection: 'Sin conexión',
  noConnectionSince: (time) => `Sin conexión desde las ${time}`,
  noGoodAnswer: 'Sin respuesta válida',
  noGoodAnswerSince: (time) => `Sin respuesta válida desde las ${time}`,
  tryingAgain: (seconds) => `Nuevo intento en ${seconds} s.`,
  tryingNow: 'Intentando de nuevo.',
  stillGood: 'El código sigue siendo válido.',
  cause: (short) => `Causa: ${short}.`,
  ranOut: 'Ese código caducó',
  newCode: (number) => `Pidiendo otro (el ${number}.º).`,
  startAgain: (command) => `Empiece de nuevo: ${command}`,
  stopped: 'Detenido antes de que alguien lo permitiera',
  saving: 'Permitido. Guardando.',
  paired: (label) => `Vinculada como ${label}`,
  until: (time) => `Acceso hasta las ${time}; se renueva solo.`,
  noRenewal: (end) =>
    `Este emparejamiento no se puede renovar: el acceso termina ${end === null ? 'cuando lo decida el proveedor' : `a las ${end}`}.`,
  allowed: (scopes, more) => `Puede usar: ${scopes.join(', ')}${more > 0 ? ` y ${more} más` : ''}.`,
  lost: (service) => `${service} ya no acepta la vinculación de esta sala. Vincúlela de nuevo.`,

  keys: {
    a: 'permitir',
    d: 'rechazar',
    c: 'copiar código',
    l: 'copiar enlace',
    n: 'código nuevo',
    q: 'salir',
  },
  copied: 'copiado',

  orOpen: 'O abra esta y escriba el código:',
  letterByLetter: (letters) => `letra por letra: ${letters}`,
  assumed: 'supuesto, el proveedor no lo dice',
  goodUntil: (time) => `Esperando. El código vale hasta las ${time}.`,
  left: (span) => `Sigo esperando. Tiempo restante: ${span}.`,

  see: (command) => `Consulte: ${command}`,
  troubles: { ...here, ...there },
};
