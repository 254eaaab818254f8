/**
 * The packages whose code is in a bundle, and the notices that their licences require. It reads esbuild's metafile and
 * the packages' own files; it must not know which packages roomkey uses, but for the notices in `EMBEDDED`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const IN_PACKAGE = /^(?<folder>.*node_modules\/(?:@[^/]+\/)?[^/]+)\/(?<file>.+)$/;
const LICENCE_FILE = /^(un)?licen[cs]e|^copying|^notice/i;
const COMMENT = /\/\*[\s\S]*?\*\/|(?:^[ \t]*\/\/.*\n)+/gm;
const COMMENT_MARK = /^[ \t]*(\/\*+!?|\*\/|\*|\/\/)[ \t]?|\*\/$/gm;

/** Code inside a package of which neither its licence file nor a comment speaks. */
const EMBEDDED = [
  {
    path: /\/undici\/lib\/llhttp\/.*wasm/,
    notice: 'llhttp, compiled to WebAssembly. MIT License. Copyright Fedor Indutny, 2018.',
  },
];

/**
 * The packages that a build has put into its output, by name and version. A package without any information about its
 * licence is an error, so that none gets into a release unnoticed.
 */
export async function bundledPackages({ outputs }) {
  const folders = new Map();
  for (const { inputs } of Object.values(outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const { folder, file } = IN_PACKAGE.exec(path)?.groups ?? {};
      if (folder === undefined || bytesInOutput === 0) continue;
      folders.set(folder, (folders.get(folder) ?? new Set()).add(file));
    }
  }
  const packages = await Promise.all([...folders].map(([folder, files]) => readPackage(folder, files)));
  const unlicensed = packages.filter(({ licence, texts }) => licence === null && texts.length === 0);
  if (unlicensed.length > 0)
    throw new Error(`no licence information in the bundled ${unlicensed.map(titleOf).join(', ')}`);
  return packages.sort((one, other) => (titleOf(one) < titleOf(other) ? -1 : 1));
}

/** The notices as one text: the list of packages, then each licence text once, under the packages that it is for. */
export function noticesOf(packages) {
  const sections = new Map();
  for (const each of packages) {
    const text = noticeOf(each);
    sections.set(text, [...(sections.get(text) ?? []), titleOf(each)]);
  }
  const list = packages.map((each) => `  ${titleOf(each)} (${each.licence ?? 'see its text'})`);
  return [
    'The files beside this one contain code of the packages below, each under its own licence. Where a package',
    "has no licence file, it says what it states instead; the terms of the MIT licence are in roomkey's LICENSE.\n",
    `${list.join('\n')}\n`,
    ...[...sections].map(([text, titles]) => `${'-'.repeat(78)}\n${titles.join('\n')}\n\n${text}\n`),
  ].join('\n');
}

async function readPackage(folder, files) {
  const about = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name));
  const texts = await Promise.all(
    names.map(async ({ name }) => ({ name, text: tidied(await readFile(join(folder, name), 'utf8')) })),
  );
  return {
    name: about.name,
    version: about.version,
    licence: licenceOf(about.license ?? about.licenses),
    author: personOf(about.author ?? about.contributors?.[0]),
    texts: texts.sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ text }) => text),
    remarks: await remarksIn(folder, [...files].sort(), texts),
  };
}

/** What comments in the files say of copyright and licences beyond the package's licence file: copied code, mostly. */
async function remarksIn(folder, files, licences) {
  let known = licences.map(({ text }) => oneLine(text)).join('\n');
  const remarks = [];
  const remark = (file, text) => {
    remarks.push(`In ${file}:\n\n${text}`);
    known += `\n${oneLine(text)}`;
  };
  for (const file of files) {
    const source = await readFile(join(folder, file), 'utf8');
    for (const [comment] of source.matchAll(COMMENT)) {
      const text = tidied(comment.replace(COMMENT_MARK, ''));
      const lines = text.match(/^.*copyright.*$/gim) ?? text.match(/^.*licen[cs]e.*$/gim) ?? [];
      if (!lines.every((line) => known.includes(oneLine(line)))) remark(file, text);
    }
    for (const { path, notice } of EMBEDDED)
      if (path.test(`${folder}/${file}`) && !known.includes(notice)) remark(file, notice);
  }
  return remarks;
}

function noticeOf({ licence, author, texts, remarks }) {
  const stated = `Licence: ${licence}${author === null ? '' : `. Author: ${author}`}. The package has no licence file.`;
  return [...(texts.length === 0 ? [stated] : texts), ...remarks].join('\n\n');
}

/** The licence as package.json states it: an SPDX expression, or an old package's object or list of them. */
function licenceOf(stated) {
  const names = [stated].flat().map((each) => (typeof each === 'string' ? each : each?.type));
  const known = names.filter((name) => typeof name === 'string' && name !== '' && name !== 'UNLICENSED');
  return known.length === 0 ? null : known.join(' OR ');
}

function personOf(stated) {
  if (typeof stated === 'string') return stated;
  return stated?.name ?? null;
}

function titleOf({ name, version }) {
  return `${name} ${version}`;
}

function tidied(text) {
  return text
    .replace(/\r/g, '')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}
