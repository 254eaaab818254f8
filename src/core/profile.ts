/**
 * Device profiles: what kind of hardware this is, as data. Unknown JSON goes in, a profile or its faults in plain words
 * come out; `device-profiles/profile.schema.json` says the same for editors.
 */

import type { Where } from './keeping.ts';
import {
  fault,
  readChoice,
  readFlag,
  readText,
  rootSection,
  type Section,
  subsection,
} from './text/section.ts';
import { usableUrl } from './text/urls.ts';

/** How many codes may follow a lapsed one: a whole number, or `Infinity` for a screen that never gives up. */
export type Renewals = number;

/** A kind of hardware. */
export type Profile = {
  readonly name: string;
  readonly description: string;
  readonly display: {
    /** `auto` is the screen on a terminal and text lines elsewhere. */
    readonly face: 'auto' | 'text' | 'json';
    readonly layout: 'auto' | 'far';
    readonly glyphs: 'auto' | 'blocks' | 'spaces' | 'ascii';
    /** Whether this box has a keyboard. */
    readonly keyboard: boolean;
    /** `high` uses the terminal's own colours only, in two weights. */
    readonly contrast: 'normal' | 'high';
  };
  readonly renewals: Renewals;
  /** Language tags; more than one alternate. Empty means the locale's. */
  readonly lang: readonly string[];
  readonly store: { readonly kind: Where['kind']; readonly folder: string | null };
  readonly network: {
    /** Whether the certificate authorities of this system's own store are trusted as well. */
    readonly systemCa: boolean;
  };
  readonly provider: {
    readonly authority: string | null;
    readonly issuer: string | null;
    readonly scope: string;
    /** Scopes that the programs on this kind of box cannot do without. */
    readonly needs: readonly string[];
  };
};

/** A profile, or what is wrong with it, each fault with its place. */
export type ProfileResult = { readonly profile: Profile } | { readonly faults: readonly string[] };

const MEMBERS = [
  ...['$schema', 'name', 'description', 'display', 'renew', 'lang'],
  ...['store', 'network', 'provider'],
];

/** Reads a parsed profile file. Unknown members are faults: a misspelt setting must not be silently ignored. */
export function readProfile(value: unknown): ProfileResult {
  const root = rootSection(value, 'profile', MEMBERS);
  readText(root, '$schema');
  const display = subsection(root, 'display', ['face', 'layout', 'glyphs', 'keyboard', 'contrast']);
  const store = subsection(root, 'store', ['kind', 'folder']);
  const network = subsection(root, 'network', ['system_ca']);
  const provider = subsection(root, 'provider', ['authority', 'issuer', 'scope', 'needs']);
  readChoice(store, 'kind', ['file'], 'file');
  const profile: Profile = {
    name: readText(root, 'name') ?? '',
    description: readText(root, 'description') ?? '',
    display: readDisplay(display),
    renewals: readRenew(root),
    lang: readLanguages(root),
    store: { kind: 'file', folder: readText(store, 'folder') },
    network: { systemCa: readFlag(network, 'system_ca', false) },
    provider: readProvider(provider),
  };
  if (profile.name === '') fault(root, 'name', 'is missing');
  else if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(profile.name)) {
    fault(root, 'name', 'use small letters, digits and dashes');
  }
  if (profile.provider.authority !== null && profile.provider.issuer !== null) {
    fault(root, 'provider', 'name an authority or an issuer, not both');
  }
  return root.faults.length === 0 ? { profile } : { faults: root.faults };
}

/** Reads `never`, `forever` or a whole number of new codes; null for anything else. */
export function readRenewals(value: unknown): Renewals | null {
  if (value === 'never') return 0;
  if (value === 'forever') return Number.POSITIVE_INFINITY;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000) return value;
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

function readDisplay(display: Section): Profile['display'] {
  return {
    face: readChoice(display, 'face', ['auto', 'text', 'json'], 'auto'),
    layout: readChoice(display, 'layout', ['auto', 'far'], 'auto'),
    glyphs: readChoice(display, 'glyphs', ['auto', 'blocks', 'spaces', 'ascii'], 'auto'),
    keyboard: readFlag(display, 'keyboard', true),
    contrast: readChoice(display, 'contrast', ['normal', 'high'], 'normal'),
  };
}

function readProvider(provider: Section): Profile['provider'] {
  return {
    authority: readAddress(provider, 'authority'),
    issuer: readAddress(provider, 'issuer'),
    scope: readText(provider, 'scope') ?? '',
    needs: (readText(provider, 'needs') ?? '').split(' ').filter((word) => word !== ''),
  };
}

function readRenew(root: Section): Renewals {
  const renewals = readRenewals(root.members['renew'] === undefined ? 'never' : root.members['renew']);
  if (renewals === null) fault(root, 'renew', 'must be "never", "forever" or a whole number');
  return renewals ?? 0;
}

function readLanguages(root: Section): readonly string[] {
  const value = root.members['lang'] === undefined ? [] : root.members['lang'];
  const tags = typeof value === 'string' ? [value] : value;
  const isTag = (tag: unknown) => typeof tag === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag);
  if (Array.isArray(tags) && tags.every(isTag)) return tags.slice(0, 8) as string[];
  fault(root, 'lang', 'must be a language tag, or a list of them');
  return [];
}

function readAddress(section: Section, name: string): string | null {
  const value = readText(section, name);
  if (value !== null && usableUrl(value) === null) {
    fault(section, name, 'must be an https address (http on loopback only)');
  }
  return value;
}
