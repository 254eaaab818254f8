/** What is said of troubles in Brazilian Portuguese. */

import type { Causes, Ends } from '../troubles.ts';

/** Why the provider is out of reach, and what to do. */
export const causes: Causes = {
  name_not_found: {
    half: 'nome não encontrado',
    todo: 'Verifique a rede e o servidor de nomes deste aparelho.',
  },
  connection_refused: {
    half: 'conexão recusada',
    todo: 'Verifique o endereço e se há um firewall no caminho.',
  },
  connection_lost: {
    half: 'a conexão caiu',
    todo: 'Verifique a rede deste aparelho.',
  },
  no_route: {
    half: 'sem rede',
    todo: 'Verifique o cabo ou o Wi-Fi.',
  },
  timeout: {
    half: 'sem resposta a tempo',
    todo: 'Verifique a rede e se ela exige um proxy.',
  },
  tls_untrusted: {
    half: 'certificado não confiável',
    todo: 'Pergunte à TI em qual autoridade certificadora confiar.',
  },
  tls_inspected: {
    half: 'alguém na rede abre a conexão',
    todo: 'Peça à TI a autoridade certificadora dela ou uma exceção.',
  },
  tls_expired: {
    half: 'certificado vencido, ou o relógio está adiantado',
    todo: 'Verifique primeiro o relógio deste aparelho.',
  },
  tls_not_yet_valid: {
    half: 'o relógio está atrasado',
    todo: 'Acerte o relógio deste aparelho.',
  },
  tls_wrong_name: {
    half: 'certificado de outro servidor',
    todo: 'Verifique o endereço e se esta rede pede um login.',
  },
  proxy_failed: {
    half: 'barrado pelo proxy',
    todo: 'Peça à TI que libere este aparelho no proxy.',
  },
  proxy_password: {
    half: 'o proxy pede senha',
    todo: 'Peça à TI um usuário e uma senha para o proxy.',
  },
  proxy_unreachable: {
    half: 'não se alcança o proxy',
    todo: 'Verifique o endereço do proxy e a rede deste aparelho.',
  },
  proxy_wanted: {
    half: 'esta rede exige um proxy',
    todo: 'Peça à TI o endereço do proxy.',
  },
  captive_portal: {
    half: 'esta rede pede um login antes',
    todo: 'Faça login na rede com este aparelho ou peça à TI que o libere.',
  },
  redirected: {
    half: 'enviado a outro endereço',
    todo: 'Verifique o endereço configurado.',
  },
  server_error: {
    half: 'uma falha do outro lado',
    todo: 'Espere um pouco; se continuar, fale com o provedor.',
  },
  rate_limited: {
    half: 'o outro lado está sobrecarregado',
    todo: 'Espere alguns minutos.',
  },
  bad_answer: {
    half: 'outra coisa respondeu no lugar',
    todo: 'Verifique a rede e o endereço configurado.',
  },
  incomplete_answer: {
    half: 'a resposta está incompleta',
    todo: 'Verifique o endereço; se estiver certo, fale com o provedor.',
  },
  unsafe_answer: {
    half: 'não é seguro mostrar a resposta',
    todo: 'Não pareie com este servidor; verifique o endereço.',
  },
};

/** What ends a pairing, and what to do. */
export const ends: Ends = {
  wrong_account: {
    says: 'Conta não aceita; nada foi guardado',
    todo: 'Pareie de novo com uma conta que esta sala aceite.',
  },
  cannot_save: {
    says: 'Não é possível salvar o pareamento',
    todo: 'Libere espaço ou corrija as permissões da pasta e tente de novo.',
  },
  newer_version: {
    says: 'O pareamento é de um roomkey mais novo',
    todo: 'Atualize o roomkey neste aparelho.',
  },
  locked: {
    says: 'Outro roomkey está ocupando o pareamento',
    todo: 'Tente de novo em um minuto.',
  },
  invalid_client: {
    says: 'O ID ou o segredo do cliente não foi aceito',
    todo: 'Confira os dois na página do aplicativo.',
  },
  unauthorized_client: {
    says: 'Este aplicativo não pode parear aparelhos',
    todo: 'No Zoom, ative "Use App on Device" na página do aplicativo.',
  },
  unsupported_grant_type: {
    says: 'Este aplicativo não permite parear com código',
    todo: 'No Zoom, ative "Use App on Device" na página do aplicativo.',
  },
  invalid_scope: {
    says: 'O aplicativo não tem essas permissões',
    todo: 'Peça menos ou adicione-as na página do aplicativo.',
  },
  no_device_flow: {
    says: 'Este provedor não permite parear com código',
    todo: 'Fale com o provedor ou verifique o endereço.',
  },
  provider_refused: {
    says: 'O provedor respondeu com um erro',
    todo: 'Tente de novo; se o erro voltar, fale com o provedor.',
  },
};
