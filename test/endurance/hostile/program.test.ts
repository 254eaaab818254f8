/** Some of the scenes with the built program, its own clock and its own disk. */

import { describe, expect } from 'vitest';
import { TROUBLES } from '../../../src/core/trouble/trouble.ts';
import { CLIENT } from '../../program/canary.ts';
import { it, type Lab } from '../../program/roomkey.ts';
import { PATIENCE_MS, TIER } from '../../tiers.ts';
import { answer } from './acts.ts';
import { DEVICE, honest, type Scene } from './scene.ts';
import { SCENES } from './scenes.ts';
import { openHostile, realClock } from './server.ts';

/** Some scenes at some endpoints; those with a star are played in `npm test`, too. */
const PICKED: readonly (readonly [group: string, name: string, endpoints: string])[] = [
  ['a page under every status', '502', 'device* poll refresh revoke users/me'],
  ['a page under every status', '401', 'device poll refresh revoke'],
  ['a page under every status', '200', 'poll refresh* revoke'],
  ['a page under every status', '429', 'poll refresh'],
  ['redirects', '307 to another host', 'device poll refresh revoke* users/me'],
  ['broken answers', 'hangs up at once', 'poll refresh'],
  ['broken answers', 'resets within the body', 'device poll* refresh revoke'],
  ['broken answers', 'speaks noise', 'poll'],
  ['broken answers', 'sends 200 KiB in chunks', 'poll'],
  ['broken answers', 'sends a gzip bomb', 'device poll refresh*'],
  ['user codes', 'an escape', 'device*'],
  ['addresses', 'a script', 'device*'],
  ['members of a token answer', 'access_token: with an escape', 'poll* refresh'],
  ['errors', '400 "invalid_client"', 'device poll refresh revoke'],
  ['errors', '400 "\\u001b[2J\u202e"', 'device poll refresh*'],
  ['the end of a grant', "Zoom's older word", 'refresh* revoke'],
  ['the words of the device flow', '400 pending', 'poll'],
  ['the words of the device flow', '400 access_denied', 'poll'],
  ['the words of the device flow', '400 expired_token', 'poll'],
  ['who approved', 'an escape', 'users/me*'],
  ['who approved, where only one domain may', 'an escape', 'users/me*'],
];

const scenes = PICKED.flatMap(([group, name, endpoints]) =>
  endpoints
    .split(' ')
    .filter((endpoint) => TIER !== 'usual' || endpoint.endsWith('*'))
    .map((each) => {
      const endpoint = each.replace('*', '');
      const found = SCENES.find(
        (one) => one.group === group && one.name === name && one.endpoint === endpoint,
      );
      if (found === undefined) throw new Error(`there is no scene ${group}: ${name}, at ${endpoint}`);
      return found;
    }),
);

/** Plays a scene with the program; what is not as it should be, in words. */
async function wrongsOf(scene: Scene, lab: Lab): Promise<string[]> {
  const { endpoint, expected } = scene;
  const server = await openHostile({
    client: { ...CLIENT, auth: 'basic' },
    held: null,
    clock: realClock,
    script: (asked, nth) =>
      (asked === endpoint ? scene.acts[nth] : undefined) ??
      (asked === 'device' ? answer(200, { ...DEVICE, interval: 1 }) : honest(asked)),
  });
  const where = lab.place();
  const wrong: string[] = [];
  const check = (what: string, is: unknown, should: unknown): void => {
    if (is !== should) wrong.push(`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
  };
  const say = (words: string[]) => lab.roomkey([...words, '--authority', server.origin], where);
  const state = async () => {
    const { code, stdout } = await lab.roomkey(['status', '--json'], where);
    return `${code} ${(JSON.parse(stdout) as { state: string }).state}`;
  };
  try {
    const domain = scene.expectDomain === undefined ? [] : ['--expect-domain', scene.expectDomain];
    const paired = await say(['pair', '--json', '--renew', 'never', ...domain]);
    if (endpoint === 'refresh' || endpoint === 'revoke') {
      check('the pairing', paired.code, 0);
      const command = endpoint === 'refresh' ? ['token', '--fresh'] : ['unpair'];
      const { code, stderr } = await lab.roomkey(command, where);
      check('the exit', code, expected.exit);
      const [reason = ''] = (expected.reason ?? '').split(' ');
      const told = reason === '' ? '' : `roomkey: ${TROUBLES[reason as keyof typeof TROUBLES].says}`;
      check('the message', stderr.slice(0, told.length), told);
      const standing = { gone: '6 none', dead: '6 dead' }[expected.kept as string] ?? '0 ok';
      check('the grant', await state(), standing);
      if (expected.kept === 'kept') check('the second try', (await lab.roomkey(command, where)).code, 0);
    } else {
      const events = paired.events();
      const trouble = events.find(({ event }) => event === 'retry' || event === 'error');
      check('the exit', paired.code, expected.exit);
      check('the row of events', events.map(({ event }) => event).join(' '), expected.events);
      check('the reason', trouble?.['reason'] ?? trouble?.['code'] ?? null, expected.reason);
      check('the grant', await state(), expected.kept === 'stored' ? '0 ok' : '6 none');
      if (/[^\x20-\x7e\n]/.test(paired.stdout)) wrong.push('something unsafe is shown');
    }
    return [...wrong, ...server.faults].map(
      (words) => `${scene.group}, ${scene.name}, at ${endpoint}: ${words}`,
    );
  } finally {
    await server.close();
  }
}

describe('the hostile server and the built program', () => {
  it(`get on in ${scenes.length} scenes`, { timeout: PATIENCE_MS }, async ({ lab }) => {
    const wrong: string[] = [];
    const left = [...scenes];
    const worker = async (): Promise<void> => {
      for (let scene = left.shift(); scene !== undefined; scene = left.shift())
        wrong.push(...(await wrongsOf(scene, lab)));
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    expect(wrong).toEqual([]);
  });
});
