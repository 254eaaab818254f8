/**
 * The program among other users: what they own or could have written is refused with owner and mode, and where they
 * keep it out, it says who and does not crash.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Lab, type Place, PROGRAM, it as plain, type Run } from './roomkey.ts';

const OTHER = 54_321;

/** Why nothing can be run as another user here; null where it can. */
function whyNot(): string | null {
  if (process.getuid?.() !== 0) return 'only root can run a program as somebody else';
  const { status } = spawnSync(process.execPath, ['--version'], { uid: OTHER, gid: OTHER });
  return status === 0 ? null : 'another user cannot run this node';
}

const why = whyNot();
if (why !== null) console.log(`skipped: the program among other users: ${why}`);
const it = why === null ? plain : plain.skip;

/** A copy of the program that every user can read, wherever the project lies. */
let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'roomkey-copy-'));
  const root = dirname(dirname(PROGRAM));
  for (const part of ['dist', 'device-profiles', 'package.json'])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  execFileSync('chmod', ['-R', 'a+rX', copy]);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** A place whose home belongs to another user, who runs the program there. */
function theirs(lab: Lab, env: Readonly<Record<string, string>> = {}): Place {
  const where = lab.place(env);
  chownSync(where.folder, OTHER, OTHER);
  return { ...where, as: { uid: OTHER, program: join(copy, 'dist', 'roomkey.js') } };
}

const configOf = ({ folder }: Place) => join(folder, 'config');
const reportOf = ({ stdout }: Run) =>
  JSON.parse(stdout) as {
    exit_code: number;
    checks: { id: string; state: string; message: string; code: string }[];
  };
const checkOf = (run: Run, id: string) => reportOf(run).checks.find((check) => check.id === id);

/** Every command that reads or writes what is kept. */
const commandsFor = (url: string) => [
  ['token'],
  ['token', '--fresh'],
  ['status'],
  ['exec', '--', 'true'],
  ['unpair'],
  ['unpair', '--local'],
  ['pair', '--authority', url],
  ['pair', '--force', '--authority', url],
];

describe.concurrent('root, with the folder of another user', () => {
  it('sends nothing to the endpoints in it, and says whose it is', async ({ lab }) => {
    const server = await lab.simulator();
    const where = theirs(lab);
    await lab.paired(where, server);
    const before = server.requests.length;
    const files = readdirSync(configOf(where));
    const { as: _, ...asRoot } = where;
    for (const command of commandsFor(server.url)) {
      const run = await lab.roomkey(command, asRoot);
      expect([command, run.code]).toEqual([command, 7]);
      expect(run.stderr).toContain(configOf(where));
      expect(run.stderr).toMatch(/it belongs to another user \(uid 54321, mode 0[67]00\)/);
      expect(run.stdout).not.toContain('CANARY');
    }
    const doctor = await lab.roomkey(['doctor', '--json', '--authority', server.url], asRoot);
    expect(doctor.code).toBe(7);
    expect(checkOf(doctor, 'storage')).toMatchObject({ state: 'fail', code: 'not_ours' });
    expect(server.requests.slice(before).filter(({ path }) => path !== '/oauth/devicecode')).toEqual([]);
    expect(readdirSync(configOf(where))).toEqual(files);
    expect((await lab.roomkey(['status'], where)).code).toBe(0);
  });

  it('sends nothing to endpoints in a file that is not its own in a folder that is', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    const file = join(configOf(where), 'default.json');
    const before = server.requests.length;
    for (const [mode, uid, words] of [
      [0o600, OTHER, 'it belongs to another user (uid 54321, mode 0600)'],
      [0o666, 0, 'others can write to it (uid 0, mode 0666)'],
      [0o660, 0, 'others can write to it (uid 0, mode 0660)'],
    ] as const) {
      chownSync(file, uid, uid);
      chmodSync(file, mode);
      for (const command of ['token', 'status', 'unpair']) {
        const run = await lab.roomkey([command], where);
        expect(run).toMatchObject({ code: 7 });
        expect(run.stderr).toContain(`${file}: ${words}`);
      }
      const status = await lab.roomkey(['status', '--json'], where);
      expect(JSON.parse(status.stdout)).toMatchObject({ paired: false, state: 'unreadable' });
    }
    expect(server.requests.length).toBe(before);
  });

  it('takes neither its key, nor its profile, nor its credentials, nor its certificates', async ({ lab }) => {
    const where = lab.place();
    const file = join(where.folder, 'given.json');
    writeFileSync(file, 'x'.repeat(32));
    chownSync(file, OTHER, OTHER);
    for (const [args, env] of [
      [['--key-file', file], {}],
      [['--profile', file], {}],
      [['--ca-file', file], {}],
      [[], { ROOMKEY_CLIENT_SECRET_FILE: file }],
      [[], { ROOMKEY_CLIENT_ID_FILE: file }],
    ] as const) {
      const run = await lab.roomkey(['pair', ...args], { ...where, env: { ...where.env, ...env } });
      expect([args, run.code]).toEqual([args, 7]);
      expect(run.stderr).toContain('it belongs to another user (uid 54321, mode 0644)');
    }
  });
});

describe.concurrent('what is no file', () => {
  it('is waited for nowhere', async ({ lab }) => {
    const where = lab.place();
    const pipe = join(where.folder, 'pipe.json');
    execFileSync('mkfifo', [pipe]);
    const endless = join(where.folder, 'endless.json');
    writeFileSync(endless, '{');
    truncateSync(endless, 2 ** 40);
    for (const path of [pipe, endless, '/dev/zero'])
      for (const [args, env] of [
        [['--key-file', path], {}],
        [['--profile', path], {}],
        [['--ca-file', path], {}],
        [[], { ROOMKEY_CLIENT_SECRET_FILE: path }],
      ] as const) {
        const run = await lab.roomkey(['pair', ...args], { ...where, env: { ...where.env, ...env } });
        expect([path, args, run.code]).toEqual([path, args, 2]);
      }
  });

  it('in the folder is waited for nowhere either', async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await lab.paired(where, server);
    for (const name of ['default.json.room', 'recording.key']) {
      rmSync(join(configOf(where), name), { force: true });
      execFileSync('mkfifo', [join(configOf(where), name)]);
    }
    const record = join(where.folder, 'r.jsonl');
    expect((await lab.roomkey(['token', '--record', record], where)).code).toBe(0);
    const fresh = await lab.roomkey(['token', '--fresh', '--record', record], where);
    expect(fresh.code).toBe(7);
    expect((await lab.roomkey(['doctor', '--json', '--authority', server.url], where)).code).toBe(7);
  });
});

/** What a `sudo` left behind for a user: each is shut by root in its own way. */
const LEFT: readonly [name: string, shut: (config: string) => string][] = [
  [
    'the folder above, shut',
    (config) => {
      chmodSync(dirname(config), 0o700);
      chownSync(dirname(config), 0, 0);
      return dirname(config);
    },
  ],
  [
    'the folder, shut',
    (config) => {
      chownSync(config, 0, 0);
      return config;
    },
  ],
  [
    'the folder, which can be looked into',
    (config) => {
      chownSync(config, 0, 0);
      chmodSync(config, 0o755);
      return config;
    },
  ],
  ...[
    'default.json',
    'default.lock',
    'default.journal',
    'default+pairing.lock',
    'default+pairing.journal',
  ].map((name): [string, (config: string) => string] => [
    name,
    (config) => {
      const file = join(config, name);
      if (!readdirSync(config).includes(name)) writeFileSync(file, '');
      chownSync(file, 0, 0);
      chmodSync(file, 0o600);
      return file;
    },
  ]),
];

describe.concurrent('a user whose files belong to root since a sudo', () => {
  it.for(LEFT)('(%s) is told owner and mode by doctor, and no command crashes', async ([, shut], { lab }) => {
    const server = await lab.simulator();
    const home = theirs(lab);
    const above = join(home.folder, '.config');
    mkdirSync(above);
    chownSync(above, OTHER, OTHER);
    const where = { ...home, env: { ...home.env, ROOMKEY_CONFIG_DIR: join(above, 'roomkey') } };
    await lab.paired(where, server);
    const barrier = shut(join(above, 'roomkey'));
    const mode = (statSync(barrier).mode & 0o7777).toString(8).padStart(4, '0');

    const doctor = await lab.roomkey(['doctor', '--authority', server.url], where);
    expect(doctor).toMatchObject({ code: 7, stderr: '' });
    expect(doctor.stdout).toMatch(/^FAIL {2}Storage/m);
    expect(doctor.stdout.replace(/\s+/g, ' ')).toContain(`${barrier} belongs to uid 0, mode ${mode}`);

    const isReadable = canRead(join(above, 'roomkey', 'default.json'));
    const status = await lab.roomkey(['status', '--json'], where);
    expect(JSON.parse(status.stdout)).toMatchObject({ state: isReadable ? 'ok' : 'unreadable' });
    expect(status).toMatchObject({ code: isReadable ? 0 : 7, stderr: '' });
    const pair = ['pair', '--force', '--json', '--authority', server.url];
    for (const command of [['status'], ['token', '--fresh'], pair, ['unpair'], ['unpair', '--local']]) {
      const run = await lab.roomkey(command, where);
      expect(run.stderr + run.stdout).not.toMatch(/roomkey itself failed|at .*\.js:\d+/);
      // A refresh needs no lock of pairings, and what is not ours may still be taken out of a folder that is.
      const mayWork = command[0] === 'unpair' || barrier.includes('+pairing') || command[0] === 'status';
      expect([command, mayWork ? 7 : run.code]).toEqual([command, 7]);
      if (run.code === 7) expect(run.stderr + run.stdout).toContain(`belongs to uid 0, mode ${mode}`);
    }
    expect(server.requests.filter(({ path }) => path === '/oauth/devicecode')).toHaveLength(2);
  });

  it('and who was never paired is told by doctor and pair where nothing can be made', async ({ lab }) => {
    const server = await lab.simulator();
    const home = theirs(lab);
    const above = join(home.folder, '.config');
    mkdirSync(above, { mode: 0o755 });
    const { ROOMKEY_CONFIG_DIR: _, ...env } = home.env;
    const where = { ...home, env };
    for (const command of ['doctor', 'pair']) {
      const run = await lab.roomkey([command, '--authority', server.url], where);
      expect(run.code).toBe(7);
      expect((run.stdout + run.stderr).replace(/\s+/g, ' ')).toContain(
        `${above} belongs to uid 0, mode 0755`,
      );
    }
    expect(await lab.roomkey(['status'], where)).toMatchObject({ code: 6 });
  });

  it('and who has no home at all pairs and gets a token where a folder is named', async ({ lab }) => {
    const server = await lab.simulator();
    const home = theirs(lab);
    const { HOME: _, ...env } = home.env;
    const where = { ...home, env };
    await lab.paired(where, server);
    for (const command of [['token', '--fresh'], ['status'], ['unpair']])
      expect(await lab.roomkey(command, where)).toMatchObject({ code: 0, stderr: '' });
  });

  it('and who has no home at all is told to name a folder', async ({ lab }) => {
    const home = theirs(lab);
    const { ROOMKEY_CONFIG_DIR: _, HOME: __, ...env } = home.env;
    const run = await lab.roomkey(['status'], { ...home, env });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('ROOMKEY_CONFIG_DIR');
  });
});

/** Reports whether the other user can read a file. */
function canRead(path: string): boolean {
  return spawnSync('cat', [path], { uid: OTHER, gid: OTHER, stdio: 'ignore' }).status === 0;
}

describe('a folder whose name would move a cursor', () => {
  plain.for(['status', 'doctor', 'token', 'unpair', 'unpair --local', 'pair --plain --verbose'])(
    'is named by %s only made safe',
    async (command, { lab }) => {
      const place = lab.place();
      const folder = join(place.folder, 'a\u001b[31mb\u009bc\nroomkey: forged');
      const where = { ...place, env: { ...place.env, ROOMKEY_CONFIG_DIR: folder } };
      mkdirSync(folder, { mode: 0o700 });
      writeFileSync(join(folder, 'default.json'), 'half', { mode: 0o600 });
      chmodSync(folder, 0o755);
      const run = await lab.roomkey([...command.split(' '), '--verbose'], {
        ...where,
        env: { ...where.env, ROOMKEY_AUTHORITY: 'http://127.0.0.1:9' },
      });
      const said = run.stdout + run.stderr;
      expect(said).not.toMatch(/[\u001b\u009b]|^roomkey: forged/m);
      if (!/doctor|local/.test(command))
        expect(said).toContain('a<U+001B>[31mb<U+009B>c<U+000A>roomkey: forged');
    },
  );
});
