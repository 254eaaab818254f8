/** What is said of troubles in Japanese. */

import type { Causes, Ends } from '../troubles.ts';

/** Why the provider is out of reach, and what to do. */
export const causes: Causes = {
  name_not_found: {
    half: '名前が見つかりません',
    todo: 'この機器のネットワークとネームサーバーを確認してください。',
  },
  connection_refused: {
    half: '接続が拒否されました',
    todo: 'アドレスと、途中のファイアウォールを確認してください。',
  },
  connection_lost: {
    half: '接続が切れました',
    todo: 'この機器のネットワークを確認してください。',
  },
  no_route: {
    half: 'ネットワークがありません',
    todo: 'ケーブルまたはWi-Fiを確認してください。',
  },
  timeout: {
    half: '応答がありません',
    todo: 'ネットワークと、プロキシの要否を確認してください。',
  },
  tls_untrusted: {
    half: '証明書を信頼できません',
    todo: '信頼する認証局をIT担当者に確認してください。',
  },
  tls_inspected: {
    half: 'ネットワークが通信を検査しています',
    todo: '認証局の証明書か検査の除外をIT担当者に依頼してください。',
  },
  tls_expired: {
    half: '証明書の期限切れ、または時計が進んでいます',
    todo: 'まずこの機器の時計を確認してください。',
  },
  tls_not_yet_valid: {
    half: '時計が遅れています',
    todo: 'この機器の時計を合わせてください。',
  },
  tls_wrong_name: {
    half: '別のサーバーの証明書です',
    todo: 'アドレスと、ネットワークへのサインインの要否を確認してください。',
  },
  proxy_failed: {
    half: 'プロキシに止められました',
    todo: 'この機器をプロキシで許可するようIT担当者に依頼してください。',
  },
  proxy_password: {
    half: 'プロキシにパスワードが必要です',
    todo: 'プロキシのユーザー名とパスワードをIT担当者に確認してください。',
  },
  proxy_unreachable: {
    half: 'プロキシに接続できません',
    todo: 'プロキシのアドレスとこの機器のネットワークを確認してください。',
  },
  proxy_wanted: {
    half: 'このネットワークにはプロキシが必要です',
    todo: 'プロキシのアドレスをIT担当者に確認してください。',
  },
  captive_portal: {
    half: 'このネットワークは先にサインインが必要です',
    todo: 'この機器でサインインするか、IT担当者に許可を依頼してください。',
  },
  redirected: {
    half: '別のアドレスへ転送されました',
    todo: '設定されたアドレスを確認してください。',
  },
  server_error: {
    half: '相手側の障害',
    todo: 'しばらくお待ちください。続くときは提供元に問い合わせてください。',
  },
  rate_limited: {
    half: '相手側が混み合っています',
    todo: '数分お待ちください。',
  },
  bad_answer: {
    half: '別のものが応答しました',
    todo: 'ネットワークと設定されたアドレスを確認してください。',
  },
  incomplete_answer: {
    half: '応答が不完全です',
    todo: 'アドレスを確認し、正しければ提供元に問い合わせてください。',
  },
  unsafe_answer: {
    half: '応答を安全に表示できません',
    todo: 'このサーバーには接続せず、アドレスを確認してください。',
  },
};

/** What ends a pairing, and what to do. */
export const ends: Ends = {
  wrong_account: {
    says: '使えないアカウントです。何も保存していません',
    todo: 'この部屋で使えるアカウントで、もう一度接続してください。',
  },
  cannot_save: {
    says: '接続情報を保存できません',
    todo: '空き容量を増やすかフォルダーの権限を直して、もう一度お試しください。',
  },
  newer_version: {
    says: '保存済みの接続は新しいroomkeyのものです',
    todo: 'この機器のroomkeyを更新してください。',
  },
  locked: {
    says: '別のroomkeyがこの接続を使用中です',
    todo: '1分後にもう一度お試しください。',
  },
  invalid_client: {
    says: 'クライアントIDまたはシークレットが無効です',
    todo: 'アプリのページで両方を確認してください。',
  },
  unauthorized_client: {
    says: 'このアプリは機器を接続できません',
    todo: 'Zoomのアプリのページで「Use App on Device」を有効にしてください。',
  },
  unsupported_grant_type: {
    says: 'このアプリはコードでの接続に対応していません',
    todo: 'Zoomのアプリのページで「Use App on Device」を有効にしてください。',
  },
  invalid_scope: {
    says: 'このアプリには要求した権限がありません',
    todo: '権限を減らすか、アプリのページで追加してください。',
  },
  no_device_flow: {
    says: 'この提供元はコードでの接続に対応していません',
    todo: '提供元に問い合わせるか、アドレスを確認してください。',
  },
  provider_refused: {
    says: '提供元がエラーを返しました',
    todo: 'もう一度お試しください。続くときは提供元に問い合わせてください。',
  },
};
