/** Brazilian Portuguese: `status`, `doctor` and `unpair`. */

import type { Span } from '../../../core/text/dates.ts';
import type { TerminalFinding } from '../../../core/trouble/check.ts';
import {
  type DeskWords,
  type DoctorWords,
  type NoteWords,
  noteIn,
  type ReportWords,
  type StatusWords,
} from '../reports.ts';

const ADD_SCOPES = 'Adicione-as na página do aplicativo e pareie de novo: roomkey pair --force';

const status: StatusWords = {
  labels: {
    state: 'Estado',
    with: 'Provedor',
    user: 'Usuário',
    scopes: 'Permissões',
    until: 'Token até',
    renewed: 'Renovado',
    renews: 'Renovação',
    api: 'API',
    account: 'Conta',
    storedIn: 'Salvo em',
    protection: 'Proteção',
  },
  states: {
    ok: 'pareado',
    stale: 'pareado; o token de acesso será renovado quando for preciso',
    dead: 'o provedor não aceita mais este pareamento: roomkey pair',
    none: 'não pareado: roomkey pair',
    damaged: 'o pareamento salvo está danificado: roomkey pair',
    unreadable: 'há um pareamento salvo, mas não é possível lê-lo: roomkey doctor',
  },
  unsealed: 'não cifrado',
  simulated: (state) => `${state} (uma simulação criada por roomkey demo)`,
  unsaid: 'o provedor não informou',
  ranOut: 'o token de acesso expirou e nada pode renová-lo: roomkey pair',
  renews: 'automática',
  noRenewal: (remedy) => `não, este pareamento termina com o seu token. ${remedy}`,
  left: (minutes) => `restam ${minutes} min`,
  protection: {
    none: 'não cifrado: legível por este usuário, por root e por quem tiver o disco',
    file: 'cifrado com a chave do arquivo indicado: tão seguro quanto esse arquivo',
    systemd:
      'cifrado com uma chave das credenciais do systemd: tão seguro quanto elas (ligadas a um TPM ou não)',
  },
};

const notes: NoteWords = {
  kept_in_memory: ({ folder }) => `${folder} fica na memória: o pareamento se perde ao reiniciar`,
  on_overlay: ({ folder }) =>
    `${folder} fica em um sistema de arquivos overlay: se ele for descartado ao reiniciar, o pareamento se perde junto`,
  cannot_be_private: ({ folder }) =>
    `${folder} fica em um sistema de arquivos que não consegue manter arquivos privados`,
  other_owner: ({ what, uid, path }) =>
    what === 'folder'
      ? `a pasta pertence a outro usuário (uid ${uid}): ${path}`
      : `o arquivo pertence a outro usuário (uid ${uid}): ${path}`,
  open_to_others: ({ what, mode, path }) =>
    what === 'folder'
      ? `a pasta está aberta a outros (modo 0${mode.toString(8)}): ${path}`
      : `o arquivo está aberto a outros (modo 0${mode.toString(8)}): ${path}`,
  not_seen: ({ what, why, path }) =>
    what === 'folder'
      ? `não é possível ver o dono e o modo da pasta (${why}): ${path}`
      : `não é possível ver o dono e o modo do arquivo (${why}): ${path}`,
  aside_damaged: ({ why, path }) =>
    `O pareamento salvo estava danificado (${why}). Ele foi guardado à parte: ${path}`,
  aside_foreign: ({ path }) =>
    `O pareamento salvo tinha sido copiado de outro aparelho. Ele foi guardado à parte: ${path}`,
  aside_sealed: ({ path }) =>
    `O pareamento salvo está cifrado com outra chave. Ele foi guardado à parte: ${path}`,
  codes_elsewhere: ({ host, issuer }) =>
    `Os códigos vêm de ${host}, um host diferente do emissor (${issuer})`,
};

const desk: DeskWords = {
  title: 'Para a TI:',
  needs: (label, host) => `O aparelho "${label}" pareia com ${host} e precisa, a partir da rede dele:`,
  outgoing: (host, port) => `HTTPS, porta TCP ${port}, saída, para ${host}`,
  api: (hosts) => `${hosts} (a API; o Zoom informa o servidor)`,
  certificate:
    'do certificado que o próprio servidor mostra; onde o TLS é inspecionado, de uma exceção para estes servidores ou da autoridade certificadora da inspeção em um arquivo PEM',
  proxy: (proxy) => `Proxy: ${proxy}`,
  noProxy: 'nenhum',
  seen: (time) => `Observado em ${time} pelo relógio do aparelho:`,
};

const doctor: DoctorWords = {
  checks: {
    program: 'Programa',
    storage: 'Armazenamento',
    lock: 'Trava',
    credentials: 'Credenciais',
    proxy: 'Proxy',
    name: 'Nome',
    route: 'Acesso',
    tls: 'Certificado',
    provider: 'Provedor',
    clock: 'Relógio',
    terminal: 'Terminal',
    grant: 'Pareamento',
    life: 'Renovação',
    user: 'Usuário',
    scopes: 'Permissões',
    one_box: 'Um aparelho',
  },
  states: { ok: 'ok', warn: 'aviso', fail: 'FALHA' },
  good: {
    runs_on: ({ roomkey, node, system }) => `roomkey ${roomkey} no Node ${node}, ${system}`,
    storage_good: ({ path, isSealed }) =>
      isSealed
        ? `privado, durável e gravável (cifrado): ${path}`
        : `privado, durável e gravável (não cifrado): ${path}`,
    lock_free: () => 'livre: nenhum outro roomkey está pareando esta conta',
    credentials_from: ({ clientId, clientSecret }) =>
      clientSecret === null
        ? `ID do cliente de ${clientId}, sem segredo, portanto um cliente público`
        : `ID do cliente de ${clientId}, segredo de ${clientSecret}`,
    no_proxy: ({ host }) => `nenhum; direto para ${host}`,
    through_proxy: ({ host, port, hasLogin }) =>
      hasLogin ? `${host}:${port}, com senha` : `${host}:${port}, sem senha`,
    name_is: ({ host, address, more }) =>
      more > 0 ? `${host} é ${address} e mais ${more}` : `${host} é ${address}`,
    answers_in: ({ host, port, ms }) => `${host}:${port} responde em ${ms} ms`,
    certificate_trusted: ({ issuer, until }) =>
      until === null
        ? `confiável, assinado por "${issuer}"`
        : `confiável, assinado por "${issuer}", válido até ${until}`,
    gives_links: ({ minutes }) => `aceita este cliente e dá códigos de ${minutes} min, com um link para o QR`,
    clock_agrees: () => 'confere com o do provedor',
    no_screen: () => 'sem tela cheia aqui: linhas de texto, ou eventos com --json',
    qr_fits: (found) => `${terminal(found)}: o QR cabe (${found.qrColumns}×${found.qrRows})`,
    no_pairing: () => 'nenhum ainda: roomkey pair',
    only_simulated: () => 'uma simulação criada por roomkey demo; roomkey pair a substitui',
    renewed: ({ pairedOn, renewedOn }) =>
      `o pareamento de ${pairedOn} foi renovado pela última vez em ${renewedOn}`,
    user_unsaid: () => 'este provedor não informa quem permitiu',
    user_is: ({ user }) => `o pareamento funciona; quem permitiu foi ${user}`,
    scopes_unsaid: () => 'o provedor não informou quais',
    scopes_are: ({ scopes }) => scopes,
    one_box_at_zoom: () =>
      'dê a cada aparelho um usuário Zoom próprio: se o mesmo usuário permitir outra vez, este pareamento termina',
    only_box: () => 'nenhuma outra conta deste aparelho é do mesmo usuário',
  },
  warnings: {
    storage_exposed: ({ note }) => ({
      says: noteIn(notes, note),
      fix: 'Torne-o privado: chmod 700 na pasta, 600 no arquivo.',
    }),
    storage_forgets: ({ note }) => ({
      says: noteIn(notes, note),
      fix: 'Aponte ROOMKEY_CONFIG_DIR para uma pasta em um disco permanente.',
    }),
    lock_outlives: () => ({
      says: 'livre, mas falta o programa flock: uma trava pode sobreviver a um processo encerrado à força',
      fix: 'Instale o util-linux.',
    }),
    credentials_quoted: ({ from }) => ({
      says: `as aspas em volta do valor de ${from} são tomadas como parte dele`,
      fix: 'Remova-as: --env-file do docker e arquivos as mantêm, ao contrário de um shell.',
    }),
    gives_no_links: ({ minutes }) => ({
      says: `aceita este cliente e dá códigos de ${minutes} min, mas nenhum link que contenha o código`,
      fix: 'O QR leva apenas à página, e o código é digitado lá. Não há nada a corrigir aqui.',
    }),
    clock_off: ({ span, isAhead }) => ({
      says: isAhead
        ? `está ${spanText(span)} adiantado em relação ao do provedor`
        : `está ${spanText(span)} atrasado em relação ao do provedor`,
      fix: 'Acerte-o ou deixe o aparelho alcançar um servidor de hora: timedatectl set-ntp true. Até lá, o roomkey mede o tempo com outro relógio.',
    }),
    qr_too_large: (found) => ({
      says: `${terminal(found)}: sem espaço para o QR; o código e o endereço dele são mostrados`,
      fix: 'Aumente-o (em 80×24 cabe um QR de meios blocos) ou grave o QR como imagem: --qr-file',
    }),
    no_renewal: ({ remedy }) => ({
      says: 'o pareamento não pode ser renovado: termina com o seu token',
      fix: remedy,
    }),
    long_unused: ({ pairedOn, renewedOn }) => ({
      says: `o pareamento de ${pairedOn} foi renovado pela última vez em ${renewedOn}`,
      fix: 'Use-o de vez em quando: roomkey token. O Zoom encerra o que não é renovado por 90 dias.',
    }),
    user_scopes_missing: ({ scopes }) => ({
      says: `não pode ser consultado: faltam as permissões ${scopes}`,
      fix: ADD_SCOPES,
    }),
    token_refused: ({ answer, said }) => ({
      says: `o provedor não aceitou o token: ${answer}`,
      fix: said === null ? 'Tente com um novo: roomkey token --fresh' : `Veja: roomkey explain ${said}`,
    }),
    scopes_missing: ({ scopes }) => ({
      says: `este tipo de aparelho precisa de ${scopes}, que o pareamento não tem`,
      fix: ADD_SCOPES,
    }),
    unrevoked: ({ path }) => ({
      says: `uma permissão anterior ainda não foi revogada: ${path}`,
      fix: 'O próximo pareamento a revoga, e também: roomkey unpair',
    }),
    same_user: ({ accounts }) => ({
      says: `o mesmo usuário também permitiu este aplicativo para a conta ${accounts} deste aparelho`,
      fix: 'Onde o provedor mantém um pareamento por usuário e aplicativo, como o Zoom, só o mais novo funciona: dê a cada um o seu próprio usuário.',
    }),
  },
  wouldWork: 'Um pareamento funcionaria aqui.',
  wouldNotWork: 'Um pareamento ainda não funcionaria aqui.',
  desk,
};

/** The sentences of the reports. */
export const reports: ReportWords = {
  notes,
  status,
  doctor,
  unpaired: 'Despareado. Nada mais está salvo aqui.',
  alsoDeleted: (paths) => `Pareamentos guardados à parte foram apagados sem revogação: ${paths}`,
};

function terminal({ type, columns, rows, glyphs, hasColours }: TerminalFinding): string {
  const drawn = { blocks: 'meios blocos', spaces: 'espaços coloridos', ascii: 'só letras' }[glyphs];
  return `${type || 'sem nome'}, ${columns}×${rows}, ${drawn}, ${hasColours ? 'com cores' : 'sem cores'}`;
}

function spanText({ count, unit }: Span): string {
  return { minutes: `${count} min`, hours: `${count} h`, days: `${count} dias` }[unit];
}
