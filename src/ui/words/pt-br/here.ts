/** Brazilian Portuguese: troubles of this box. */

import type { TroublesHere } from '../troubles.ts';

/** What is said of troubles of this box. */
export const here: TroublesHere = {
  internal: {
    says: 'Erro interno do roomkey',
    fix: 'É uma falha do roomkey. Execute o comando de novo; se ela se repetir, relate-a com esta mensagem.',
  },
  usage: {
    says: 'Uso incorreto',
    fix: 'Veja: roomkey help',
  },
  old_node: {
    says: 'Esta versão do Node é antiga demais',
    fix: 'Instale o Node 20.18.1 ou mais novo.',
  },
  no_client_id: {
    says: 'Nenhum ID do cliente foi definido',
    fix: 'Defina ZOOM_CLIENT_ID e ZOOM_CLIENT_SECRET (ou ROOMKEY_CLIENT_ID e ROOMKEY_CLIENT_SECRET). Para experimentar sem conta: roomkey demo',
  },
  no_client_secret: {
    says: 'O segredo do cliente não foi definido',
    fix: 'Dê a ZOOM_CLIENT_SECRET (ou ROOMKEY_CLIENT_SECRET, ou à variante …_FILE) o segredo com que este aparelho foi pareado.',
  },
  other_client: {
    says: 'Pareado com outro ID do cliente',
    fix: 'Defina aquele ID do cliente, use --account para um segundo pareamento ou substitua este: roomkey pair --force',
  },
  bad_ca_file: {
    says: 'O arquivo de CA não pode ser usado',
    fix: 'Indique com --ca-file um arquivo PEM legível.',
  },
  bad_proxy: {
    says: 'O endereço do proxy não é válido',
    fix: 'Escreva-o como http://HOST:PORT ou remova a variável.',
  },
  bad_record_file: {
    says: 'O arquivo de gravação não pode ser usado',
    fix: 'Dê a --record um arquivo novo ou uma gravação sua para continuar.',
  },
  bad_command: {
    says: 'O comando não pode ser executado',
    fix: 'Confira o nome dele e se é executável.',
  },
  bad_credentials_file: {
    says: 'Um arquivo de credenciais não pode ser usado',
    fix: 'Aponte a variável …_FILE para um arquivo legível com a credencial em uma linha.',
  },
  bad_credential: {
    says: 'Uma credencial não pode ser usada como está',
    fix: 'Defina-a de novo como o provedor a mostra: caracteres visíveis em uma linha e nada mais.',
  },
  bad_profile: {
    says: 'O perfil do aparelho não pode ser usado',
    fix: 'Corrija o arquivo ou escolha outro perfil: roomkey profiles',
  },
  bad_address: {
    says: 'O endereço não pode ser usado',
    fix: 'Use um endereço https; http simples só é permitido para loopback.',
  },
  tls_disabled: {
    says: 'Os certificados não estão sendo verificados',
    fix: 'Remova NODE_TLS_REJECT_UNAUTHORIZED: sem verificação, segredos iriam para qualquer um que responda. Para uma autoridade certificadora própria, use --ca-file ou NODE_EXTRA_CA_CERTS.',
  },
  not_paired: {
    says: 'Este aparelho não está pareado',
    fix: 'Pareie-o: roomkey pair',
  },
  simulation_over: {
    says: 'A demonstração deste pareamento terminou',
    fix: 'Pareie de verdade: roomkey pair',
  },
  cannot_save: {
    says: 'Não é possível salvar o pareamento',
    fix: 'Libere espaço ou corrija as permissões da pasta e tente de novo. ROOMKEY_CONFIG_DIR escolhe outra pasta.',
  },
  output_failed: {
    says: 'A saída não pôde ser escrita',
    fix: 'Libere espaço no destino dela ou envie-a para outro lugar. Nada do que está salvo se perdeu.',
  },
  cannot_read: {
    says: 'Não é possível ler o pareamento salvo',
    fix: 'Execute o roomkey com o usuário que pareou este aparelho ou corrija as permissões do arquivo.',
  },
  not_ours: {
    says: 'Outros usuários podem ter mudado isto',
    fix: 'Execute o roomkey com o usuário dono ou torne-o só seu: chown e depois chmod go-w. Se não souber quem escreveu, apague.',
  },
  damaged: {
    says: 'O pareamento salvo está danificado',
    fix: 'Nada foi apagado. Pareie de novo (roomkey pair); o arquivo danificado é então guardado à parte.',
  },
  pairing_running: {
    says: 'Outro roomkey está pareando esta conta',
    fix: 'Espere que ele termine ou encerre-o e tente de novo.',
  },
  other_box: {
    says: 'O pareamento é de outro aparelho',
    fix: 'Aquele aparelho continua a usá-lo. Pareie este (roomkey pair); a cópia é então guardada à parte.',
  },
  newer_version: {
    says: 'O pareamento é de um roomkey mais novo',
    fix: 'Atualize o roomkey neste aparelho.',
  },
  interrupted: {
    says: 'A renovação foi interrompida',
    fix: 'Execute o comando de novo: a resposta do provedor está guardada.',
  },
  sealed: {
    says: 'Não é possível decifrar o pareamento',
    fix: 'Use a chave com que ele foi cifrado (--key-file ou roomkey-key do systemd). Se ela se perdeu, pareie de novo: roomkey pair --force',
  },
  bad_key_file: {
    says: 'O arquivo de chave não pode ser usado',
    fix: 'Crie um com: head -c 32 /dev/urandom > KEY; chmod 400 KEY',
  },
  locked: {
    says: 'Outro roomkey está ocupando o pareamento',
    fix: 'Tente de novo em um minuto.',
  },
};
