/** What kind of disk a folder is on, where that matters to a box that is to be paired tomorrow as well. */

import { statfsSync } from 'node:fs';
import type { Note } from '../core/trouble/note.ts';

const TMPFS = 0x01021994;
const RAMFS = 0x858458f6;
const OVERLAY = 0x794c7630;
const VFAT = 0x4d44;

/** What a person should know before pairing on this disk; null when there is nothing to say. */
export function diskNote(folder: string): Note | null {
  switch (kindOf(folder)) {
    case TMPFS:
    case RAMFS:
      return { code: 'kept_in_memory', folder };
    case OVERLAY:
      return { code: 'on_overlay', folder };
    case VFAT:
      return { code: 'cannot_be_private', folder };
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
