/** The profile files on this box: the ones that ship with the program, and one that is named by its path. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Profile, readProfile } from '../core/profile.ts';
import { isTrouble, saysOf, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { isRefusal, readTrusted, refusalTrouble, type Trusted } from './trusted-file.ts';

const LARGEST_FILE = 64 * 1024;

/** The profiles that ship with the program, by name. Throws when one of them is bad: the installation is broken. */
export function builtInProfiles(folder: string): readonly Profile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'profile.schema.json')
    .sort()
    .map((name) => {
      const profile = readFile(join(folder, name), 'anybody');
      if (isTrouble(profile)) throw new Error(saysOf(profile));
      return profile;
    });
}

/** Finds a profile: a name among the built-in ones, or the path of a file (with a slash, or ending in `.json`). */
export function findProfile(folder: string, wanted: string): Profile | Trouble {
  if (wanted.includes('/') || wanted.endsWith('.json')) return readFile(wanted, 'ours');
  const all = builtInProfiles(folder);
  const names = all.map((profile) => profile.name).join(', ');
  return (
    all.find((profile) => profile.name === wanted) ??
    trouble('bad_profile', `there is no "${wanted}"; there are ${names}`)
  );
}

/** Write access to a profile is enough to send this box to another server; one that ships is trusted as the program is. */
function readFile(file: string, trusted: Trusted): Profile | Trouble {
  const bytes = readTrusted(file, LARGEST_FILE, trusted);
  if (isRefusal(bytes)) return refusalTrouble(bytes, 'bad_profile', file);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return trouble('bad_profile', `${file}: not JSON: ${(error as Error).message}`);
  }
  const result = readProfile(value);
  if ('profile' in result) return result.profile;
  return trouble('bad_profile', `${file}: ${result.faults.join('; ')}`);
}
