/** Chinese, in simplified letters: the screen and the text lines. */

import type { Words } from '../words.ts';
import { here } from './here.ts';
import { there } from './there.ts';

/** The sentences of the screen and of the text lines. */
export const words: Words = {
  tag: 'zh-CN',
  glue: '',
  colon: '：',

  title: (service) => `将此会议室与 ${service} 配对`,
  shortTitle: (service) => `与 ${service} 配对`,
  simulation: '模拟',
  simulationNote: '模拟：不涉及任何真实账号。',

  scan: '用手机相机扫描',
  check: '确认手机显示的是这个代码',
  allow: '登录并点按“允许”',
  open: '在手机上打开此网址',
  type: '输入此代码',
  noCamera: '没有相机？请打开',
  thenType: '并输入代码。',
  code: '代码',
  onlyHere: '只有站在此屏幕前时才点按“允许”。',

  asking: (host) => `正在从 ${host} 获取代码`,
  since: (time) => `自 ${time} 起。`,
  waiting: '等待您操作',
  noConnection: '无法连接',
  noConnectionSince: (time) => `自 ${time} 起无法连接`,
  noGoodAnswer: '没有正确的响应',
  noGoodAnswerSince: (time) => `自 ${time} 起没有正确的响应`,
  tryingAgain: (seconds) => `${seconds} 秒后重试。`,
  tryingNow: '正在重试。',
  stillGood: '代码仍然有效。',
  cause: (short) => `原因：${short}。`,
  ranOut: '代码已过期',
  newCode: (number) => `正在获取新代码（第 ${number} 个）。`,
  startAgain: (command) => `重新开始: ${command}`,
  stopped: '尚未有人允许，已退出',
  saving: '已允许。正在保存。',
  paired: (label) => `已配对为 ${label}`,
  until: (time) => `有效期至 ${time}，会自动续期。`,
  noRenewal: (end) =>
    end === null ? '此配对无法续期，何时结束由提供方决定。' : `此配对无法续期，将于 ${end} 结束。`,
  allowed: (scopes, more) => `可使用: ${scopes.join(', ')}${more > 0 ? ` 等，另有 ${more} 项` : ''}。`,
  lost: (service) => `${service} 不再接受此会议室的配对。请重新配对。`,

  keys: { a: '允许', d: '拒绝', c: '复制代码', l: '复制链接', n: '新代码', q: '退出' },
  copied: '已复制',

  orOpen: '或打开此网址并输入代码:',
  letterByLetter: (letters) => `逐个字符: ${letters}`,
  assumed: '假定值，提供方未说明',
  goodUntil: (time) => `等待中。代码在 ${time} 之前有效。`,
  left: (span) => `仍在等待。剩余时间 ${span}。`,

  see: (command) => `请参阅: ${command}`,
  troubles: { ...here, ...there },
};
