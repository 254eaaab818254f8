/** Japanese: `status`, `doctor` and `unpair`. */

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

const ADD_SCOPES = 'アプリのページで追加し、もう一度接続してください: roomkey pair --force';

const status: StatusWords = {
  labels: {
    state: '状態',
    with: '提供元',
    user: 'ユーザー',
    scopes: '権限',
    until: 'トークンの期限',
    renewed: '最終更新',
    renews: '更新',
    api: 'API',
    account: 'アカウント',
    storedIn: '保存先',
    protection: '保護',
  },
  states: {
    ok: '接続済み',
    stale: '接続済み。アクセストークンは次に必要になったとき更新されます',
    dead: '提供元がこの接続を受け付けなくなりました: roomkey pair',
    none: '未接続: roomkey pair',
    damaged: '保存された接続情報が壊れています: roomkey pair',
    unreadable: '接続情報は保存されていますが、読み取れません: roomkey doctor',
  },
  unsealed: '暗号化なし',
  simulated: (state) => `${state}（roomkey demoによるシミュレーション）`,
  unsaid: '提供元からの情報なし',
  ranOut: 'アクセストークンの期限が切れ、更新もできません: roomkey pair',
  renews: '自動',
  noRenewal: (remedy) => `なし。この接続はトークンとともに終わります。${remedy}`,
  left: (minutes) => `残り${minutes}分`,
  protection: {
    none: '暗号化なし。このユーザーとroot、ディスクを手にした人が読めます',
    file: '指定されたファイルの鍵で暗号化。安全性はそのファイル次第です',
    systemd: 'systemdの認証情報の鍵で暗号化。安全性はその認証情報次第です（TPMに結び付いているかどうか）',
  },
};

const notes: NoteWords = {
  kept_in_memory: ({ folder }) => `${folder} はメモリ上にあるため、再起動すると接続情報が失われます`,
  on_overlay: ({ folder }) =>
    `${folder} はオーバーレイファイルシステム上にあり、再起動で破棄されると接続情報も失われます`,
  cannot_be_private: ({ folder }) => `${folder} はファイルを非公開にできないファイルシステム上にあります`,
  other_owner: ({ what, uid, path }) =>
    what === 'folder'
      ? `フォルダーの所有者が別のユーザーです（uid ${uid}）: ${path}`
      : `ファイルの所有者が別のユーザーです（uid ${uid}）: ${path}`,
  open_to_others: ({ what, mode, path }) =>
    what === 'folder'
      ? `フォルダーがほかのユーザーに公開されています（モード 0${mode.toString(8)}）: ${path}`
      : `ファイルがほかのユーザーに公開されています（モード 0${mode.toString(8)}）: ${path}`,
  not_seen: ({ what, why, path }) =>
    what === 'folder'
      ? `フォルダーの所有者とモードを確認できません（${why}）: ${path}`
      : `ファイルの所有者とモードを確認できません（${why}）: ${path}`,
  aside_damaged: ({ why, path }) => `保存された接続情報が壊れていました（${why}）。別名で残しました: ${path}`,
  aside_foreign: ({ path }) =>
    `保存された接続情報は別の機器からコピーされたものでした。別名で残しました: ${path}`,
  aside_sealed: ({ path }) => `保存された接続情報は別の鍵で暗号化されています。別名で残しました: ${path}`,
  codes_elsewhere: ({ host, issuer }) => `コードは発行元（${issuer}）とは別のホスト${host}から届きます`,
};

const desk: DeskWords = {
  title: 'IT担当者の方へ:',
  needs: (label, host) =>
    `機器「${label}」は${host}に接続するため、設置先のネットワークで次のものを必要とします。`,
  outgoing: (host, port) => `HTTPS、TCPポート${port}、外向き、宛先 ${host}`,
  api: (hosts) => `${hosts}（API。ホスト名はZoomが指定します）`,
  certificate:
    'サーバー自身が示す証明書。TLSを検査している場合は、これらのホストの除外、または検査用認証局のPEMファイル',
  proxy: (proxy) => `プロキシ: ${proxy}`,
  noProxy: 'なし',
  seen: (time) => `機器の時計で${time}に確認した内容:`,
};

const doctor: DoctorWords = {
  checks: {
    program: 'プログラム',
    storage: '保存先',
    lock: 'ロック',
    credentials: '認証情報',
    proxy: 'プロキシ',
    name: '名前',
    route: '経路',
    tls: '証明書',
    provider: '提供元',
    clock: '時計',
    terminal: '端末',
    grant: '接続',
    life: '更新',
    user: 'ユーザー',
    scopes: '権限',
    one_box: '1台だけ',
  },
  states: { ok: '正常', warn: '注意', fail: '失敗' },
  good: {
    runs_on: ({ roomkey, node, system }) => `roomkey ${roomkey}、Node ${node}、${system}`,
    storage_good: ({ path, isSealed }) =>
      isSealed
        ? `非公開で、消えず、書き込めます（暗号化あり）: ${path}`
        : `非公開で、消えず、書き込めます（暗号化なし）: ${path}`,
    lock_free: () => '空いています。このアカウントを接続中のroomkeyはほかにありません',
    credentials_from: ({ clientId, clientSecret }) =>
      clientSecret === null
        ? `クライアントIDは${clientId}から。シークレットがないため公開クライアントです`
        : `クライアントIDは${clientId}、シークレットは${clientSecret}から`,
    no_proxy: ({ host }) => `なし。${host}へ直接`,
    through_proxy: ({ host, port, hasLogin }) =>
      hasLogin ? `${host}:${port}、パスワードあり` : `${host}:${port}、パスワードなし`,
    name_is: ({ host, address, more }) =>
      more > 0 ? `${host} は ${address} ほか${more}件` : `${host} は ${address}`,
    answers_in: ({ host, port, ms }) => `${host}:${port} は${ms}ミリ秒で応答`,
    certificate_trusted: ({ issuer, until }) =>
      until === null ? `信頼済み。発行者「${issuer}」` : `信頼済み。発行者「${issuer}」、${until}まで有効`,
    gives_links: ({ minutes }) =>
      `このクライアントを受け付け、${minutes}分間有効なコードとQR用のリンクを返します`,
    clock_agrees: () => '提供元の時計と合っています',
    no_screen: () => 'ここでは全画面になりません。テキスト行、または--jsonでイベントを出力します',
    qr_fits: (found) => `${terminal(found)}。QRが収まります（${found.qrColumns}×${found.qrRows}）`,
    no_pairing: () => 'まだありません: roomkey pair',
    only_simulated: () => 'roomkey demoによるシミュレーション。roomkey pairで置き換わります',
    renewed: ({ pairedOn, renewedOn }) => `${pairedOn}の接続。最終更新は${renewedOn}`,
    user_unsaid: () => 'この提供元は許可した人を示しません',
    user_is: ({ user }) => `接続は有効です。許可したのは ${user}`,
    scopes_unsaid: () => '提供元からの情報なし',
    scopes_are: ({ scopes }) => scopes,
    one_box_at_zoom: () =>
      '機器ごとに専用のZoomユーザーを使ってください。同じユーザーがもう一度許可すると、この接続は終わります',
    only_box: () => 'この機器に、同じユーザーの別のアカウントはありません',
  },
  warnings: {
    storage_exposed: ({ note }) => ({
      says: noteIn(notes, note),
      fix: '非公開にしてください。フォルダーはchmod 700、ファイルは600。',
    }),
    storage_forgets: ({ note }) => ({
      says: noteIn(notes, note),
      fix: 'ROOMKEY_CONFIG_DIRに、再起動後も残るディスク上のフォルダーを指定してください。',
    }),
    lock_outlives: () => ({
      says: '空いていますが、flockプログラムがありません。強制終了したプロセスのロックが残ることがあります',
      fix: 'util-linuxをインストールしてください。',
    }),
    credentials_quoted: ({ from }) => ({
      says: `${from} の値を囲む引用符も値の一部として扱われます`,
      fix: '引用符を取り除いてください。シェルと違い、dockerの --env-file やファイルでは引用符が残ります。',
    }),
    gives_no_links: ({ minutes }) => ({
      says: `このクライアントを受け付け、${minutes}分間有効なコードを返しますが、コードを含むリンクはありません`,
      fix: 'QRはページを開くだけで、コードはそこで入力します。直すところはありません。',
    }),
    clock_off: ({ span, isAhead }) => ({
      says: isAhead
        ? `提供元の時計より${spanText(span)}進んでいます`
        : `提供元の時計より${spanText(span)}遅れています`,
      fix: '時計を合わせるか、時刻サーバーに届くようにしてください: timedatectl set-ntp true。それまでroomkeyは別の時計で時間を計ります。',
    }),
    qr_too_large: (found) => ({
      says: `${terminal(found)}。QRが入らないため、コードとアドレスを表示します`,
      fix: '端末を大きくするか（80×24なら半ブロックのQRが入ります）、QRを画像に書き出してください: --qr-file',
    }),
    no_renewal: ({ remedy }) => ({
      says: 'この接続は更新できず、トークンとともに終わります',
      fix: remedy,
    }),
    long_unused: ({ pairedOn, renewedOn }) => ({
      says: `${pairedOn}の接続。最終更新は${renewedOn}`,
      fix: 'ときどき使ってください: roomkey token。Zoomは90日間更新されない接続を終了します。',
    }),
    user_scopes_missing: ({ scopes }) => ({
      says: `確認できません。権限 ${scopes} がありません`,
      fix: ADD_SCOPES,
    }),
    token_refused: ({ answer, said }) => ({
      says: `提供元がトークンを受け付けませんでした: ${answer}`,
      fix:
        said === null
          ? '新しいトークンで試してください: roomkey token --fresh'
          : `参照: roomkey explain ${said}`,
    }),
    scopes_missing: ({ scopes }) => ({
      says: `この種の機器に必要な ${scopes} が接続にありません`,
      fix: ADD_SCOPES,
    }),
    unrevoked: ({ path }) => ({
      says: `以前の許可がまだ取り消されていません: ${path}`,
      fix: '次の接続のときに取り消されます。すぐに取り消すには: roomkey unpair',
    }),
    same_user: ({ accounts }) => ({
      says: `同じユーザーが、この機器のアカウント ${accounts} でもこのアプリを許可しています`,
      fix: 'Zoomのようにユーザーとアプリごとに接続を1つだけ保つ提供元では、最新のものだけが使えます。それぞれに専用のユーザーを使ってください。',
    }),
  },
  wouldWork: 'ここでは接続できる見込みです。',
  wouldNotWork: 'ここではまだ接続できません。',
  desk,
};

/** The sentences of the reports. */
export const reports: ReportWords = {
  notes,
  status,
  doctor,
  unpaired: '接続を解除しました。ここには何も残っていません。',
  alsoDeleted: (paths) => `別名で残していた接続情報は、許可を取り消さずに削除しました: ${paths}`,
};

function terminal({ type, columns, rows, glyphs, hasColours }: TerminalFinding): string {
  const drawn = { blocks: '半ブロック', spaces: '色付きの空白', ascii: '文字のみ' }[glyphs];
  return `${type || '名前なし'}, ${columns}×${rows}, ${drawn}, ${hasColours ? 'カラー' : 'モノクロ'}`;
}

function spanText({ count, unit }: Span): string {
  return { minutes: `${count}分`, hours: `${count}時間`, days: `${count}日` }[unit];
}
