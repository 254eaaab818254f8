/**
 * The folder where everything is kept: private to its owner.
 */

import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  unlinkSync,
} from 'node:fs';

const OURS =
  /^[A-Za-z0-9][A-Za-z0-9._@+-]*\.(json|lock|journal)(\.[A-Za-z0-9._-]+)?$|^recording\.key(\.\d+)?$|^run$/;

/**
 * Makes the folder with mode 0700 whatever the umask. One that was there is tightened when it is ours alone: empty, or
 * with nothing but our files in it; `/etc` or a home folder that somebody named by mistake is left as it is. Throws
 * what the system says.
 */
export function makePrivateFolder(folder: string): void {
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  const now = statSync(folder);
  if ((now.mode & 0o777) === 0o700) return;
  const inside = made === undefined ? readdirSync(folder) : [];
  const ours = inside.every((name) => OURS.test(name));
  const sticky = (now.mode & 0o1000) !== 0;
  if (made !== undefined || (ours && !sticky)) chmodSync(folder, 0o700);
}

/** Who else may look at what is kept: the folder and the file by their owner and mode; null where nobody may. */
export function exposure(folder: string, file: string): string | null {
  for (const [place, name] of [
    [folder, 'the folder'],
    [file, 'the file'],
  ] as const) {
    const found = statSync(place, { throwIfNoEntry: false });
    if (found === undefined || process.getuid === undefined) continue;
    if (found.uid !== process.getuid()) return `${name} belongs to another user (uid ${found.uid}): ${place}`;
    const mode = found.mode & 0o777;
    if ((mode & 0o077) !== 0) return `${name} is open to others (mode 0${mode.toString(8)}): ${place}`;
  }
  return null;
}

/** Removes a file that may be gone already. Node's own `rmSync` loses the system's code on the way (Node 24). */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Makes a rename or a deletion in the folder outlive a power cut. */
export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
