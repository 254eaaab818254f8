/** Breaches of the house's rules, each as lines appended to a file; `test/shape.test.ts` must notice every one. */

/** An import of `name` from `file`, which the arrows forbid. */
const arrow = (file, to) => ({
  bug: `${file} imports ${to}`,
  file: `src/${file}`,
  append: `import '${to}';`,
});

const time = (file, code) => ({
  bug: `${file} has a clock of its own: ${code}`,
  file: `src/${file}`,
  append: code,
});

const process = (file, what) => ({
  bug: `${file} reads process.${what}`,
  file: `src/${file}`,
  append: `export const breach = process.${what};`,
});

/** @type {readonly {bug: string, file: string, append: string}[]} */
const BREACHES = [
  arrow('core/profile.ts', 'node:fs'),
  arrow('core/world.ts', '../flows/renew.ts'),
  arrow('core/text/text.ts', '../grant/grant.ts'),
  arrow('core/trouble/exit.ts', '../pairing/pace.ts'),
  arrow('core/grant/grant.ts', '../world.ts'),
  arrow('core/profile.ts', './oauth/zoom.ts'),
  arrow('flows/keep.ts', 'node:fs'),
  arrow('flows/keep.ts', '../store/file.ts'),
  arrow('flows/keep.ts', '../ui/view.ts'),
  arrow('store/seal.ts', '../flows/renew.ts'),
  arrow('store/seal.ts', '../box/clock.ts'),
  arrow('store/seal.ts', '../provider/http.ts'),
  arrow('provider/route.ts', '../store/seal.ts'),
  arrow('provider/route.ts', '../flows/renew.ts'),
  arrow('box/clock.ts', '../store/seal.ts'),
  arrow('box/clock.ts', '../provider/route.ts'),
  arrow('ui/view.ts', 'node:fs'),
  arrow('ui/view.ts', '../flows/status.ts'),
  arrow('ui/view.ts', '../cli/help.ts'),
  arrow('simulator/mint.ts', '../provider/route.ts'),
  arrow('simulator/mint.ts', '../flows/renew.ts'),
  arrow('wiring/settings.ts', '../ui/view.ts'),
  arrow('wiring/settings.ts', '../cli/help.ts'),
  arrow('wiring/settings.ts', '../simulator/mint.ts'),
  arrow('cli/help.ts', '../main.ts'),
  arrow('ui/view.ts', 'ink'),
  arrow('ui/events.ts', 'react'),
  arrow('ui/events.ts', 'qrcode-terminal'),
  arrow('provider/route.ts', 'undici'),
  arrow('store/seal.ts', 'conf'),
  time('core/world.ts', 'Date.now();'),
  time('core/world.ts', 'new Date();'),
  time('flows/keep.ts', 'setTimeout(() => {}, 1);'),
  time('flows/keep.ts', 'Date.now();'),
  time('provider/route.ts', 'setInterval(() => {}, 1);'),
  time('provider/route.ts', 'AbortSignal.timeout(1);'),
  time('provider/route.ts', 'performance.now();'),
  time('ui/view.ts', 'setInterval(() => {}, 1);'),
  process('wiring/settings.ts', 'argv'),
  process('flows/keep.ts', 'env'),
  process('store/seal.ts', 'stdout'),
  process('box/clock.ts', 'exit'),
  process('ui/view.ts', 'platform'),
  {
    bug: 'files that import each other',
    file: 'src/provider/route.ts',
    append: "export * from './requests.ts';",
  },
  {
    bug: 'a file of more than 250 lines',
    file: 'src/ui/view.ts',
    append: '// a line of too many\n'.repeat(250),
  },
  { bug: 'a loose file beside main.ts', file: 'src/loose.ts', append: '/** Stands in no room. */' },
  { bug: 'a file in cli/ that is no command', file: 'src/cli/loose.ts', append: '/** Is no command. */' },
  { bug: 'a file without its header', file: 'src/ui/page/loose.ts', append: 'export const loose = 1;' },
];

/** The breaches, with the test that must notice them. */
export const SEEDED_BREACHES = BREACHES.map((breach) => ({ ...breach, tests: ['test/shape.test.ts'] }));
