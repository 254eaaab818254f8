/** Brazilian Portuguese: `explain`, but for Zoom's own codes. */

import type { CodeWords } from '../codes.ts';
import { zoom } from './zoom.ts';

/** The sentences of the error table. */
export const codes: CodeWords = {
  kinds: {
    'zoom-oauth': 'Zoom, login',
    'zoom-api': 'Zoom, API REST',
    'device-flow': 'Fluxo OAuth de dispositivos (RFC 8628)',
    oauth: 'OAuth 2.0',
    roomkey: 'roomkey',
    exit: 'código de saída do roomkey',
  },
  labels: {
    words: 'Com as palavras',
    means: 'Significa',
    fix: 'Solução',
    exit: 'Saída',
    missingScopes: 'Permissões que faltam',
  },
  reported: 'relatado por usuários, não documentado',
  oneOfThem: (command) => `Um deles: ${command}`,
  exits: {
    done: 'Feito.',
    fault: 'Uma falha do próprio roomkey.',
    usage: 'Uso ou configuração incorretos.',
    declined: 'A pessoa recusou.',
    lapsed: 'O código expirou, e a renovação estava desligada ou esgotada.',
    unreachable: 'O provedor não foi alcançado, ou as respostas dele não faziam sentido.',
    notPaired: 'Não pareado, ou o pareamento não vale mais.',
    storage: 'O token não pôde ser salvo ou lido.',
    clientRefused: 'O provedor recusa este cliente.',
    busy: 'Outro roomkey está trabalhando agora nesta conta.',
  },
  exitFix: {
    nothing: 'Nada a fazer.',
    oneOf: (codes) => `Descubra qual é: ${codes}`,
  },
  rows: {
    ...zoom,
    'device-flow': {
      authorization_pending: {
        says: 'Ninguém permitiu nem recusou ainda. Isto não é um erro.',
        fix: 'Nada: roomkey pergunta de novo depois do intervalo.',
      },
      slow_down: {
        says: 'As solicitações chegam depressa demais. Isto não é um erro.',
        fix: 'Nada: a partir daí roomkey espera cinco segundos a mais entre as solicitações. Se acontecer muito, procure um segundo programa que use o mesmo código.',
      },
      access_denied: {
        says: 'A pessoa recusou, ou um administrador não permite este aplicativo.',
        fix: 'Comece de novo com roomkey pair. Se o celular nunca ofereceu permitir, pergunte ao administrador.',
      },
      expired_token: {
        says: 'O código expirou antes de ser permitido.',
        fix: 'Comece de novo com roomkey pair; com --renew 3 ou --renew forever ele pede códigos novos sozinho.',
      },
    },
    oauth: {
      invalid_request: {
        says: 'Um parâmetro falta, está repetido ou malformado. Alguns servidores também respondem assim por falhas deles.',
        fix: 'Tente de novo. Se continuar, verifique o endereço e se nenhum proxy reescreve as solicitações. O pareamento é mantido.',
      },
      invalid_client: {
        says: 'O provedor não conhece o cliente, ou o segredo dele está errado.',
        fix: 'Compare o ID e o segredo do cliente com a página do aplicativo. O pareamento é mantido.',
      },
      invalid_grant: {
        says: 'O código ou o token de renovação está errado, já foi usado, foi revogado ou pertence a outro cliente.',
        fix: 'Pareie o aparelho de novo: roomkey pair --force',
      },
      unauthorized_client: {
        says: 'Este cliente não pode usar este tipo de concessão.',
        fix: 'Peça que o pareamento de aparelhos seja ativado para o aplicativo. No Zoom: "Use App on Device" (Features, Embed, Meeting SDK).',
      },
      unsupported_grant_type: {
        says: 'O servidor não oferece este tipo de concessão.',
        fix: 'Peça que o pareamento de aparelhos seja ativado para o aplicativo e verifique --authority ou --issuer.',
      },
      invalid_scope: {
        says: 'Uma permissão é desconhecida, malformada ou maior do que o cliente pode pedir.',
        fix: 'Tire --scope, ou peça só permissões adicionadas na página do aplicativo.',
      },
      unsupported_response_type: {
        says: 'O servidor não oferece este jeito de fazer login pelo navegador. O pareamento com código não o usa.',
        fix: 'Verifique o tipo do aplicativo no provedor.',
      },
      server_error: {
        says: 'O provedor está com um erro interno.',
        fix: 'Nada: roomkey continua tentando enquanto pode.',
      },
      temporarily_unavailable: {
        says: 'O provedor está sobrecarregado ou em manutenção.',
        fix: 'Nada: roomkey continua tentando enquanto pode.',
      },
      invalid_token: {
        says: 'O token de acesso expirou, foi revogado ou está malformado.',
        fix: 'Obtenha um novo: roomkey token --fresh',
      },
      insufficient_scope: {
        says: 'Falta ao token uma permissão de que esta chamada precisa.',
        fix: 'Adicione a permissão na página do aplicativo ou com --scope e pareie de novo: roomkey pair --force',
      },
      unsupported_token_type: {
        says: 'O servidor não pode revogar este tipo de token.',
        fix: 'Remova o aplicativo na página da conta do usuário no provedor e depois: roomkey unpair --local',
      },
    },
  },
};
