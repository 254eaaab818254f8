/** What a person should know though a pairing works: each note as a code, and in English. */

/** Something about the disk, or about who else may look at what is kept. */
export type Note =
  | { readonly code: 'kept_in_memory' | 'on_overlay' | 'cannot_be_private'; readonly folder: string }
  | (Exposed & { readonly code: 'other_owner'; readonly uid: number })
  | (Exposed & { readonly code: 'open_to_others'; readonly mode: number })
  /** Owner and mode cannot be looked at; `why` is the system's short word. */
  | (Exposed & { readonly code: 'not_seen'; readonly why: string });

/** A pairing that could not be used was moved out of the way of a new one. */
export type Aside = {
  readonly code: 'aside_damaged' | 'aside_foreign' | 'aside_sealed';
  /** Where it is now. */
  readonly path: string;
  /** What is wrong with it; empty where the code says it all. */
  readonly why: string;
};

/** Codes come from a host of a person's choosing, and not from the provider's own. */
export type Elsewhere = {
  readonly code: 'codes_elsewhere';
  readonly host: string;
  readonly issuer: string;
};

type Exposed = { readonly what: 'folder' | 'file'; readonly path: string };

/** A note in English. */
export function noteText(note: Note | Aside | Elsewhere): string {
  switch (note.code) {
    case 'codes_elsewhere':
      return `The codes come from ${note.host}, which is another host than that of the issuer (${note.issuer})`;
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
    case 'not_seen':
      return `owner and mode of the ${note.what} cannot be looked at (${note.why}): ${note.path}`;
    case 'aside_damaged':
      return `The saved pairing was damaged (${note.why}). It was set aside: ${note.path}`;
    case 'aside_foreign':
      return `The saved pairing was copied from another machine. It was set aside: ${note.path}`;
    case 'aside_sealed':
      return `The saved pairing is encrypted with another key. It was set aside: ${note.path}`;
  }
}

/** Reports whether a note is about who else may look; the others are about the disk. */
export function isExposure({ code }: Note): boolean {
  return code === 'other_owner' || code === 'open_to_others' || code === 'not_seen';
}
