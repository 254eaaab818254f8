/**
 * What was asked for, settled: every option, variable and profile entry in its final form, as plain data. Made once by
 * the command line, handed to the renewal worker as JSON, written down by a caller of the library.
 *
 * It names files and must not hold what is in them.
 */

import type { Profile } from '../core/profile.ts';
import type { SafeText } from '../core/text/text.ts';

/** The variables that name credentials or hold them, and nothing else of the environment. */
export type CredentialVariables = Readonly<Record<string, string | undefined>>;

/** Through which proxy requests go out, and which certificate authorities are trusted beside the built-in ones. */
export type EgressSettings = {
  readonly httpProxy: string | undefined;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
  /** `--ca-file`. */
  readonly caFile: string | null;
  /** `NODE_EXTRA_CA_CERTS`, which Node trusts without being asked until it is given a list. */
  readonly nodeCaFile: string | null;
  /** Whether the system's own store is trusted as well. */
  readonly systemCa: boolean;
};

/** What it takes to open the store and to reach the provider of what is stored. */
export type BaseSettings = {
  readonly account: string;
  /** The folder where everything is kept. */
  readonly folder: string;
  readonly version: string;
  readonly verbose: boolean;
  readonly keyFile: string | null;
  /** The client id that was typed or set; null where the credentials have the only one. */
  readonly clientId: string | null;
  readonly credentials: CredentialVariables;
  readonly egress: EgressSettings;
  /** The file of `--record`. */
  readonly record: string | null;
};

/** The authorization server to pair with, by its address. */
export type ServerChoice = {
  readonly kind: 'zoom' | 'issuer';
  readonly address: string;
  /** `--device-endpoint`, for an issuer whose metadata names none. */
  readonly deviceEndpoint?: string;
  /** `--param`, sent with each request for a code. */
  readonly params?: Readonly<Record<string, string>>;
};

/** How a pairing goes. */
export type PairingSettings = {
  /** How many codes may follow an expired one; `Infinity` without end. */
  readonly renewals: number;
  readonly expectDomain: string | null;
  /** Ends in .svg or .png. */
  readonly qrFile: string | null;
  readonly force: boolean;
};

/** In which language a terminal is spoken to, and in which letters. */
export type Speech = {
  /** Language tags in order of preference; more than one alternate. Never empty. */
  readonly languages: readonly string[];
  /** Whether letters beyond ASCII can be shown. */
  readonly unicode: boolean;
  /** The terminal's `TERM`; empty where nothing tells. */
  readonly type: string;
};

/** What is known of the terminal before it is opened. */
export type TerminalSettings = Speech & {
  /** The terminal of `--tty`; null for our own. */
  readonly tty: string | null;
  readonly plain: boolean;
  readonly display: Profile['display'];
  readonly colours: boolean;
  readonly overSsh: boolean;
  /** Whether a person looks at our own stdout. */
  readonly attended: boolean;
};

export type Settings = BaseSettings & {
  readonly json: boolean;
  readonly profile: string;
  /** The room's name. */
  readonly label: SafeText;
  readonly server: ServerChoice;
  /** Space-separated; empty leaves the scopes to the app's configuration. */
  readonly scope: string;
  /** Scopes that the programs on this kind of box need. */
  readonly needs: readonly string[];
  readonly pairing: PairingSettings;
  readonly token: { readonly minTtlS: number; readonly fresh: boolean };
  readonly terminal: TerminalSettings;
};

/** The part of the settings that the renewal worker gets. */
export function baseOf(settings: Settings): BaseSettings {
  const { account, folder, version, verbose, keyFile, clientId, credentials, egress, record } = settings;
  return { account, folder, version, verbose, keyFile, clientId, credentials, egress, record };
}
