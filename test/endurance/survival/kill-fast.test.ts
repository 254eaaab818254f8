/** A refresh whose caller or worker is killed at any moment, on a disk that syncs at once. */

import { FAST_DISK, killsBesideCallers, killsOn } from './kills.ts';

killsOn(FAST_DISK);
killsBesideCallers();
