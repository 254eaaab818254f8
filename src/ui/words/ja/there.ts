/** Japanese: troubles of the network, the provider and the person. */

import type { TroublesThere } from '../troubles.ts';

/** What is said of troubles that come from elsewhere. */
export const there: TroublesThere = {
  no_device_flow: {
    says: 'この提供元はコードでの接続に対応していません',
    fix: 'デバイスフロー（RFC 8628）について提供元に問い合わせるか、--issuerを確認してください。',
  },
  access_denied: {
    says: '「拒否」が押されました',
    fix: '間違いだったときは、もう一度接続してください: roomkey pair',
  },
  wrong_account: {
    says: '使えないアカウントです。何も保存していません',
    fix: 'この部屋で使えるアカウントで、もう一度接続してください。',
  },
  stranger_not_revoked: {
    says: '使えないアカウントで、許可も残っています',
    fix: 'あとでroomkey unpairを実行するか、提供元のそのアカウントからアプリを削除してください。そのあと、もう一度接続してください。',
  },
  other_account: {
    says: '別のドメインのアカウントで接続されています',
    fix: 'その接続を解除するか（roomkey unpair）、置き換えてください: roomkey pair --force',
  },
  expired_token: {
    says: '許可される前にコードの期限が切れました',
    fix: 'roomkey pairをもう一度実行してください。--renew Nか--renew foreverを付けると、新しいコードを自動で取得します。',
  },
  name_not_found: {
    says: 'ホスト名が見つかりません',
    short: '名前が見つかりません',
    fix: 'この機器のネットワークとDNSサーバーを確認してください。',
  },
  connection_refused: {
    says: '接続が拒否されました',
    short: '接続が拒否されました',
    fix: 'アドレスと、途中のファイアウォールやプロキシを確認してください。',
  },
  connection_lost: {
    says: '接続が切れました',
    short: '接続が切れました',
    fix: 'この機器のネットワークを確認してください。',
  },
  no_route: {
    says: 'ネットワークに出られません',
    short: 'ネットワークがありません',
    fix: 'ケーブルまたはWi-Fiと、プロキシの要否（HTTPS_PROXY）を確認してください。',
  },
  timeout: {
    says: '時間内に応答がありません',
    short: '応答がありません',
    fix: 'ネットワークと、プロキシの要否（HTTPS_PROXY）を確認してください。',
  },
  tls_untrusted: {
    says: '提供元の証明書を信頼できません',
    short: '証明書を信頼できません',
    fix: '信頼する認証局をIT担当者に確認し、--ca-fileで指定してください。',
  },
  tls_inspected: {
    says: 'ネットワークの装置が暗号化通信を検査しています',
    short: '暗号化通信が検査されています',
    fix: '検査の除外か認証局の証明書（--ca-file）をIT担当者に依頼してください。',
  },
  tls_expired: {
    says: '提供元の証明書の期限が切れているか、この機器の時計が進んでいます',
    short: '証明書の期限切れ、または時計が進んでいます',
    fix: 'まずこの機器の時計を確認してください（timedatectl）。',
  },
  tls_not_yet_valid: {
    says: '提供元の証明書はまだ有効ではありません。この機器の時計が遅れているようです',
    short: '時計が遅れています',
    fix: 'この機器の時計を合わせてください: timedatectl set-ntp true',
  },
  tls_wrong_name: {
    says: '別のサーバーの証明書です',
    short: '別のサーバーの証明書です',
    fix: 'アドレスと、ネットワークへのサインインの要否を確認してください。',
  },
  proxy_failed: {
    says: 'プロキシが接続を止めました',
    short: 'プロキシに止められました',
    fix: 'この機器をプロキシで許可するようIT担当者に依頼するか、HTTPS_PROXYを確認してください。',
  },
  proxy_password: {
    says: 'プロキシにユーザー名とパスワードが必要です',
    short: 'プロキシにパスワードが必要です',
    fix: '「名前:パスワード」をROOMKEY_PROXY_LOGIN_FILEのファイルに書いてください。',
  },
  proxy_unreachable: {
    says: 'プロキシに接続できません',
    short: 'プロキシに接続できません',
    fix: 'プロキシのアドレス（HTTPS_PROXY）とこの機器のネットワークを確認してください。',
  },
  proxy_wanted: {
    says: 'このネットワークにはプロキシが必要です',
    short: 'プロキシが必要です',
    fix: 'IT担当者に確認し、HTTPS_PROXY=http://HOST:PORT を設定してください。',
  },
  server_error: {
    says: '提供元で内部エラーが起きています',
    short: '提供元の障害',
    fix: 'しばらくお待ちください。続くときは提供元に問い合わせてください。',
  },
  rate_limited: {
    says: '提供元への要求が多すぎます',
    short: '提供元が混み合っています',
    fix: '数分お待ちください。',
  },
  captive_portal: {
    says: 'このネットワークは先にサインインが必要です',
    short: 'サインインが必要です',
    fix: 'この機器でサインインするか、MACアドレスの許可をIT担当者に依頼してください。',
  },
  redirected: {
    says: 'サーバーが別のアドレスへ転送しましたが、roomkeyは従いません',
    short: '別のアドレスへ転送されました',
    fix: '設定されたアドレスを確認してください（--authorityまたは--issuer）。',
  },
  bad_answer: {
    says: '提供元ではないものが応答しました',
    short: '別のものが応答しました',
    fix: 'ネットワークと設定されたアドレスを確認してください。',
  },
  incomplete_answer: {
    says: '提供元の応答が不完全です',
    short: '応答が不完全です',
    fix: 'アドレスを確認し、正しければ提供元に問い合わせてください。',
  },
  unsafe_answer: {
    says: '提供元の応答は安全に表示も使用もできません',
    short: '応答を安全に表示できません',
    fix: 'このサーバーには接続せず、アドレスを確認してください。',
  },
  provider_refused: {
    says: '提供元がエラーを返しました',
    fix: 'もう一度お試しください。続くときは提供元に問い合わせてください。',
  },
  not_revoked: {
    says: '接続は取り消されず、何も削除していません',
    fix: '提供元に届くときにもう一度試すか、この機器からだけ削除してください: roomkey unpair --local',
  },
  leftover_not_revoked: {
    says: '解除しましたが、以前の許可が残っています',
    fix: '提供元に届くときにもう一度roomkey unpairを実行するか、この機器からだけ削除してください: roomkey unpair --local',
  },
  grant_dead: {
    says: '提供元がこの接続を受け付けなくなりました',
    fix: '取り消されたか、新しい接続に置き換えられたか、期限が切れました。もう一度接続してください: roomkey pair',
  },
  no_refresh_token: {
    says: '接続の期限が切れ、更新できません',
    fix: '提供元から更新に必要なものを受け取っていません。もう一度接続してください: roomkey pair',
  },
  invalid_client: {
    says: 'クライアントIDまたはシークレットが無効です',
    fix: 'アプリのページで両方を確認してください。開発用と本番用では異なります。保存済みの接続は残ります。',
  },
  unauthorized_client: {
    says: 'このアプリは機器を接続できません',
    fix: 'Zoomで「Use App on Device」を有効にしてください（アプリのページ、Features、Embed、Meeting SDK）。',
  },
  unsupported_grant_type: {
    says: 'このアプリはコードでの接続に対応していません',
    fix: 'Zoomで「Use App on Device」を有効にしてください（アプリのページ、Features、Embed、Meeting SDK）。',
  },
  invalid_scope: {
    says: 'このアプリには要求した権限がありません',
    fix: '--scopeを外すか、アプリのページで権限を追加してください。',
  },
  secret_not_taken: {
    says: 'このプロバイダーはシークレットを受け付けません',
    fix: 'シークレットを使うクライアントを登録するか、公開クライアントを登録してここのシークレットを外してください。',
  },
  answer_lost: {
    says: '前回の更新への応答が失われました',
    fix: '提供元では以前の鍵がすでに置き換えられています。もう一度接続してください: roomkey pair',
  },
};
