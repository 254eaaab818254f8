/** Which machine this is, and which run of it: names only, to be compared and never to be used as a key. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

// A Raspberry Pi's serial number stays with the board; a machine id is copied with its card.
const NAMES = ['/proc/device-tree/serial-number', '/etc/machine-id', '/var/lib/dbus/machine-id'];

/** A fingerprint of this machine; null where nothing names it. */
export function machineName(): string | null {
  for (const file of NAMES) {
    const name = readName(file);
    if (name !== null) return createHash('sha256').update(`roomkey ${name}`).digest('hex').slice(0, 16);
  }
  return null;
}

/** The id of this boot; null where the system has none. */
export function bootName(): string | null {
  return readName('/proc/sys/kernel/random/boot_id');
}

function readName(file: string): string | null {
  try {
    return readFileSync(file, 'latin1').replace(/\0/g, '').trim() || null;
  } catch {
    return null;
  }
}
