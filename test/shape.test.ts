/** The shape of the house: who may import whom, and that the papers say what the code does. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findProfile } from '../src/box/profiles.ts';
import { COMMANDS } from '../src/cli/commands.ts';
import { OPTIONS } from '../src/cli/start/options.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.replaceAll('\\', '/'));

const imports: readonly Import[] = files.flatMap((from) => {
  const text = readFileSync(join(SRC, from), 'utf8');
  const found = text.matchAll(/^(?:import|export)\s+(type\s)?(?:[^;'"]*?\sfrom\s+)?'([^']+)'/gm);
  const later = text.matchAll(/\bimport\('([^']+)'\)/g);
  const local = (to: string): string =>
    to.startsWith('.') ? relative(SRC, resolve(SRC, dirname(from), to)) : to;
  return [
    ...[...found].map(([, type, to]) => ({ from, to: local(to ?? ''), isType: type !== undefined })),
    ...[...later].map(([, to]) => ({ from, to: local(to ?? ''), isType: false })),
  ];
});

/** The room a file is in. */
const room = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : 'main');

/** What each room may import beside itself. `node:` stands for all of Node's modules. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  flows: ['core'],
  store: ['core', 'box', 'node:', 'conf'],
  provider: ['core', 'node:', 'undici'],
  box: ['core', 'node:'],
  ui: ['core', 'react', 'ink', 'qrcode-terminal'],
  simulator: ['core', 'node:'],
  wiring: ['core', 'flows', 'store', 'provider', 'box', 'node:'],
  cli: ['core', 'flows', 'store', 'provider', 'box', 'ui', 'simulator', 'wiring', 'node:'],
  main: ['cli', 'wiring', 'core', 'box', 'node:'],
};

/** The shelves of core from the ground up: each may use those before it. The loose files lie between the last two. */
const SHELVES = ['text', 'trouble', 'grant', 'pairing', 'loose', 'oauth'];

/** The room or package at the end of an import. */
function target({ to }: Import): string {
  if (to.startsWith('node:')) return 'node:';
  return files.includes(to) || to.endsWith('.ts') || to.endsWith('.tsx')
    ? room(to)
    : (to.split('/')[0] ?? '');
}

/** A shelf of core by its place in the order. */
function shelf(file: string): number {
  const [, second = '', third] = file.split('/');
  return SHELVES.indexOf(third === undefined ? 'loose' : second);
}

const told = (strays: readonly Import[]): readonly string[] =>
  strays.map((each) => `${each.from} imports ${each.to}`);

const textOf = (file: string): string => readFileSync(join(SRC, file), 'utf8');

/** The lines of code, without comments. */
const codeOf = (file: string): string =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

describe('the arrows', () => {
  it('know every room', () => {
    expect([...new Set(files.map(room))].sort()).toEqual(Object.keys(ARROWS).sort());
    expect(files.filter((file) => room(file) === 'main')).toEqual(['main.ts']);
    expect(imports.length).toBeGreaterThan(100);
  });

  it.each(Object.keys(ARROWS))('of %s point only where they may', (from) => {
    const strays = imports.filter(
      (each) => room(each.from) === from && target(each) !== from && !ARROWS[from]?.includes(target(each)),
    );
    expect(told(strays)).toEqual([]);
  });

  it('inside core point downwards only', () => {
    const strays = imports.filter(
      ({ from, to }) => room(from) === 'core' && room(to) === 'core' && shelf(from) < shelf(to),
    );
    expect(files.filter((file) => room(file) === 'core' && shelf(file) < 0)).toEqual([]);
    expect(told(strays)).toEqual([]);
  });

  it('go round in no circle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
    const circles = new Set<string>();
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.add([...path.slice(path.indexOf(file)), file].join(' → '));
      else if (!done.has(file)) for (const to of next.get(file) ?? []) visit(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect([...circles]).toEqual([]);
  });

  it.each([
    ['ink', /^ui\/ink\/[a-z-]+\.tsx$/],
    ['react', /^ui\/ink\/[a-z-]+\.tsx$/],
    ['qrcode-terminal', /^ui\/qr\/qr\.ts$/],
    ['undici', /^provider\/dispatcher\.ts$/],
    ['conf', /^store\/file\.ts$/],
  ])('to %s start in one place', (name, place) => {
    const from = imports.filter((each) => target(each) === name).map((each) => each.from);
    expect(from.length).toBeGreaterThan(0);
    expect(from.filter((file) => !place.test(file))).toEqual([]);
  });
});

describe('the files', () => {
  it.each(files)('%s is short and says first what it answers for', (file) => {
    const text = textOf(file);
    expect(text.replace(/^#!.*\n/, '')).toMatch(/^\/\*\*/);
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(250);
  });

  // The machine's own facts are a matter of box and store: who we are, and signals to and for others.
  const OF_MACHINE = /\bprocess\.(getuid|geteuid|pid|kill|on|off)\b/g;

  it('leave the process to main and cli', () => {
    const readers = files.filter((file) => {
      const code = /^(box|store)\//.test(file) ? codeOf(file).replace(OF_MACHINE, '') : codeOf(file);
      return /\bprocess\b[.[]/.test(code);
    });
    expect(readers.filter((file) => !/^(main|cli)\b/.test(file))).toEqual([]);
  });

  it('of core, flows, provider and ui are given the time', () => {
    const clocks =
      /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bset(Timeout|Interval|Immediate)\b|\bAbortSignal\.timeout\b/;
    const own = files.filter((file) => /^(core|flows|provider|ui)\//.test(file) && clocks.test(codeOf(file)));
    expect(own).toEqual([]);
  });

  it('of cli are the commands, a file each', () => {
    const loose = files.filter((file) => /^cli\/[^/]+$/.test(file) && file !== 'cli/commands.ts');
    expect(loose.sort()).toEqual(
      Object.keys(COMMANDS)
        .map((name) => `cli/${name}.ts`)
        .sort(),
    );
  });
});

describe('the papers', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

  it('name every command', () => {
    const missing = Object.keys(COMMANDS).filter((name) => !readme.includes(`roomkey ${name}`));
    expect(missing).toEqual([]);
  });

  it('name no command and no option that there is not', () => {
    const commands = [...readme.matchAll(/`roomkey ([a-z-]+)/g)].map(([, name]) => name ?? '');
    expect(commands.filter((name) => !Object.hasOwn(COMMANDS, name))).toEqual([]);
    const options = [...readme.matchAll(/(?<![\w-])--([a-z][a-z-]+)/g)].map(([, name]) => name ?? '');
    expect(options.filter((name) => !Object.hasOwn(OPTIONS, name))).toEqual([]);
  });

  it('describe every room in the architecture, and no file that is not there', () => {
    const text = readFileSync(join(ROOT, 'docs', 'architecture.md'), 'utf8');
    const named = [...text.matchAll(/`((?:[a-z-]+\/)+[a-z-]+\.tsx?|main\.ts)`/g)].map(
      ([, file]) => file ?? '',
    );
    const isThere = (file: string): boolean => files.includes(file) || existsSync(join(ROOT, file));
    expect(named.filter((file) => !isThere(file))).toEqual([]);
    const folders = [...new Set(files.map((file) => dirname(file)))].filter((folder) => folder !== '.');
    expect(folders.filter((folder) => !text.includes(`\`${folder}/\``))).toEqual([]);
  });
});

describe('the shipped profiles', () => {
  const folder = join(ROOT, 'device-profiles');
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.json') && name !== 'profile.schema.json',
  );

  it.each(names)('%s is good and bears its own name', (name) => {
    expect(findProfile(folder, join(folder, name))).toMatchObject({ name: name.replace('.json', '') });
  });
});
