/** The notices of the libraries in the bundle: what the build writes, and what it refuses to build. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bundledPackages, noticesOf } from '../../scripts/third-party.mjs';

const NOTICES = fileURLToPath(new URL('../../dist/THIRD-PARTY.txt', import.meta.url));
const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** Lays packages into a node_modules folder and bundles all of their code, but for what is empty. */
function bundle(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'roomkey-notices-'));
  made.push(folder);
  const inputs: Record<string, { bytesInOutput: number }> = { 'src/main.ts': { bytesInOutput: 9 } };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    if (name.endsWith('.js')) inputs[path] = { bytesInOutput: text.length };
  }
  return { outputs: { 'dist/main.js': { inputs } } };
}

describe('the notices', () => {
  it('are in the order of names, each text once, whatever the order of the files', async () => {
    const files = {
      'zebra/package.json': '{"name":"zebra","version":"1.0.0","license":"MIT"}',
      'zebra/license': 'MIT of Z\r\n',
      'zebra/index.js': '1',
      '@a/deep/package.json': '{"name":"@a/deep","version":"2.0.0","licenses":[{"type":"ISC"}]}',
      '@a/deep/LICENSE.md': 'ISC of A',
      '@a/deep/dist/index.js': '1',
      'zebra/node_modules/inner/package.json': '{"name":"inner","version":"3.0.0","license":"MIT"}',
      'zebra/node_modules/inner/LICENSE': 'MIT of Z',
      'zebra/node_modules/inner/index.js': '1',
    };
    const text = noticesOf(await bundledPackages(bundle(files)));
    expect(text).toMatch(
      / {2}@a\/deep 2\.0\.0 \(ISC\)\n {2}inner 3\.0\.0 \(MIT\)\n {2}zebra 1\.0\.0 \(MIT\)\n/,
    );
    expect(text).toMatch(
      /\n@a\/deep 2\.0\.0\n\nISC of A\n[\s\S]*\ninner 3\.0\.0\nzebra 1\.0\.0\n\nMIT of Z\n$/,
    );
    const turned = Object.fromEntries(Object.entries(files).reverse());
    expect(noticesOf(await bundledPackages(bundle(turned)))).toBe(text);
  });

  it('leave out packages of which nothing is left in the bundle', async () => {
    const files = { 'gone/package.json': '{"name":"gone","version":"1.0.0"}', 'gone/index.js': '' };
    expect(await bundledPackages(bundle(files))).toEqual([]);
  });

  it('say what a package without a licence file states', async () => {
    const files = {
      'bare/package.json':
        '{"name":"bare","version":"1.0.0","license":"MIT","author":"Ada <ada@example.com>"}',
      'bare/index.js': '1',
    };
    const text = noticesOf(await bundledPackages(bundle(files)));
    expect(text).toContain('Licence: MIT. Author: Ada <ada@example.com>. The package has no licence file.');
  });

  it('hold the copyright of code that a package has copied, and no line twice', async () => {
    const files = {
      'mixed/package.json': '{"name":"mixed","version":"1.0.0","license":"MIT"}',
      'mixed/LICENSE': 'Copyright (c) Ada',
      'mixed/a.js': '/** Copyright (c)  Ada */\n/*! borrowed. MIT License. Bob */ 1',
      'mixed/b.js': '// Copyright (c) Carol\n// and others\n1 // a licence in passing',
      'mixed/c.js': '/* Copyright (c) Carol */ 1',
    };
    const [mixed] = await bundledPackages(bundle(files));
    expect(mixed?.remarks).toEqual([
      'In a.js:\n\nborrowed. MIT License. Bob',
      'In b.js:\n\nCopyright (c) Carol\nand others',
    ]);
  });

  it.each([
    ['no field', '{"name":"secretive","version":"1.0.0"}'],
    ['UNLICENSED', '{"name":"secretive","version":"1.0.0","license":"UNLICENSED"}'],
  ])('cannot be made of a package without licence information: %s', async (_, about) => {
    const files = { 'secretive/package.json': about, 'secretive/index.js': '1' };
    await expect(bundledPackages(bundle(files))).rejects.toThrow(/secretive 1\.0\.0/);
  });
});

describe('dist/THIRD-PARTY.txt', () => {
  const text = readFileSync(NOTICES, 'utf8');

  it.each([
    ...['conf', 'ink', 'qrcode-terminal', 'react', 'undici'],
    ...['atomically', 'react-reconciler', 'scheduler', 'yoga-layout'],
  ])('names %s, which is in the bundle', (name) => expect(text).toMatch(new RegExp(`\n {2}${name} \\d`)));

  it.each(['esbuild', 'typescript', 'vitest', 'oidc-provider'])(
    'does not name %s, which is not in it',
    (name) => expect(text).not.toMatch(new RegExp(`\n {2}${name} \\d`)),
  );

  it.each(['Kazuhiko Arase', 'Fedor Indutny', 'Meta Platforms'])(
    'names %s, whose code a package contains',
    (holder) => expect(text).toContain(holder),
  );
});
