/**
 * Device profiles: what kind of hardware this is, as data. Unknown JSON goes in, a profile or its faults in plain words
 * come out; `device-profiles/profile.schema.json` says the same for editors.
 */

import type { Where } from './keeping.ts';
import { asMembers, type Members } from './text/members.ts';
import { usableUrl } from './text/urls.ts';

/** How many codes may follow a lapsed one: a number, `Infinity` for a screen that never gives up. */
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
    /** Whether somebody can press keys here. */
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
    /** Scopes that the programs on this kind of box need, whoever grants them. */
    readonly needs: readonly string[];
  };
};

/** A profile, or what is wrong with it, each fault with its place. */
export type ProfileResult = { readonly profile: Profile } | { readonly faults: readonly string[] };

type Faults = { place: string; fault(text: string): void };

/** Reads a parsed profile file. Unknown members are faults: a misspelt setting must not be silently ignored. */
export function readProfile(value: unknown): ProfileResult {
  const faults: string[] = [];
  const at = (place: string): Faults => ({ place, fault: (text) => faults.push(`${place}: ${text}`) });
  const root = object(value, at('profile'), [
    '$schema',
    'name',
    'description',
    'display',
    'renew',
    'lang',
    'store',
    'network',
    'provider',
  ]);
  const part = (name: string, usual: unknown): unknown => (root[name] === undefined ? usual : root[name]);
  text(root, '$schema', at('$schema'));
  const display = object(part('display', {}), at('display'), [
    'face',
    'layout',
    'glyphs',
    'keyboard',
    'contrast',
  ]);
  const store = object(part('store', {}), at('store'), ['kind', 'folder']);
  const network = object(part('network', {}), at('network'), ['system_ca']);
  const provider = object(part('provider', {}), at('provider'), ['authority', 'issuer', 'scope', 'needs']);
  oneOf(store, 'kind', ['file'], 'file', at('store.kind'));
  const profile: Profile = {
    name: text(root, 'name', at('name')) ?? '',
    description: text(root, 'description', at('description')) ?? '',
    display: {
      face: oneOf(display, 'face', ['auto', 'text', 'json'], 'auto', at('display.face')),
      layout: oneOf(display, 'layout', ['auto', 'far'], 'auto', at('display.layout')),
      glyphs: oneOf(display, 'glyphs', ['auto', 'blocks', 'spaces', 'ascii'], 'auto', at('display.glyphs')),
      keyboard: flag(display, 'keyboard', true, at('display.keyboard')),
      contrast: oneOf(display, 'contrast', ['normal', 'high'], 'normal', at('display.contrast')),
    },
    renewals: renewals(part('renew', 'never'), at('renew')),
    lang: languages(part('lang', []), at('lang')),
    store: { kind: 'file', folder: text(store, 'folder', at('store.folder')) },
    network: { systemCa: flag(network, 'system_ca', false, at('network.system_ca')) },
    provider: {
      authority: address(provider, 'authority', at('provider.authority')),
      issuer: address(provider, 'issuer', at('provider.issuer')),
      scope: text(provider, 'scope', at('provider.scope')) ?? '',
      needs: (text(provider, 'needs', at('provider.needs')) ?? '').split(' ').filter((word) => word !== ''),
    },
  };
  if (profile.name !== '' && !/^[a-z0-9][a-z0-9-]{0,40}$/.test(profile.name)) {
    at('name').fault('use small letters, digits and dashes');
  }
  if (profile.name === '') at('name').fault('is missing');
  if (profile.provider.authority !== null && profile.provider.issuer !== null) {
    at('provider').fault('name an authority or an issuer, not both');
  }
  return faults.length === 0 ? { profile } : { faults };
}

/** Reads `never`, `forever` or a whole number of new codes; null for anything else. */
export function readRenewals(value: unknown): Renewals | null {
  if (value === 'never') return 0;
  if (value === 'forever') return Number.POSITIVE_INFINITY;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000) return value;
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

function object(value: unknown, at: Faults, known: readonly string[]): Members {
  const members = asMembers(value);
  if (members === null) {
    at.fault('must be an object');
    return {};
  }
  for (const name of Object.keys(members)) {
    if (!known.includes(name)) at.fault(`does not know "${name}"; it knows ${known.join(', ')}`);
  }
  return members;
}

function text(members: Members, name: string, at: Faults): string | null {
  const value = members[name];
  if (value === undefined) return null;
  if (typeof value === 'string' && value.length > 0 && value.length <= 500) return value;
  at.fault('must be a text of 1 to 500 characters');
  return null;
}

function oneOf<Choice extends string>(
  members: Members,
  name: string,
  choices: readonly Choice[],
  usual: Choice,
  at: Faults,
): Choice {
  const value = members[name];
  if (value === undefined) return usual;
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) at.fault(`must be one of ${choices.join(', ')}`);
  return chosen ?? usual;
}

function flag(members: Members, name: string, usual: boolean, at: Faults): boolean {
  const value = members[name];
  if (value === undefined || typeof value === 'boolean') return value ?? usual;
  at.fault('must be true or false');
  return usual;
}

function renewals(value: unknown, at: Faults): Renewals {
  const read = readRenewals(value);
  if (read === null) at.fault('must be "never", "forever" or a whole number');
  return read ?? 0;
}

function languages(value: unknown, at: Faults): readonly string[] {
  const list = typeof value === 'string' ? [value] : value;
  if (
    Array.isArray(list) &&
    list.every((tag) => typeof tag === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag))
  ) {
    return list.slice(0, 8) as string[];
  }
  at.fault('must be a language tag, or a list of them');
  return [];
}

function address(members: Members, name: string, at: Faults): string | null {
  const value = text(members, name, at);
  if (value !== null && usableUrl(value) === null)
    at.fault('must be an https address (http on loopback only)');
  return value;
}
