/**
 * The story of `doctor`: would a pairing work here, and how does the one that there is stand? From the box outwards to
 * the provider; each line is yielded as soon as it is known. Asks for one code, which it throws away.
 */

import type { Exchange, Requests } from '../core/exchange.ts';
import type { Keeping } from '../core/keeping.ts';
import { readDeviceCode } from '../core/oauth/answer.ts';
import type { Code } from '../core/pairing/pairing.ts';
import type { Cause, Probe } from '../core/probe.ts';
import { dayOf, spanOf } from '../core/text/dates.ts';
import { isLoopback } from '../core/text/urls.ts';
import { type Check, exitOfCheck, fail, ok, warn } from '../core/trouble/check.ts';
import { isExposure } from '../core/trouble/note.ts';
import { EXIT, isTrouble, type Trouble, type TroubleCode, trouble } from '../core/trouble/trouble.ts';
import type { World } from '../core/world.ts';
import { type GrantOrder, grantChecks } from './doctor-grant.ts';

/** What is examined. */
export type Patient = GrantOrder & {
  /** How the program itself stands. */
  readonly program: Check;
  /** Whether locks are freed by the kernel here. */
  readonly hasFlock: boolean;
  readonly target: Aim | Trouble;
  readonly probe: Probe;
  /** How the terminal stands for a code with this link; null where no link is known. */
  readonly terminal: (code: Code | null) => Promise<Check>;
};

/** The provider that would be paired. */
export type Aim = {
  readonly issuer: string;
  readonly scope: string;
  readonly connect: (signal?: AbortSignal) => Promise<Requests | Trouble>;
  /** Where client id and secret come from; null for none. Never their value. */
  readonly from: { readonly clientId: string | null; readonly clientSecret: string | null };
  /** Of these, the ones with quotation marks around the value, as docker's `--env-file` keeps them. */
  readonly quoted?: readonly string[];
};

/** Before a provider is reached, these can only be about the files and variables of the credentials. */
const OF_CREDENTIALS: readonly TroubleCode[] = ['bad_credentials_file', 'bad_credential', 'not_ours'];
/** Smaller offsets do not matter. */
const CLOCK_MS = 90_000;

/** Yields the checks in order. None of them holds a secret. */
export async function* doctor(world: World, patient: Patient): AsyncGenerator<Check, void> {
  yield patient.program;
  yield* storageChecks(world, patient);
  const { target } = patient;
  let code: Code | null = null;
  if (isTrouble(target)) {
    yield fail(OF_CREDENTIALS.includes(target.code) ? 'credentials' : 'provider', target);
  } else {
    yield credentialsCheck(target);
    const isOpen = yield* networkChecks(patient.probe, new URL(target.issuer));
    if (isOpen && target.from.clientId !== null) code = yield* providerChecks(world, target);
  }
  yield await patient.terminal(code);
  yield* grantChecks(world, patient);
}

/** The exit code: that of the first check that fails, which is what `pair` would meet first. */
export function verdict(checks: readonly Check[]): number {
  return checks.map(exitOfCheck).find((code) => code !== EXIT.done) ?? EXIT.done;
}

async function* storageChecks(world: World, { account, hasFlock }: Patient): AsyncGenerator<Check, void> {
  const { keeping } = world;
  const cannot = (await keeping.examine(account)) ?? (await whyUnreadable(keeping, account));
  yield cannot === null ? placeCheck(keeping, account) : fail('storage', cannot);
  const held = await keeping.hold(account, 'pair', 0);
  if (!isTrouble(held)) held.release();
  if (isTrouble(held)) yield fail('lock', held);
  else if (!hasFlock) yield warn('lock', { code: 'lock_outlives' });
  else yield ok('lock', { code: 'lock_free' });
}

/** Why what is kept cannot be read, where that is for the permissions; what else may be wrong with it is told below. */
async function whyUnreadable(keeping: Keeping, account: string): Promise<Trouble | null> {
  const stored = await keeping.read(account);
  if (stored.kind !== 'unreadable') return null;
  const { code } = stored.trouble;
  return code === 'cannot_read' || code === 'not_ours' ? stored.trouble : null;
}

function placeCheck(keeping: Keeping, account: string): Check {
  const notes = keeping.notes(account);
  const note = notes.find(isExposure) ?? notes[0];
  if (note !== undefined)
    return warn('storage', { code: isExposure(note) ? 'storage_exposed' : 'storage_forgets', note });
  const { protection, path } = keeping.where(account);
  return ok('storage', { code: 'storage_good', path, isSealed: protection !== 'none' });
}

function credentialsCheck({ from, quoted = [] }: Aim): Check {
  if (from.clientId === null) return fail('credentials', trouble('no_client_id'));
  if (quoted.length > 0) return warn('credentials', { code: 'credentials_quoted', from: quoted.join(', ') });
  const { clientId, clientSecret } = from;
  if (quoted.length > 0) return warn('credentials', { code: 'credentials_quoted', from: quoted.join(', ') });
  return ok('credentials', { code: 'credentials_from', clientId, clientSecret });
}

/** From the name to the certificate; returns whether the way is open. */
async function* networkChecks(probe: Probe, url: URL): AsyncGenerator<Check, boolean> {
  const next = probe.next(url);
  if (next.proxy === null) yield ok('proxy', { code: 'no_proxy', host: url.hostname });
  else yield ok('proxy', { code: 'through_proxy', host: next.host, port: next.port, ...next.proxy });
  const blame = (cause: Cause): Trouble =>
    trouble(next.proxy === null ? cause.cause : 'proxy_unreachable', cause.detail);
  if (!isNumeric(next.host)) {
    const found = await probe.lookup(next.host);
    if ('cause' in found) {
      yield fail('name', blame(found));
      return false;
    }
    const [address = '', ...others] = found;
    yield ok('name', { code: 'name_is', host: next.host, address, more: others.length });
  }
  const reached = await probe.reach(next.host, next.port);
  if ('cause' in reached) {
    yield fail('route', blame(reached));
    return false;
  }
  const ms = Math.round(reached.tookMs);
  yield ok('route', { code: 'answers_in', host: next.host, port: next.port, ms });
  const chain = await probe.chain(url);
  // Without a handshake the request that follows tells why.
  if (chain === null) return true;
  if (chain.cause !== null) {
    yield fail('tls', trouble(chain.cause.cause, chain.cause.detail));
    return false;
  }
  const until = Number.isNaN(chain.validTo) ? null : dayOf(chain.validTo);
  yield ok('tls', { code: 'certificate_trusted', issuer: chain.issuer, until });
  return true;
}

/** Are the credentials taken, and is pairing by code switched on? Only a request for a code tells. */
async function* providerChecks(world: World, target: Aim): AsyncGenerator<Check, Code | null> {
  const requests = await target.connect();
  if (isTrouble(requests)) {
    yield fail('provider', requests);
    return null;
  }
  const exchange = await requests.deviceCode(target.scope);
  const context = { server: requests.server, secrets: requests.secrets, now: world.now() };
  const heard = readDeviceCode(exchange, context);
  const clock = clockCheck(exchange, world.now());
  if (heard.said !== 'code') {
    const cause = 'trouble' in heard ? heard.trouble : trouble('provider_refused', heard.said);
    yield fail('provider', cause);
    if (clock !== null) yield clock;
    return null;
  }
  const { code } = heard;
  const minutes = Math.round(code.expiresInS / 60);
  if (code.verificationUriComplete === null) yield warn('provider', { code: 'gives_no_links', minutes });
  else yield ok('provider', { code: 'gives_links', minutes });
  if (clock !== null) yield clock;
  return code;
}

/** The provider's clock informs; it decides nothing. */
function clockCheck(exchange: Exchange, now: number): Check | null {
  const said = exchange.kind === 'reply' ? Date.parse(exchange.headers['date'] ?? '') : Number.NaN;
  if (Number.isNaN(said)) return null;
  const off = now - said;
  if (Math.abs(off) <= CLOCK_MS) return ok('clock', { code: 'clock_agrees' });
  return warn('clock', { code: 'clock_off', span: spanOf(Math.abs(off)), isAhead: off > 0 });
}

function isNumeric(host: string): boolean {
  return isLoopback(host) || /^[\d.]+$|:/.test(host);
}
