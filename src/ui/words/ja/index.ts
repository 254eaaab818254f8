/** Japanese: the screen and the text lines. */

import type { Words } from '../words.ts';
import { here } from './here.ts';
import { there } from './there.ts';

/** The sentences of the screen and of the text lines. */
export const words: Words = {
  tag: 'ja',
  glue: '',
  colon: '：',

  title: (service) => `この部屋を${service}に接続`,
  shortTitle: (service) => `${service}に接続`,
  simulation: 'シミュレーション',
  simulationNote: 'シミュレーション：実際のアカウントは使いません。',

  scan: 'スマホのカメラで読み取る',
  check: '同じコードが出るか確かめる',
  allow: 'サインインして「許可」を押す',
  open: 'スマホで次のアドレスを開く',
  type: 'このコードを入力する',
  noCamera: 'カメラがないときは',
  thenType: 'を開いてコードを入力。',
  code: 'コード',
  onlyHere: 'この画面の前にいる方だけが許可してください。',

  asking: (host) => `${host} からコードを取得しています`,
  since: (time) => `${time}から。`,
  waiting: '操作をお待ちしています',
  noConnection: '接続できません',
  noConnectionSince: (time) => `${time}から接続できません`,
  noGoodAnswer: '正しい応答がありません',
  noGoodAnswerSince: (time) => `${time}から正しい応答がありません`,
  tryingAgain: (seconds) => `${seconds}秒後に再試行します。`,
  tryingNow: '再試行しています。',
  stillGood: 'コードはまだ有効です。',
  cause: (short) => `原因：${short}。`,
  ranOut: 'コードの期限が切れました',
  newCode: (number) => `新しいコードを取得しています（${number}回目）。`,
  startAgain: (command) => `やり直すには: ${command}`,
  stopped: '許可される前に終了しました',
  saving: '許可されました。保存しています。',
  paired: (label) => `${label} として接続しました`,
  until: (time) => `${time}まで有効で、自動で更新されます。`,
  noRenewal: (end) =>
    end === null
      ? 'このペアリングは更新できません。終了はプロバイダーが決めます。'
      : `このペアリングは更新できません。${end}に終了します。`,
  allowed: (scopes, more) => `使える機能: ${scopes.join(', ')}${more > 0 ? ` ほか${more}件` : ''}。`,
  lost: (service) => `${service}との接続が無効になりました。もう一度接続してください。`,

  keys: { a: '許可', d: '拒否', c: 'コードをコピー', l: 'リンクをコピー', n: '新しいコード', q: '終了' },
  copied: 'コピー済み',

  orOpen: 'または次を開いてコードを入力してください:',
  letterByLetter: (letters) => `一文字ずつ: ${letters}`,
  assumed: '仮の値、プロバイダーの指定なし',
  goodUntil: (time) => `お待ちしています。コードは${time}まで有効です。`,
  left: (span) => `お待ちしています。残り時間 ${span}。`,

  see: (command) => `参照: ${command}`,
  troubles: { ...here, ...there },
};
