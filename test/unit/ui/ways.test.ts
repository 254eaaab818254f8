/** On every screen the code stands as text, and a way to the provider: a QR, or the address to type, however long it is. */

import { describe, expect, test } from 'vitest';
import type { Code } from '../../../src/core/pairing/pairing.ts';
import { safeText } from '../../../src/core/text/text.ts';
import { type CodePage, codePage, type Manner } from '../../../src/ui/page/page.ts';
import { widthOf } from '../../../src/ui/page/width.ts';
import { later, SETTING, waiting } from './fixtures.ts';
import { drawn, SIZES, shown } from './shown.ts';
import { languages, wordsFor } from './spoken.ts';

const LENGTHS = [30, 36, 40, 41, 60, 77, 80, 81, 100, 128, 199, 256, 300, 400, 511, 512, 2_048];

/** A code whose address has `length` characters, no two parts of which are the same. */
function codeWith(length: number, hasComplete: boolean, user = 'abcd1234'): Code {
  const filling = Array.from({ length }, (_, at) => (at % 7 === 0 ? '/' : ((at * 7919) % 36).toString(36)));
  const uri = `https://id.example.com/realms${filling.join('')}`.slice(0, length);
  return {
    userCode: safeText(user),
    verificationUri: safeText(uri, 3_000),
    verificationUriComplete: hasComplete ? safeText(`${uri}?user_code=${user}`, 3_000) : null,
    expiresInS: 900,
    intervalS: 5,
  };
}

/** The texts of a page, line by line. */
const textsOf = ({ layout, foot }: CodePage): string[] => [
  ...layout.blocks.flatMap(({ lines }) => lines.map(({ text }) => text)),
  ...foot.map(({ text }) => text),
];

/** What a person would type from the lines of the address, one part after another. */
function typedFrom(pages: readonly CodePage[]): string {
  const lines = pages.flatMap(({ layout }) =>
    layout.blocks.filter(({ piece }) => piece === 'address').flatMap((block) => block.lines),
  );
  return lines.map(({ text }) => text.trim().replace(/(^| )\d+\/\d+$/, '')).join('');
}

const USUAL = { glyphs: 'blocks', unicode: true, far: false, hints: ['n', 'q'] } as const;
const usual: Manner = { ...USUAL, words: wordsFor('en') };

describe.each(SIZES)('a page of %i×%i', (columns, rows) => {
  const pagesOf = (code: Code, manner: Manner): CodePage[] => {
    const first = codePage(code, SETTING, manner, { columns, rows });
    const more = Array.from({ length: first.parts - 1 }, (_, at) =>
      codePage(code, SETTING, manner, { columns, rows }, at + 1),
    );
    return [first, ...more];
  };
  const expectWay = (code: Code, manner: Manner): void => {
    const pages = pagesOf(code, manner);
    const [first] = pages;
    if (first?.layout.qr === null) {
      const whole = pages.some((page) => textsOf(page).some((text) => text.includes(code.verificationUri)));
      if (!whole) expect(typedFrom(pages)).toBe(code.verificationUri);
      // Parts only where the lines could not stand under each other.
      if (pages.length > 1) expect(code.verificationUri.length).toBeGreaterThan(columns * (rows - 2));
    }
    for (const page of pages) {
      expect(textsOf(page).join('\n')).toContain(code.userCode);
      for (const text of textsOf(page)) expect(widthOf(text)).toBeLessThanOrEqual(columns);
      const { blocks, has, qr, beside, stateBeside, ...space } = page.layout;
      const lines = blocks.reduce((sum, block) => sum + block.lines.length + block.space, 0);
      const state = has.has('state') && stateBeside === null ? (has.has('bar') ? 2 : 1) : 0;
      const spaces = space.stateSpace + space.notesSpace + space.noteRows + space.qrSpace;
      const high = lines + state + spaces + (beside ? 0 : (qr?.rows ?? 0)) + page.foot.length;
      expect(high).toBeLessThanOrEqual(rows - 1);
    }
  };

  test.each([true, false])('with addresses of every length, and a whole link: %s', (hasComplete) => {
    for (const length of LENGTHS) expectWay(codeWith(length, hasComplete), usual);
    for (const length of [30, 128, 512])
      for (const user of ['abcd1234', 'WDJB-MJHT', 'a_b.c'])
        expectWay(codeWith(length, hasComplete, user), { ...usual, far: true });
  });

  test('with a code as long as any', () => {
    const user = 'AbCdEfGh-'.repeat(28);
    for (const length of [30, 512]) {
      const pages = pagesOf(codeWith(length, true, user), usual);
      const all = pages
        .map((page) =>
          textsOf(page)
            .map((text) => text.trim())
            .join(''),
        )
        .join('');
      expect(all).toContain(user);
    }
  });

  test('in each language and with each kind of glyph', () => {
    for (const tag of languages)
      for (const glyphs of ['blocks', 'spaces', 'ascii'] as const)
        for (const length of [40, 256])
          expectWay(codeWith(length, false), { ...usual, glyphs, words: wordsFor(tag) });
  });

  test('with languages that take turns, keys that copy, and links', () => {
    const all = languages.map((tag) => wordsFor(tag));
    for (const length of [30, 100, 512])
      expectWay(codeWith(length, true), { ...usual, all, links: true, hints: ['c', 'l', 'n', 'q'] });
  });

  test('where nothing is real, which it says', () => {
    for (const length of [30, 100, 512]) {
      const page = codePage(codeWith(length, true), { ...SETTING, simulated: true }, usual, {
        columns,
        rows,
      });
      expect(textsOf(page).join('\n')).toContain(usual.words.simulation);
      expect(textsOf(page).join('\n')).toContain('abcd1234');
    }
  });
});

describe.each(SIZES)('a screen of %i×%i', (...size) => {
  test.each([
    [30, true],
    [64, false],
    [120, true],
    [256, false],
    [512, true],
  ])('shows the way with an address of %i characters', async (length, hasComplete) => {
    const code = codeWith(length, hasComplete);
    const { out, face, text } = await shown(size, waiting({ code }));
    const seen: string[] = [...text];
    const qr = out.screen.qr();
    const typed = (): string => seen.map((line) => line.trim().replace(/(^| )\d+\/\d+$/, '')).join('');
    expect(out.screen.scrolled()).toBe(0);
    for (let turn = 1; qr === null && !typed().includes(code.verificationUri) && turn < 20; turn += 1) {
      face.show(waiting({ code }), later(turn * 8_000));
      await out.settled();
      const now = out.screen.text();
      expect(now.join('\n')).toContain(code.userCode);
      // The part that has its turn stands where the one before it stood.
      seen.push(...now.filter((line) => !line.includes(code.userCode)));
    }
    expect(text.join('\n')).toContain(code.userCode);
    if (qr !== null) expect([code.verificationUri, code.verificationUriComplete]).toContain(qr);
    else expect(typed().replaceAll(/abcd1234\s+. \d+:\d+/g, '')).toContain(code.verificationUri);
  });
});

describe('a QR', () => {
  test('leads to the address to type at where the whole link is too long for one', async () => {
    const code = {
      ...codeWith(40, true),
      verificationUriComplete: safeText(codeWith(500, false).verificationUri, 600),
    };
    const { out, text } = await shown([80, 24], waiting({ code }));
    expect(out.screen.qr()).toBe(code.verificationUri);
    expect(text.join('\n')).toContain(usual.words.type);
    expect(text.join('\n')).not.toContain(usual.words.check);
  });
});

describe('an address in parts', () => {
  test('says which part it is, beside a code that stays, and its state goes on', async () => {
    const code = codeWith(100, false);
    const { out, face, text } = await shown([20, 4], waiting({ code }));
    expect(text).toEqual([
      code.verificationUri.slice(0, 20),
      `${code.verificationUri.slice(20, 36)} 1/3`,
      'abcd1234  ● 15:00',
      '',
    ]);
    face.show(waiting({ code }), later(3_000));
    await drawn(out);
    expect(out.screen.text()).toEqual([...text.slice(0, 2), 'abcd1234  ● 14:57', '']);
    face.show(waiting({ code }), later(9_000));
    await out.settled();
    expect(out.screen.text()).toEqual([
      code.verificationUri.slice(36, 56),
      `${code.verificationUri.slice(56, 72)} 2/3`,
      'abcd1234  ● 14:51',
      '',
    ]);
    expect(out.screen.scrolled()).toBe(0);
  });

  test('leads to the whole link in a terminal that opens links', async () => {
    const code = codeWith(100, true);
    const { out } = await shown([20, 4], waiting({ code }), { osc: true });
    expect(out.bytes()).toContain(`\x1b]8;;${code.verificationUriComplete}\x07`);
  });
});
