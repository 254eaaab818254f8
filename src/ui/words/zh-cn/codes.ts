/** Chinese, in simplified letters: `explain`, but for Zoom's own codes. */

import type { CodeWords } from '../codes.ts';
import { zoom } from './zoom.ts';

/** The sentences of the error table. */
export const codes: CodeWords = {
  kinds: {
    'zoom-oauth': 'Zoom，登录',
    'zoom-api': 'Zoom，REST API',
    'device-flow': 'OAuth 设备授权流程（RFC 8628）',
    oauth: 'OAuth 2.0',
    roomkey: 'roomkey',
    exit: 'roomkey 的退出码',
  },
  labels: {
    words: '附带的文字',
    means: '含义',
    fix: '处理',
    exit: '退出码',
    missingScopes: '缺少的权限',
  },
  reported: '来自用户报告，无官方说明',
  oneOfThem: (command) => `查看其中一个: ${command}`,
  exits: {
    done: '已完成。',
    fault: 'roomkey 自身的故障。',
    usage: '用法或配置不正确。',
    declined: '对方拒绝了。',
    lapsed: '代码已过期，且未启用续取或次数已用完。',
    unreachable: '无法连接服务商，或其响应没有意义。',
    notPaired: '未配对，或配对已失效。',
    storage: '无法保存或读取令牌。',
    clientRefused: '服务商拒绝此客户端。',
    busy: '另一个 roomkey 正在处理此账号。',
  },
  exitFix: {
    nothing: '无需处理。',
    oneOf: (codes) => `请查明是哪一个: ${codes}`,
  },
  rows: {
    ...zoom,
    'device-flow': {
      authorization_pending: {
        says: '尚未有人允许或拒绝。这不是错误。',
        fix: '无需处理：roomkey 会在间隔后再次询问。',
      },
      slow_down: {
        says: '请求过于频繁。这不是错误。',
        fix: '无需处理：此后 roomkey 会把请求间隔延长五秒。若经常出现，请查找使用同一代码的另一个程序。',
      },
      access_denied: {
        says: '对方拒绝了，或管理员不允许此应用。',
        fix: '请用 roomkey pair 重新开始。若手机从未显示允许选项，请询问管理员。',
      },
      expired_token: {
        says: '代码在获得允许前已过期。',
        fix: '请用 roomkey pair 重新开始；加上 --renew 3 或 --renew forever 会自动获取新代码。',
      },
    },
    oauth: {
      invalid_request: {
        says: '参数缺失、重复或格式不正确。有些服务器自身出错时也这样响应。',
        fix: '请重试。若仍然如此，请检查地址，以及是否有代理改写请求。配对会保留。',
      },
      invalid_client: {
        says: '服务商不认识该客户端，或其密钥不正确。',
        fix: '请在应用页面核对客户端 ID 和密钥。配对会保留。',
      },
      invalid_grant: {
        says: '代码或刷新令牌不正确、已使用、已撤销，或属于另一个客户端。',
        fix: '请重新配对此设备: roomkey pair --force',
      },
      unauthorized_client: {
        says: '此客户端不能使用这种授权类型。',
        fix: '请让人为该应用启用设备配对。在 Zoom 是“Use App on Device”（Features、Embed、Meeting SDK）。',
      },
      unsupported_grant_type: {
        says: '服务器不支持这种授权类型。',
        fix: '请让人为该应用启用设备配对，并检查 --authority 或 --issuer。',
      },
      invalid_scope: {
        says: '权限未知、格式不正确，或超出客户端可请求的范围。',
        fix: '请去掉 --scope，或只请求应用页面上已添加的权限。',
      },
      unsupported_response_type: {
        says: '服务器不支持这种通过浏览器登录的方式。用代码配对不使用它。',
        fix: '请在服务商处检查应用的类型。',
      },
      server_error: {
        says: '服务商出现内部错误。',
        fix: '无需处理：roomkey 会在可能的情况下继续重试。',
      },
      temporarily_unavailable: {
        says: '服务商繁忙或正在维护。',
        fix: '无需处理：roomkey 会在可能的情况下继续重试。',
      },
      invalid_token: {
        says: '访问令牌已过期、已撤销或格式不正确。',
        fix: '请取得新令牌: roomkey token --fresh',
      },
      insufficient_scope: {
        says: '令牌缺少此调用所需的权限。',
        fix: '请在应用页面或用 --scope 添加权限，然后重新配对: roomkey pair --force',
      },
      unsupported_token_type: {
        says: '服务器无法撤销这种令牌。',
        fix: '请在服务商的用户账号页面移除该应用，然后运行: roomkey unpair --local',
      },
    },
  },
};
