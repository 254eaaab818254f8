/** What a person should know of the place where a pairing is kept, though it works: each note as a code, and in English. */

/** Something about the disk, or about who else may look at what is kept. */
export type Note =
  | { readonly code: 'kept_in_memory' | 'on_overlay' | 'cannot_be_private'; readonly folder: string }
  | (Exposed & { readonly code: 'other_owner'; readonly uid: number })
  | (Exposed & { readonly code: 'open_to_others'; readonly mode: number });

type Exposed = { readonly what: 'folder' | 'file'; readonly path: string };

/** A note in English. */
export function noteText(note: Note): string {
  switch (note.code) {
    case 'kept_in_memory':
      return `${note.folder} is kept in memory: the pairing is gone after a reboot`;
    case 'on_overlay':
      return `${note.folder} is on an overlay file system: where that is thrown away at a reboot, the pairing is gone with it`;
    case 'cannot_be_private':
      return `${note.folder} is on a file system that cannot keep files private`;
    case 'other_owner':
      return `the ${note.what} belongs to another user (uid ${note.uid}): ${note.path}`;
    case 'open_to_others':
      return `the ${note.what} is open to others (mode 0${note.mode.toString(8)}): ${note.path}`;
  }
}

/** Reports whether a note is about who else may look; the others are about the disk. */
export function isExposure({ code }: Note): boolean {
  return code === 'other_owner' || code === 'open_to_others';
}
