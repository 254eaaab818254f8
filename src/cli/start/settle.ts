/**
 * What was typed, set and profiled → settings, or the first thing that is wrong. One order everywhere: option,
 * environment, profile, built-in default. Pure, and called before any file but the profile's is touched: a usage error
 * costs nothing.
 */

import { isAbsolute, join } from 'node:path';
import { type Profile, readRenewals } from '../../core/profile.ts';
import { oddCharacterIn } from '../../core/text/credential.ts';
import { asciiDomain } from '../../core/text/mail.ts';
import { safeText } from '../../core/text/text.ts';
import { isTrouble, type Trouble, trouble } from '../../core/trouble/trouble.ts';
import { proxyUrl } from '../../provider/route.ts';
import type { EgressSettings, PairingSettings, Settings } from '../../wiring/settings.ts';
import { isOn, setting } from './argv.ts';
import type { Asked, Env } from './command.ts';
import { serverChoice } from './settle-server.ts';
import { terminalSettings, terminalType } from './settle-terminal.ts';

/** What the machine says of itself. */
export type Facts = {
  readonly platform: string;
  readonly hostname: string;
  readonly home: string;
  /** Whether stdout is a terminal. */
  readonly onTerminal: boolean;
  readonly version: string;
};

const DAY_S = 86_400;
const LONGEST_TTL_S = 30 * DAY_S;

/** The settings of one start of the program. */
export function settle(asked: Asked, env: Env, profile: Profile, facts: Facts): Settings | Trouble {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    return trouble('tls_disabled', 'NODE_TLS_REJECT_UNAUTHORIZED=0');
  const account = accountName(asked, env);
  if (isTrouble(account)) return account;
  const folder = configFolder(env, profile.store.folder, facts);
  if (isTrouble(folder)) return folder;
  const egress = egressSettings(asked, env, profile);
  if (isTrouble(egress)) return egress;
  const server = serverChoice(asked, env, profile);
  if (isTrouble(server)) return server;
  const pairing = pairingSettings(asked, env, profile);
  if (isTrouble(pairing)) return pairing;
  const minTtlS = numberOption(asked, 'min-ttl', 300, LONGEST_TTL_S);
  if (isTrouble(minTtlS)) return minTtlS;
  const clientId = setting(asked, env, 'client-id') ?? null;
  const odd = oddCharacterIn(clientId ?? '');
  if (odd !== null) return trouble('bad_credential', `--client-id holds ${odd}`);
  const scope = setting(asked, env, 'scope') ?? profile.provider.scope;
  if (!SCOPES.test(scope))
    return trouble('usage', `--scope takes words of printable ASCII between spaces, not "${scope}"`);
  return {
    account,
    folder,
    version: facts.version,
    verbose: isOn(asked, 'verbose'),
    keyFile: setting(asked, env, 'key-file') ?? null,
    clientId,
    credentials: credentialVariables(env),
    egress,
    record: setting(asked, env, 'record') ?? null,
    json: isOn(asked, 'json'),
    profile: profile.name,
    label: safeText(setting(asked, env, 'label') ?? facts.hostname, 60),
    server,
    scope,
    needs: profile.provider.needs,
    pairing,
    token: { minTtlS, fresh: isOn(asked, 'fresh') },
    terminal: terminalSettings(asked, env, profile, facts.onTerminal),
  };
}

/** The profile that was named, else the one for what can be seen of the machine. */
export function profileName(asked: Asked, env: Env, onTerminal: boolean): string {
  const named = setting(asked, env, 'profile');
  if (named !== undefined) return named;
  const isElsewhere = setting(asked, env, 'tty') !== undefined;
  const type = terminalType(asked, env);
  if (!onTerminal && !isElsewhere) return 'meeting-sdk';
  if (/^(vt\d+|dumb|ansi)/.test(type)) return 'serial-console';
  if (!isElsewhere && (env['SSH_CONNECTION'] || env['SSH_TTY'])) return 'raspberry-pi-ssh';
  return type === 'linux' ? 'kiosk' : 'meeting-room';
}

/** How the built-in simulator is to be started; `approveAfterMs` is null where a person approves. */
export type SimulatorSettings = { readonly port: number; readonly approveAfterMs: number | null };

/** The settings of the simulator, for the commands that start one. */
export function settleSimulator(asked: Asked): SimulatorSettings | Trouble {
  const port = numberOption(asked, 'port', 0, 65_535);
  if (isTrouble(port)) return port;
  const afterS = numberOption(asked, 'approve-after', Number.POSITIVE_INFINITY, DAY_S);
  if (isTrouble(afterS)) return afterS;
  return { port, approveAfterMs: Number.isFinite(afterS) ? afterS * 1000 : null };
}

/** A number option within bounds; `usual` where it is not given. */
function numberOption(
  asked: Asked,
  name: 'min-ttl' | 'approve-after' | 'port',
  usual: number,
  most: number,
): number | Trouble {
  const typed = asked.options[name];
  if (typeof typed !== 'string') return usual;
  const value = /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
  if (value <= most && (name !== 'port' || Number.isInteger(value))) return value;
  return trouble('usage', `--${name} takes a number from 0 to ${most}, not "${typed}"`);
}

// RFC 6749 §3.3, with any number of spaces between.
const SCOPES = /^[ \x21\x23-\x5b\x5d-\x7e]*$/;

/** An account's name becomes a file's name, so it is kept plain. */
function accountName(asked: Asked, env: Env): string | Trouble {
  const name = setting(asked, env, 'account') ?? 'default';
  return /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/.test(name)
    ? name
    : trouble('usage', '--account takes 1 to 64 letters, digits and . _ @ -');
}

/** Where everything is kept: named for roomkey, for this kind of box, by systemd, or by the platform's custom. */
function configFolder(env: Env, ofProfile: string | null, { platform, home }: Facts): string | Trouble {
  const named = env['ROOMKEY_CONFIG_DIR'] || ofProfile || env['STATE_DIRECTORY']?.split(':')[0];
  if (named?.includes('\0')) return trouble('usage', 'ROOMKEY_CONFIG_DIR holds a NUL');
  if (named) return named;
  const isWindows = platform === 'win32';
  if (isWindows && env['APPDATA']) return join(env['APPDATA'], 'roomkey');
  // A relative XDG_CONFIG_HOME is to be ignored (XDG Base Directory Specification).
  const xdg = isWindows || platform === 'darwin' ? undefined : env['XDG_CONFIG_HOME'];
  if (xdg && isAbsolute(xdg)) return join(xdg, 'roomkey');
  if (home === '') return trouble('usage', 'this user has no home folder: set ROOMKEY_CONFIG_DIR');
  if (isWindows) return join(home, 'AppData', 'Roaming', 'roomkey');
  return platform === 'darwin'
    ? join(home, 'Library', 'Preferences', 'roomkey')
    : join(home, '.config', 'roomkey');
}

function pairingSettings(asked: Asked, env: Env, profile: Profile): PairingSettings | Trouble {
  const renew = asked.options.renew;
  const renewals = typeof renew === 'string' ? readRenewals(renew) : profile.renewals;
  if (renewals === null)
    return trouble('usage', `--renew takes never, forever or a whole number, not "${renew}"`);
  const domain = setting(asked, env, 'expect-domain')?.replace(/^@/, '') ?? null;
  if (domain !== null && asciiDomain(domain.normalize('NFC')) === null)
    return trouble('usage', `--expect-domain takes an e-mail domain, not "${domain}"`);
  const qrFile = setting(asked, env, 'qr-file') ?? null;
  if (qrFile !== null && !/\.(svg|png)$/i.test(qrFile))
    return trouble('usage', `--qr-file takes a file that ends in .svg or .png, not "${qrFile}"`);
  return { renewals, expectDomain: domain, qrFile, force: isOn(asked, 'force') };
}

/** The proxies of the environment, lower case first; taken for none, a misspelt one would send everything straight out. */
function egressSettings(asked: Asked, env: Env, profile: Profile): EgressSettings | Trouble {
  // The demo's simulator is on this box, where no proxy could find it.
  const around: Env = asked.command === 'demo' ? {} : env;
  const named = (name: string): string | undefined => around[name] || around[name.toUpperCase()] || undefined;
  const [httpProxy, httpsProxy] = [named('http_proxy'), named('https_proxy')];
  if (httpsProxy !== undefined && proxyUrl(httpsProxy) === null) return badProxy('HTTPS_PROXY', httpsProxy);
  if (httpProxy !== undefined && proxyUrl(httpProxy) === null) return badProxy('HTTP_PROXY', httpProxy);
  return {
    httpProxy,
    httpsProxy,
    noProxy: named('no_proxy'),
    caFile: setting(asked, env, 'ca-file') ?? null,
    nodeCaFile: env['NODE_EXTRA_CA_CERTS'] || null,
    systemCa: profile.network.systemCa,
  };
}

/** A proxy's address may hold a password, so that no more than its kind is told. */
function badProxy(variable: string, address: string): Trouble {
  const kind = /^([a-z][a-z0-9+.-]{0,20}):\/\//i.exec(address)?.[1]?.toLowerCase() ?? 'http';
  const isOther = kind !== 'http' && kind !== 'https';
  return trouble('bad_proxy', isOther ? `${variable}: only http and https proxies, not ${kind}` : variable);
}

function credentialVariables(env: Env) {
  const names = Object.keys(env).filter((name) => /^(ROOMKEY|ZOOM)_CLIENT_(ID|SECRET)(_FILE)?$/.test(name));
  const all = [...names, 'ROOMKEY_PROXY_LOGIN_FILE', 'CREDENTIALS_DIRECTORY'];
  return Object.fromEntries(all.map((name) => [name, env[name]] as const).filter(([, value]) => value));
}
