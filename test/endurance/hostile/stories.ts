/**
 * Plays a scene in this process: the real requests over real sockets, the real commands, and a World whose clock jumps,
 * so that nobody waits. Tells how it ended, and every rule that was broken on the way.
 */

import { systemClock } from '../../../src/box/clock.ts';
import type { Exchange } from '../../../src/core/exchange.ts';
import type { Grant } from '../../../src/core/grant/grant.ts';
import type { ClientCredentials, Registration } from '../../../src/core/grant/provider.ts';
import { ZOOM_AUTHORITY, zoomApiUrl, zoomServer } from '../../../src/core/oauth/zoom.ts';
import type { Pairing } from '../../../src/core/pairing/pairing.ts';
import { safeText } from '../../../src/core/text/text.ts';
import {
  exitOf as exitCodeOf,
  fixOf,
  isTrouble,
  saysOf,
  type Trouble,
} from '../../../src/core/trouble/trouble.ts';
import { pair } from '../../../src/flows/device.ts';
import { type RenewOrder, renew } from '../../../src/flows/renew.ts';
import { unpair } from '../../../src/flows/revoke.ts';
import { type Http, type HttpRequest, openHttp } from '../../../src/provider/http.ts';
import { openRequests } from '../../../src/provider/requests.ts';
import { grantForm, grantFromText } from '../../../src/store/form.ts';
import { openEvents } from '../../../src/ui/events.ts';
import { openLines } from '../../../src/ui/lines.ts';
import { findLeaks } from '../../program/canary.ts';
import { grant as grantOf, NOON } from '../../unit/core/make.ts';
import { play } from '../../unit/flows/world.ts';
import { wordsFor } from '../../unit/ui/spoken.ts';
import { isBare } from '../fuzz/rules.ts';
import type { Client } from './checks.ts';
import { HELD, honest, type Kept, type Outcome, ROOM, type Scene } from './scene.ts';
import { type Hostile, openHostile, type ServerClock } from './server.ts';

/** How a scene ended, and what was wrong beside that. */
export type Told = {
  readonly outcome: Outcome;
  readonly gapS: number | null;
  readonly firstGapS: number | null;
  readonly grant: Grant | null;
  readonly faults: readonly string[];
};

const SETTING = {
  account: 'default',
  label: safeText('Room 4.12'),
  service: safeText('Zoom'),
  host: safeText('zoom.us'),
  simulated: false,
};
const MARGIN_MS = 100;
// Long enough for a loaded machine to answer, short enough for a scene.
const STALLED_MS = 700;
const TIMEOUT_MS = 20_000;

type Tty = {
  readonly scene: Scene;
  readonly server: Hostile;
  readonly played: ReturnType<typeof play>;
  readonly requests: ReturnType<typeof openRequests>;
  readonly spoken: string[];
  readonly faults: string[];
};

/** Plays a scene. */
export async function tell(scene: Scene): Promise<Told> {
  const client: Client = { ...ROOM, auth: scene.auth ?? 'basic' };
  const isOld = scene.endpoint === 'refresh' || scene.endpoint === 'revoke';
  let clock: ServerClock = { now: () => 0, pass: () => {} };
  const server = await openHostile({
    client,
    held: isOld ? HELD : null,
    clock: { now: () => clock.now(), pass: (ms) => clock.pass(ms) },
    script: (endpoint, nth) =>
      (endpoint === scene.endpoint ? scene.acts[nth] : undefined) ?? honest(endpoint),
  });
  const registration = registrationOf(client);
  const played = play({}, registration.server, [], registration.client);
  clock = { now: () => played.world.ticks(), pass: (ms) => played.wait(ms) };
  const faults: string[] = [];
  const http = onlyHere(openHttp(waysOut(scene)), server, faults, played);
  const requests = openRequests(http, registration.server, credentialsOf(client));
  const stage: Tty = { scene, server, played, requests, spoken: [], faults };
  try {
    const outcome = isOld ? await ofOldGrant(stage, registration) : await ofPairing(stage);
    const stored = played.stored();
    const grant = stored.kind === 'grant' ? stored.grant : null;
    if (grant !== null) faults.push(...notWhole(grant));
    faults.push(...server.faults, ...unsafe([...stage.spoken, ...played.lines]));
    return { outcome, ...gapsOf(server), grant, faults };
  } finally {
    await http.close();
    await server.close();
  }
}

/** The hostile server plays Zoom itself: a pairing with other endpoints would not be taken for one of Zoom's. */
function registrationOf(client: Client): Registration {
  const { clientId, auth } = credentialsOf(client);
  return { server: zoomServer(new URL(ZOOM_AUTHORITY), false), client: { clientId, clientAuth: auth } };
}

/** The addresses that the hostile server answers for. */
const PLAYED_HERE = [ZOOM_AUTHORITY, zoomApiUrl(ZOOM_AUTHORITY)];

function credentialsOf({ id, auth, secret }: Client): ClientCredentials {
  if (auth === 'none') return { clientId: id, auth };
  return { clientId: id, auth: auth === 'post' ? 'client_secret_post' : 'client_secret_basic', secret };
}

function waysOut({ stalls }: Scene) {
  return {
    httpProxy: undefined,
    httpsProxy: undefined,
    noProxy: undefined,
    extraCa: null,
    userAgent: 'roomkey/test',
    clock: systemClock,
    deadlineMs: stalls === true ? STALLED_MS : TIMEOUT_MS,
  };
}

/** Lets no request leave this machine, and passes the time of a deadline on the scene's clock. */
function onlyHere(http: Http, server: Hostile, faults: string[], played: Tty['played']): Http {
  return {
    async send(request) {
      const release = played.holdTime();
      try {
        return await sendHere(request);
      } finally {
        release();
      }
    },
    close: () => http.close(),
  };

  async function sendHere(request: HttpRequest): Promise<Exchange> {
    const { origin, pathname, search } = new URL(request.url);
    if (!PLAYED_HERE.includes(origin)) {
      faults.push(`a request to ${request.url}`);
      return { kind: 'no-reply', cause: 'no_route', detail: '' };
    }
    const url = `${server.origin}${pathname}${search}`;
    // Silence is the same after a moment as after ten minutes.
    const exchange = await http.send({ ...request, url, deadlineMs: undefined });
    if (exchange.kind === 'no-reply' && exchange.cause === 'timeout') played.wait(TIMEOUT_MS);
    // The clock jumps: without this the next request would be there before the end of this one is seen.
    if (!(await server.settled())) faults.push('a connection is left open');
    return exchange;
  }
}

async function ofPairing({ scene, played, requests, spoken }: Tty): Promise<Outcome> {
  const { world } = played;
  const lines: string[] = [];
  const faces = [
    openEvents((text) => lines.push(text), SETTING),
    openLines((text) => spoken.push(text), SETTING, wordsFor('en')),
  ];
  let last: Pairing | null = null;
  const states = pair(world, {
    held: played.pairing(),
    plan: { renewals: 0, patienceMs: 15_000, marginMs: MARGIN_MS },
    scope: scene.scope ?? '',
    profile: '',
    expectDomain: scene.expectDomain ?? null,
    connect: async () => requests,
    connectStored: () => requests,
    signal: new AbortController().signal,
  });
  for await (const state of states) {
    for (const face of faces) face.show(state, { ticks: world.ticks(), now: world.now() });
    last = state;
  }
  spoken.push(...lines);
  const events = lines.map((line) => JSON.parse(line) as Record<string, string>);
  const told = events.find(({ event }) => event === 'retry' || event === 'error');
  return {
    events: events.map(({ event }) => event).join(' '),
    exit: exitOf(last),
    reason: told?.['reason'] ?? told?.['code'] ?? null,
    kept: played.stored().kind === 'none' ? 'nothing' : 'stored',
  };
}

/** A refresh or a revocation; afterwards the server behaves, and what was kept must still be of use. */
async function ofOldGrant(stage: Tty, registration: Registration): Promise<Outcome> {
  const { scene, played, requests, spoken, faults } = stage;
  const isRefresh = scene.endpoint === 'refresh';
  played.keep(oldGrant(registration, isRefresh ? NOON - 1000 : NOON + 3_600_000));
  played.connectBy(() => requests);
  const order: RenewOrder = { account: 'default', minTtlS: 1, fresh: false };
  const once = async (): Promise<Trouble | null> => {
    if (!isRefresh)
      return unpair(played.world, { account: 'default', connect: () => requests, local: false });
    const renewal = await renew(played.world, order);
    return isTrouble(renewal) ? renewal : null;
  };
  const cause = await once();
  if (cause !== null) spoken.push(`${saysOf(cause)} ${fixOf(cause)}`);
  const kept = keptOf(played);
  if (kept === 'kept') {
    const again = await once();
    if (again !== null) faults.push(`what was kept is of no use: ${saysOf(again)}`);
  }
  const inner = /\(([a-z_]+)\)$/.exec(cause ? saysOf(cause) : '')?.[1];
  const reason = cause === null ? null : [cause.code, ...(inner === undefined ? [] : [inner])].join(' ');
  return { events: '', exit: cause ? exitCodeOf(cause) : 0, reason, kept };
}

function keptOf(played: Tty['played']): Kept {
  const stored = played.stored();
  if (stored.kind !== 'grant') return 'gone';
  if (!stored.grant.alive) return 'dead';
  return stored.grant.accessToken === HELD.accessToken ? 'kept' : 'renewed';
}

function oldGrant(registration: Registration, expiresAt: number): Grant {
  const at = { pairedAt: NOON - 7_200_000, refreshedAt: NOON - 7_200_000, expiresAt };
  return grantOf({ ...registration, ...HELD, ...at, scope: [], apiUrl: registration.server.apiUrl });
}

/** The exit code of a pairing's last state. */
function exitOf(last: Pairing | null): number {
  switch (last?.state) {
    case 'paired':
      return 0;
    case 'refused':
      return 3;
    case 'lapsed':
      return 4;
    case 'broken':
      return exitCodeOf(last.trouble);
    default:
      return -1;
  }
}

/** What is stored must be wholly valid: printable tokens, times that a calendar can show, readable again. */
function notWhole(grant: Grant): string[] {
  const again = grantFromText(JSON.stringify(grantForm(grant)));
  if (typeof again === 'string') return [`what is stored cannot be read: ${again}`];
  if (!/^[ -~]+$/.test(grant.accessToken)) return ['a token is stored that is none'];
  return grant.expiresAt > NOON + 31 * 86_400_000 ? ['a token is stored that never ends'] : [];
}

/** Nothing that was said may move a cursor or tell a secret. */
function unsafe(spoken: readonly string[]): string[] {
  return [
    ...spoken
      .filter((text) => !text.split('\n').every(isBare))
      .map((text) => `unsafe: ${JSON.stringify(text)}`),
    ...spoken.flatMap((text) => findLeaks(text)).map((text) => `a secret: ${text}`),
  ];
}

/** Whole seconds from the first code to its first poll, and from that to the second, without the margin. */
function gapsOf({ requests }: Hostile): Pick<Told, 'gapS' | 'firstGapS'> {
  const code = requests.filter(({ endpoint }) => endpoint === 'device').at(-1);
  const [first, second] = requests.filter(({ endpoint }) => endpoint === 'poll');
  const gap = (from: typeof first, to: typeof first) =>
    from === undefined || to === undefined ? null : Math.floor((to.at - from.overAt - MARGIN_MS) / 1000);
  return { firstGapS: gap(code, first), gapS: gap(first, second) };
}
