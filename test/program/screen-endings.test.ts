/** Each way to leave the screen, as the shell finds its terminal afterwards. */

import { describe, expect } from 'vitest';
import { it, type Window } from './pty.ts';

/** Throws where no program of ours catches it, when the signal comes. */
const CRASH = `--import=data:text/javascript,process.once('SIGUSR2',()=>{throw(new(Error)('crash'))})`;

const STOPPED = /^Stopped before it was approved\./m;

const WAYS: Readonly<Record<string, { end: (window: Window) => void; code: number; line: RegExp }>> = {
  'the key q': { end: ({ type }) => type('q'), code: 130, line: STOPPED },
  'Ctrl-C': { end: ({ type }) => type('\x03'), code: 130, line: STOPPED },
  SIGINT: { end: ({ signal }) => signal('SIGINT'), code: 130, line: STOPPED },
  SIGTERM: { end: ({ signal }) => signal('SIGTERM'), code: 143, line: STOPPED },
  SIGHUP: { end: ({ signal }) => signal('SIGHUP'), code: 129, line: STOPPED },
  'a crash': { end: ({ signal }) => signal('SIGUSR2'), code: 1, line: /crash/ },
};

describe.concurrent('leaving the screen', () => {
  it('approved: shows who is paired, then says it in a line and ends with 0', async ({ lab, open }) => {
    const server = await lab.simulator();
    const where = lab.place();
    const window = open(['pair', '--label', 'Room 4.12', '--authority', server.url], where, {
      inShell: true,
    });
    const link = await linkOn(window);
    server.approve();
    await window.until('the screen to say so', () => /✓ Paired as Room 4\.12/.test(text(window)));
    expect(window.screen.terminal.buffer.active.type).toBe('alternate');
    expect(window.screen.qr()).toBeNull();
    // The screen would leave by itself, but later.
    window.type('q');
    await window.ended;
    expect(asItWas(window, link)).toBe(0);
    expect(text(window)).toContain('Paired as Room 4.12 (o…@example.com).');
    expect((await lab.roomkey(['status'], where)).code).toBe(0);
  });

  it('declined: says so and ends with 3', async ({ lab, open }) => {
    const server = await lab.simulator();
    const window = open(['pair', '--authority', server.url], lab.place(), { inShell: true });
    const link = await linkOn(window);
    server.deny();
    await window.ended;
    expect(asItWas(window, link)).toBe(3);
    expect(text(window)).toContain('Declined on the phone.');
  });

  it('Ctrl-C ends it on a terminal that claims to be enormous, which shows the code', async ({
    lab,
    open,
  }) => {
    const server = await lab.simulator();
    const window = open(['pair', '--authority', server.url], lab.place(), { size: [1_000, 1_000] });
    await window.until('a code', () => window.screen.text().some((line) => line.includes('Waiting for you')));
    window.type('\x03');
    expect(await window.ended).toBe(130);
    expect(window.screen.terminal.buffer.active.type).toBe('normal');
  });

  for (const [name, { end, code, line }] of Object.entries(WAYS)) {
    it(`${name} ends it with ${code}`, async ({ lab, open }) => {
      const server = await lab.simulator();
      const where = lab.place(name === 'a crash' ? { NODE_OPTIONS: CRASH } : {});
      const window = open(['pair', '--authority', server.url], where, { inShell: true });
      const link = await linkOn(window);
      end(window);
      await window.ended;
      expect(asItWas(window, link)).toBe(code);
      expect(text(window)).toMatch(line);
    });
  }
});

/** The link in the QR, once that is on show. */
async function linkOn(window: Window): Promise<string> {
  // The time left is looked for first because reading a QR takes long.
  await window.until('a code', () => /1[45]:\d\d/.test(text(window)) && window.screen.qr() !== null);
  return window.screen.qr() ?? '';
}

/** The program's exit code, once the terminal has been found as it was before and the code gone from it. */
function asItWas(window: Window, link: string): number {
  const { active, normal } = window.screen.terminal.buffer;
  expect(active.type, 'the main screen is back').toBe('normal');
  const said = window.said();
  expect(said.lastIndexOf('\x1b[?25h'), 'the cursor is visible').toBeGreaterThan(
    said.lastIndexOf('\x1b[?25l'),
  );
  const rows = Array.from(
    { length: normal.length },
    (_, y) => normal.getLine(y)?.translateToString(true) ?? '',
  );
  expect(rows.join('\n'), 'the code is gone').not.toContain(link.split('/').at(-1));
  const settings = said.match(/^[0-9a-f:]{40,}(?=\r?$)/gm) ?? [];
  expect(settings, 'the settings of the terminal').toEqual([settings[0], settings[0]]);
  return Number(/^ended (\d+)$/m.exec(rows.join('\n'))?.[1]);
}

function text({ screen }: Window): string {
  return screen.text().join('\n');
}
