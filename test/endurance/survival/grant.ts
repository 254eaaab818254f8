/** A grant put into a place without running the program: approved, fetched and saved as `pair` would do it. */

import { systemClock } from '../../../src/box/clock.ts';
import { emptyGrant, renewed } from '../../../src/core/grant/grant.ts';
import { readDeviceCode, readToken } from '../../../src/core/oauth/answer.ts';
import { zoomServer } from '../../../src/core/oauth/zoom.ts';
import { openHttp } from '../../../src/provider/http.ts';
import { openRequests } from '../../../src/provider/requests.ts';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { CLIENT } from '../../program/canary.ts';
import type { Place } from '../../program/roomkey.ts';
import { save } from './bench.ts';

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
  const direct = zoomServer(new URL(server.url), false);
  const credentials = { clientId: CLIENT.id, auth: 'client_secret_basic', secret: CLIENT.secret } as const;
  const requests = openRequests(http, direct, credentials);
  const context = { server: direct, secrets: [], now: Date.now() };
  const code = readDeviceCode(await requests.deviceCode(''), context);
  if (code.said !== 'code') throw new Error('the simulator gave no code');
  server.approve();
  const ask = { grant: 'device', deviceCode: code.deviceCode } as const;
  const heard = readToken(await requests.token(ask, null), context);
  await http.close();
  if (heard.said !== 'token') throw new Error('the simulator gave no token');
  const { token } = heard;
  const at = { server: zoomServer(new URL(authority), false), client: requests.client };
  const grant = renewed(emptyGrant(at, 'device', [], 'meeting-sdk', Date.now()), token, {
    now: Date.now(),
    ticks: 0,
    boot: null,
  });
  await save(where, grant);
  return token.refreshToken ?? '';
}
