import { expect, test } from 'vitest';
import type { Pairing } from '../../../src/core/pairing/pairing.ts';
import { openLines, summaryLine, textLines } from '../../../src/ui/lines.ts';
import { minutes } from '../../../src/ui/page/clock.ts';
import {
  asking,
  BROKEN,
  codeOf,
  lapsed,
  later,
  MOMENT,
  outage,
  PAIRED,
  REFUSED,
  SETTING,
  TICKS,
  waiting,
} from './fixtures.ts';
import { wordsFor } from './spoken.ts';

const words = wordsFor('en');
const shown = (pairing: Pairing, ms = 0) => ({ pairing, moment: later(ms) });
const lines = (before: Pairing | null, after: Pairing, info = SETTING) =>
  textLines(before === null ? null : shown(before), shown(after), info, words);

test('the first lines say what this is, where to go, and the code in one piece and letter by letter', () => {
  const text = lines(null, waiting());
  expect(text[0]).toBe(`${words.title('Zoom')} (Room 4.12)`);
  expect(text).toContain('https://zoom.us/oauth/device/complete/abcd1234');
  expect(text).toContain('https://zoom.us/oauth_device');
  const code = text.filter((line) => line.startsWith(words.code));
  expect(code).toHaveLength(1);
  expect(code[0]).toContain(' abcd1234 ');
  expect(code[0]).toContain('a b c d 1 2 3 4');
  expect(text.at(-1)).toBe(words.goodUntil('14:20'));
});

test('without a whole link there is one address', () => {
  const text = lines(null, waiting({ code: codeOf({ complete: null }) }));
  expect(text.filter((line) => line.includes('://'))).toEqual(['https://zoom.us/oauth_device']);
});

test('the simulator is said plainly', () => {
  expect(lines(null, waiting(), { ...SETTING, simulated: true })).toContain(words.simulationNote);
});

test('the time left is told at a half, a quarter and the last minute, once each', () => {
  const pairing = waiting();
  const told: string[] = [];
  let before = shown(pairing);
  for (let s = 1; s < 900; s++) {
    const after = shown(pairing, s * 1000);
    told.push(...textLines(before, after, SETTING, words));
    before = after;
  }
  expect(told).toEqual([450, 225, 60].map((seconds) => words.left(minutes(seconds * 1000))));
});

test('after a sleep of the box, the time left is told once', () => {
  const pairing = waiting();
  expect(textLines(shown(pairing), shown(pairing, 850_000), SETTING, words)).toEqual([words.left('0:50')]);
});

test('each new try is one line, and only one', () => {
  const calm = waiting();
  const first = waiting({ outage: outage(), askAt: TICKS + 20_000 });
  const { short, fix } = words.troubles.name_not_found;
  const line = `${words.noConnection} (${short}). ${words.tryingAgain(20)}`;
  expect(lines(calm, first)).toEqual([`${line} ${fix}`]);
  expect(lines(first, first)).toEqual([]);
  expect(lines(first, waiting({ outage: outage(), askAt: TICKS + 40_000 }))).toHaveLength(1);
  expect(lines(asking(), asking({ outage: outage(), askAt: TICKS + 20_000 }))).toEqual([`${line} ${fix}`]);
});

test('what to do is said once for each cause', () => {
  const { fix } = words.troubles.name_not_found;
  const other = words.troubles.no_route.fix;
  const tries = (['name_not_found', 'name_not_found', 'no_route', 'name_not_found'] as const).map(
    (code, count) => waiting({ outage: outage(code), askAt: TICKS + 20_000 * (count + 1) }),
  );
  const told = tries.map((after, at) => lines(tries[at - 1] ?? waiting(), after).join());
  expect(told.map((line) => [fix, other].filter((each) => line.includes(each)))).toEqual([
    [fix],
    [],
    [other],
    [fix],
  ]);
});

test('a server that answers wrongly is not called out of reach', () => {
  const wrong = waiting({ outage: outage('server_error'), askAt: TICKS + 5_000 });
  expect(lines(waiting(), wrong)[0]).toContain(words.noGoodAnswer);
});

test.each([
  ['lapsed, renewing', lapsed(true), [words.ranOut, words.newCode(3)]],
  ['lapsed for good', lapsed(false), [words.ranOut, words.startAgain('roomkey pair')]],
  ['refused', REFUSED, [words.troubles.access_denied.says]],
  ['saving', { state: 'saving' } as const, [words.saving]],
  ['paired', PAIRED, [words.paired('Room 4.12'), 'r…@example.com']],
  ['broken', BROKEN, [words.troubles.cannot_save.says, words.troubles.cannot_save.fix, 'no space left.']],
])('%s is one line, told once', (_, state: Pairing, parts) => {
  const told = lines(waiting(), state);
  expect(told).toHaveLength(1);
  for (const part of parts) expect(told[0]).toContain(part);
  expect(lines(state, state)).toEqual([]);
  expect(summaryLine(state, MOMENT, SETTING, words)).toContain(parts[0]);
});

test('the lines carry no control characters and end in line feeds', async () => {
  let all = '';
  const face = openLines((text) => (all += text), SETTING, words);
  for (const state of [
    asking(),
    waiting(),
    lapsed(true),
    asking({ number: 2 }),
    { state: 'saving' } as const,
    PAIRED,
  ]) {
    face.show(state, MOMENT);
  }
  await face.close();
  expect(all).toMatch(/^(?:[^\x00-\x1f\x7f]+\n)+$/);
});
