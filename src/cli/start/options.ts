/** Every option of the program as data: the parser, the help and the tests read the same table. */

/** An option: its value's name (none for a switch), what it does, and the environment variable that does the same. */
export type OptionSpec = {
  readonly value?: string;
  readonly says: string;
  readonly env?: string;
  /** True where it may be given more than once. */
  readonly repeats?: true;
};

export const OPTIONS = {
  profile: { value: 'NAME|FILE', says: 'Use this device profile', env: 'ROOMKEY_PROFILE' },
  account: {
    value: 'NAME',
    says: 'Choose one of several pairings of this box (default: default)',
    env: 'ROOMKEY_ACCOUNT',
  },
  authority: {
    value: 'URL',
    says: 'Zoom: https://zoom.us (default) or https://zoomgov.com',
    env: 'ROOMKEY_AUTHORITY',
  },
  issuer: {
    value: 'URL',
    says: 'Any other provider with device flow, found by its metadata',
    env: 'ROOMKEY_ISSUER',
  },
  'device-endpoint': {
    value: 'URL',
    says: "The provider's address for codes, where its metadata names none (with --issuer)",
  },
  param: {
    value: 'NAME=VALUE',
    says: 'Send this with the request for a code, such as audience=API; may be repeated',
    repeats: true,
  },
  scope: { value: '"A B"', says: "Ask for these scopes (default: the app's)", env: 'ROOMKEY_SCOPE' },
  'client-id': { value: 'ID', says: "The app's client id", env: 'ROOMKEY_CLIENT_ID' },
  renew: {
    value: 'never|N|forever',
    says: 'How many new codes may follow an expired one (default: as the profile says)',
  },
  label: { value: 'TEXT', says: "The room's name, shown on the screen (default: the host name)" },
  'expect-domain': { value: 'DOMAIN', says: 'Accept only accounts of this e-mail domain' },
  'qr-file': {
    value: 'FILE.svg|png',
    says: 'Write the QR to a file as well, and remove it when the code is over',
  },
  force: { says: 'Pair again although this box is paired' },
  'min-ttl': { value: 'S', says: 'Refresh when fewer seconds are left (default: 300)' },
  fresh: { says: 'Refresh however much is left' },
  local: { says: 'Delete here only, without asking the provider' },
  'approve-after': { value: 'S', says: 'Approve automatically after this many seconds' },
  port: { value: 'N', says: 'The port on 127.0.0.1 (default: any free one)' },
  tty: { value: 'PATH', says: 'Draw on another terminal, such as /dev/tty1' },
  lang: {
    value: 'TAG',
    says: "The language (default: the profile's, then the locale's)",
    env: 'ROOMKEY_LANG',
  },
  json: { says: 'Print JSON on stdout' },
  plain: { says: 'Print lines of text instead of the full screen, and repeat the code each minute' },
  'no-color': { says: 'Use no colours', env: 'NO_COLOR' },
  'key-file': {
    value: 'FILE',
    says: 'Encrypt what is kept, under the 32-byte key in this file',
    env: 'ROOMKEY_KEY_FILE',
  },
  'ca-file': { value: 'FILE', says: 'Also trust the certificate authorities in this PEM file' },
  record: {
    value: 'FILE',
    says: 'Write down what the provider answers, with secrets replaced; see docs/recording.md',
  },
  verbose: { says: 'Report on stderr what happens, without secrets' },
  help: { says: 'Show this help' },
  version: { says: 'Show the version' },
} as const satisfies Record<string, OptionSpec>;

/** The name of an option. */
export type OptionName = keyof typeof OPTIONS;
