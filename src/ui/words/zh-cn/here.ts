/** Chinese, in simplified letters: troubles of this box. */

import type { TroublesHere } from '../troubles.ts';

/** What is said of troubles of this box. */
export const here: TroublesHere = {
  internal: {
    says: 'roomkey 内部错误',
    fix: '这是 roomkey 的缺陷。请再次运行该命令；若再次出现，请附上此消息报告。',
  },
  usage: {
    says: '用法不正确',
    fix: '请参阅: roomkey help',
  },
  old_node: {
    says: '此 Node 版本过旧',
    fix: '请安装 Node 20.18.1 或更新版本。',
  },
  no_client_id: {
    says: '未设置客户端 ID',
    fix: '请设置 ZOOM_CLIENT_ID 和 ZOOM_CLIENT_SECRET（或 ROOMKEY_CLIENT_ID 和 ROOMKEY_CLIENT_SECRET）。无账号试用: roomkey demo',
  },
  no_client_secret: {
    says: '未设置客户端密钥',
    fix: '请将 ZOOM_CLIENT_SECRET（或 ROOMKEY_CLIENT_SECRET，或其 …_FILE）设为配对此设备时所用的密钥。',
  },
  other_client: {
    says: '此设备是用另一个客户端 ID 配对的',
    fix: '请设置原来的客户端 ID，用 --account 建立第二个配对，或替换此配对: roomkey pair --force',
  },
  bad_ca_file: {
    says: '证书颁发机构文件无法使用',
    fix: '请用 --ca-file 指定可读取的 PEM 文件。',
  },
  bad_proxy: {
    says: '代理地址无效',
    fix: '请写成 http://HOST:PORT，或取消该设置。',
  },
  bad_record_file: {
    says: '记录文件无法使用',
    fix: '请为 --record 指定新文件，或指定您自己的记录以便继续。',
  },
  bad_command: {
    says: '无法运行该命令',
    fix: '请检查其名称，以及它是否可执行。',
  },
  bad_credentials_file: {
    says: '凭据文件无法使用',
    fix: '请让 …_FILE 变量指向一个可读取的文件，其中凭据占一行。',
  },
  bad_credential: {
    says: '凭据不能按现在的设置使用',
    fix: '请按服务商显示的内容重新设置：一行可见字符，别无其他。',
  },
  bad_profile: {
    says: '设备配置文件无法使用',
    fix: '请更正该文件，或选择其他配置: roomkey profiles',
  },
  bad_address: {
    says: '该地址无法使用',
    fix: '请使用 https 地址；普通 http 仅允许用于本机回环。',
  },
  tls_disabled: {
    says: '证书检查已关闭',
    fix: '请取消 NODE_TLS_REJECT_UNAUTHORIZED：不检查证书，机密会发给任何响应者。如需信任自有证书颁发机构，请用 --ca-file 或 NODE_EXTRA_CA_CERTS。',
  },
  not_paired: {
    says: '此设备尚未配对',
    fix: '请配对: roomkey pair',
  },
  simulation_over: {
    says: '建立此配对的演示已结束',
    fix: '请正式配对: roomkey pair',
  },
  cannot_save: {
    says: '无法保存配对',
    fix: '请释放空间或修正文件夹权限，然后重试。可用 ROOMKEY_CONFIG_DIR 指定其他文件夹。',
  },
  output_failed: {
    says: '无法写出结果',
    fix: '请释放输出位置的空间，或改为输出到别处。已保存的内容没有丢失。',
  },
  cannot_read: {
    says: '无法读取已保存的配对',
    fix: '请以配对此设备的用户运行 roomkey，或修正文件权限。',
  },
  not_ours: {
    says: '其他用户可能更改过此内容',
    fix: '请以其所有者运行 roomkey，或用 chown 和 chmod go-w 使其仅归您所有。若不知是谁写入的，请删除。',
  },
  damaged: {
    says: '已保存的配对已损坏',
    fix: '未删除任何内容。请重新配对（roomkey pair）；损坏的文件会另行保留。',
  },
  pairing_running: {
    says: '另一个 roomkey 正在配对此账号',
    fix: '请等它完成或将其停止，然后重试。',
  },
  other_box: {
    says: '已保存的配对属于另一台设备',
    fix: '那台设备仍在使用它。请配对此设备（roomkey pair）；副本会另行保留。',
  },
  newer_version: {
    says: '已保存的配对来自更新版本的 roomkey',
    fix: '请更新此设备上的 roomkey。',
  },
  interrupted: {
    says: '续期被中断',
    fix: '请再次运行该命令：服务商的响应已保留。',
  },
  sealed: {
    says: '无法解密已保存的配对',
    fix: '请使用加密时的密钥（--key-file，或 systemd 的 roomkey-key）。若密钥已丢失，请重新配对: roomkey pair --force',
  },
  bad_key_file: {
    says: '密钥文件无法使用',
    fix: '可这样生成: head -c 32 /dev/urandom > KEY; chmod 400 KEY',
  },
  locked: {
    says: '另一个 roomkey 正在使用此配对',
    fix: '请一分钟后重试。',
  },
};
