import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { safeText } from '../../../src/core/text/text.ts';
import { fakeOut, later, MOMENT, PAIRED, SETTING, waiting } from './fixtures.ts';
import { SIZES, screenOn, shown } from './shown.ts';

describe('the terminal', () => {
  test('is given back as it was', async () => {
    const out = fakeOut(80, 24);
    await out.screen.write('what was there');
    const face = screenOn(out);
    face.show(waiting(), MOMENT);
    await out.settled();
    expect(out.screen.text().join('')).not.toContain('what was there');
    await face.close();
    expect(out.screen.text()[0]).toBe('what was there');
    expect(out.bytes()).toMatch(/\x1b\[\?25h$/);
    const written = out.bytes();
    face.show(waiting(), later(1000));
    await face.close();
    expect(face.restoreSequence()).toBe('');
    expect(out.bytes()).toBe(written);
  });

  test('can be given back by whoever ends the process, and nothing is drawn any more', async () => {
    const { out, face } = await shown([80, 24], waiting());
    const sequence = face.restoreSequence();
    expect(sequence).toContain('\x1b[?1049l');
    const written = out.bytes();
    face.show(PAIRED, MOMENT);
    out.turn(60, 20);
    expect(out.bytes()).toBe(written);
    await face.close();
    expect(out.bytes()).toBe(written);
  });

  test('is followed at once when its size changes, without ever wiping the scrollback', async () => {
    const { out } = await shown([100, 30], waiting());
    for (const [columns, rows] of [...SIZES, [20, 4], [200, 60], [80, 24]] as const) {
      out.turn(columns, rows);
      await out.settled();
      const alone = await shown([columns, rows], waiting());
      expect(out.screen.text()).toEqual(alone.text);
    }
    expect(out.bytes()).not.toContain('\x1b[3J');
  });

  test('reports keys, and gives the keyboard back', async () => {
    const raw: boolean[] = [];
    const keyboard = Object.assign(new EventEmitter(), {
      isTTY: true,
      setRawMode: (on: boolean) => raw.push(on),
      resume: () => {},
      pause: () => {},
    });
    const keys: string[] = [];
    const stdin = keyboard as unknown as NodeJS.ReadStream;
    const { face } = await shown([80, 24], waiting(), { stdin, onKey: (key) => keys.push(key) });
    keyboard.emit('data', Buffer.from('n\x03'));
    await face.close();
    keyboard.emit('data', Buffer.from('q'));
    expect(keys).toEqual(['n', 'ctrl-c']);
    expect(raw).toEqual([true, false]);
  });

  test('never gets a control character from a label', async () => {
    const label = safeText('Room\x1b[2J\u202e');
    const { text } = await shown([80, 24], waiting(), {}, { ...SETTING, label });
    expect(text.join('\n')).toContain(label);
  });
});
