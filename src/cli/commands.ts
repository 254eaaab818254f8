/**
 * The commands of the program as data: the parser, the help and the tests read the same table. A command is one row here
 * and one file beside this one, which is loaded when it is run.
 */

import type { Command } from './start/command.ts';
import type { OptionName } from './start/options.ts';

const EVERY = [
  'profile',
  'account',
  'key-file',
  'json',
  'plain',
  'no-color',
  'lang',
  'verbose',
  'help',
] as const;
const NETWORK = ['client-id', 'ca-file', 'record'] as const;
const PROVIDER = ['authority', 'issuer', 'device-endpoint', 'param', 'scope', ...NETWORK] as const;
const SCREEN = ['renew', 'label', 'qr-file', 'tty'] as const;
const TOKEN: readonly OptionName[] = [...EVERY, 'min-ttl', 'fresh', ...NETWORK];

export const COMMANDS = {
  pair: {
    args: '',
    says: 'Pair this box: show a code and a QR, wait for approval, save the token',
    options: [...EVERY, ...PROVIDER, ...SCREEN, 'expect-domain', 'force'],
    more: 'A box that is paired already says so and is left as it is. A terminal gets the full screen; without one, or\nwith --plain, each change is a line of text; with --json, an event. Keys: c copies the code, l the link, n asks for\na new code, q leaves. With --tty the screen is on that terminal, and stdout gets one line at the end.',
    load: () => import('./pair.ts'),
  },
  token: {
    args: '',
    says: 'Print a fresh access token and nothing else',
    options: TOKEN,
    more: 'With --json: access_token, token_type, expires_at, expires_in, scope, api_url.',
    load: () => import('./token.ts'),
  },
  exec: {
    args: '-- CMD ARGS…',
    says: 'Run CMD with ZOOM_ACCESS_TOKEN and ZOOM_API_URL in its environment',
    options: TOKEN,
    more: "Signals are passed on; roomkey exits with CMD's code. CMD does not get the client secret.",
    load: () => import('./exec.ts'),
  },
  status: {
    args: '',
    says: 'Show what is paired, with whom, until when and where it is stored',
    options: EVERY,
    more: 'Exit 0 paired, 6 not paired, 7 damaged.',
    load: () => import('./status.ts'),
  },
  unpair: {
    args: '',
    says: 'Revoke the pairing at the provider, then delete it here',
    options: [...EVERY, 'local', ...NETWORK],
    more: 'If the provider cannot be reached, nothing is deleted (exit 5).',
    load: () => import('./unpair.ts'),
  },
  doctor: {
    args: '',
    says: 'Check whether a pairing would work here, and how to fix what would stop it',
    options: [...EVERY, ...PROVIDER, 'label', 'tty'],
    more: 'Exit 0 only if a pairing would work. Asks the provider for one code, which is thrown away, and renews an expired\ntoken. Where the network is at fault, it ends with a text for the IT desk.',
    load: () => import('./doctor.ts'),
  },
  explain: {
    args: '[CODE]',
    says: 'Explain an error code and what to do about it; without CODE, list them all',
    options: ['lang', 'json', 'help'],
    more: 'CODE is a number or word of roomkey, OAuth or Zoom (4711, invalid_grant, name_not_found), an exit code, or a\nwhole answer in quotes. An unknown code exits 2 and names those that come close.',
    load: () => import('./explain.ts'),
  },
  profiles: {
    args: '[NAME]',
    says: 'List the device profiles, or show one in full',
    options: ['json', 'help'],
    load: () => import('./profiles.ts'),
  },
  demo: {
    args: '',
    says: 'Try the whole job against the built-in simulator, no account needed',
    options: [...EVERY, ...SCREEN, 'approve-after', 'port', 'record'],
    more: 'On a terminal `a` approves and `d` declines, as the phone would. The token is kept under the account\n`default` unless that one is really paired; then under `demo`.',
    load: () => import('./demo.ts'),
  },
  simulator: {
    args: '',
    says: "Run only the simulator: a Zoom-like authorization server on loopback, with the phone's page",
    options: ['approve-after', 'port', 'json', 'verbose', 'help'],
    more: 'With ZOOM_CLIENT_ID (and ZOOM_CLIENT_SECRET) set it knows that client only; otherwise it takes any.',
    load: () => import('./simulator.ts'),
  },
  help: {
    args: '[COMMAND]',
    says: 'Show this help, or that of one command',
    options: [],
    load: () => import('./help.ts'),
  },
} as const satisfies Record<string, Command>;
