/** What was typed, set and profiled → settings: one table of right ones, one of wrong ones. */

import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/commands.ts';
import { readArgv } from '../../../src/cli/start/argv.ts';
import { type Facts, profileName, settle, settleSimulator } from '../../../src/cli/start/settle.ts';
import { readProfile } from '../../../src/core/profile.ts';
import { isTrouble, saysOf, type Trouble } from '../../../src/core/trouble/trouble.ts';
import type { Settings } from '../../../src/wiring/settings.ts';

const FACTS: Facts = {
  platform: 'linux',
  hostname: 'lobby',
  home: '/home/me',
  onTerminal: true,
  version: '9.9.9',
};

type Given = {
  readonly argv?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly profile?: object;
  readonly facts?: Partial<Facts>;
};

function askedOf(argv: string) {
  const asked = readArgv(argv.split(' '), COMMANDS);
  if (isTrouble(asked)) throw new Error(saysOf(asked));
  return asked;
}

function settled({ argv = 'pair', env = {}, profile = {}, facts = {} }: Given): Settings | Trouble {
  const read = readProfile({ name: 'a-box', ...profile });
  if ('faults' in read) throw new Error(read.faults.join());
  return settle(askedOf(argv), env, read.profile, { ...FACTS, ...facts });
}

function good(given: Given): Settings {
  const settings = settled(given);
  if (isTrouble(settings)) throw new Error(saysOf(settings));
  return settings;
}

describe('the order', () => {
  const env = {
    ROOMKEY_SCOPE: 'of-env',
    ROOMKEY_ISSUER: 'https://env.example',
    ROOMKEY_LANG: 'fr',
    ROOMKEY_ACCOUNT: 'env',
  };
  const profile = { provider: { authority: 'https://zoomgov.com', scope: 'of-profile' }, lang: ['ja', 'en'] };

  it.each<[string, Given, object]>([
    ['a built-in default', {}, { scope: '', server: { kind: 'zoom', address: 'https://zoom.us' } }],
    ['the host name as the label', {}, { label: 'lobby', account: 'default', profile: 'a-box' }],
    [
      'the profile',
      { profile },
      { scope: 'of-profile', server: { kind: 'zoom', address: 'https://zoomgov.com' } },
    ],
    ['the languages of the profile', { profile }, { terminal: { languages: ['ja', 'en'] } }],
    [
      'the environment before the profile',
      { profile, env },
      { scope: 'of-env', account: 'env', server: { kind: 'issuer', address: 'https://env.example' } },
    ],
    ['its language, too', { profile, env }, { terminal: { languages: ['fr'] } }],
    [
      'an option before the environment',
      { profile, env, argv: 'pair --scope typed --authority https://zoom.us --account typed --lang ko' },
      {
        scope: 'typed',
        account: 'typed',
        server: { kind: 'zoom', address: 'https://zoom.us' },
        terminal: { languages: ['ko'] },
      },
    ],
    [
      'an empty variable is none',
      { env: { ROOMKEY_SCOPE: '', ROOMKEY_ACCOUNT: '' } },
      { account: 'default' },
    ],
    ['the locale last', { env: { LANG: 'de_DE.UTF-8' } }, { terminal: { languages: ['de_DE.UTF-8'] } }],
  ])('%s', (_name, given, expected) => {
    expect(good(given)).toMatchObject(expected);
  });
});

describe('the folder', () => {
  const places = [
    [{}, {}, 'linux', '/home/me/.config/roomkey'],
    [{ XDG_CONFIG_HOME: '/xdg' }, {}, 'linux', '/xdg/roomkey'],
    [{ XDG_CONFIG_HOME: 'relative' }, {}, 'linux', '/home/me/.config/roomkey'],
    [{ STATE_DIRECTORY: '/var/lib/roomkey:/other' }, {}, 'linux', '/var/lib/roomkey'],
    [{ STATE_DIRECTORY: '/var/lib/roomkey' }, { store: { folder: '/data' } }, 'linux', '/data'],
    [{ ROOMKEY_CONFIG_DIR: '/mine' }, { store: { folder: '/data' } }, 'linux', '/mine'],
    [{}, {}, 'darwin', '/home/me/Library/Preferences/roomkey'],
    [{ APPDATA: '/appdata' }, {}, 'win32', '/appdata/roomkey'],
  ] as const;

  it.each(['linux', 'darwin', 'win32'])('of a user without a home on %s has to be named', (platform) => {
    expect(settled({ facts: { home: '', platform } })).toMatchObject({
      code: 'usage',
      detail: expect.stringContaining('ROOMKEY_CONFIG_DIR'),
    });
    expect(good({ env: { ROOMKEY_CONFIG_DIR: '/mine' }, facts: { home: '', platform } }).folder).toBe(
      '/mine',
    );
  });

  it.each(places)('of %o and %o on %s is %s', (env, profile, platform, folder) => {
    expect(good({ env, profile, facts: { platform } }).folder).toBe(folder);
  });
});

describe('wrong use', () => {
  it.each<[Given, string]>([
    [{ argv: 'pair --account ../x' }, '--account'],
    [{ argv: 'pair --account .' }, '--account'],
    [{ env: { ROOMKEY_ACCOUNT: 'a/b' } }, '--account'],
    [{ argv: 'pair --renew sometimes' }, '--renew'],
    [{ argv: 'pair --renew=-1' }, '--renew'],
    [{ argv: 'demo --renew 1.5' }, '--renew'],
    [{ argv: 'token --min-ttl soon' }, '--min-ttl'],
    [{ argv: 'token --min-ttl=-5' }, '--min-ttl'],
    [{ argv: 'exec --min-ttl 99999999 -- true' }, '--min-ttl'],
    [{ argv: 'pair --qr-file code.gif' }, '--qr-file'],
    [{ argv: 'pair --qr-file svg' }, '--qr-file'],
    [{ argv: 'pair --expect-domain me@corp.example' }, '--expect-domain'],
    [{ argv: 'pair --expect-domain .' }, '--expect-domain'],
    ...['corp..example', 'corp.example.', 'c\u200borp.example', '\uff43orp.example', 'corp_.example'].map(
      (domain): [Given, string] => [{ argv: `pair --expect-domain ${domain}` }, '--expect-domain'],
    ),
    [{ argv: 'pair --scope "user\\read"' }, '--scope'],
    [{ env: { ROOMKEY_SCOPE: 'a\tb' } }, '--scope'],
    [{ argv: 'pair --authority https://zoom.us --issuer https://a.example' }, 'not both'],
    [{ argv: 'pair --authority http://zoom.us' }, 'authority http://zoom.us'],
    [{ env: { ROOMKEY_ISSUER: 'ftp://a.example' } }, 'issuer ftp://a.example'],
    [{ env: { HTTPS_PROXY: 'ftp://proxy' } }, 'HTTPS_PROXY'],
    [
      { env: { HTTPS_PROXY: 'socks5://me:secret@proxy' } },
      'HTTPS_PROXY: only http and https proxies, not socks5',
    ],
    [{ env: { http_proxy: 'socks4a://proxy' } }, 'HTTP_PROXY: only http and https proxies, not socks4a'],
    [{ argv: 'pair --device-endpoint https://a.example/codes' }, '--device-endpoint goes with --issuer'],
    [
      { argv: 'pair --issuer https://a.example --device-endpoint http://b.example' },
      '--device-endpoint http://b.example',
    ],
    [{ argv: 'pair --param audience' }, '--param takes NAME=VALUE'],
    [{ argv: 'pair --param =x' }, '--param takes NAME=VALUE'],
    [{ argv: 'pair --param client_id=x' }, '--param may not set client_id'],
    [{ argv: 'pair --param GRANT_TYPE=x' }, '--param may not set GRANT_TYPE'],
    [{ argv: 'pair --param response_type=x' }, '--param may not set response_type'],
    [{ argv: 'pair --param a=1 --param a=2' }, '--param a is given twice'],
    [{ argv: `pair --param a=${'x'.repeat(2_001)}` }, '--param a is too long: 2001 characters'],
    [{ argv: 'pair --param a=\u001b' }, '--param a holds a control character'],
    [{ env: { HTTPS_PROXY: 'http://me:%0a@proxy.test' } }, 'HTTPS_PROXY'],
    [{ argv: 'pair --client-id a\u001b[2Jb' }, '--client-id holds an escape character (U+001B)'],
    [{ env: { http_proxy: 'http://' } }, 'HTTP_PROXY'],
    [{ env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
  ])('%o is named', (given, named) => {
    const cause = settled(given);
    expect(isTrouble(cause) && saysOf(cause)).toContain(named);
  });

  it.each([
    ['simulator --port 70000', '--port'],
    ['simulator --port 1.5', '--port'],
    ['demo --port x', '--port'],
    ['demo --approve-after never', '--approve-after'],
    ['simulator --approve-after 90000', '--approve-after'],
  ])('%s is named', (argv, named) => {
    const cause = settleSimulator(askedOf(argv));
    expect(isTrouble(cause) && saysOf(cause)).toContain(named);
  });
});

describe('what is settled', () => {
  it('takes a domain with its @', () => {
    expect(good({ argv: 'pair --expect-domain @corp.example' }).pairing.expectDomain).toBe('corp.example');
    for (const domain of ['m\u00fcnchen.example', 'mu\u0308nchen.example', 'xn--mnchen-3ya.example', 'CORP'])
      expect(good({ argv: `pair --expect-domain ${domain}` }).pairing.expectDomain).toBe(domain);
  });

  it('reads how often codes are renewed', () => {
    expect(good({ argv: 'pair --renew forever' }).pairing.renewals).toBe(Number.POSITIVE_INFINITY);
    expect(good({ argv: 'pair --renew never', profile: { renew: 3 } }).pairing.renewals).toBe(0);
    expect(good({ profile: { renew: 3 } }).pairing.renewals).toBe(3);
  });

  it('keeps of the environment what names credentials, and nothing else', () => {
    const env = { ZOOM_CLIENT_SECRET: 's', ROOMKEY_CLIENT_ID_FILE: '/id', PASSWORD: 'p', ZOOM_OTHER: 'o' };
    expect(good({ env }).credentials).toEqual({ ZOOM_CLIENT_SECRET: 's', ROOMKEY_CLIENT_ID_FILE: '/id' });
  });

  it.each([
    ['https://a.example/realms/x/.well-known/openid-configuration', 'https://a.example/realms/x'],
    ['https://a.example/.well-known/openid-configuration?x=1', 'https://a.example'],
    ['https://a.example/.well-known/oauth-authorization-server/login/oauth', 'https://a.example/login/oauth'],
    ['https://a.example/.well-known/oauth-authorization-server', 'https://a.example'],
    ['https://a.example/x/', 'https://a.example/x/'],
  ])('takes the issuer out of an address that was pasted whole: %s', (pasted, address) => {
    expect(good({ argv: `pair --issuer ${pasted}` }).server).toEqual({ kind: 'issuer', address });
  });

  it('sends along what is named by --param, and asks where --device-endpoint says', () => {
    const argv =
      'pair --issuer https://a.example --param audience=https://b/?c=d --param x= --device-endpoint https://e.example/f';
    expect(good({ argv }).server).toEqual({
      kind: 'issuer',
      address: 'https://a.example',
      deviceEndpoint: 'https://e.example/f',
      params: { audience: 'https://b/?c=d', x: '' },
    });
  });

  it('asks no proxy for the demo, whose simulator is on this box', () => {
    const env = { HTTP_PROXY: 'http://proxy:3128' };
    expect(good({ env }).egress.httpProxy).toBe('http://proxy:3128');
    expect(good({ env, argv: 'demo' }).egress.httpProxy).toBeUndefined();
  });

  it('reads how the simulator starts', () => {
    expect(settleSimulator(askedOf('simulator'))).toEqual({ port: 0, approveAfterMs: null });
    expect(settleSimulator(askedOf('demo --port 8080 --approve-after 0.5'))).toEqual({
      port: 8080,
      approveAfterMs: 500,
    });
  });
});

describe('the profile that nobody named', () => {
  it.each([
    [{ TERM: 'xterm' }, 'pair', true, 'meeting-room'],
    [{ TERM: 'linux' }, 'pair', true, 'kiosk'],
    [{ TERM: 'vt220' }, 'pair', true, 'serial-console'],
    [{ TERM: 'xterm', SSH_TTY: '/dev/pts/1' }, 'pair', true, 'raspberry-pi-ssh'],
    [{ TERM: 'xterm' }, 'pair', false, 'meeting-sdk'],
    [{ TERM: 'xterm', SSH_TTY: '/dev/pts/1' }, 'pair --tty /dev/tty1', true, 'kiosk'],
    [{}, 'pair --tty /dev/ttyS0', false, 'serial-console'],
    [{ ROOMKEY_PROFILE: 'mine' }, 'pair', false, 'mine'],
    [{ ROOMKEY_PROFILE: 'mine' }, 'pair --profile typed', false, 'typed'],
  ] as const)('of %o, %s, terminal %s is %s', (env, argv, onTerminal, name) => {
    expect(profileName(askedOf(argv), env, onTerminal)).toBe(name);
  });
});

describe('a terminal', () => {
  it.each<[Given, object]>([
    [{ env: { TERM: 'linux', LANG: 'de_DE.UTF-8' } }, { type: 'linux', unicode: true, colours: true }],
    [{ env: { TERM: 'xterm', LANG: 'C' } }, { unicode: false }],
    [{ env: { TERM: 'xterm' } }, { unicode: true, overSsh: false, attended: true }],
    [{ env: { TERM: 'vt220' } }, { unicode: false, colours: false }],
    [{ env: { TERM: 'xterm', NO_COLOR: '1' } }, { colours: false }],
    [{ argv: 'pair --no-color', env: { TERM: 'xterm' } }, { colours: false }],
    [{ env: { CI: '1' } }, { attended: false }],
    [{ facts: { onTerminal: false } }, { attended: false }],
    [
      { argv: 'pair --tty /dev/pts/4', env: {} },
      { tty: '/dev/pts/4', type: 'xterm' },
    ],
    [{ env: { SSH_CONNECTION: '1' } }, { overSsh: true }],
  ])('of %o', (given, expected) => {
    expect(good(given).terminal).toMatchObject(expected);
  });
});
