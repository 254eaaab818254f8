/**
 * Writes docs/errors.md from the program's own error table; with --check only tells whether it is up to date (exit 1
 * when it is not). The table is TypeScript, so it is bundled into a temporary file first.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = join(ROOT, 'docs', 'errors.md');

const { CODES } = await bundled('src/core/codes.ts');
const { KINDS } = await bundled('src/core/meaning.ts');
const page = errorsPage();
if (!process.argv.includes('--check')) await writeFile(PAGE, page);
else if ((await readFile(PAGE, 'utf8').catch(() => '')) !== page) {
  console.error('docs/errors.md is not up to date; run: node scripts/error-table.mjs');
  process.exitCode = 1;
}

/** Imports a TypeScript module of the program. */
async function bundled(entry) {
  const folder = await mkdtemp(join(tmpdir(), 'roomkey-errors-'));
  try {
    const outfile = join(folder, 'table.mjs');
    await build({
      entryPoints: [join(ROOT, entry)],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function errorsPage() {
  const sections = Object.entries(KINDS).map(([kind, name]) => {
    const rows = CODES.filter((row) => row.kind === kind);
    const columns = [
      ['code', (row) => `\`${row.code}\``],
      ['with the words', (row) => row.says ?? ''],
      ['means', (row) => row.means],
      ['what to do', (row) => row.do],
      ['known from', (row) => (row.sure === 'reported' ? 'reports' : '')],
      ['exit', (row) => (kind === 'exit' ? '' : String(row.exitCode ?? ''))],
    ].filter(([, cell]) => rows.some((row) => cell(row) !== ''));
    const lines = [
      columns.map(([title]) => title),
      columns.map(() => '---'),
      ...rows.map((row) => columns.map(([, cell]) => escaped(cell(row)))),
    ];
    return `## ${heading(name)}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
  });
  return [
    '# Every error code',
    '',
    'What each code means and what to do about it; on the box itself: `roomkey explain CODE`. A code may have more than one',
    'meaning. Rows without a note under "known from" are told by the provider\'s own pages, by an RFC, or by roomkey.',
    '',
    'This page is made from the program: `node scripts/error-table.mjs`.',
    '',
    sections.join('\n'),
  ].join('\n');
}

function heading(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function escaped(text) {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
