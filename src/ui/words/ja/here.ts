/** Japanese: troubles of this box. */

import type { TroublesHere } from '../troubles.ts';

/** What is said of troubles of this box. */
export const here: TroublesHere = {
  internal: {
    says: 'roomkeyの内部エラーです',
    fix: 'roomkeyの不具合です。もう一度実行し、再び起きたらこのメッセージを添えて報告してください。',
  },
  usage: {
    says: '使い方が正しくありません',
    fix: '参照: roomkey help',
  },
  old_node: {
    says: 'Nodeのバージョンが古すぎます',
    fix: 'Node 20.18.1以降をインストールしてください。',
  },
  no_client_id: {
    says: 'クライアントIDが設定されていません',
    fix: 'ZOOM_CLIENT_IDとZOOM_CLIENT_SECRET（またはROOMKEY_CLIENT_IDとROOMKEY_CLIENT_SECRET）を設定してください。アカウントなしで試すには: roomkey demo',
  },
  no_client_secret: {
    says: 'シークレットが設定されていません',
    fix: 'ZOOM_CLIENT_SECRET（またはROOMKEY_CLIENT_SECRET、あるいはその…_FILE）に、この機器を接続したときのシークレットを設定してください。',
  },
  other_client: {
    says: '別のクライアントIDで接続されています',
    fix: 'そのクライアントIDを設定するか、--accountで二つ目の接続を使うか、置き換えてください: roomkey pair --force',
  },
  bad_ca_file: {
    says: '認証局ファイルを使えません',
    fix: '--ca-fileに読み取れるPEMファイルを指定してください。',
  },
  bad_proxy: {
    says: 'プロキシのアドレスが正しくありません',
    fix: 'http://HOST:PORTの形で書くか、設定を外してください。',
  },
  bad_record_file: {
    says: '記録ファイルを使えません',
    fix: '--recordに新しいファイルか、続きを書く自分の記録を指定してください。',
  },
  bad_command: {
    says: 'コマンドを実行できません',
    fix: '名前と、実行できるファイルかどうかを確認してください。',
  },
  bad_credentials_file: {
    says: '認証情報ファイルを使えません',
    fix: '…_FILEの変数に、値を1行で書いた読み取れるファイルを指定してください。',
  },
  bad_credential: {
    says: '認証情報がこのままでは使えません',
    fix: '提供元が示すとおりに、見える文字だけを1行で設定し直してください。',
  },
  bad_profile: {
    says: '機器プロファイルを使えません',
    fix: 'ファイルを直すか、別のプロファイルを選んでください: roomkey profiles',
  },
  bad_address: {
    says: 'このアドレスは使えません',
    fix: 'httpsのアドレスを使ってください。暗号化なしのhttpはループバックだけに使えます。',
  },
  tls_disabled: {
    says: '証明書の検証が無効になっています',
    fix: 'NODE_TLS_REJECT_UNAUTHORIZEDを外してください。検証しないと、応答した相手に秘密が渡ります。独自の認証局には--ca-fileかNODE_EXTRA_CA_CERTSを使ってください。',
  },
  not_paired: {
    says: 'この機器は接続されていません',
    fix: '接続してください: roomkey pair',
  },
  simulation_over: {
    says: 'この接続を作ったデモは終了しました',
    fix: '実際に接続してください: roomkey pair',
  },
  cannot_save: {
    says: '接続情報を保存できません',
    fix: '空き容量を増やすかフォルダーの権限を直して、もう一度お試しください。別のフォルダーはROOMKEY_CONFIG_DIRで指定できます。',
  },
  output_failed: {
    says: '結果を出力できませんでした',
    fix: '出力先の空き容量を増やすか、別の場所へ出力してください。保存済みのものは失われていません。',
  },
  cannot_read: {
    says: '接続情報を読み取れません',
    fix: 'この機器を接続したユーザーでroomkeyを実行するか、ファイルの権限を直してください。',
  },
  not_ours: {
    says: 'ほかのユーザーが書き換えた可能性があります',
    fix: '所有者のユーザーでroomkeyを実行するか、chownとchmod go-wで自分だけのものにしてください。誰が書いたか分からない場合は削除してください。',
  },
  damaged: {
    says: '保存された接続情報が壊れています',
    fix: '何も削除していません。もう一度接続してください（roomkey pair）。壊れたファイルは別名で残されます。',
  },
  pairing_running: {
    says: '別のroomkeyがこのアカウントを接続中です',
    fix: '終わるのを待つか止めてから、もう一度お試しください。',
  },
  other_box: {
    says: 'この接続情報は別の機器のものです',
    fix: '元の機器が使い続けています。この機器を接続してください（roomkey pair）。コピーは別名で残されます。',
  },
  newer_version: {
    says: '保存済みの接続は新しいroomkeyのものです',
    fix: 'この機器のroomkeyを更新してください。',
  },
  interrupted: {
    says: '更新が中断されました',
    fix: 'もう一度実行してください。提供元の応答は保管されています。',
  },
  sealed: {
    says: '接続情報を復号できません',
    fix: '暗号化したときの鍵を使ってください（--key-file、またはsystemdのroomkey-key）。鍵を失ったときは、もう一度接続してください: roomkey pair --force',
  },
  bad_key_file: {
    says: '鍵ファイルを使えません',
    fix: '次のように作れます: head -c 32 /dev/urandom > KEY; chmod 400 KEY',
  },
  locked: {
    says: '別のroomkeyがこの接続を使用中です',
    fix: '1分後にもう一度お試しください。',
  },
};
