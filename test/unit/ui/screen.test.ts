import { describe, expect, test } from 'vitest';
import type { Pairing } from '../../../src/core/pairing/pairing.ts';
import {
  asking,
  BROKEN,
  codeOf,
  fakeOut,
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
import { drawn, SIZES, screenOn, shown } from './shown.ts';
import { wordsFor } from './spoken.ts';

const words = wordsFor('en');
const STATES: Readonly<Record<string, Pairing>> = {
  asking: asking(),
  stuck: asking({ outage: outage(), askAt: TICKS + 20_000 }),
  waiting: waiting(),
  offline: waiting({ outage: outage(), askAt: TICKS + 20_000 }),
  renewing: lapsed(true),
  lapsed: lapsed(false),
  saving: { state: 'saving' },
  refused: REFUSED,
  paired: PAIRED,
  broken: BROKEN,
};

describe.each(SIZES)('a screen of %i×%i', (...size) => {
  test.each(Object.entries(STATES))(
    'holds %s in less than its rows, and nothing is cut',
    async (_, pairing) => {
      const { out, text } = await shown(size, pairing);
      expect(text.at(-1)).toBe('');
      expect(out.screen.scrolled()).toBe(0);
      expect(text.join('')).not.toContain('… ');
      expect(text.join('').trim()).not.toBe('');
      if (pairing.state === 'waiting') expect(text.join('\n')).toMatch(/abcd1234|█ /);
    },
  );

  test('shows the same pieces in the same places when the network goes', async () => {
    const calm = await shown(size, STATES['waiting'] as Pairing);
    const stuck = await shown(size, STATES['offline'] as Pairing);
    const state = calm.text.findIndex((line) => line.includes('●'));
    expect(stuck.text.slice(0, state)).toEqual(calm.text.slice(0, state));
    expect(stuck.text[state]).toContain('▲');
    if (size[0] > 20) expect(stuck.text.at(-2)).toBe(calm.text.at(-2));
    // A QR that stands beside the words goes on.
    const withoutWords = (text: readonly string[]) => text.map((line) => line.replace(/[^\x20▀▄█]+.*$/, ''));
    if (size[0] >= 80 && size[0] > size[1]) {
      const left = withoutWords(calm.text).map((line) => line.trimEnd());
      expect(withoutWords(stuck.text).map((line) => line.trimEnd())).toEqual(left);
    }
    expect(stuck.text.join('\n')).toContain(size[0] > 20 ? words.noConnectionSince('14:04') : '▲');
  });
});

describe('the QR', () => {
  test.each([
    'https://zoom.us/oauth/device/complete/abcd1234',
    'http://127.0.0.1:54321/oauth/device/complete/abcd1234',
  ])('stands beside the words at 80×24: %s', async (link) => {
    const { out, text } = await shown([80, 24], waiting({ code: codeOf({ complete: link }) }));
    expect(out.screen.qr()).toBe(link);
    const code = text.find((line) => line.includes('abcd1234'));
    expect(code).toMatch(/[▀▄].*abcd1234/);
    expect(text.join('\n')).toContain(words.check);
    expect(text.join('\n')).toContain('https://zoom.us/oauth_device');
  });

  test.each([
    [60, 40],
    [80, 24],
    [100, 30],
    [132, 43],
    [200, 60],
    [40, 100],
  ] as const)('can be scanned at %i×%i, also without colours and while offline', async (...size) => {
    const link = waiting().code.verificationUriComplete;
    expect((await shown(size, waiting(), { colour: false })).out.screen.qr()).toBe(link);
    expect((await shown(size, STATES['offline'] as Pairing)).out.screen.qr()).toBe(link);
  });

  test.each(['spaces', 'ascii'] as const)('can be scanned when drawn with %s', async (glyphs) => {
    const { out } = await shown([132, 50], waiting(), { glyphs, unicode: false });
    expect(out.screen.qr()).toBe(waiting().code.verificationUriComplete);
  });

  test('is of the address where there is no whole link, and the code is to be typed', async () => {
    const { out, text } = await shown([80, 24], waiting({ code: codeOf({ complete: null }) }));
    expect(out.screen.qr()).toBe('https://zoom.us/oauth_device');
    expect(text.join('\n')).toContain(words.type);
    expect(text.join('\n')).not.toContain(words.check);
  });

  test('goes at once with a code that ran out', async () => {
    const { out, face } = await shown([80, 24], waiting());
    face.show(lapsed(true), MOMENT);
    await drawn(out);
    expect(out.screen.qr()).toBeNull();
    expect(out.screen.text().join('\n')).not.toContain('abcd1234');
    expect(out.screen.text().join('\n')).toContain(words.newCode(3));
  });
});

describe('a terminal of an odd size', () => {
  const edges = (text: readonly string[]) => {
    const drawnRows = text.flatMap((line, at) => (line === '' ? [] : [at]));
    const left = Math.min(...text.filter(Boolean).map((line) => line.length - line.trimStart().length));
    return { top: drawnRows[0] ?? 0, bottom: text.length - 1 - (drawnRows.at(-1) ?? 0), left };
  };

  test('that is larger than all there is to show is drawn on in its middle', async () => {
    const { out, face, text } = await shown([500, 200], waiting());
    expect(out.screen.qr()).toBe(waiting().code.verificationUriComplete);
    const { top, bottom, left } = edges(text);
    expect(Math.abs(top - bottom)).toBeLessThan(60);
    expect(left).toBeGreaterThan(100);
    face.show(waiting(), later(30_000));
    await drawn(out);
    const after = out.screen.text();
    expect(after.filter((line, at) => line !== text[at])).toEqual([expect.stringContaining('14:30')]);
  });

  // The code stands in large letters where there is room.
  test.each([
    [1_000, 1_000],
    [2_000, 10],
    [10, 2_000],
    [301, 101],
    [300, 100],
  ])('of %i×%i gets no more bytes than another', async (columns, rows) => {
    const out = fakeOut(columns, rows);
    screenOn(out).show(waiting(), MOMENT);
    await out.settled();
    expect(out.bytes().length).toBeLessThan(20_000);
    expect(out.screen.text().join('').trim()).not.toBe('');
  });

  test.each([
    [0, 0],
    [65_535, 65_535],
    [65_535, 24],
    [0, 24],
  ])('of %i×%i, which none has, is drawn on as on 80×24', async (columns, rows) => {
    const out = fakeOut(80, 24);
    Object.assign(out, { columns, rows });
    screenOn(out).show(waiting(), MOMENT);
    await out.settled();
    expect(out.screen.text()).toEqual((await shown([80, 24], waiting())).text);
  });

  test.each([
    [1, 1],
    [2, 1],
    [1, 30],
    [9, 2],
  ])('of %i×%i is drawn on without scrolling', async (columns, rows) => {
    const { out, text } = await shown([columns, rows], waiting());
    expect(out.screen.scrolled()).toBe(0);
    expect(text.join('').trim()).not.toBe('');
  });
});

describe('in one column', () => {
  const indent = (line = '') => line.length - line.trimStart().length;

  test.each([
    [60, 40],
    [40, 100],
  ] as const)('all stands in the middle at %i×%i, apart from what is above', async (columns, rows) => {
    for (const [pairing, headline] of [
      [waiting(), words.waiting],
      [STATES['offline'] as Pairing, words.noConnectionSince('14:04')],
    ] as const) {
      const { text } = await shown([columns, rows], pairing, {}, { ...SETTING, simulated: true });
      const at = text.findIndex((line) => line.includes(headline));
      expect(text[at - 1]).toBe('');
      expect(text[at - 2]).not.toBe('');
      for (const line of text.slice(at).filter((each) => each !== '')) {
        expect(Math.abs(columns - line.trimEnd().length - indent(line)), line).toBeLessThanOrEqual(1);
      }
    }
  });

  test('no sentence jumps when ten seconds become nine', async () => {
    const { out, face, text } = await shown([60, 40], waiting({ outage: outage(), askAt: TICKS + 10_000 }));
    face.show(waiting({ outage: outage(), askAt: TICKS + 10_000 }), later(1_000));
    await out.settled();
    const after = out.screen.text();
    expect(text.join('\n')).toContain(words.tryingAgain(10));
    expect(after.join('\n')).toContain(words.tryingAgain(9));
    expect(after.map(indent)).toEqual(text.map(indent));
  });
});

describe('what a server may send', () => {
  test.each(SIZES)('a code of 32 letters and an address of 256 at %i×%i', async (...size) => {
    const user = 'AbCdEfGh-IjKlMnOp-QrStUvWx-YzA1b2';
    const uri = `https://example.com/${'a'.repeat(236)}`;
    const { out, text } = await shown(
      size,
      waiting({ code: codeOf({ user, uri, complete: `${uri}?c=${user}` }) }),
    );
    const all = text.join('\n');
    if (size[0] > user.length) expect(all).toContain(user);
    else expect(text.map((line) => line.trim()).join('')).toContain(user);
    // The address is there whole, in lines one under the other, where no QR is and the screen is large enough for it.
    const lines = text.map((line) => line.trim()).join('');
    if (out.screen.qr() === null && size[0] * (size[1] - 3) > uri.length) expect(lines).toContain(uri);
    else expect(lines.includes('https://')).toBe(out.screen.qr() === null || lines.includes(uri));
  });

  test('an address wider than the words but not than the screen stands under both', async () => {
    const uri = 'https://keycloak.example.com/realms/rooms/device';
    const complete = `${uri}?code=abcd`;
    const { out, text } = await shown([80, 24], waiting({ code: codeOf({ uri, complete }) }));
    expect(out.screen.qr()).toBe(complete);
    expect(text.join('\n')).toContain(uri);
  });
});

describe('the state', () => {
  test('tells the time left, and only its line changes', async () => {
    const { out, face } = await shown([80, 24], waiting());
    const before = out.screen.text();
    const bytes = out.bytes().length;
    face.show(waiting(), later(30_000));
    await drawn(out);
    const after = out.screen.text();
    expect(after.filter((line, at) => line !== before[at])).toEqual([expect.stringContaining('14:30')]);
    expect(out.screen.qr()).toBe(waiting().code.verificationUriComplete);
    expect(out.bytes().length - bytes).toBeLessThan(400);
  });

  test('says since when a code is asked for, once that is long', async () => {
    const out = fakeOut(80, 24);
    screenOn(out).show(asking(), later(4_000));
    await out.settled();
    expect(out.screen.text().join('\n')).toContain(words.since('14:05'));
  });

  test('says that nothing is real where the simulator answers', async () => {
    for (const size of SIZES) {
      const { text } = await shown(size, waiting(), {}, { ...SETTING, simulated: true });
      expect(text.join('\n')).toContain(words.simulation);
    }
  });

  test('keeps to ASCII where nothing else can be shown', async () => {
    for (const pairing of Object.values(STATES)) {
      const { text } = await shown([80, 24], pairing, { unicode: false, glyphs: 'ascii' });
      expect(text.join('')).toMatch(/^[\x20-\x7e]*$/);
    }
  });

  test('uses no colours but those of the QR where none are wanted', async () => {
    const { out } = await shown([80, 24], waiting(), { colour: false });
    const colours = [...out.bytes().matchAll(/\x1b\[([0-9;]*)m/g)].flatMap(([, codes = '']) =>
      codes.split(';'),
    );
    expect(new Set(colours)).toEqual(new Set(['0', '97', '107', '40']));
  });

  test('the code keeps its case in large letters', async () => {
    const small = await shown([100, 30], waiting());
    const capital = await shown([100, 30], waiting({ code: codeOf({ user: 'ABCD1234' }) }));
    expect(small.text).not.toEqual(capital.text);
  });
});
