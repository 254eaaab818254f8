/**
 * Writes docs/errors.md and the README's table of causes from the program's own error table; with --check only tells
 * whether they are up to date (exit 1 when not). The table is TypeScript, so it is bundled into a temporary file first.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGE = join(ROOT, 'docs', 'errors.md');
const README = join(ROOT, 'README.md');
/** What the README tells of: the troubles that somebody at the box can mend, or has to take to the IT desk. */
const TOLD =
  /^(name_not_found|no_route|timeout|connection_refused|proxy_.*|captive_portal|tls_(?!disabled).*|invalid_client|unauthorized_client)$/;

const { CODES } = await bundled('src/core/trouble/codes.ts');
const { KINDS } = await bundled('src/core/trouble/meaning.ts');
for (const [path, text] of [
  [PAGE, errorsPage()],
  [README, withCauses(await readFile(README, 'utf8'))],
]) {
  if (!process.argv.includes('--check')) await writeFile(path, text);
  else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
    console.error(`${path} is not up to date; run: node scripts/error-table.mjs`);
    process.exitCode = 1;
  }
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

/** The README with its table of causes between the two marks. */
function withCauses(text) {
  const [before, after] = text.split(/(?<=<!-- causes:.*-->\n)[\s\S]*(?=<!-- end of causes -->)/);
  if (after === undefined) throw new Error('README.md has no place for the causes');
  const rows = CODES.filter(({ kind, code }) => kind === 'roomkey' && TOLD.test(code));
  const lines = rows.map((row) => `| \`${row.code}\` | ${escaped(row.means)} | ${escaped(row.do)} |`);
  return [
    before,
    '| code | what happened | what to do |\n| --- | --- | --- |\n',
    ...lines.map((line) => `${line}\n`),
    after,
  ].join('');
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
