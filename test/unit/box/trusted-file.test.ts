/** Which files are read on trust: whose they are, who may write to them, what they are, and how much is read of them. */

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { findCredentials, findProxyLogin } from '../../../src/box/credentials.ts';
import { findProfile } from '../../../src/box/profiles.ts';
import { isRefusal, readTrusted } from '../../../src/box/trusted-file.ts';
import { exitOf, isTrouble, saysOf } from '../../../src/core/trouble/trouble.ts';
import { findSeal } from '../../../src/store/seal.ts';
import { findEgress } from '../../../src/wiring/egress.ts';
import type { EgressSettings } from '../../../src/wiring/settings.ts';
import { isRoot, tempFolder } from '../store/places.ts';

const MOST = 1000;
const OTHER = 54_321;

function placed(content: string | Buffer = 'content', mode = 0o600): string {
  const path = join(tempFolder(), 'file');
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}

function refusalOf(path: string, trusted: 'ours' | 'anybody' = 'ours') {
  const read = readTrusted(path, MOST, trusted);
  return isRefusal(read) ? [read.reason, read.says] : read.toString();
}

describe('a file of our own', () => {
  it.each([0o600, 0o400, 0o640, 0o644, 0o755])('of mode %o is read', (mode) => {
    expect(refusalOf(placed('content', mode))).toBe('content');
  });

  it.each([0o620, 0o602, 0o660, 0o666, 0o777, 0o622])(
    'of mode %o is refused, with owner and mode',
    (mode) => {
      expect(refusalOf(placed('content', mode))).toEqual([
        'not-ours',
        `others can write to it (uid ${process.getuid?.()}, mode 0${mode.toString(8)})`,
      ]);
      expect(refusalOf(placed('content', mode), 'anybody')).toBe('content');
    },
  );

  it('is read to its last byte, and not one byte more than is allowed', () => {
    expect(refusalOf(placed('x'.repeat(MOST)))).toBe('x'.repeat(MOST));
    expect(refusalOf(placed('x'.repeat(MOST + 1)))).toEqual(['too-large', 'it is larger than 1000 bytes']);
    expect(refusalOf(placed(''))).toBe('');
  });

  it('that claims to be of a terabyte is not read at all', () => {
    const path = placed();
    truncateSync(path, 2 ** 40);
    expect(refusalOf(path)).toMatchObject(['too-large', expect.any(String)]);
  });

  it.runIf(process.platform === 'linux')('that does not tell its size is read up to the bound', () => {
    expect(refusalOf('/proc/self/status', 'anybody')).toMatchObject(['too-large', expect.any(String)]);
    expect(refusalOf('/proc/sys/kernel/ostype', 'anybody')).toBe('Linux\n');
  });

  it('that is not there is missing, and so is one below a file', () => {
    const path = placed();
    expect(refusalOf(`${path}.none`)).toEqual(['missing', 'ENOENT']);
    expect(refusalOf(join(path, 'below'))).toEqual(['missing', 'ENOTDIR']);
    expect(refusalOf('nul\0byte')).toMatchObject(['unusable', expect.any(String)]);
  });
});

describe('what is no regular file', () => {
  it('as a pipe is refused at once, with and without a writer', () => {
    const path = join(tempFolder(), 'pipe');
    execFileSync('mkfifo', [path]);
    expect(refusalOf(path)).toEqual(['unusable', 'it is not a regular file but a pipe']);
  });

  it('as a link to a pipe likewise', () => {
    const path = join(tempFolder(), 'pipe');
    execFileSync('mkfifo', [path]);
    symlinkSync(path, `${path}.link`);
    expect(refusalOf(`${path}.link`)).toEqual(['unusable', 'it is not a regular file but a pipe']);
  });

  it.each(['/dev/zero', '/dev/null', '/dev/full', '/dev/tty'])('as the device %s is refused', (path) => {
    expect(refusalOf(path)).toEqual(['unusable', 'it is not a regular file but a device']);
  });

  it('as a folder, or a socket, is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'roomkey-socket-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 's');
    const server = createServer().listen(path);
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => void server.close());
    expect(refusalOf(path)).toEqual(['unusable', 'it is not a regular file but a socket']);
    expect(refusalOf(folder)).toEqual(['unusable', 'it is not a regular file but a folder (EISDIR)']);
  });

  it('as a link that leads nowhere, or round in a circle, is refused', () => {
    const folder = tempFolder();
    symlinkSync(join(folder, 'nowhere'), join(folder, 'a'));
    symlinkSync(join(folder, 'b'), join(folder, 'b'));
    expect(refusalOf(join(folder, 'a'))).toEqual(['missing', 'ENOENT']);
    expect(refusalOf(join(folder, 'b'))).toEqual(['unusable', 'ELOOP']);
  });
});

describe('a link', () => {
  it('is followed, as systemd and Kubernetes hand secrets out by links', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, '..2026'));
    writeFileSync(join(folder, '..2026', 'client-secret'), 'content', { mode: 0o440 });
    symlinkSync('..2026', join(folder, '..data'));
    symlinkSync(join('..data', 'client-secret'), join(folder, 'client-secret'));
    expect(refusalOf(join(folder, 'client-secret'))).toBe('content');
  });

  it('to a file that others can write to is refused', () => {
    const path = placed('content', 0o666);
    symlinkSync(path, `${path}.link`);
    expect(refusalOf(`${path}.link`)).toMatchObject(['not-ours', expect.stringContaining('mode 0666')]);
  });
});

describe.runIf(isRoot())('another user’s', () => {
  it('file is refused, whatever its mode; a program’s own file is read', () => {
    const path = placed('content', 0o400);
    chownSync(path, OTHER, OTHER);
    expect(refusalOf(path)).toEqual(['not-ours', 'it belongs to another user (uid 54321, mode 0400)']);
    expect(refusalOf(path, 'anybody')).toBe('content');
  });

  it('link is refused, even to a file of root', () => {
    const path = placed();
    symlinkSync(path, `${path}.link`);
    lchownSync(`${path}.link`, OTHER, OTHER);
    expect(refusalOf(`${path}.link`)).toEqual([
      'not-ours',
      'the link that stands there is not ours (uid 54321)',
    ]);
  });

  it('group is none of our business as long as it only reads', () => {
    const path = placed('content', 0o640);
    chownSync(path, 0, OTHER);
    expect(refusalOf(path)).toBe('content');
    chmodSync(path, 0o660);
    expect(refusalOf(path)).toMatchObject(['not-ours', expect.stringContaining('mode 0660')]);
  });
});

const PEM = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
const EGRESS: EgressSettings = {
  httpProxy: undefined,
  httpsProxy: 'http://proxy.test',
  noProxy: undefined,
  caFile: null,
  nodeCaFile: null,
  systemCa: false,
};
const KEY = Buffer.alloc(32, 7);
const inFolder = (name: string) => (path: string) => {
  const folder = tempFolder();
  symlinkSync(path, join(folder, name));
  return folder;
};

type Reader = [name: string, content: string | Buffer, code: string, read: (path: string) => unknown];

/** Every file that is read on trust, by what reads it. The store's own files are in `store/trust.test.ts`. */
const READERS: readonly Reader[] = [
  ['the key', KEY, 'bad_key_file', (path) => findSeal(path, undefined)],
  ['systemd’s key', KEY, 'bad_key_file', (path) => findSeal(undefined, inFolder('roomkey-key')(path))],
  [
    'a profile',
    JSON.stringify({ name: 'own', description: 'x' }),
    'bad_profile',
    (path) => findProfile('/nowhere', path),
  ],
  ...(['CLIENT_ID', 'CLIENT_SECRET'] as const).flatMap((name) =>
    (['ZOOM', 'ROOMKEY'] as const).map(
      (prefix): Reader => [
        `${prefix}_${name}_FILE`,
        'value',
        'bad_credentials_file',
        (path) => findCredentials({ [`${prefix}_${name}_FILE`]: path }, 'zoom'),
      ],
    ),
  ),
  ...(['client-id', 'client-secret'] as const).map(
    (name): Reader => [
      `systemd’s ${name}`,
      'value',
      'bad_credentials_file',
      (path) => findCredentials({ CREDENTIALS_DIRECTORY: inFolder(name)(path) }, 'issuer'),
    ],
  ),
  [
    'the login of the proxy',
    'me:hush',
    'bad_credentials_file',
    (path) => findProxyLogin({ ROOMKEY_PROXY_LOGIN_FILE: path }),
  ],
  [
    'systemd’s login of the proxy',
    'me:hush',
    'bad_credentials_file',
    (path) => findProxyLogin({ CREDENTIALS_DIRECTORY: inFolder('proxy-login')(path) }),
  ],
  ['--ca-file', PEM, 'bad_ca_file', (path) => findEgress({ ...EGRESS, caFile: path }, {})],
];

const codeOf = (found: unknown) => (isTrouble(found) ? found.code : 'read');

describe.each(READERS)('%s', (_name, content, code, read) => {
  it('is read where it is ours', () => {
    expect(codeOf(read(placed(content)))).toBe('read');
  });

  it.each([0o620, 0o602, 0o666])('is refused where others can write to it: mode %o', (mode) => {
    const found = read(placed(content, mode));
    expect(codeOf(found)).toBe('not_ours');
    expect(isTrouble(found) && exitOf(found)).toBe(7);
    expect(isTrouble(found) && saysOf(found)).toContain(
      `(uid ${process.getuid?.()}, mode 0${mode.toString(8)})`,
    );
  });

  it.runIf(isRoot())('is refused where it is another user’s, with owner and mode', () => {
    const path = placed(content, 0o640);
    chownSync(path, OTHER, 0);
    const found = read(path);
    expect(codeOf(found)).toBe('not_ours');
    expect(isTrouble(found) && saysOf(found)).toContain('(uid 54321, mode 0640)');
  });

  it('is not waited for as a pipe, and not read as a device, a folder or a file without end', () => {
    const pipe = join(tempFolder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(codeOf(read(pipe))).toBe(code);
    expect(codeOf(read('/dev/zero'))).toBe(code);
    expect(codeOf(read(tempFolder()))).toBe(code);
    const endless = placed(content);
    truncateSync(endless, 2 ** 40);
    expect(codeOf(read(endless))).toBe(code);
  });
});

describe('NODE_EXTRA_CA_CERTS, which Node has trusted before anybody could look', () => {
  it.runIf(isRoot())('is refused where another user could have written it', () => {
    const path = placed(PEM);
    expect(codeOf(findEgress({ ...EGRESS, nodeCaFile: path }, {}))).toBe('read');
    chownSync(path, OTHER, OTHER);
    expect(codeOf(findEgress({ ...EGRESS, nodeCaFile: path }, {}))).toBe('not_ours');
  });

  it('is left to Node where it cannot be used', () => {
    for (const path of ['/nowhere/ca.pem', '/dev/null'])
      expect(codeOf(findEgress({ ...EGRESS, nodeCaFile: path }, {}))).toBe('read');
  });
});
