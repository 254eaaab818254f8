/**
 * A section of a settings file, read member by member: each reader returns a usable value, and adds a fault with its
 * place where there was none. Pure; which members there are is the caller's.
 */

import { asMembers, type Members } from './members.ts';

/** An object of a settings file. `faults` is shared by all sections of a file. */
export type Section = {
  readonly members: Members;
  /** The place of a member, such as `display.layout`. */
  place(name: string): string;
  readonly faults: string[];
};

/** The file itself, called `title` in its own faults. A member that is not `known` is a fault. */
export function rootSection(value: unknown, title: string, known: readonly string[]): Section {
  const faults: string[] = [];
  return { members: membersFrom(value, title, known, faults), place: (name) => name, faults };
}

/** A section within another; empty where it is left out. A member that is not `known` is a fault. */
export function subsection(
  { members, place, faults }: Section,
  name: string,
  known: readonly string[],
): Section {
  const value = members[name] === undefined ? {} : members[name];
  return {
    members: membersFrom(value, place(name), known, faults),
    place: (inner) => `${place(name)}.${inner}`,
    faults,
  };
}

function membersFrom(value: unknown, place: string, known: readonly string[], faults: string[]): Members {
  const members = asMembers(value);
  if (members === null) {
    faults.push(`${place}: must be an object`);
    return {};
  }
  for (const name of Object.keys(members)) {
    if (!known.includes(name)) faults.push(`${place}: does not know "${name}"; it knows ${known.join(', ')}`);
  }
  return members;
}

/** Adds a fault of a member. */
export function fault(section: Section, name: string, says: string): void {
  section.faults.push(`${section.place(name)}: ${says}`);
}

/** A text of 1 to 500 characters; null where it is left out. */
export function readText(section: Section, name: string): string | null {
  const value = section.members[name];
  if (value === undefined) return null;
  if (typeof value === 'string' && value.length > 0 && value.length <= 500) return value;
  fault(section, name, 'must be a text of 1 to 500 characters');
  return null;
}

/** One of some words; `usual` where it is left out. */
export function readChoice<Choice extends string>(
  section: Section,
  name: string,
  choices: readonly Choice[],
  usual: Choice,
): Choice {
  const value = section.members[name];
  if (value === undefined) return usual;
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) fault(section, name, `must be one of ${choices.join(', ')}`);
  return chosen ?? usual;
}

/** True or false; `usual` where it is left out. */
export function readFlag(section: Section, name: string, usual: boolean): boolean {
  const value = section.members[name];
  if (value === undefined || typeof value === 'boolean') return value ?? usual;
  fault(section, name, 'must be true or false');
  return usual;
}
