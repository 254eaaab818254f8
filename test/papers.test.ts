/** The papers: every link, file and script that they name is there. The shape test compares commands and options. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAPERS = [ROOT, join(ROOT, 'docs')].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name).slice(ROOT.length)),
);
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

describe.each(PAPERS)('%s', (paper) => {
  const text = readFileSync(join(ROOT, paper), 'utf8');
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '');

  it('links to what is there', () => {
    const links = found(/\]\((?!https?:)([^)#]+)/g);
    expect(links.filter((link) => !existsSync(join(ROOT, dirname(paper), link)))).toEqual([]);
  });

  it('names files and folders that are there', () => {
    // Words in capitals stand for a name of the reader's.
    const paths = found(/(?<![\w/.])((?:src|test|scripts|docs|device-profiles)\/[\w./-]+\w)/g);
    const missing = paths.filter((path) => !/[A-Z]{3}/.test(path) && !existsSync(join(ROOT, path)));
    expect(missing).toEqual([]);
  });

  it('names scripts of package.json', () => {
    const named = found(/\bnpm run ([\w:-]+)/g);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});
