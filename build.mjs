/**
 * Bundles the program into dist/: one entry that answers at once, and pieces (the screen, undici, conf, the simulator)
 * that are loaded when they are needed. The libraries are in the bundle, so an installed roomkey is a few files. With
 * `--if-older` it does so only where something has changed since: `npm ci` has built already.
 */
import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { bundledPackages, noticesOf } from './scripts/third-party.mjs';

if (process.argv.includes('--if-older') && !(await isOlder())) process.exit(0);

const { version } = JSON.parse(await readFile('package.json', 'utf8'));

/** Ink's way to the React developer tools, which we never turn on. */
const withoutDevtools = {
  name: 'without-devtools',
  setup(build) {
    build.onResolve({ filter: /^(react-devtools-core|\.\/devtools\.js)$/ }, () => ({
      path: 'devtools',
      namespace: 'none',
    }));
    build.onLoad({ filter: /^devtools$/, namespace: 'none' }, () => ({ contents: 'export default {}' }));
  },
};

/** conf's way to check against a schema: we give it none, and check what we read ourselves. */
const withoutSchemas = {
  name: 'without-schemas',
  setup(build) {
    build.onResolve({ filter: /^(ajv\/dist\/2020\.js|ajv-formats)$/ }, () => ({
      path: 'schemas',
      namespace: 'none',
    }));
    build.onLoad({ filter: /^schemas$/, namespace: 'none' }, () => ({
      contents: 'export const Ajv2020 = null; export default null',
    }));
  },
};

const { metafile } = await build({
  metafile: true,
  entryPoints: { roomkey: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.18',
  minify: true,
  // They are in THIRD-PARTY.txt.
  legalComments: 'none',
  chunkNames: 'lib/[name]-[hash]',
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    ROOMKEY_VERSION: JSON.stringify(version),
  },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [withoutDevtools, withoutSchemas],
  logLevel: 'warning',
});
await chmod('dist/roomkey.js', 0o755);
await writeFile('dist/THIRD-PARTY.txt', noticesOf(await bundledPackages(metafile)));

// Left-overs go last, so that a program that is running meanwhile still finds its pieces.
const made = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
for (const name of await readdir('dist/lib')) if (!made.has(name)) await rm(`dist/lib/${name}`);

/** Whether anything that goes into the bundle is newer than the last file that a build writes, or that is not there. */
async function isOlder() {
  const sources = await readdir('src', { recursive: true });
  const tools = ['build.mjs', 'package.json', 'package-lock.json', 'scripts/third-party.mjs', 'src'];
  const changedAt = async (path) => (await stat(path)).mtimeMs;
  const newest = await Promise.all([...tools, ...sources.map((path) => `src/${path}`)].map(changedAt));
  const builtAt = await changedAt('dist/THIRD-PARTY.txt').catch(() => 0);
  return Math.max(...newest) > builtAt;
}
