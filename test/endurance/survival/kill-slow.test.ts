/** A refresh whose caller or worker is killed at any moment, on a disk as slow as an SD card. */

import { killsOn, SLOW_DISK } from './kills.ts';

killsOn(SLOW_DISK);
