/** What kind of disk a folder is on, where that matters to somebody who wants to be paired tomorrow as well. */

import { statfsSync } from 'node:fs';

const TMPFS = 0x01021994;
const RAMFS = 0x858458f6;
const OVERLAY = 0x794c7630;
const VFAT = 0x4d44;

/** What a person should know before pairing on this disk; null when there is nothing to say. */
export function diskWarning(folder: string): string | null {
  switch (kindOf(folder)) {
    case TMPFS:
    case RAMFS:
      return `${folder} is kept in memory: the pairing is gone after a reboot`;
    case OVERLAY:
      return `${folder} is on an overlay file system: where that is thrown away at a reboot, the pairing is gone with it`;
    case VFAT:
      return `${folder} is on a file system that cannot keep files private`;
    default:
      return null;
  }
}

function kindOf(folder: string): number {
  try {
    return statfsSync(folder).type;
  } catch {
    return 0;
  }
}
