/**
 * What a command runs in: its options settled, its profile chosen, its World built, its way to the provider known.
 * Only this file and `main.ts` see both the person's wishes and the machine.
 */

import { hostname } from 'node:os';
import { join } from 'node:path';
import { bootTicks, sleepUntil } from '../box/clock.ts';
import { findCredentials } from '../box/credentials.ts';
import { bootName, machineName } from '../box/machine.ts';
import { findProfile } from '../box/profiles.ts';
import { type Asked, accountName, addressOf, type Env, isOn, setting, terminalType } from '../cli/argv.ts';
import type { Provider } from '../core/grant/grant.ts';
import { ZOOM_AUTHORITY, zoomProvider } from '../core/oauth/zoom.ts';
import type { Profile } from '../core/profile.ts';
import { type SafeText, safeText } from '../core/text/text.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import type { RenewJob, Requests, World } from '../core/world.ts';
import { findProvider } from '../flows/find-provider.ts';
import { type Http, openHttp } from '../provider/http.ts';
import { recordHttp } from '../provider/recording/record.ts';
import { metadataUrls, openRequests } from '../provider/requests.ts';
import { openStore } from '../store/file.ts';
import { configFolder, makePrivateFolder } from '../store/folder.ts';
import { openJournals } from '../store/journal.ts';
import { takeBothLocks } from '../store/lock.ts';
import { openRecording } from '../store/recording.ts';
import { findSeal } from '../store/seal.ts';
import { storageTrouble } from '../store/storage-trouble.ts';
import { findWayOut, type WayOut } from './egress.ts';

/** What the program was started with. */
export type Start = {
  readonly asked: Asked;
  readonly env: Env;
  readonly platform: string;
  readonly onTerminal: boolean;
  readonly profilesFolder: string;
  readonly version: string;
  readonly log: (line: string) => void;
  /** Has a renewal done by another process; see `worker.ts`. */
  readonly renewInWorker: (start: Start, job: RenewJob) => Promise<Trouble | null>;
};

/** Everything a command needs. */
export type Context = Start & {
  readonly account: string;
  readonly profile: Profile;
  readonly world: World;
  readonly http: Http;
  readonly wayOut: WayOut;
  readonly label: SafeText;
};

const DEADLINE_MS = 20_000;

/** Settles options, profile and World; a trouble where something typed or configured cannot be. */
export function openContext(start: Start): Context | Trouble {
  const { asked, env } = start;
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') return trouble('tls_disabled');
  const account = accountName(asked, env);
  if (typeof account !== 'string') return account;
  const profile = findProfile(start.profilesFolder, setting(asked, env, 'profile') ?? guessProfile(start));
  if (isTrouble(profile)) return profile;
  const seal = findSeal(setting(asked, env, 'key-file'), env['CREDENTIALS_DIRECTORY']);
  if (isTrouble(seal)) return seal;
  const folder = env['ROOMKEY_CONFIG_DIR'] || (profile.store.folder ?? configFolder(env, start.platform));
  const wayOut = findWayOut(asked, env, profile);
  if (isTrouble(wayOut)) return wayOut;
  const file = setting(asked, env, 'record');
  const recording = file === undefined ? null : openRecording(file, folder);
  if (recording !== null && isTrouble(recording)) return recording;
  const way = openHttp({
    ...wayOut,
    userAgent: `roomkey/${start.version}`,
    deadlineMs: DEADLINE_MS,
  });
  const http = recording === null ? way : recordHttp(way, { ...recording, log: start.log });
  const world: World = {
    now: () => Date.now(),
    ticks: bootTicks,
    sleepUntil: (ticks, signal) => sleepUntil(ticks, signal, bootTicks),
    random: () => Math.random(),
    boot: bootName(),
    store: openStore({ folder, seal, box: machineName(), stamp: () => Date.now() }),
    journals: openJournals(folder, seal, machineName()),
    renewInWorker: (job) => start.renewInWorker(start, job),
    async lock(name, waitMs) {
      const file = join(folder, `${name}.lock`);
      try {
        makePrivateFolder(folder);
        return (await takeBothLocks(file, join(folder, `${name}.journal`), waitMs)) ?? trouble('locked');
      } catch (error) {
        return storageTrouble(file, error);
      }
    },
    log: start.log,
  };
  const label = safeText(setting(asked, env, 'label') ?? hostname(), 60);
  return { ...start, account, profile, world, http, wayOut, label };
}

/** The profile for what can be seen of the machine, where nobody named one. */
function guessProfile({ asked, env, onTerminal }: Start): string {
  const isElsewhere = setting(asked, env, 'tty') !== undefined;
  const type = terminalType(asked, env);
  if (!onTerminal && !isElsewhere) return 'meeting-sdk';
  if (/^(vt\d+|dumb|ansi)/.test(type)) return 'serial-console';
  if (!isElsewhere && (env['SSH_CONNECTION'] || env['SSH_TTY'])) return 'raspberry-pi-ssh';
  return type === 'linux' ? 'kiosk' : 'meeting-room';
}

/** The provider that is to be paired: where it is, and how to get to its requests. */
export type Target = {
  readonly issuer: string;
  readonly clientId: string | null;
  readonly scope: string;
  readonly connect: () => Promise<Requests | Trouble>;
  /** Where client id and secret were found; null for none. */
  readonly from: { readonly clientId: string | null; readonly clientSecret: string | null };
};

/** Finds what to pair with: option, environment, profile, Zoom. */
export function findTarget(context: Context): Target | Trouble {
  const { asked, env, profile } = context;
  const typed = { authority: asked.options.authority, issuer: asked.options.issuer };
  if (typed.authority !== undefined && typed.issuer !== undefined) {
    return trouble('usage', 'give --authority or --issuer, not both');
  }
  const around = {
    authority: env['ROOMKEY_AUTHORITY'] || undefined,
    issuer: env['ROOMKEY_ISSUER'] || undefined,
  };
  const named = [typed, around, profile.provider].find((level) => level.authority || level.issuer);
  const isZoom = !named?.issuer;
  const place = String(named?.issuer || named?.authority || ZOOM_AUTHORITY);
  const url = addressOf(place, isZoom ? 'authority' : 'issuer');
  if (!(url instanceof URL)) return url;
  const found = findCredentials(env, isZoom ? 'zoom' : 'issuer');
  if (isTrouble(found)) return found;
  const { clientSecret } = found;
  const typedId = asked.options['client-id'];
  const clientId = typeof typedId === 'string' ? typedId : found.clientId;
  const from = typeof typedId === 'string' ? { ...found.from, clientId: '--client-id' } : found.from;
  const scope = setting(asked, env, 'scope') ?? profile.provider.scope;
  const isPublic = clientSecret === null;
  if (isZoom) {
    const provider = zoomProvider(url, clientId ?? '', isPublic, false);
    return {
      issuer: provider.issuer,
      clientId,
      scope,
      from,
      connect: async () =>
        clientId === null ? trouble('no_client_id') : openRequests(context.http, provider, clientSecret),
    };
  }
  return {
    issuer: place,
    clientId,
    scope,
    from,
    async connect() {
      if (clientId === null) return trouble('no_client_id');
      const sources = metadataUrls(place).map((address) => () => context.http.send({ url: address }));
      const provider = await findProvider(sources, { issuer: place, clientId, isPublic });
      return isTrouble(provider) ? provider : openRequests(context.http, provider, clientSecret);
    },
  };
}

/** The requests to the provider that a stored grant belongs to, with the credentials that are set now. */
export function connectStored(context: Context): (provider: Provider) => Requests | Trouble {
  return (provider) => {
    const found = findCredentials(context.env, provider.kind);
    if (isTrouble(found)) return found;
    const clientId = setting(context.asked, context.env, 'client-id') ?? found.clientId;
    if (clientId !== null && clientId !== provider.clientId) {
      return trouble('other_client', `${provider.clientId}, and now ${clientId} is set`);
    }
    if (provider.clientAuth !== 'none' && found.clientSecret === null) return trouble('no_client_secret');
    return openRequests(context.http, provider, provider.clientAuth === 'none' ? null : found.clientSecret);
  };
}

/** Reports whether `--json` was given. */
export function wantsJson(context: Context): boolean {
  return isOn(context.asked, 'json');
}
