/** What is said of troubles in Chinese, in simplified letters. */

import type { Causes, Ends } from '../troubles.ts';

/** Why the provider is out of reach, and what to do. */
export const causes: Causes = {
  name_not_found: {
    half: '找不到该名称',
    todo: '请检查此设备的网络和域名服务器。',
  },
  connection_refused: {
    half: '连接被拒绝',
    todo: '请检查地址，以及中间是否有防火墙。',
  },
  connection_lost: {
    half: '连接中断',
    todo: '请检查此设备的网络。',
  },
  no_route: {
    half: '没有网络',
    todo: '请检查网线或 Wi-Fi。',
  },
  timeout: {
    half: '没有及时响应',
    todo: '请检查网络，并确认是否需要代理。',
  },
  tls_untrusted: {
    half: '证书不受信任',
    todo: '请向 IT 部门确认应信任哪个证书颁发机构。',
  },
  tls_inspected: {
    half: '网络中有设备拆开了连接',
    todo: '请向 IT 部门索取其根证书，或申请例外。',
  },
  tls_expired: {
    half: '证书已过期，或时钟偏快',
    todo: '请先检查此设备的时钟。',
  },
  tls_not_yet_valid: {
    half: '时钟偏慢',
    todo: '请校准此设备的时钟。',
  },
  tls_wrong_name: {
    half: '是另一台服务器的证书',
    todo: '请检查地址，并确认此网络是否需要登录。',
  },
  proxy_failed: {
    half: '被代理阻止',
    todo: '请让 IT 部门允许此设备通过代理。',
  },
  proxy_password: {
    half: '代理需要密码',
    todo: '请向 IT 部门索取代理的用户名和密码。',
  },
  proxy_unreachable: {
    half: '无法连接代理',
    todo: '请检查代理的地址和此设备的网络。',
  },
  proxy_wanted: {
    half: '此网络需要代理',
    todo: '请向 IT 部门索取代理的地址。',
  },
  captive_portal: {
    half: '此网络需要先登录',
    todo: '请用此设备登录网络，或请 IT 部门放行。',
  },
  redirected: {
    half: '被转到其他地址',
    todo: '请检查所设置的地址。',
  },
  server_error: {
    half: '对方出现故障',
    todo: '请稍候；若持续出现，请联系服务商。',
  },
  rate_limited: {
    half: '对方繁忙',
    todo: '请等待几分钟。',
  },
  bad_answer: {
    half: '响应来自别处',
    todo: '请检查网络和所设置的地址。',
  },
  incomplete_answer: {
    half: '响应不完整',
    todo: '请检查地址；若无误，请联系服务商。',
  },
  unsafe_answer: {
    half: '响应无法安全显示',
    todo: '请勿与此服务器配对，并检查地址。',
  },
};

/** What ends a pairing, and what to do. */
export const ends: Ends = {
  wrong_account: {
    says: '此会议室不接受该账号，未保存任何内容',
    todo: '请用此会议室接受的账号重新配对。',
  },
  cannot_save: {
    says: '无法保存配对',
    todo: '请释放空间或修正文件夹权限，然后重试。',
  },
  newer_version: {
    says: '已保存的配对来自更新版本的 roomkey',
    todo: '请更新此设备上的 roomkey。',
  },
  locked: {
    says: '另一个 roomkey 正在使用此配对',
    todo: '请一分钟后重试。',
  },
  invalid_client: {
    says: '客户端 ID 或密钥未被接受',
    todo: '请在应用页面核对两者。',
  },
  unauthorized_client: {
    says: '此应用不能配对设备',
    todo: '请在 Zoom 的应用页面打开“Use App on Device”。',
  },
  unsupported_grant_type: {
    says: '此应用不支持用代码配对',
    todo: '请在 Zoom 的应用页面打开“Use App on Device”。',
  },
  invalid_scope: {
    says: '此应用没有所请求的权限',
    todo: '请减少权限，或在应用页面添加。',
  },
  no_device_flow: {
    says: '此服务商不支持用代码配对',
    todo: '请联系服务商，或检查地址。',
  },
  provider_refused: {
    says: '服务商返回了错误',
    todo: '请重试；若再次出现，请联系服务商。',
  },
};
