/**
 * How much of the tests is run, chosen in one place by the environment:
 *
 *   ROOMKEY_TESTS=quick   `npm run test:quick`: what is done in seconds
 *   nothing               `npm test`: everything, with small counts where a test repeats itself
 *   ROOMKEY_TESTS=long    `npm run test:long`: those that repeat themselves, with larger ones
 *   ROOMKEY_SOAK=1        `npm run soak`: the same with the full ones, which takes hours
 */

const { ROOMKEY_TESTS = '', ROOMKEY_SOAK = '0' } = process.env;

/** Above 0 for the full counts; above 1 it is how many answers the fuzzing tries. */
export const SOAK = Number(ROOMKEY_SOAK);

const TIERS = ['quick', 'usual', 'long', 'soak'] as const;
type Tier = (typeof TIERS)[number];

/** The tier that was asked for. */
export const TIER: Tier = SOAK > 0 ? 'soak' : tierOf(ROOMKEY_TESTS || 'usual');

/** Milliseconds that a suite with counts may take; it bounds what hangs, and a busy machine is slow. */
export const PATIENCE_MS = { quick: 300_000, usual: 300_000, long: 600_000, soak: 7_200_000 }[TIER];

/** One number for each tier: the full one, that of the long run, that of every day. */
export function count(full: number, long: number, usual: number): number {
  return { quick: usual, usual, long, soak: full }[TIER];
}

/** What repeats itself: run with larger counts by the long run. */
const REPEATING = [
  'test/endurance/survival/**/*.test.ts',
  'test/endurance/fuzz/**/*.test.ts',
  'test/endurance/hostile/program.test.ts',
  'test/pictures/**/*.test.ts',
  'test/program/screen.test.ts',
  'test/program/screen-resizes.test.ts',
  'test/unit/provider/recording/record.property.test.ts',
];

/** What a run of one thing after another would wait for. */
const SLOW = [
  'test/unit/box/child.test.ts',
  'test/unit/simulator/phone.browser.test.ts',
  'test/unit/store/{beside,journal-faults,journal-room,lock}.test.ts',
  'test/unit/ui/{canvas,grid,languages,layout,line-kindness,qr,screen,troubles}.test.ts',
];

const ALL = ['test/**/*.test.{ts,tsx}'];
/** It runs a test run of its own for each of its bugs. */
const SABOTAGE = ['test/endurance/survival/sabotage.test.ts'];

/** The files of each tier. */
export const FILES: { readonly include: string[]; readonly exclude: string[] } = {
  quick: { include: ['test/unit/**/*.test.{ts,tsx}', 'test/*.test.ts'], exclude: SLOW },
  usual: { include: ALL, exclude: SABOTAGE },
  long: { include: REPEATING, exclude: [] },
  soak: { include: ALL, exclude: [] },
}[TIER];

function tierOf(name: string): Tier {
  const found = TIERS.find((tier) => tier === name);
  if (found === undefined) throw new Error(`ROOMKEY_TESTS is one of ${TIERS.join(', ')}, not "${name}"`);
  return found;
}
