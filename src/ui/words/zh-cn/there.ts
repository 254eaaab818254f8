/** Chinese, in simplified letters: troubles of the network, the provider and the person. */

import type { TroublesThere } from '../troubles.ts';

/** What is said of troubles that come from elsewhere. */
export const there: TroublesThere = {
  no_device_flow: {
    says: '此服务商不支持用代码配对',
    fix: '请向服务商询问设备授权流程（RFC 8628），或检查 --issuer。',
  },
  access_denied: {
    says: '有人点按了“拒绝”',
    fix: '如属误操作，请重新配对: roomkey pair',
  },
  wrong_account: {
    says: '此会议室不接受该账号，未保存任何内容',
    fix: '请用此会议室接受的账号重新配对。',
  },
  stranger_not_revoked: {
    says: '账号不被接受，且授权未撤销',
    fix: '请稍后用 roomkey unpair 撤销，或在服务商处从该账号移除应用，然后重新配对。',
  },
  other_account: {
    says: '已与另一域名的账号配对',
    fix: '请结束该配对（roomkey unpair），或将其替换: roomkey pair --force',
  },
  expired_token: {
    says: '代码在获得允许前已过期',
    fix: '请再次运行 roomkey pair；加上 --renew N 或 --renew forever 会自动获取新代码。',
  },
  name_not_found: {
    says: '找不到主机名',
    short: '找不到该名称',
    fix: '请检查此设备的网络和 DNS 服务器。',
  },
  connection_refused: {
    says: '连接被拒绝',
    short: '连接被拒绝',
    fix: '请检查地址，以及中间是否有防火墙或代理。',
  },
  connection_lost: {
    says: '连接中断',
    short: '连接中断',
    fix: '请检查此设备的网络。',
  },
  no_route: {
    says: '无法访问网络',
    short: '没有网络',
    fix: '请检查网线或 Wi-Fi，并确认是否需要代理（HTTPS_PROXY）。',
  },
  timeout: {
    says: '没有及时响应',
    short: '没有及时响应',
    fix: '请检查网络，并确认是否需要代理（HTTPS_PROXY）。',
  },
  tls_untrusted: {
    says: '服务商的证书不受信任',
    short: '证书不受信任',
    fix: '请向 IT 部门确认应信任的证书颁发机构，并用 --ca-file 指定。',
  },
  tls_inspected: {
    says: '网络中有设备截取加密流量',
    short: '此网络截取加密流量',
    fix: '请向 IT 部门申请例外，或索取其根证书（--ca-file）。',
  },
  tls_expired: {
    says: '服务商的证书已过期，或此设备的时钟偏快',
    short: '证书已过期，或时钟偏快',
    fix: '请先检查此设备的时钟（timedatectl）。',
  },
  tls_not_yet_valid: {
    says: '服务商的证书尚未生效；此设备的时钟可能偏慢',
    short: '时钟偏慢',
    fix: '请校准此设备的时钟: timedatectl set-ntp true',
  },
  tls_wrong_name: {
    says: '证书属于另一台服务器',
    short: '是另一台服务器的证书',
    fix: '请检查地址，并确认此网络是否需要登录。',
  },
  proxy_failed: {
    says: '代理阻止了连接',
    short: '被代理阻止',
    fix: '请让 IT 部门允许此设备通过代理，或检查 HTTPS_PROXY。',
  },
  proxy_password: {
    says: '代理需要用户名和密码',
    short: '代理需要密码',
    fix: '请将“用户名:密码”写入 ROOMKEY_PROXY_LOGIN_FILE 所指的文件。',
  },
  proxy_unreachable: {
    says: '无法连接代理',
    short: '无法连接代理',
    fix: '请检查代理的地址（HTTPS_PROXY）和此设备的网络。',
  },
  proxy_wanted: {
    says: '此网络需要代理',
    short: '此网络需要代理',
    fix: '请向 IT 部门索取其地址，并设置 HTTPS_PROXY=http://HOST:PORT。',
  },
  server_error: {
    says: '服务商出现内部错误',
    short: '服务商出现故障',
    fix: '请稍候；若持续出现，请联系服务商。',
  },
  rate_limited: {
    says: '向服务商发送的请求过多',
    short: '服务商繁忙',
    fix: '请等待几分钟。',
  },
  captive_portal: {
    says: '此网络需要先登录',
    short: '此网络需要登录',
    fix: '请用此设备登录网络，或请 IT 部门放行其 MAC 地址。',
  },
  redirected: {
    says: '服务器要求转到其他地址，roomkey 不会跟随',
    short: '被转到其他地址',
    fix: '请检查所设置的地址（--authority 或 --issuer）。',
  },
  bad_answer: {
    says: '响应者不是服务商',
    short: '响应来自别处',
    fix: '请检查网络和所设置的地址。',
  },
  incomplete_answer: {
    says: '服务商的响应不完整',
    short: '响应不完整',
    fix: '请检查地址；若无误，请联系服务商。',
  },
  unsafe_answer: {
    says: '服务商的响应无法安全显示或使用',
    short: '响应无法安全显示',
    fix: '请勿与此服务器配对，并检查地址。',
  },
  provider_refused: {
    says: '服务商返回了错误',
    fix: '请重试；若再次出现，请联系服务商。',
  },
  not_revoked: {
    says: '配对未撤销，未删除任何内容',
    fix: '请在能连接服务商时重试，或仅在此处删除: roomkey unpair --local',
  },
  leftover_not_revoked: {
    says: '已取消配对，但先前的授权未撤销',
    fix: '请在能连接服务商时再次运行 roomkey unpair，或仅在此处删除: roomkey unpair --local',
  },
  grant_dead: {
    says: '服务商不再接受此配对',
    fix: '它已被撤销、被更新的配对取代或已过期。请重新配对: roomkey pair',
  },
  no_refresh_token: {
    says: '访问权限已过期且无法续期',
    fix: '服务商未提供续期所需的内容。请重新配对: roomkey pair',
  },
  invalid_client: {
    says: '客户端 ID 或密钥未被接受',
    fix: '请在应用页面核对两者；开发环境与生产环境各不相同。已保存的配对会保留。',
  },
  unauthorized_client: {
    says: '此应用不能配对设备',
    fix: '请在 Zoom 打开“Use App on Device”：应用页面、Features、Embed、Meeting SDK。',
  },
  unsupported_grant_type: {
    says: '此应用不支持用代码配对',
    fix: '请在 Zoom 打开“Use App on Device”：应用页面、Features、Embed、Meeting SDK。',
  },
  invalid_scope: {
    says: '此应用没有所请求的权限',
    fix: '请去掉 --scope，或在应用页面添加权限。',
  },
  secret_not_taken: {
    says: '此提供商不接受客户端密钥',
    fix: '请在那里注册使用密钥的客户端，或注册公共客户端并在此移除密钥。',
  },
  answer_lost: {
    says: '上次续期的响应已丢失',
    fix: '服务商已更换原来的密钥。请重新配对: roomkey pair',
  },
};
