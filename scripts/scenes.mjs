/**
 * Plays every scene of the hostile authorization server against the program's own requests and commands and prints the
 * table: what the server did, where, and how it ended. With --failing only the rows that are not as they should be; words
 * pick the rows that hold them. Exit 1 when a row is not. The scenes are TypeScript, so they are bundled first.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const onlyFailing = process.argv.includes('--failing');
const { SCENES, tellAll, worded, wrongs } = await bundled();
const scenes = SCENES.filter((scene) => words.every((word) => titleOf(scene).includes(word)));
const start = performance.now();
const told = await Promise.allSettled(tellAll(scenes));

let shown = '';
let failed = 0;
for (const [at, scene] of scenes.entries()) {
  const { value, reason } = told[at];
  const wrong = value === undefined ? [String(reason?.stack ?? reason)] : wrongs(scene, value);
  if (wrong.length > 0) failed += 1;
  else if (onlyFailing) continue;
  if (scene.group !== shown) console.log(`\n${scene.group}`);
  shown = scene.group;
  const outcome = value === undefined ? 'it threw' : worded(value.outcome);
  const mark = wrong.length === 0 ? 'ok  ' : 'FAIL';
  console.log(`  ${mark} ${scene.endpoint.padEnd(9)} ${printable(scene.name).padEnd(40)} ${outcome}`);
  for (const line of wrong) console.log(`       ${printable(line)}`);
}
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(
  `\n${scenes.length} scenes, ${scenes.length - failed} as they should be, ${failed} not; ${seconds} s`,
);
process.exit(failed === 0 ? 0 : 1);

function titleOf({ group, name, endpoint }) {
  return `${group} ${name} ${endpoint}`;
}

function printable(text) {
  return text.replace(/[^\x20-\x7e]/g, (character) => `<${character.codePointAt(0).toString(16)}>`);
}

async function bundled() {
  // Beside node_modules, so that what is not bundled is found.
  const folder = await mkdtemp(join(ROOT, 'node_modules', '.roomkey-scenes-'));
  try {
    const outfile = join(folder, 'scenes.mjs');
    await build({
      stdin: {
        contents: "export { SCENES } from './scenes.ts'; export * from './all.ts';",
        resolveDir: join(ROOT, 'test', 'hostile'),
      },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
