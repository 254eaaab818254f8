/** The keys and the languages of the real screen, and what a bare console gets. */

import { describe, expect } from 'vitest';
import { it, type Window } from './pty.ts';

const text = ({ screen }: Window) => screen.text().join('\n');

describe.concurrent('the keyboard', () => {
  it('n brings the next code, no sooner than five seconds after the last, and that one pairs', async ({
    lab,
    open,
  }) => {
    const server = await lab.simulator();
    const window = open(['pair', '--authority', server.url], lab.place({ SSH_CONNECTION: 'here there' }));
    await window.until('the keys', () => text(window).includes('n new code'));
    const first = window.screen.qr();
    window.type('n');
    await window.until('the asking', () => text(window).includes('Getting a code'));
    await window.until('the next code', () => text(window).includes('Waiting for you'));
    const asked = server.requests.filter(({ path }) => path.startsWith('/oauth/devicecode'));
    expect(asked).toHaveLength(2);
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(4_900);
    expect(window.screen.qr()).not.toBe(first);
    server.approve();
    await window.until('the end', () => text(window).includes('Paired as'));
    window.type('q');
    expect(await window.ended).toBe(0);
  });

  it('c and l put the code and the link on the clipboard of the terminal', async ({ lab, open }) => {
    const server = await lab.simulator();
    const window = open(['pair', '--authority', server.url], lab.place({ SSH_CONNECTION: 'here there' }));
    await window.until('the keys', () => text(window).includes('c copy code'));
    const link = window.screen.qr() ?? '';
    const copied = () =>
      [...window.said().matchAll(/\x1b\]52;c;([A-Za-z0-9+/=]+)\x07/g)].map(([, data = '']) =>
        Buffer.from(data, 'base64').toString(),
      );
    window.type('c');
    await window.until('the word', () => text(window).includes('c copied'));
    window.type('l');
    await window.until('the word', () => text(window).includes('l copied'));
    expect(copied()).toEqual([link.split('/').at(-1), link]);
    expect(window.said()).toContain(`\x1b]8;;${link}\x07Scan with`);
  });

  it('is not told of where the profile has none, except in the demo, which tells how to approve', async ({
    lab,
    open,
  }) => {
    const server = await lab.simulator();
    const kiosk = open(['pair', '--profile', 'kiosk', '--authority', server.url], lab.place());
    await kiosk.until('the code', () => text(kiosk).includes('Waiting for you'));
    expect(text(kiosk)).not.toContain('leave');
    const demo = open(['demo', '--profile', 'kiosk'], lab.place());
    await demo.until('the keys', () => /a approve {3}d decline {3}n new code {3}q leave/.test(text(demo)));
    demo.type('d');
    expect(await demo.ended).toBe(3);
  });
});

describe.concurrent('the language', () => {
  it.for([
    ['--lang de', 'LANG=ja_JP.UTF-8', /Wartet auf Sie/],
    ['--lang pt', 'ROOMKEY_LANG=de', /Esperando você/],
    ['', 'ROOMKEY_LANG=es', /Escanee|Sin cámara/],
    ['', 'LANG=fr_FR.UTF-8', /Sans caméra/],
    ['--lang xx', 'LANG=fr_FR.UTF-8', /Waiting for you/],
    ['--lang ja', 'LANG=C.UTF-8', /操作をお待ちしています/],
    ['--lang ja', 'TERM=linux', /Waiting for you/],
  ] as const)('%s with %s', async ([option, variable, words], { lab, open }) => {
    const server = await lab.simulator();
    const [name = '', value = ''] = variable.split('=');
    const args = ['pair', '--authority', server.url, ...option.split(' ').filter(Boolean)];
    // The Linux console has no QR in a smaller one.
    const window = open(args, lab.place({ [name]: value }), { size: [160, 50] });
    await window.until('the words', () => words.test(text(window)));
    await window.until('a QR', () => window.screen.qr() !== null);
    expect(window.screen.qr()).toContain('/complete/');
  });

  it('is that of the text lines and of the summaryLine line, too', async ({ lab }) => {
    const server = await lab.simulator();
    const run = lab.start(['pair', '--plain', '--lang', 'de', '--authority', server.url], lab.place());
    await run.until(/Zeichen für Zeichen/);
    server.deny();
    expect((await run.ended).stdout).toContain('Jemand hat Ablehnen angetippt.');
  });
});

it('the Linux console gets marks of ASCII, no half blocks, and no sequence it does not know; a QR if it is large', async ({
  lab,
  open,
}) => {
  const server = await lab.simulator();
  const window = open(['pair', '--authority', server.url], lab.place({ TERM: 'linux' }));
  await window.until('the code', () => text(window).includes('* Waiting for you'));
  expect(window.screen.qr()).toBeNull();
  expect(text(window)).toContain(`${server.url}/oauth_device`);
  expect(text(window)).toMatch(/^[\x20-\x7e\n]*$/);
  window.resize([160, 50]);
  await window.followed();
  await window.until('a QR', () => window.screen.qr() !== null);
  expect(window.screen.qr()).toContain('/complete/');
  expect(text(window)).toMatch(/^[\x20-\x7e\n]*$/);
  expect(window.said()).not.toContain('\x1b]');
});
