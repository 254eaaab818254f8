/** Japanese: `explain`, but for Zoom's own codes. */

import type { CodeWords } from '../codes.ts';
import { zoom } from './zoom.ts';

/** The sentences of the error table. */
export const codes: CodeWords = {
  kinds: {
    'zoom-oauth': 'Zoom、サインイン',
    'zoom-api': 'Zoom、REST API',
    'device-flow': 'OAuthデバイスフロー（RFC 8628）',
    oauth: 'OAuth 2.0',
    roomkey: 'roomkey',
    exit: 'roomkeyの終了コード',
  },
  labels: {
    words: '付随する文言',
    means: '意味',
    fix: '対処',
    exit: '終了コード',
    missingScopes: '不足している権限',
  },
  reported: '利用者の報告による。公式の説明なし',
  oneOfThem: (command) => `1件だけ見るには: ${command}`,
  exits: {
    done: '完了しました。',
    fault: 'roomkey自体の不具合です。',
    usage: '使い方または設定が正しくありません。',
    declined: '拒否されました。',
    lapsed: 'コードの期限が切れ、再取得は無効か回数を使い切っていました。',
    unreachable: '提供元に届かないか、応答が意味をなしませんでした。',
    notPaired: '接続されていないか、接続が無効になっています。',
    storage: 'トークンを保存または読み取りできませんでした。',
    clientRefused: '提供元がこのクライアントを拒否しています。',
    busy: '別のroomkeyがこのアカウントを処理中です。',
  },
  exitFix: {
    nothing: '対処は不要です。',
    oneOf: (codes) => `どれに当たるか調べてください: ${codes}`,
  },
  rows: {
    ...zoom,
    'device-flow': {
      authorization_pending: {
        says: 'まだ許可も拒否もされていません。エラーではありません。',
        fix: '対処は不要です。roomkeyは間隔を置いて再び尋ねます。',
      },
      slow_down: {
        says: '要求の間隔が短すぎます。エラーではありません。',
        fix: '対処は不要です。roomkeyは以後、間隔を5秒長くします。頻繁に起きるときは、同じコードを使う別のプログラムを探してください。',
      },
      access_denied: {
        says: '拒否されたか、管理者がこのアプリを許可していません。',
        fix: 'roomkey pairでやり直してください。スマホに許可の画面が出なかったときは、管理者に確認してください。',
      },
      expired_token: {
        says: '許可される前にコードの期限が切れました。',
        fix: 'roomkey pairでやり直してください。--renew 3か--renew foreverを付けると、新しいコードを自動で取得します。',
      },
    },
    oauth: {
      invalid_request: {
        says: 'パラメーターが足りないか、重複しているか、形式が正しくありません。サーバー自身の不具合でこう応答することもあります。',
        fix: 'もう一度お試しください。続くときは、アドレスと、プロキシが要求を書き換えていないかを確認してください。接続は残ります。',
      },
      invalid_client: {
        says: '提供元がクライアントを知らないか、シークレットが間違っています。',
        fix: 'クライアントIDとシークレットをアプリのページで確認してください。接続は残ります。',
      },
      invalid_grant: {
        says: 'コードまたはリフレッシュトークンが、間違い、使用済み、取り消し済み、または別のクライアントのものです。',
        fix: '機器をもう一度接続してください: roomkey pair --force',
      },
      unauthorized_client: {
        says: 'このクライアントは、この種類のグラントを使えません。',
        fix: 'アプリで機器の接続を有効にしてもらってください。Zoomでは「Use App on Device」です（Features、Embed、Meeting SDK）。',
      },
      unsupported_grant_type: {
        says: 'サーバーがこの種類のグラントに対応していません。',
        fix: 'アプリで機器の接続を有効にしてもらい、--authorityまたは--issuerを確認してください。',
      },
      invalid_scope: {
        says: '権限が、不明、形式の誤り、またはクライアントが要求できる範囲を超えています。',
        fix: '--scopeを外すか、アプリのページにある権限だけを要求してください。',
      },
      unsupported_response_type: {
        says: 'サーバーは、ブラウザーでのこのサインイン方法に対応していません。コードでの接続では使いません。',
        fix: '提供元でアプリの種類を確認してください。',
      },
      server_error: {
        says: '提供元で内部エラーが起きています。',
        fix: '対処は不要です。roomkeyは可能な限り再試行します。',
      },
      temporarily_unavailable: {
        says: '提供元が混み合っているか、保守中です。',
        fix: '対処は不要です。roomkeyは可能な限り再試行します。',
      },
      invalid_token: {
        says: 'アクセストークンが、期限切れ、取り消し済み、または形式の誤りです。',
        fix: '新しいトークンを取ってください: roomkey token --fresh',
      },
      insufficient_scope: {
        says: 'この呼び出しに必要な権限がトークンにありません。',
        fix: 'アプリのページまたは--scopeで権限を追加し、もう一度接続してください: roomkey pair --force',
      },
      unsupported_token_type: {
        says: 'サーバーはこの種類のトークンを取り消せません。',
        fix: '提供元のユーザーのアカウントページでアプリを削除し、その後に実行してください: roomkey unpair --local',
      },
    },
  },
};
