/** The shape of the house: who may import whom, and that the papers say what the code does. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findProfile } from '../src/box/profiles.ts';
import { COMMANDS, OPTIONS } from '../src/cli/commands.ts';

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

/** The room a file is in; the entry and its helpers stand in none. */
const room = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : 'main');

/** What each room may import beside itself. `node:` stands for all of Node's modules. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  provider: ['core', 'node:', 'undici'],
  box: ['core', 'node:', 'conf'],
  ui: ['core', 'react', 'ink', 'qrcode-terminal'],
  commands: ['core'],
  simulator: ['core', 'node:'],
  main: ['core', 'provider', 'box', 'ui', 'commands', 'simulator', 'node:'],
};

/** The room or package at the end of an import. */
function target({ to }: Import): string {
  if (to.startsWith('node:')) return 'node:';
  return files.includes(to) || to.endsWith('.ts') || to.endsWith('.tsx')
    ? room(to)
    : (to.split('/')[0] ?? '');
}

describe('the arrows', () => {
  it('know every room', () => {
    expect([...new Set(files.map(room))].sort()).toEqual(Object.keys(ARROWS).sort());
    expect(imports.length).toBeGreaterThan(100);
  });

  it.each(Object.keys(ARROWS))('of %s point only where they may', (from) => {
    const strays = imports
      .filter(
        (each) => room(each.from) === from && target(each) !== from && !ARROWS[from]?.includes(target(each)),
      )
      .map((each) => `${each.from} imports ${each.to}`);
    expect(strays).toEqual([]);
  });

  it('go round in no circle', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
    const circles = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.add([...path.slice(path.indexOf(file)), file].join(' → '));
      else if (path.length < 30) for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    };
    visit('main.ts', []);
    expect([...circles]).toEqual([]);
  });

  it.each([
    ['ink', /^ui\/[a-z-]+\.tsx$/],
    ['react', /^ui\/[a-z-]+\.tsx$/],
    ['qrcode-terminal', /^ui\/qr\.ts$/],
    ['undici', /^provider\/dispatcher\.ts$/],
    ['conf', /^box\/store\.ts$/],
  ])('to %s start in one place', (name, place) => {
    const from = imports.filter((each) => target(each) === name).map((each) => each.from);
    expect(from.length).toBeGreaterThan(0);
    expect(from.filter((file) => !place.test(file))).toEqual([]);
  });
});

describe('the files', () => {
  it.each(files)('%s is short and says first what it answers for', (file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    expect(text.replace(/^#!.*\n/, '')).toMatch(/^\/\*\*/);
    expect(text.split('\n').length).toBeLessThanOrEqual(251);
  });

  it('leave argv, environment and streams of the process to main', () => {
    const readers = files.filter((file) =>
      /\bprocess\.(argv|env|stdin|stdout|stderr|exit)\b/.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(readers.filter((file) => room(file) !== 'main')).toEqual([]);
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

  it('describe every room in the architecture', () => {
    const text = readFileSync(join(ROOT, 'docs', 'architecture.md'), 'utf8');
    const named = [...text.matchAll(/`((?:[a-z-]+\/)*[a-z-]+\.tsx?)`/g)].map(([, file]) => file ?? '');
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
    expect(files.filter((file) => !text.includes(file.replace(/^(ui|simulator)\/.*/, '$1/')))).toEqual([]);
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
