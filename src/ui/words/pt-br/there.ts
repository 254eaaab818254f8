/** Brazilian Portuguese: troubles of the network, the provider and the person. */

import type { TroublesThere } from '../troubles.ts';

/** What is said of troubles that come from elsewhere. */
export const there: TroublesThere = {
  no_device_flow: {
    says: 'Este provedor não permite parear com código',
    fix: 'Peça ao provedor o fluxo de dispositivos (RFC 8628) ou verifique --issuer.',
  },
  access_denied: {
    says: 'Alguém tocou em Recusar',
    fix: 'Se foi engano, pareie de novo: roomkey pair',
  },
  wrong_account: {
    says: 'Conta não aceita; nada foi guardado',
    fix: 'Pareie de novo com uma conta que esta sala aceite.',
  },
  stranger_not_revoked: {
    says: 'Conta não aceita; a permissão continua ativa',
    fix: 'Revogue-a depois com roomkey unpair ou remova o aplicativo dessa conta no provedor. Depois pareie de novo.',
  },
  other_account: {
    says: 'Pareado com uma conta de outro domínio',
    fix: 'Encerre esse pareamento (roomkey unpair) ou substitua-o: roomkey pair --force',
  },
  expired_token: {
    says: 'O código expirou antes de ser permitido',
    fix: 'Execute roomkey pair de novo; com --renew N ou --renew forever ele pede códigos novos sozinho.',
  },
  name_not_found: {
    says: 'O nome do servidor não foi encontrado',
    short: 'nome não encontrado',
    fix: 'Verifique a rede e o servidor DNS deste aparelho.',
  },
  connection_refused: {
    says: 'A conexão foi recusada',
    short: 'conexão recusada',
    fix: 'Verifique o endereço e se há um firewall ou proxy no caminho.',
  },
  connection_lost: {
    says: 'A conexão caiu',
    short: 'a conexão caiu',
    fix: 'Verifique a rede deste aparelho.',
  },
  no_route: {
    says: 'Não há acesso à rede',
    short: 'sem rede',
    fix: 'Verifique o cabo ou o Wi-Fi e se é preciso um proxy (HTTPS_PROXY).',
  },
  timeout: {
    says: 'Sem resposta a tempo',
    short: 'sem resposta a tempo',
    fix: 'Verifique a rede e se ela exige um proxy (HTTPS_PROXY).',
  },
  tls_untrusted: {
    says: 'O certificado do provedor não é confiável',
    short: 'certificado não confiável',
    fix: 'Pergunte à TI em qual autoridade certificadora confiar (--ca-file).',
  },
  tls_inspected: {
    says: 'Um equipamento desta rede intercepta o tráfego cifrado',
    short: 'esta rede intercepta o tráfego cifrado',
    fix: 'Peça à TI uma exceção ou o certificado raiz dela (--ca-file).',
  },
  tls_expired: {
    says: 'O certificado do provedor venceu, ou o relógio deste aparelho está adiantado',
    short: 'certificado vencido ou relógio adiantado',
    fix: 'Verifique primeiro o relógio do aparelho (timedatectl).',
  },
  tls_not_yet_valid: {
    says: 'O certificado do provedor ainda não vale; o relógio deste aparelho provavelmente está atrasado',
    short: 'o relógio está atrasado',
    fix: 'Acerte o relógio deste aparelho: timedatectl set-ntp true',
  },
  tls_wrong_name: {
    says: 'O certificado é de outro servidor',
    short: 'certificado de outro servidor',
    fix: 'Verifique o endereço e se esta rede pede um login.',
  },
  proxy_failed: {
    says: 'O proxy barrou a conexão',
    short: 'barrado pelo proxy',
    fix: 'Peça à TI que libere este aparelho no proxy ou verifique HTTPS_PROXY.',
  },
  proxy_password: {
    says: 'O proxy exige usuário e senha',
    short: 'o proxy exige senha',
    fix: 'Escreva USUÁRIO:SENHA no arquivo que ROOMKEY_PROXY_LOGIN_FILE indica.',
  },
  proxy_unreachable: {
    says: 'O proxy está fora de alcance',
    short: 'o proxy está fora de alcance',
    fix: 'Verifique o endereço do proxy (HTTPS_PROXY) e a rede deste aparelho.',
  },
  proxy_wanted: {
    says: 'Esta rede exige um proxy',
    short: 'esta rede exige um proxy',
    fix: 'Peça à TI o endereço dele e defina HTTPS_PROXY=http://HOST:PORT.',
  },
  server_error: {
    says: 'O provedor está com um erro interno',
    short: 'uma falha no provedor',
    fix: 'Espere um pouco; se continuar, fale com o provedor.',
  },
  rate_limited: {
    says: 'Solicitações demais ao provedor',
    short: 'o provedor está sobrecarregado',
    fix: 'Espere alguns minutos.',
  },
  captive_portal: {
    says: 'Esta rede pede um login antes',
    short: 'esta rede pede um login',
    fix: 'Faça login ou peça à TI que libere o endereço MAC deste aparelho.',
  },
  redirected: {
    says: 'O servidor nos redirecionou, e o roomkey não segue redirecionamentos',
    short: 'redirecionado a outro endereço',
    fix: 'Verifique o endereço configurado (--authority ou --issuer).',
  },
  bad_answer: {
    says: 'Respondeu algo que não é o provedor',
    short: 'outra coisa respondeu no lugar',
    fix: 'Verifique a rede e o endereço configurado.',
  },
  incomplete_answer: {
    says: 'A resposta do provedor está incompleta',
    short: 'a resposta está incompleta',
    fix: 'Verifique o endereço; se estiver certo, fale com o provedor.',
  },
  unsafe_answer: {
    says: 'Não é seguro mostrar nem usar a resposta do provedor',
    short: 'não é seguro mostrar a resposta',
    fix: 'Não pareie com este servidor; verifique o endereço.',
  },
  provider_refused: {
    says: 'O provedor respondeu com um erro',
    fix: 'Tente de novo; se o erro voltar, fale com o provedor.',
  },
  not_revoked: {
    says: 'O pareamento continua ativo; nada foi apagado',
    fix: 'Tente de novo quando o provedor estiver ao alcance ou apague só aqui: roomkey unpair --local',
  },
  leftover_not_revoked: {
    says: 'Despareado; uma permissão anterior continua ativa',
    fix: 'Execute roomkey unpair de novo quando o provedor estiver ao alcance ou apague só aqui: roomkey unpair --local',
  },
  grant_dead: {
    says: 'O provedor não aceita mais este pareamento',
    fix: 'Ele foi revogado, substituído por um mais novo ou expirou. Pareie de novo: roomkey pair',
  },
  no_refresh_token: {
    says: 'O acesso expirou e não pode ser renovado',
    fix: 'O provedor não deu nada com que renová-lo. Pareie de novo: roomkey pair',
  },
  invalid_client: {
    says: 'O ID ou o segredo do cliente não foi aceito',
    fix: 'Confira os dois na página do aplicativo; são diferentes em desenvolvimento e em produção. O pareamento salvo é mantido.',
  },
  unauthorized_client: {
    says: 'Este aplicativo não pode parear aparelhos',
    fix: 'No Zoom, ative "Use App on Device": página do aplicativo, Features, Embed, Meeting SDK.',
  },
  unsupported_grant_type: {
    says: 'Este aplicativo não permite parear com código',
    fix: 'No Zoom, ative "Use App on Device": página do aplicativo, Features, Embed, Meeting SDK.',
  },
  invalid_scope: {
    says: 'O aplicativo não tem essas permissões',
    fix: 'Tire --scope ou adicione as permissões na página do aplicativo.',
  },
  secret_not_taken: {
    says: 'Este provedor não aceita segredo do cliente',
    fix: 'Crie lá um cliente com segredo, ou um público e então remova o segredo aqui.',
  },
  answer_lost: {
    says: 'A resposta à última renovação se perdeu',
    fix: 'O provedor já trocou a chave anterior. Pareie de novo: roomkey pair',
  },
};
