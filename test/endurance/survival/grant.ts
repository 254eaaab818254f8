/** A grant put into a place without running the program: approved, fetched and saved as `pair` would do it. */

import { systemClock } from '../../../src/box/clock.ts';
import type { Sink } from '../../../src/core/exchange.ts';
import { emptyGrant, renewed } from '../../../src/core/grant/grant.ts';
import { readDeviceCode, readToken } from '../../../src/core/oauth/answer.ts';
import { zoomProvider } from '../../../src/core/oauth/zoom.ts';
import { openHttp } from '../../../src/provider/http.ts';
import { openRequests } from '../../../src/provider/requests.ts';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { CLIENT } from '../../program/canary.ts';
import type { Place } from '../../program/roomkey.ts';
import { save } from './bench.ts';

const UNHEARD: Sink = { answered() {}, received() {}, finished() {} };

/** Gives `where` a grant of `server`, whose requests will go to `authority`; returns its refresh token. */
export async function giveGrant(where: Place, server: Simulator, authority = server.url): Promise<string> {
  const http = openHttp({
    httpProxy: undefined,
    httpsProxy: undefined,
    noProxy: undefined,
    extraCa: null,
    userAgent: 'test',
    deadlineMs: 10_000,
    clock: systemClock,
  });
  const direct = zoomProvider(new URL(server.url), CLIENT.id, false, false);
  const requests = openRequests(http, direct, CLIENT.secret);
  const context = { provider: direct, secrets: [], now: Date.now() };
  const code = readDeviceCode(await requests.deviceCode(''), context).secret ?? '';
  server.approve();
  const token = readToken(await requests.poll(code, UNHEARD), context).secret;
  await http.close();
  if (token === null) throw new Error('the simulator gave no token');
  const provider = zoomProvider(new URL(authority), CLIENT.id, false, false);
  const grant = renewed(emptyGrant(provider, [], 'meeting-sdk', Date.now()), token, {
    now: Date.now(),
    ticks: 0,
    boot: null,
  });
  await save(where, grant);
  return token.refreshToken ?? '';
}
