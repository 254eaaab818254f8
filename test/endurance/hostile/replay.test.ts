/** Recordings, played again: the built program meets the answers of then and ends as it did then. */

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect } from 'vitest';
import { CLIENT, findLeaks } from '../../program/canary.ts';
import { it } from '../../program/roomkey.ts';
import { fileOf, openServer, RECIPES, run } from './recordings.ts';
import { readRecording, replay } from './replay.ts';

describe.concurrent('a recording', () => {
  // ROOMKEY_RECORD=1 makes them anew; what changed is in the diff.
  if (process.env['ROOMKEY_RECORD']) {
    it.for(RECIPES)('of $name is made', async (recipe, { lab }) => {
      const file = fileOf(recipe);
      mkdirSync(dirname(file), { recursive: true });
      rmSync(file, { force: true });
      const farEnd = await recipe.farEnd(lab);
      expect(await run(recipe, lab, lab.place(), farEnd, ['--record', file])).toEqual(recipe.ends);
    });
  }

  it.for(RECIPES)('of $name ends today as it did then', async (recipe, { lab }) => {
    const entries = readRecording(fileOf(recipe));
    let origin = '';
    const again = replay(entries, () => origin);
    const server = await openServer(again.script);
    origin = server.origin;
    try {
      expect(await run(recipe, lab, lab.place(), { url: origin })).toEqual(recipe.ends);
      expect([...again.faults(), ...server.faults]).toEqual([]);
    } finally {
      await server.close();
    }
  });

  it.for(RECIPES)('of $name holds no secret, and addresses that can be opened', (recipe) => {
    const file = fileOf(recipe);
    const text = readFileSync(file, 'utf8');
    expect(findLeaks(text)).toEqual([]);
    expect(text).not.toMatch(/eyJ|abcd1234|203\.0\.113|@example/);
    expect(text).not.toContain(CLIENT.id);
    const entries = readRecording(file);
    expect(entries).toHaveLength(text.trimEnd().split('\n').length);
    const [device] = entries;
    const json = device !== undefined && 'json' in device.answer ? device.answer.json : {};
    const { user_code: code, verification_uri_complete: uri } = json as Record<string, string>;
    expect(URL.canParse(uri ?? '')).toBe(true);
    expect(uri?.endsWith(`/${code}`)).toBe(true);
  });
});
