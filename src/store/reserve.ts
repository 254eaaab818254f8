/** Room on the disk, claimed with real bytes ahead of a write that must not fail. */

import { closeSync, constants, fsyncSync, openSync, statSync, writeFileSync } from 'node:fs';

// More than a grant with the longest tokens, sealed and in JSON, takes.
const ROOM = Buffer.alloc(96 * 1024, 1);

/** Makes sure that the file at `path` occupies the room; throws what the system says, such as ENOSPC. */
export function claimRoom(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.size === ROOM.length) return;
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW;
  const fd = openSync(path, flags, 0o600);
  try {
    writeFileSync(fd, ROOM);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
