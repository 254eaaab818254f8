/** Brazilian Portuguese: what Zoom's codes mean, for `explain`. */

import type { CodeRows } from '../codes.ts';

const REPAIR = 'Pareie o aparelho de novo: roomkey pair --force';

/** The rows of Zoom. */
export const zoom: Pick<CodeRows, 'zoom-oauth' | 'zoom-api'> = {
  'zoom-oauth': {
    z4700_empty: {
      says: 'A solicitação não trazia nenhum token.',
      fix: 'Confira se o programa põe o que roomkey token imprime no cabeçalho Authorization.',
    },
    z4700_general: {
      says: 'Uma falha geral; o Zoom não diz mais nada ou repete uma mensagem interna.',
      fix: 'Anote a hora e o identificador de rastreamento da resposta e passe os dois ao suporte do Zoom.',
    },
    z4702: {
      says: 'O ID do cliente não é o do aplicativo que fez login: está escrito errado, ou o aplicativo não existe mais.',
      fix: 'Compare o ID do cliente com a página do aplicativo; ele é diferente em desenvolvimento e em produção.',
    },
    z4704: {
      says: 'O segredo do cliente não pertence ao ID do cliente: está escrito errado ou foi gerado de novo.',
      fix: 'Copie o segredo outra vez da página do aplicativo. O pareamento salvo continua válido.',
    },
    z4705: {
      says: 'O endpoint de tokens não conhece o tipo de concessão pedido.',
      fix: 'Para parear, ative "Use App on Device" na página do aplicativo (Features, Embed, Meeting SDK).',
    },
    z4706_client: {
      says: 'Nem o cabeçalho nem o formulário indicavam um cliente.',
      fix: 'Defina ZOOM_CLIENT_ID e ZOOM_CLIENT_SECRET, ou veja o que um proxy tira das solicitações.',
    },
    z4706_grant_type: {
      says: 'A solicitação não indicava nenhum tipo de concessão, ou o formulário se perdeu no caminho.',
      fix: 'Verifique se um proxy reescreve as solicitações; se não houver nenhum, relate o erro.',
    },
    z4709: {
      says: 'O endereço de redirecionamento não é exatamente um dos do aplicativo. O pareamento com código não usa nenhum.',
      fix: 'Deixe os dois iguais, até a última barra, na página do aplicativo e no programa que faz login pelo navegador.',
    },
    z4711: {
      says: 'As permissões do token não são mais as do aplicativo.',
      fix: `Depois de mudar as permissões do aplicativo, cada aparelho precisa ser pareado de novo. ${REPAIR}`,
    },
    z4717: {
      says: 'O Zoom, ou o dono do aplicativo, o desativou.',
      fix: 'Veja a página do aplicativo no Marketplace e depois pergunte ao suporte do Zoom. No aparelho não há nada a fazer.',
    },
    z4724: {
      says: 'O token assinado do cabeçalho não pôde ser lido, ou a assinatura dele está errada.',
      fix: 'Pegue um token novo de roomkey token e passe-o sem alterações.',
    },
    z4732: {
      says: 'Um serviço do Zoom estava fora do ar enquanto o código era criado.',
      fix: 'Tente de novo em alguns minutos; se continuar, pergunte ao suporte do Zoom.',
    },
    z4733: {
      says: 'O código de autorização tinha mais de cinco minutos.',
      fix: 'Recomece o login e termine-o sem pausa.',
    },
    z4734: {
      says: 'O código de autorização está errado ou já foi usado.',
      fix: 'Recomece o login; cada código só vale uma vez.',
    },
    z4735: {
      says: 'O usuário Zoom que permitiu este aparelho não está mais na conta.',
      fix: `Faça outro usuário permitir. ${REPAIR}`,
    },
    z4737: {
      says: 'O Zoom não tem mais o token de renovação: ele foi substituído, revogado ou é antigo demais.',
      fix: REPAIR,
    },
    z4738: {
      says: 'Um administrador da conta Zoom retirou a aprovação do aplicativo.',
      fix: `Peça ao administrador que aprove o aplicativo de novo. ${REPAIR}`,
    },
    z4740: {
      says: 'Foram emitidos para o mesmo usuário e aplicativo mais tokens do que o Zoom aceita ao mesmo tempo.',
      fix: `Dê a cada aparelho um usuário Zoom próprio, ou peça ao Zoom que aumente a tolerância do aplicativo. ${REPAIR}`,
    },
    z4741: {
      says: 'O mesmo usuário permitiu o mesmo aplicativo mais uma vez, em outro aparelho ou em outro lugar; só a aprovação mais nova conta.',
      fix: `Dê a cada aparelho um usuário Zoom próprio. ${REPAIR}`,
    },
    invalid_request: {
      says: 'O jeito antigo de o Zoom dizer que um token de renovação não vale mais: substituído, revogado ou antigo demais.',
      fix: REPAIR,
    },
    invalid_grant: {
      says: 'O token de renovação não vale mais: substituído por uma aprovação mais nova do mesmo usuário, revogado ou antigo demais.',
      fix: `Dê a cada aparelho um usuário Zoom próprio. ${REPAIR}`,
    },
    invalid_client: {
      says: 'As credenciais estão erradas. O Zoom responde assim com HTTP 400, onde outros usam 401.',
      fix: 'Compare as duas com a página do aplicativo; as de outro tipo de aplicativo não servem. O pareamento é mantido.',
    },
  },
  'zoom-api': {
    z124_invalid: {
      says: 'O token de acesso está errado, cortado ou é de outra nuvem.',
      fix: 'Obtenha um novo e passe-o inteiro: roomkey token --fresh',
    },
    z124_expired: {
      says: 'A hora do token de acesso acabou.',
      fix: 'Chame roomkey token antes de cada uso em vez de guardar o que ele imprimiu.',
    },
    z124_query: {
      says: 'O token de acesso foi posto no endereço, o que o Zoom não aceita mais.',
      fix: 'Envie-o no cabeçalho Authorization.',
    },
    z201: {
      says: 'O token de acesso expirou ou não pode ser usado.',
      fix: 'Obtenha um novo: roomkey token --fresh',
    },
    z300: {
      says: 'Um parâmetro da solicitação falta ou está errado; a mensagem diz qual.',
      fix: 'Corrija a solicitação que o seu programa envia.',
    },
    z1001: {
      says: 'Não há esse usuário na conta deste token.',
      fix: 'Chame /users/me em vez de indicar um usuário; o token de um aparelho pareado só vale para o próprio usuário.',
    },
    z4700_access: {
      says: 'A API não aceita o token de acesso.',
      fix: 'Obtenha um novo (roomkey token --fresh); se também for recusado, pareie de novo: roomkey pair --force',
    },
    z4711_scopes: {
      says: 'Falta ao token uma permissão de que esta chamada precisa; os colchetes dizem qual.',
      fix: 'Adicione as permissões na página do aplicativo e pareie de novo, pois nenhum token existente as recebe: roomkey pair --force',
    },
    z429_second: {
      says: 'Chamadas demais em um segundo. O limite é por conta, para todos os aplicativos dela juntos.',
      fix: 'Espere um segundo, ou o tempo que X-RateLimit-Reset indica, e continue mais devagar.',
    },
    z429_day: {
      says: 'As chamadas do dia acabaram. O limite é por conta, para todos os aplicativos dela juntos.',
      fix: 'Espere até a hora do cabeçalho Retry-After: aqui ela é uma data e não um número de segundos.',
    },
  },
};
