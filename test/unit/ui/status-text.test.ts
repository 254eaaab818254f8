/** `status` in words: it claims of modes only what was looked at, and moves no cursor. */

import { describe, expect, it } from 'vitest';
import type { Stored } from '../../../src/core/keeping.ts';
import type { Note } from '../../../src/core/trouble/note.ts';
import { trouble } from '../../../src/core/trouble/trouble.ts';
import { status } from '../../../src/flows/status.ts';
import { statusText } from '../../../src/ui/reports/status.ts';
import { grant } from '../core/make.ts';
import { play } from '../flows/world.ts';
import { spokenIn } from './spoken.ts';

const english = await spokenIn('en');

type Protection = 'none' | 'file' | 'systemd';

async function textOf(
  stored: Stored,
  {
    exposure = null,
    protection = 'none',
    path = '/kept/default.json',
  }: Partial<{
    exposure: Note | null;
    protection: Protection;
    path: string;
  }> = {},
): Promise<string> {
  const played = play();
  played.put(stored);
  const { report, expiresInS, remedy } = await status(played.world, 'default');
  const store = { kind: 'file', path, protection } as const;
  return statusText({ ...report, store }, { expiresInS, remedy }, english.reports, english.words, exposure);
}

const kept: Stored = { kind: 'grant', grant: grant() };
const rowOf = (text: string, name: string) => text.split('\n').find((line) => line.startsWith(`${name}:`));

const EXPOSURES: readonly [Note, string][] = [
  [
    { code: 'open_to_others', what: 'file', path: '/kept/default.json', mode: 0o644 },
    'the file is open to others (mode 0644): /kept/default.json',
  ],
  [
    { code: 'open_to_others', what: 'file', path: '/kept/default.journal', mode: 0o640 },
    'the file is open to others (mode 0640): /kept/default.journal',
  ],
  [
    { code: 'other_owner', what: 'folder', path: '/kept', uid: 0 },
    'the folder belongs to another user (uid 0): /kept',
  ],
  [
    { code: 'not_seen', what: 'folder', path: '/kept', why: 'EACCES' },
    'owner and mode of the folder cannot be looked at (EACCES): /kept',
  ],
];

describe('what protects a pairing', () => {
  it.each([
    ['none', 'not encrypted: readable by this user, by root, and by anyone who has the disk'],
    ['file', 'encrypted with the key in the file'],
    ['systemd', "encrypted with a key from systemd's credentials"],
  ] as const)('(%s) is said where nobody else may look', async (protection, words) => {
    expect(rowOf(await textOf(kept, { protection }), 'Protection')).toContain(words);
  });

  it.each(EXPOSURES)('is not said to be more than it is: %j', async (exposure, words) => {
    const row = rowOf(await textOf(kept, { exposure }), 'Protection');
    expect(row).toContain(`not encrypted; ${words}`);
    expect(row).not.toContain('readable by this user, by root');
    expect(rowOf(await textOf(kept, { exposure, protection: 'file' }), 'Protection')).toContain(words);
  });
});

describe('a pairing that cannot be read', () => {
  it('is said to be there, and not to be damaged', async () => {
    const text = await textOf({ kind: 'unreadable', trouble: trouble('cannot_read') });
    expect(rowOf(text, 'State')).toContain('a pairing is saved, but it cannot be read');
    expect(text).not.toContain('damaged');
  });
});

describe('the folder’s name', () => {
  it.each(['\u001b[2J', '\u0007', '\u009b31m', '\u202egnp', 'a\nState: paired', '\r', '\u2066'])(
    'reaches the terminal only made safe: %j',
    async (name) => {
      const path = `/kept/${name}/default.json`;
      const exposure: Note = { code: 'open_to_others', what: 'file', path, mode: 0o644 };
      for (const stored of [kept, { kind: 'none' } as const]) {
        const text = await textOf(stored, { path, exposure });
        expect(text).not.toContain(name);
        expect(rowOf(text, 'Stored in')).toContain('<U+');
      }
    },
  );
});
