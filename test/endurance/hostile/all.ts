/** Plays many scenes, several at a time, since most of the time of one is waiting for a socket. */

import type { Scene } from './scene.ts';
import { type Told, tell } from './stories.ts';

const AT_ONCE = 16;

/** How each scene ends, in the order of the scenes; a scene begins when there is room for it. */
export function tellAll(scenes: readonly Scene[]): readonly Promise<Told>[] {
  const waiting: (() => void)[] = [];
  let room = AT_ONCE;
  return scenes.map(async (scene) => {
    if (room > 0) room -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await tell(scene);
    } finally {
      const next = waiting.shift();
      if (next === undefined) room += 1;
      else next();
    }
  });
}

/** What is not as it should be, in words. */
export function wrongs(scene: Scene, { outcome, gapS, firstGapS, grant, faults }: Told): string[] {
  const wrong = faults.map((fault) => `fault: ${fault}`);
  if (worded(outcome) !== worded(scene.expected))
    wrong.push(`expected: ${worded(scene.expected)}; was: ${worded(outcome)}`);
  if (scene.gapS !== undefined && scene.gapS !== gapS) wrong.push(`a gap of ${gapS} s, not ${scene.gapS}`);
  if (scene.firstGapS !== undefined && scene.firstGapS !== firstGapS)
    wrong.push(`a first gap of ${firstGapS} s, not ${scene.firstGapS}`);
  const kept = grant as Readonly<Record<string, unknown>> | null;
  for (const [name, value] of Object.entries(scene.grant ?? {})) {
    const [is, should] = [JSON.stringify(kept?.[name]), JSON.stringify(value)];
    if (is !== should) wrong.push(`${name} is ${is}, not ${should}`);
  }
  return wrong;
}

/** An outcome in a line. */
export function worded({ events, exit, reason, kept }: Told['outcome']): string {
  const parts = [events.replaceAll(' ', ', '), `exit ${exit}`, kept].filter((part) => part !== '');
  return `${parts.join('; ')}${reason === null ? '' : ` (${reason})`}`;
}
