/** Chinese, in simplified letters: what Zoom's codes mean, for `explain`. */

import type { CodeRows } from '../codes.ts';

const REPAIR = '请重新配对此设备: roomkey pair --force';

/** The rows of Zoom. */
export const zoom: Pick<CodeRows, 'zoom-oauth' | 'zoom-api'> = {
  'zoom-oauth': {
    z4700_empty: {
      says: '请求中没有令牌。',
      fix: '请检查程序是否将 roomkey token 的输出放入 Authorization 标头。',
    },
    z4700_general: {
      says: '一般性故障；Zoom 没有更多说明，或只重复内部消息。',
      fix: '请记下时间和响应中的跟踪 ID，并提供给 Zoom 支持。',
    },
    z4702: {
      says: '客户端 ID 不是登录应用的 ID：可能写错，或应用已不存在。',
      fix: '请与应用页面上的客户端 ID 核对；开发环境与生产环境各不相同。',
    },
    z4704: {
      says: '客户端密钥与客户端 ID 不符：可能写错，或已重新生成。',
      fix: '请从应用页面重新复制密钥。已保存的配对仍然有效。',
    },
    z4705: {
      says: '令牌端点不认识所请求的授权类型。',
      fix: '要进行配对，请在应用页面打开“Use App on Device”（Features、Embed、Meeting SDK）。',
    },
    z4706_client: {
      says: '标头和表单都没有给出客户端。',
      fix: '请设置 ZOOM_CLIENT_ID 和 ZOOM_CLIENT_SECRET，或检查代理从请求中去掉了什么。',
    },
    z4706_grant_type: {
      says: '请求没有给出授权类型，或其表单在途中丢失。',
      fix: '请检查代理是否改写请求；若没有代理，请报告此问题。',
    },
    z4709: {
      says: '重定向地址与应用登记的地址不完全一致。用代码配对不使用它。',
      fix: '请让应用页面与通过浏览器登录的程序中的地址完全相同，包括末尾的斜杠。',
    },
    z4711: {
      says: '令牌的权限已与应用的权限不同。',
      fix: `更改应用权限后，每台设备都必须重新配对。${REPAIR}`,
    },
    z4717: {
      says: 'Zoom 或应用的所有者已停用该应用。',
      fix: '请查看 Marketplace 中的应用页面，再联系 Zoom 支持。设备上无需任何操作。',
    },
    z4724: {
      says: '标头中的签名令牌无法读取，或签名不正确。',
      fix: '请用 roomkey token 取得新令牌，并原样传递。',
    },
    z4732: {
      says: '生成代码时，Zoom 内部的一项服务停止了运行。',
      fix: '请几分钟后重试；若仍然如此，请联系 Zoom 支持。',
    },
    z4733: {
      says: '授权码已超过五分钟。',
      fix: '请重新开始登录，并不间断地完成。',
    },
    z4734: {
      says: '授权码不正确，或已被使用。',
      fix: '请重新开始登录；每个授权码只能使用一次。',
    },
    z4735: {
      says: '允许此设备的 Zoom 用户已不在该账号中。',
      fix: `请由另一位用户允许。${REPAIR}`,
    },
    z4737: {
      says: 'Zoom 已没有该刷新令牌：它已被替换、撤销或过旧。',
      fix: REPAIR,
    },
    z4738: {
      says: 'Zoom 账号的管理员撤回了对应用的批准。',
      fix: `请让管理员再次批准该应用。${REPAIR}`,
    },
    z4740: {
      says: '为同一用户和应用签发的令牌数超过了 Zoom 允许并存的数量。',
      fix: `请为每台设备使用单独的 Zoom 用户，或请 Zoom 提高该应用的上限。${REPAIR}`,
    },
    z4741: {
      says: '同一用户在另一台设备或其他地方再次允许了同一应用；仅最新的允许有效。',
      fix: `请为每台设备使用单独的 Zoom 用户。${REPAIR}`,
    },
    invalid_request: {
      says: '这是 Zoom 表示刷新令牌已失效的旧方式：已被替换、撤销或过旧。',
      fix: REPAIR,
    },
    invalid_grant: {
      says: '刷新令牌已失效：被同一用户较新的允许取代、被撤销或过旧。',
      fix: `请为每台设备使用单独的 Zoom 用户。${REPAIR}`,
    },
    invalid_client: {
      says: '凭据不正确。其他服务商用 401，Zoom 则以 HTTP 400 响应。',
      fix: '请在应用页面核对两者；其他类型应用的凭据不适用。配对会保留。',
    },
  },
  'zoom-api': {
    z124_invalid: {
      says: '访问令牌不正确、被截断，或来自另一个云。',
      fix: '请取得新令牌并完整传递: roomkey token --fresh',
    },
    z124_expired: {
      says: '访问令牌的一小时有效期已过。',
      fix: '请在每次使用前调用 roomkey token，而不要保存其输出。',
    },
    z124_query: {
      says: '访问令牌放在了地址中，Zoom 已不再接受。',
      fix: '请用 Authorization 标头发送。',
    },
    z201: {
      says: '访问令牌已过期或无法使用。',
      fix: '请取得新令牌: roomkey token --fresh',
    },
    z300: {
      says: '请求缺少参数或参数不正确；消息中有其名称。',
      fix: '请更正程序发送的请求。',
    },
    z1001: {
      says: '此令牌所属的账号中没有该用户。',
      fix: '请调用 /users/me 而不要指定用户；已配对设备的令牌只对其自己的用户有效。',
    },
    z4700_access: {
      says: 'API 不接受该访问令牌。',
      fix: '请取得新令牌（roomkey token --fresh）；若仍被拒绝，请重新配对: roomkey pair --force',
    },
    z4711_scopes: {
      says: '令牌缺少此调用所需的权限；方括号中列出了所需权限。',
      fix: '请在应用页面添加权限，然后重新配对，因为现有令牌不会获得它们: roomkey pair --force',
    },
    z429_second: {
      says: '一秒内调用过多。上限按账号计算，由其所有应用共用。',
      fix: '请等待一秒，或等待 X-RateLimit-Reset 所示的时间，然后放慢速度继续。',
    },
    z429_day: {
      says: '当日的调用次数已用完。上限按账号计算，由其所有应用共用。',
      fix: '请等到 Retry-After 标头中的时间：此处它是日期而不是秒数。',
    },
  },
};
