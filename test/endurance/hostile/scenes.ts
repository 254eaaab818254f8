/** All scenes, file by file. */

import type { Scene } from './scene.ts';
import { DEVICE_SCENES } from './scenes-device.ts';
import { ERROR_SCENES } from './scenes-errors.ts';
import { PACE_SCENES } from './scenes-pace.ts';
import { TOKEN_SCENES } from './scenes-token.ts';
import { USER_SCENES } from './scenes-users.ts';
import { WIRE_SCENES } from './scenes-wire.ts';

/** Every scene that is played in this process. */
export const SCENES: readonly Scene[] = [
  ...WIRE_SCENES,
  ...DEVICE_SCENES,
  ...TOKEN_SCENES,
  ...USER_SCENES,
  ...ERROR_SCENES,
  ...PACE_SCENES,
];
