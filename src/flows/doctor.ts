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
import { type Check, failed, warned, well } from '../core/trouble/check.ts';
import { isExposure, noteText } from '../core/trouble/note.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
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
};

/** A clock that is off by less is none's concern. */
const CLOCK_MS = 90_000;

/** Yields the checks in order. None of them is a secret. */
export async function* doctor(world: World, patient: Patient): AsyncGenerator<Check, void> {
  yield patient.program;
  yield* storageChecks(world, patient);
  const { target } = patient;
  let code: Code | null = null;
  if (isTrouble(target)) {
    yield failed(target.code === 'bad_credentials_file' ? 'credentials' : 'provider', target);
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
  return checks.find(({ state }) => state === 'fail')?.exitCode ?? 0;
}

async function* storageChecks(world: World, { account, hasFlock }: Patient): AsyncGenerator<Check, void> {
  const { keeping } = world;
  const cannot = await keeping.prepare(account);
  yield cannot === null ? placeCheck(keeping, account) : failed('storage', cannot);
  const held = await keeping.hold(account, 'pair', 0);
  if (!isTrouble(held)) held.release();
  if (isTrouble(held)) yield failed('lock', held);
  else if (!hasFlock) {
    yield warned(
      'lock',
      'free, but there is no flock program: a lock may outlive a killed process',
      'Install util-linux.',
    );
  } else yield well('lock', 'free: no other roomkey is pairing this account');
}

function placeCheck(keeping: Keeping, account: string): Check {
  const notes = keeping.notes(account);
  const note = notes.find(isExposure) ?? notes[0];
  if (note !== undefined) {
    const fix = isExposure(note)
      ? 'Keep it for one user: chmod 700 the folder, 600 the file.'
      : 'Name a folder on a disk that stays by ROOMKEY_CONFIG_DIR.';
    return warned('storage', noteText(note), fix);
  }
  const { protection, path } = keeping.where(account);
  const sealed = protection === 'none' ? 'not encrypted' : 'encrypted';
  return well('storage', `private, durable and writable (${sealed}): ${path}`);
}

function credentialsCheck({ from }: Aim): Check {
  if (from.clientId === null) return failed('credentials', trouble('no_client_id'));
  const secret =
    from.clientSecret === null
      ? 'no secret, so this is a public client'
      : `the secret from ${from.clientSecret}`;
  return well('credentials', `client id from ${from.clientId}, ${secret}`);
}

/** From the name to the certificate; returns whether the way is open. */
async function* networkChecks(probe: Probe, url: URL): AsyncGenerator<Check, boolean> {
  const next = probe.next(url);
  if (next.proxy === null) yield well('proxy', `none; straight to ${url.hostname}`);
  else {
    const login = next.proxy.hasLogin ? 'with a password' : 'without a password';
    yield well('proxy', `${next.host}:${next.port}, ${login}`);
  }
  const blame = (cause: Cause): Trouble =>
    trouble(next.proxy === null ? cause.cause : 'proxy_unreachable', cause.detail);
  if (!isNumeric(next.host)) {
    const found = await probe.lookup(next.host);
    if ('cause' in found) {
      yield failed('name', blame(found));
      return false;
    }
    const more = found.length > 1 ? ` and ${found.length - 1} more` : '';
    yield well('name', `${next.host} is ${found[0] ?? 'nothing'}${more}`);
  }
  const reached = await probe.reach(next.host, next.port);
  if ('cause' in reached) {
    yield failed('route', blame(reached));
    return false;
  }
  yield well('route', `${next.host}:${next.port} answers in ${Math.round(reached.tookMs)} ms`);
  const chain = await probe.chain(url);
  // Without a handshake the request that follows tells why.
  if (chain === null) return true;
  if (chain.cause !== null) {
    yield failed('tls', trouble(chain.cause.cause, chain.cause.detail));
    return false;
  }
  const until = Number.isNaN(chain.validTo) ? '' : `, good until ${dayOf(chain.validTo)}`;
  yield well('tls', `trusted, signed by "${chain.issuer}"${until}`);
  return true;
}

/** Are the credentials taken, and is pairing by code switched on? Only a request for a code tells. */
async function* providerChecks(world: World, target: Aim): AsyncGenerator<Check, Code | null> {
  const requests = await target.connect();
  if (isTrouble(requests)) {
    yield failed('provider', requests);
    return null;
  }
  const exchange = await requests.deviceCode(target.scope);
  const context = { server: requests.server, secrets: requests.secrets, now: world.now() };
  const heard = readDeviceCode(exchange, context);
  const clock = clockCheck(exchange, world.now());
  if (heard.said !== 'code') {
    const cause = 'trouble' in heard ? heard.trouble : trouble('provider_refused', heard.said);
    yield failed('provider', cause);
    if (clock !== null) yield clock;
    return null;
  }
  const { code } = heard;
  const life = `${Math.round(code.expiresInS / 60)} min`;
  if (code.verificationUriComplete === null) {
    yield warned(
      'provider',
      `takes this client and gives codes for ${life}, but no link with the code in it`,
      'The QR leads to the page only, and the code is typed there. There is nothing to fix here.',
    );
  } else yield well('provider', `takes this client and gives codes for ${life}, with a link for the QR`);
  if (clock !== null) yield clock;
  return code;
}

/** The provider's clock informs; it decides nothing. */
function clockCheck(exchange: Exchange, now: number): Check | null {
  const said = exchange.kind === 'reply' ? Date.parse(exchange.headers['date'] ?? '') : Number.NaN;
  if (Number.isNaN(said)) return null;
  const off = now - said;
  if (Math.abs(off) <= CLOCK_MS) return well('clock', "agrees with the provider's");
  const way = off > 0 ? 'ahead of' : 'behind';
  return warned(
    'clock',
    `is ${spanOf(Math.abs(off))} ${way} the provider's`,
    'Set it, or let this box reach a time server: timedatectl set-ntp true. roomkey counts on another clock meanwhile.',
  );
}

function isNumeric(host: string): boolean {
  return isLoopback(host) || /^[\d.]+$|:/.test(host);
}
