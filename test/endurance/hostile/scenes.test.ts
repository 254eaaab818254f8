import { describe, expect, it } from 'vitest';
import { tellAll, wrongs } from './all.ts';
import { SCENES } from './scenes.ts';

describe('the hostile server', () => {
  it('has scenes enough, each with a name of its own', () => {
    const names = SCENES.map(({ group, name, endpoint }) => `${group}: ${name}: ${endpoint}`);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.length).toBeGreaterThan(200);
  });

  const groups = [...new Set(SCENES.map(({ group }) => group))];
  it.each(groups)('is borne with in all scenes of: %s', { timeout: 240_000 }, async (group) => {
    const scenes = SCENES.filter((scene) => scene.group === group);
    const told = await Promise.all(tellAll(scenes));
    const wrong = told.flatMap((one, at) => {
      const scene = scenes[at] as (typeof scenes)[number];
      return wrongs(scene, one).map((words) => `${scene.name}, at ${scene.endpoint}: ${words}`);
    });
    expect(wrong).toEqual([]);
  });
});
