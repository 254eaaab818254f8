/** The profile files on this box: the ones that ship with the program, and one that is named by its path. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Profile, readProfile } from '../core/profile.ts';
import { isTrouble, saysOf, type Trouble, trouble } from '../core/trouble/trouble.ts';

const LARGEST_FILE = 64 * 1024;

/** The profiles that ship with the program, by name. Throws when one of them is bad: the installation is broken. */
export function builtInProfiles(folder: string): readonly Profile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'profile.schema.json')
    .sort()
    .map((name) => {
      const profile = readFile(join(folder, name), false);
      if (isTrouble(profile)) throw new Error(saysOf(profile));
      return profile;
    });
}

/** Finds a profile: a name among the built-in ones, or the path of a file (with a slash, or ending in `.json`). */
export function findProfile(folder: string, wanted: string): Profile | Trouble {
  if (wanted.includes('/') || wanted.endsWith('.json')) return readFile(wanted, true);
  const all = builtInProfiles(folder);
  const names = all.map((profile) => profile.name).join(', ');
  return (
    all.find((profile) => profile.name === wanted) ??
    trouble('bad_profile', `there is no "${wanted}"; there are ${names}`)
  );
}

/** Those that ship with the program are as trusted as the program; a named one must belong to us or to root. */
function readFile(file: string, named: boolean): Profile | Trouble {
  let value: unknown;
  try {
    const { size, mode, uid } = statSync(file);
    if (size > LARGEST_FILE) return trouble('bad_profile', `${file}: larger than 64 KiB`);
    // Write access to a profile is enough to send this box to another server.
    if (named && (mode & 0o002) !== 0)
      return trouble('bad_profile', `${file}: writable by everyone (chmod o-w)`);
    const ourUid = process.getuid?.();
    if (named && ourUid !== undefined && uid !== 0 && uid !== ourUid)
      return trouble('bad_profile', `${file}: belongs to another user`);
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return trouble('bad_profile', `${file}: ${code === undefined ? `not JSON: ${message}` : code}`);
  }
  const result = readProfile(value);
  if ('profile' in result) return result.profile;
  return trouble('bad_profile', `${file}: ${result.faults.join('; ')}`);
}
