/**
 * Writes docs/errors.md from the program's own error table; with --check only reports whether it is up to date (exit 1
 * when not). The table is TypeScript, so it is bundled into a temporary file first.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = join(ROOT, 'docs', 'errors.md');

const { CODES } = await bundled('src/core/trouble/codes.ts');
const { KINDS } = await bundled('src/core/trouble/meaning.ts');
const { PROVIDERS } = await bundled('src/core/trouble/provider-row.ts');
const text = errorsPage();
if (!process.argv.includes('--check')) await writeFile(PAGE, text);
else if ((await readFile(PAGE, 'utf8').catch(() => '')) !== text) {
  console.error(`${PAGE} is not up to date; run: npm run errors`);
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
  // Exit codes have a page of their own, written for scripts.
  const { exit: _, roomkey, ...general } = KINDS;
  const kinds = Object.entries({ ...general, ...PROVIDERS, roomkey });
  const sections = kinds.map(([kind, name]) => {
    const rows = CODES.filter((row) => row.kind === kind);
    const columns = [
      ['code', (row) => `\`${row.code}\``],
      ['with the words', (row) => row.words ?? ''],
      ['means', (row) => row.says],
      ['what to do', (row) => row.fix],
      ['known from', (row) => (row.sure === 'reported' ? 'reports' : '')],
      ['exit', (row) => String(row.exitCode ?? '')],
    ].filter(([, cell]) => rows.some((row) => cell(row) !== ''));
    const lines = [
      columns.map(([title]) => title),
      columns.map(() => '---'),
      ...rows.map((row) => columns.map(([, cell]) => escaped(cell(row)))),
    ];
    return `## ${name}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
  });
  return [
    '# Every error code',
    '',
    'What each code means and what to do about it; on the box itself: `roomkey explain CODE`. A code may have more than one',
    'meaning. "reports" under "known from" marks what users have reported; everything else is documented by the provider, by',
    'an RFC, or by roomkey. The last column of the last table is the exit code: [exit-codes.md](exit-codes.md).',
    '',
    'This page is generated from the source: `npm run errors`.',
    '',
    sections.join('\n'),
  ].join('\n');
}

function escaped(text) {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
