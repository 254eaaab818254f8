/** Brazilian Portuguese: the screen and the text lines. */

import type { Words } from '../words.ts';
import { here } from './here.ts';
import { there } from './there.ts';

/** The sentences of the screen and of the text lines. */
export const words: Words = {
  tag: 'pt-BR',
  glue: ' ',
  colon: ': ',

  title: (service) => `Pareie esta sala com o ${service}`,
  shortTitle: (service) => `Parear com o ${service}`,
  simulation: 'Simulação',
  simulationNote: 'Simulação: nenhuma conta real é usada.',

  scan: 'Escaneie com a câmera do celular',
  check: 'Confira se ele mostra este código',
  allow: 'Entre e toque em Permitir',
  open: 'Abra este endereço no celular',
  type: 'Digite este código',
  noCamera: 'Sem câmera? Abra',
  thenType: 'e digite o código.',
  code: 'Código',
  onlyHere: 'Só permita se você estiver diante desta tela.',

  asking: (host) => `Pedindo um código a ${host}`,
  since: (time) => `Desde ${time}.`,
  waiting: 'Esperando você',
  noConnection: 'Sem conexão',
  noConnectionSince: (time) => `Sem conexão desde ${time}`,
  noGoodAnswer: 'Sem resposta válida',
  noGoodAnswerSince: (time) => `Sem resposta válida desde ${time}`,
  tryingAgain: (seconds) => `Nova tentativa em ${seconds} s.`,
  tryingNow: 'Tentando de novo.',
  stillGood: 'O código ainda vale.',
  cause: (short) => `Causa: ${short}.`,
  ranOut: 'Esse código expirou',
  newCode: (number) => `Pedindo outro (o ${number}º).`,
  startAgain: (command) => `Comece de novo: ${command}`,
  stopped: 'Encerrado antes que alguém permitisse',
  saving: 'Permitido. Salvando.',
  paired: (label) => `Pareada como ${label}`,
  until: (time) => `Acesso até ${time}; ele se renova sozinho.`,
  noRenewal: (end) =>
    `Este pareamento não pode ser renovado: o acesso termina ${end === null ? 'quando o provedor quiser' : `às ${end}`}.`,
  allowed: (scopes, more) => `Pode usar: ${scopes.join(', ')}${more > 0 ? ` e mais ${more}` : ''}.`,
  lost: (service) => `O ${service} não aceita mais o pareamento desta sala. Pareie de novo.`,

  keys: { a: 'permitir', d: 'recusar', c: 'copiar código', l: 'copiar link', n: 'novo código', q: 'sair' },
  copied: 'copiado',

  orOpen: 'Ou abra este e digite o código:',
  letterByLetter: (letters) => `letra por letra: ${letters}`,
  assumed: 'suposto, o provedor não informa',
  goodUntil: (time) => `Esperando. O código vale até ${time}.`,
  left: (span) => `Ainda esperando. Tempo restante: ${span}.`,

  see: (command) => `Veja: ${command}`,
  troubles: { ...here, ...there },
};
