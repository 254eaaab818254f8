/** Chinese, in simplified letters: `status`, `doctor` and `unpair`. */

import type { Span } from '../../../core/text/dates.ts';
import type { TerminalFinding } from '../../../core/trouble/check.ts';
import {
  type DeskWords,
  type DoctorWords,
  type NoteWords,
  noteIn,
  type ReportWords,
  type StatusWords,
} from '../reports.ts';

const ADD_SCOPES = '请在应用页面添加，然后重新配对: roomkey pair --force';

const status: StatusWords = {
  labels: {
    state: '状态',
    with: '服务商',
    user: '用户',
    scopes: '权限',
    until: '令牌有效期至',
    renewed: '上次续期',
    renews: '续期',
    api: 'API',
    account: '账号',
    storedIn: '保存位置',
    protection: '保护',
  },
  states: {
    ok: '已配对',
    stale: '已配对；访问令牌会在下次需要时续期',
    dead: '服务商不再接受此配对: roomkey pair',
    none: '未配对: roomkey pair',
    damaged: '已保存的配对已损坏: roomkey pair',
    unreadable: '已保存配对，但无法读取: roomkey doctor',
  },
  unsealed: '未加密',
  simulated: (state) => `${state}（由 roomkey demo 建立的模拟）`,
  unsaid: '服务商未说明',
  ranOut: '访问令牌已过期，且无法续期: roomkey pair',
  renews: '自动',
  noRenewal: (remedy) => `否，此配对随令牌一起结束。${remedy}`,
  left: (minutes) => `还剩 ${minutes} 分钟`,
  protection: {
    none: '未加密：此用户、root 以及持有磁盘的人都能读取',
    file: '用所指定文件中的密钥加密：安全程度取决于该文件',
    systemd: '用 systemd 凭据中的密钥加密：安全程度取决于该凭据（是否绑定 TPM）',
  },
};

const notes: NoteWords = {
  kept_in_memory: ({ folder }) => `${folder} 位于内存中：重启后配对会丢失`,
  on_overlay: ({ folder }) => `${folder} 位于 overlay 文件系统：若重启时被丢弃，配对也会随之丢失`,
  cannot_be_private: ({ folder }) => `${folder} 所在的文件系统无法使文件保持私有`,
  other_owner: ({ what, uid, path }) =>
    what === 'folder'
      ? `文件夹属于其他用户（uid ${uid}）: ${path}`
      : `文件属于其他用户（uid ${uid}）: ${path}`,
  open_to_others: ({ what, mode, path }) =>
    what === 'folder'
      ? `文件夹对其他用户开放（模式 0${mode.toString(8)}）: ${path}`
      : `文件对其他用户开放（模式 0${mode.toString(8)}）: ${path}`,
  not_seen: ({ what, why, path }) =>
    what === 'folder'
      ? `无法查看文件夹的所有者和模式（${why}）: ${path}`
      : `无法查看文件的所有者和模式（${why}）: ${path}`,
  aside_damaged: ({ why, path }) => `已保存的配对已损坏（${why}），已另行保留: ${path}`,
  aside_foreign: ({ path }) => `已保存的配对是从另一台设备复制的，已另行保留: ${path}`,
  aside_sealed: ({ path }) => `已保存的配对是用另一个密钥加密的，已另行保留: ${path}`,
  codes_elsewhere: ({ host, issuer }) => `代码来自 ${host}，与颁发者（${issuer}）不是同一主机`,
};

const desk: DeskWords = {
  title: '致 IT 部门:',
  needs: (label, host) => `设备“${label}”需要与 ${host} 配对，请在其所在网络中提供:`,
  outgoing: (host, port) => `HTTPS，TCP 端口 ${port}，出站，目标 ${host}`,
  api: (hosts) => `${hosts}（API；具体主机由 Zoom 指定）`,
  certificate: '服务器自身出示的证书；若检查 TLS，请对这些主机设例外，或提供检查所用证书颁发机构的 PEM 文件',
  proxy: (proxy) => `代理: ${proxy}`,
  noProxy: '无',
  seen: (time) => `按设备时钟于 ${time} 观察到:`,
};

const doctor: DoctorWords = {
  checks: {
    program: '程序',
    storage: '存储',
    lock: '锁',
    credentials: '凭据',
    proxy: '代理',
    name: '名称',
    route: '线路',
    tls: '证书',
    provider: '服务商',
    clock: '时钟',
    terminal: '终端',
    grant: '配对',
    life: '续期',
    user: '用户',
    scopes: '权限',
    one_box: '单台设备',
  },
  states: { ok: '正常', warn: '注意', fail: '失败' },
  good: {
    runs_on: ({ roomkey, node, system }) => `roomkey ${roomkey}，Node ${node}，${system}`,
    storage_good: ({ path, isSealed }) =>
      isSealed ? `私有、持久且可写（已加密）: ${path}` : `私有、持久且可写（未加密）: ${path}`,
    lock_free: () => '空闲：没有其他 roomkey 正在配对此账号',
    credentials_from: ({ clientId, clientSecret }) =>
      clientSecret === null
        ? `客户端 ID 来自 ${clientId}，没有密钥，因此是公开客户端`
        : `客户端 ID 来自 ${clientId}，密钥来自 ${clientSecret}`,
    no_proxy: ({ host }) => `无；直接连接 ${host}`,
    through_proxy: ({ host, port, hasLogin }) =>
      hasLogin ? `${host}:${port}，有密码` : `${host}:${port}，无密码`,
    name_is: ({ host, address, more }) =>
      more > 0 ? `${host} 是 ${address}，另有 ${more} 个` : `${host} 是 ${address}`,
    answers_in: ({ host, port, ms }) => `${host}:${port} 在 ${ms} 毫秒内响应`,
    certificate_trusted: ({ issuer, until }) =>
      until === null ? `受信任，由“${issuer}”签发` : `受信任，由“${issuer}”签发，有效期至 ${until}`,
    gives_links: ({ minutes }) => `接受此客户端，提供 ${minutes} 分钟有效的代码和用于二维码的链接`,
    clock_agrees: () => '与服务商的时钟一致',
    no_screen: () => '此处没有全屏：输出文本行，或用 --json 输出事件',
    qr_fits: (found) => `${terminal(found)}：可容纳二维码（${found.qrColumns}×${found.qrRows}）`,
    no_pairing: () => '尚无: roomkey pair',
    only_simulated: () => '由 roomkey demo 建立的模拟；roomkey pair 会取代它',
    renewed: ({ pairedOn, renewedOn }) => `${pairedOn} 建立的配对，上次续期于 ${renewedOn}`,
    user_unsaid: () => '此服务商不说明由谁允许',
    user_is: ({ user }) => `配对有效，由 ${user} 允许`,
    scopes_unsaid: () => '服务商未说明',
    scopes_are: ({ scopes }) => scopes,
    one_box_at_zoom: () => '请为每台设备使用单独的 Zoom 用户：同一用户再次允许会使此配对失效',
    only_box: () => '此设备上没有属于同一用户的其他账号',
  },
  warnings: {
    storage_exposed: ({ note }) => ({
      says: noteIn(notes, note),
      fix: '请设为私有：文件夹 chmod 700，文件 600。',
    }),
    storage_forgets: ({ note }) => ({
      says: noteIn(notes, note),
      fix: '请将 ROOMKEY_CONFIG_DIR 设为永久磁盘上的文件夹。',
    }),
    lock_outlives: () => ({
      says: '空闲，但没有 flock 程序：进程被强制结束后锁可能残留',
      fix: '请安装 util-linux。',
    }),
    credentials_quoted: ({ from }) => ({
      says: `${from} 的值两端的引号会被当作值的一部分`,
      fix: '请去掉引号：与 shell 不同，docker 的 --env-file 和文件会保留引号。',
    }),
    gives_no_links: ({ minutes }) => ({
      says: `接受此客户端，提供 ${minutes} 分钟有效的代码，但没有包含代码的链接`,
      fix: '二维码只打开页面，代码需在页面上输入。此处无需修复。',
    }),
    clock_off: ({ span, isAhead }) => ({
      says: isAhead ? `比服务商的时钟快 ${spanText(span)}` : `比服务商的时钟慢 ${spanText(span)}`,
      fix: '请校准时钟，或让此设备能连接时间服务器: timedatectl set-ntp true。在此之前 roomkey 用另一个时钟计时。',
    }),
    qr_too_large: (found) => ({
      says: `${terminal(found)}：放不下二维码；将显示代码及其网址`,
      fix: '请放大终端（80×24 可容纳半块字符的二维码），或将二维码写成图片: --qr-file',
    }),
    no_renewal: ({ remedy }) => ({
      says: '此配对无法续期，随令牌一起结束',
      fix: remedy,
    }),
    long_unused: ({ pairedOn, renewedOn }) => ({
      says: `${pairedOn} 建立的配对，上次续期于 ${renewedOn}`,
      fix: '请偶尔使用: roomkey token。90 天未续期的配对会被 Zoom 终止。',
    }),
    user_scopes_missing: ({ scopes }) => ({
      says: `无法查询：缺少权限 ${scopes}`,
      fix: ADD_SCOPES,
    }),
    token_refused: ({ answer, said }) => ({
      says: `服务商未接受令牌: ${answer}`,
      fix: said === null ? '请换用新的: roomkey token --fresh' : `请参阅: roomkey explain ${said}`,
    }),
    scopes_missing: ({ scopes }) => ({
      says: `此类设备需要 ${scopes}，而此配对没有`,
      fix: ADD_SCOPES,
    }),
    unrevoked: ({ path }) => ({
      says: `先前的授权尚未撤销: ${path}`,
      fix: '下次配对时会撤销，也可运行: roomkey unpair',
    }),
    same_user: ({ accounts }) => ({
      says: `同一用户也为此设备的账号 ${accounts} 允许了该应用`,
      fix: '像 Zoom 这样对每个用户和应用只保留一个配对的服务商，仅最新的有效：请为每个账号使用单独的用户。',
    }),
  },
  wouldWork: '在此可以配对。',
  wouldNotWork: '在此尚不能配对。',
  desk,
};

/** The sentences of the reports. */
export const reports: ReportWords = {
  notes,
  status,
  doctor,
  unpaired: '已取消配对。此处不再保存任何内容。',
  alsoDeleted: (paths) => `另行保留的配对已删除，但未撤销授权: ${paths}`,
};

function terminal({ type, columns, rows, glyphs, hasColours }: TerminalFinding): string {
  const drawn = { blocks: '半块字符', spaces: '彩色空格', ascii: '仅字母' }[glyphs];
  return `${type || '未命名'}, ${columns}×${rows}, ${drawn}, ${hasColours ? '彩色' : '无彩色'}`;
}

function spanText({ count, unit }: Span): string {
  return { minutes: `${count} 分钟`, hours: `${count} 小时`, days: `${count} 天` }[unit];
}
