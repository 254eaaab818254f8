/** The commands and options of the program as data: the parser, the help and the tests read the same table. */

/** An option: its value's name (none for a switch), what it does, and the environment variable that does the same. */
export type OptionSpec = { readonly value?: string; readonly says: string; readonly env?: string };

/** Every option, by name. */
export const OPTIONS = {
  profile: { value: 'NAME|FILE', says: 'the device profile', env: 'ROOMKEY_PROFILE' },
  account: { value: 'NAME', says: 'which pairing of this box (default: default)', env: 'ROOMKEY_ACCOUNT' },
  authority: {
    value: 'URL',
    says: 'Zoom: https://zoom.us (default) or https://zoomgov.com',
    env: 'ROOMKEY_AUTHORITY',
  },
  issuer: {
    value: 'URL',
    says: 'any other provider with device flow, found by its metadata',
    env: 'ROOMKEY_ISSUER',
  },
  scope: { value: '"A B"', says: "the scopes to ask for (default: the app's)", env: 'ROOMKEY_SCOPE' },
  'client-id': { value: 'ID', says: "the app's client id", env: 'ROOMKEY_CLIENT_ID' },
  renew: { value: 'never|N|forever', says: 'new codes after one ran out (default: as the profile says)' },
  label: { value: 'TEXT', says: "the room's name, shown on the screen (default: the host name)" },
  'expect-domain': { value: 'DOMAIN', says: 'take only accounts of that e-mail domain' },
  'qr-file': { value: 'FILE.svg|png', says: 'the QR as a picture as well, there while the code is good' },
  force: { says: 'pair again although this box is paired' },
  'min-ttl': { value: 'S', says: 'refresh when fewer seconds are left (default: 300)' },
  fresh: { says: 'refresh whatever is left' },
  local: { says: 'delete here only, without asking the provider' },
  'approve-after': { value: 'S', says: 'approve by itself after so many seconds' },
  port: { value: 'N', says: 'the port on 127.0.0.1 (default: any free one)' },
  tty: { value: 'PATH', says: 'draw on another terminal, such as /dev/tty1' },
  lang: {
    value: 'TAG',
    says: "the language (default: the profile's, else the locale's)",
    env: 'ROOMKEY_LANG',
  },
  json: { says: 'JSON on stdout' },
  plain: { says: 'lines of text instead of the full screen, the code once more each minute' },
  'no-color': { says: 'no colours', env: 'NO_COLOR' },
  'key-file': {
    value: 'FILE',
    says: 'encrypt what is kept, under the 32-byte key in this file',
    env: 'ROOMKEY_KEY_FILE',
  },
  'ca-file': { value: 'FILE', says: 'trust the certificate authorities in this PEM file, too' },
  record: {
    value: 'FILE',
    says: 'write down what the provider answers, secrets replaced; see docs/recording.md',
  },
  verbose: { says: 'say on stderr what happens, without secrets' },
  help: { says: 'this help' },
  version: { says: 'the version' },
} as const satisfies Record<string, OptionSpec>;

/** The name of an option. */
export type OptionName = keyof typeof OPTIONS;

/** A command: how it is called, what it does, the options it takes, and what help adds. */
export type CommandSpec = {
  readonly args: string;
  readonly says: string;
  readonly options: readonly OptionName[];
  readonly more?: string;
};

const EVERY = ['profile', 'account', 'key-file', 'json', 'plain', 'no-color', 'verbose', 'help'] as const;
const PROVIDER = ['authority', 'issuer', 'client-id', 'ca-file'] as const;
const PAIRING = ['scope', 'renew', 'label', 'expect-domain', 'qr-file', 'tty', 'lang'] as const;

/** Every command, by name. */
export const COMMANDS = {
  pair: {
    args: '',
    says: 'pairs this box: shows a code and a QR, waits for somebody to approve, saves the token',
    options: [...EVERY, ...PROVIDER, ...PAIRING, 'force', 'record'],
    more: 'A box that is paired says so and is left as it is. On a terminal the full screen; elsewhere, or with\n--plain, a line of text for each change; with --json, one JSON event a line. Keys: c copies the code, l the link, n asks for a new code, q leaves.\nWith --tty the screen is on that terminal, and stdout gets one line at the end.',
  },
  token: {
    args: '',
    says: 'prints a fresh access token and nothing else',
    options: [...EVERY, 'min-ttl', 'fresh', 'client-id', 'ca-file', 'record'],
    more: 'With --json: access_token, token_type, expires_at, expires_in, scope, api_url.',
  },
  exec: {
    args: '-- CMD ARGS…',
    says: 'runs CMD with ZOOM_ACCESS_TOKEN and ZOOM_API_URL in its environment',
    options: [...EVERY, 'min-ttl', 'fresh', 'client-id', 'ca-file', 'record'],
    more: "Signals are passed on; roomkey exits with CMD's code. The client secret is not handed on.",
  },
  status: {
    args: '',
    says: 'tells what is paired, with whom, until when and where it is stored',
    options: [...EVERY],
    more: 'Exit 0 paired, 6 not paired, 7 damaged.',
  },
  unpair: {
    args: '',
    says: 'revokes the pairing at the provider, then deletes it here',
    options: [...EVERY, 'local', 'client-id', 'ca-file', 'record'],
    more: 'Provider out of reach: nothing is deleted (exit 5).',
  },
  explain: {
    args: '[CODE]',
    says: 'tells what an error code means and what to do; without a code, all of them',
    options: ['json', 'help'],
    more: 'CODE is a number or word of roomkey, OAuth or Zoom (4711, invalid_grant, name_not_found), an exit code, or a\nwhole answer in quotes. Unknown codes exit 2 and name those that come close.',
  },
  doctor: {
    args: '',
    says: 'the preflight: would a pairing work here, and what mends it where not',
    options: [...EVERY, ...PROVIDER, 'scope', 'label', 'tty', 'lang', 'record'],
    more: 'Exit 0 only if a pairing would work. Asks the provider for one code, which is thrown away, and renews a token that\nran out. Where the network is at fault, it ends with a text for the IT desk.',
  },
  profiles: {
    args: '[NAME]',
    says: 'lists the device profiles; shows one in full',
    options: ['json', 'help'],
  },
  demo: {
    args: '',
    says: 'the whole job against the built-in simulator, no account needed',
    options: [...EVERY, 'renew', 'label', 'qr-file', 'tty', 'lang', 'approve-after', 'port', 'record'],
    more: 'On a terminal `a` approves and `d` declines, as the phone would. The token is kept under the account\n`default` unless that one is really paired; then under `demo`.',
  },
  simulator: {
    args: '',
    says: "only the simulator: a Zoom-like authorization server on loopback, with the phone's page",
    options: ['approve-after', 'port', 'json', 'verbose', 'help'],
    more: 'With ZOOM_CLIENT_ID (and ZOOM_CLIENT_SECRET) set it knows that client only; otherwise it takes any.',
  },
  help: { args: '[COMMAND]', says: 'this help, or that of one command', options: [] },
} as const satisfies Record<string, CommandSpec>;

/** The name of a command. */
export type CommandName = keyof typeof COMMANDS;

/** Reports whether a word is a command. */
export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

const EXIT_CODES = `Exit codes
   0  done                                    6  not paired, or the grant is dead
   1  a fault of roomkey                      7  the token could not be saved or read
   2  wrong use or configuration              8  the provider refuses this client
   3  the person said no                     75  another roomkey is pairing this account
   4  the code ran out                    128+n  ended by signal n
   5  the provider could not be reached`;

const ENVIRONMENT = `Environment
  ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET       the app's credentials at Zoom; no secret means a public client
  ROOMKEY_CLIENT_ID, ROOMKEY_CLIENT_SECRET the same for any provider; they win
  …_FILE of each                           read from that file; systemd's client-id and client-secret are found, too
  ROOMKEY_CONFIG_DIR                       where everything is kept
  ROOMKEY_PROXY_LOGIN_FILE                 a file with NAME:PASSWORD for the proxy; systemd's proxy-login is found, too
  HTTPS_PROXY, HTTP_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS, NO_COLOR, TERM=dumb and CI are honoured`;

/** The help of the program. */
export function helpText(): string {
  const commands = Object.entries(COMMANDS).map(([name, command]) => {
    const call = `${name} ${command.args}`.trim();
    return `  ${call.padEnd(20)} ${command.says}`;
  });
  return [
    'roomkey pairs hardware without a browser (RFC 8628), keeps the token fresh and hands it on.',
    '',
    'Usage: roomkey COMMAND [OPTIONS]',
    '',
    ...commands,
    '',
    'roomkey help COMMAND tells its options; roomkey --version the version.',
    '',
    ENVIRONMENT,
    '',
    EXIT_CODES,
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(name: CommandName): string {
  const command: CommandSpec = COMMANDS[name];
  const options = command.options.map((option) => {
    const spec: OptionSpec = OPTIONS[option];
    const call = spec.value === undefined ? `--${option}` : `--${option} ${spec.value}`;
    return `  ${call.padEnd(26)} ${spec.says}${spec.env === undefined ? '' : ` [${spec.env}]`}`;
  });
  return [
    `Usage: roomkey ${`${name} ${command.args}`.trim()}${options.length > 0 ? ' [OPTIONS]' : ''}`,
    '',
    `  ${command.says}`,
    ...(command.more === undefined ? [] : ['', command.more]),
    ...(options.length > 0 ? ['', 'Options', ...options] : []),
    '',
    EXIT_CODES,
  ].join('\n');
}
