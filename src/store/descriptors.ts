/** Open files as a resource: a save needs some, and a process that has none left must learn it before it asks anybody. */

import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

/** What locks, journal, connection and conf take at the same time, with some to spare. */
const NEEDED = 24;

/** Makes sure that enough files can be opened; throws what the system says, such as EMFILE. */
export function checkDescriptors(needed = NEEDED): void {
  const opened: number[] = [];
  try {
    while (opened.length < needed) opened.push(openSync(devNull, 'r'));
  } finally {
    for (const fd of opened) closeSync(fd);
  }
}
