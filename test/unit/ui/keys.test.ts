/** Keys and links: what is copied, what is said of it, and what a terminal makes of the sequences. */

import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { Pairing } from '../../../src/core/pairing/pairing.ts';
import type { Terminal } from '../../../src/ui/ink/screen.tsx';
import { widthOf } from '../../../src/ui/page/width.ts';
import { asking, codeOf, type FakeOut, fakeOut, later, MOMENT, waiting } from './fixtures.ts';
import { SIZES, screenOn } from './shown.ts';
import { languages, wordsFor } from './spoken.ts';

const words = wordsFor('en');
const hints = ['c', 'l', 'n', 'q'] as const;
const LINK = 'https://zoom.us/oauth/device/complete/abcd1234';

function typed(pairing: Pairing, over: Partial<Terminal> = {}) {
  const out = fakeOut(80, 24);
  const keyboard = Object.assign(new EventEmitter(), {
    isTTY: true,
    setRawMode() {},
    resume() {},
    pause() {},
  });
  const clipboard: string[] = [];
  out.screen.terminal.parser.registerOscHandler(52, (data) => {
    clipboard.push(Buffer.from(data.replace(/^c;/, ''), 'base64').toString());
    return true;
  });
  const keys: string[] = [];
  const stdin = keyboard as unknown as NodeJS.ReadStream;
  const face = screenOn(out, { osc: true, hints, stdin, onKey: (key) => keys.push(key), ...over });
  face.show(pairing, MOMENT);
  const press = async (key: string) => {
    keyboard.emit('data', Buffer.from(key));
    await out.settled();
  };
  const text = async () => {
    await out.settled();
    return out.screen.text().join('\n');
  };
  return { face, press, text, clipboard, keys, out };
}

/** Every link that a terminal found: where it leads, and the text it stands on. */
async function links(out: FakeOut, show: () => void): Promise<[target: string, text: string][]> {
  const { terminal } = out.screen;
  const found: [string, string][] = [];
  let start = { x: 0, y: 0, target: '' };
  terminal.parser.registerOscHandler(8, (data) => {
    const { cursorX: x, cursorY: y } = terminal.buffer.active;
    const target = data.slice(data.indexOf(';') + 1);
    if (target === '') found.push([start.target, `${start.y}:${start.x}-${y}:${x}`]);
    start = { x, y, target };
    return false;
  });
  show();
  await out.settled();
  return found.map(([target, place]) => {
    const [, row = 0, from = 0, end = 0, to = 0] = (place.match(/(\d+):(\d+)-(\d+):(\d+)/) ?? []).map(Number);
    expect(end).toBe(row);
    return [target, terminal.buffer.active.getLine(row)?.translateToString(false, from, to) ?? ''];
  });
}

describe('the keyboard', () => {
  test('copies the code and the link, says so for three seconds, and nothing moves', async () => {
    const { face, press, text, clipboard, keys } = typed(waiting());
    const before = await text();
    await press('c');
    expect(await text()).toBe(before.replace(words.keys.c, words.copied.padEnd(words.keys.c.length)));
    await press('l');
    expect(clipboard).toEqual(['abcd1234', LINK]);
    face.show(waiting(), later(2_000));
    expect(await text()).toContain(`l ${words.copied}`);
    face.show(waiting(), later(3_000));
    expect(await text()).not.toContain(words.copied);
    expect(keys).toEqual([]);
  });

  test('copies the plain address where there is no whole link', async () => {
    const { press, clipboard } = typed(waiting({ code: codeOf({ complete: null }) }));
    await press('l');
    expect(clipboard).toEqual(['https://zoom.us/oauth_device']);
  });

  test('copies nothing without a code, and reports every other key', async () => {
    const { press, clipboard, keys, out } = typed(asking());
    const sent = out.bytes();
    for (const key of ['c', 'l', 'n', 'q', 'a', '\x03']) await press(key);
    expect(clipboard).toEqual([]);
    expect(out.bytes()).toBe(sent);
    expect(keys).toEqual(['n', 'q', 'a', 'ctrl-c']);
  });

  test.each([[{ osc: false }], [{ hints: ['n', 'q'] as const }]])('copies nothing with %j', async (over) => {
    const { press, clipboard } = typed(waiting(), over);
    await press('c');
    expect(clipboard).toEqual([]);
  });

  test.each(languages)(
    'has words for each key, and "copied" is no wider than what it stands for: %s',
    (tag) => {
      const { keys, copied } = wordsFor(tag);
      expect(Object.values(keys).every((word) => word !== '')).toBe(true);
      expect(widthOf(copied)).toBeLessThanOrEqual(Math.min(widthOf(keys.c), widthOf(keys.l)));
    },
  );

  test('is told of whole at 80×24, in a demo too', async () => {
    const out = fakeOut(80, 24);
    screenOn(out, { hints: ['c', 'l', 'a', 'd', 'n', 'q'] }).show(waiting(), MOMENT);
    await out.settled();
    for (const word of Object.values(words.keys)) expect(out.screen.text().join('\n')).toContain(word);
  });
});

describe('the link', () => {
  test.each(SIZES)(
    'stands on the address and the step at %i×%i, leads to the whole link, and is never cut',
    async (...size) => {
      const out = fakeOut(...size);
      const face = screenOn(out, { osc: true });
      const found = await links(out, () => face.show(waiting(), MOMENT));
      const text = out.screen.text().join('\n');
      const uri = 'https://zoom.us/oauth_device';
      // On a small screen it stands in several lines.
      const address = text.includes(uri)
        ? [uri]
        : out.screen.text().filter((line) => line !== '' && uri.includes(line));
      const scan = text.includes(words.scan) ? [words.scan] : [];
      expect(found.map(([target]) => target).filter((target) => target !== LINK)).toEqual([]);
      expect(found.map(([, on]) => on).sort()).toEqual([...address, ...scan].sort());
    },
  );

  test('survives the ticks, in which none of it is sent again', async () => {
    const out = fakeOut(80, 24);
    const face = screenOn(out, { osc: true });
    await links(out, () => face.show(waiting(), MOMENT));
    expect(await links(out, () => face.show(waiting(), later(1000)))).toEqual([]);
  });

  test.each([
    [{ osc: false }, LINK],
    [{ osc: true }, 'http://zoom.us/complete'],
    [{ osc: true }, 'https://user@zoom.us/complete'],
    [{ osc: true }, 'javascript:alert(1)'],
  ])('is none with %j and %s', async (over, complete) => {
    const out = fakeOut(80, 24);
    screenOn(out, over).show(waiting({ code: codeOf({ complete }) }), MOMENT);
    expect(out.bytes()).not.toContain('\x1b]8');
  });
});
