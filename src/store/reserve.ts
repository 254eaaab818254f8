/** Room on the disk, claimed with real bytes ahead of a write that must not fail. */

import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { checkOwner } from './folder.ts';

// More than a grant with the longest tokens, sealed and in JSON, takes.
const ROOM = Buffer.alloc(192 * 1024, 1);

/**
 * Makes sure that the file at `path` occupies the room; throws what the system says, such as ENOSPC, and where something
 * else stands there.
 */
export function claimRoom(path: string): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const fd = openSync(path, flags, 0o600);
  try {
    const found = fstatSync(fd);
    if (!found.isFile() || found.nlink > 1) throw new Error(`${path} is not a regular file of ours`);
    checkOwner(path, found);
    if (found.size === ROOM.length) return;
    ftruncateSync(fd, 0);
    writeFileSync(fd, ROOM);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
