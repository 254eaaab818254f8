/**
 * `demo` and `simulator`: the whole job, and its far end, without an account anywhere. Both say plainly that they are a
 * simulation.
 */

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { bootTicks } from '../box/clock.ts';
import { findCredentials } from '../box/credentials.ts';
import { standing } from '../core/grant/grant.ts';
import { zoomProvider } from '../core/oauth/zoom.ts';
import type { Pairing } from '../core/pairing/pairing.ts';
import { EXIT, exitOf, isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { clocks } from '../flows/renew.ts';
import { openRequests } from '../provider/requests.ts';
import type { Simulator, SimulatorOptions } from '../simulator/simulator.ts';
import { type Context, wantsJson } from '../wiring/session.ts';
import { numberOption } from './argv.ts';
import { type Ended, pairHere } from './pair.ts';

// Quicker than Zoom's five seconds: nobody else is served here.
const INTERVAL_S = 2;
const DAY_S = 86_400;

/** Pairs this box with a simulator of our own; `script` is the program, to be run once more as another reader. */
export async function demo(context: Context, script: string): Promise<Ended> {
  const account = await freeAccount(context);
  const clientId = 'roomkey-demo';
  const clientSecret = randomBytes(24).toString('hex');
  const simulator = await openSimulator(context, { clientId, clientSecret, intervalS: INTERVAL_S });
  if (isTrouble(simulator)) return { exitCode: exitOf(simulator), tell: simulator, last: null };
  const provider = zoomProvider(new URL(simulator.url), clientId, false, true);
  const requests = openRequests(context.http, provider, clientSecret);
  const say = (line: string): void => {
    (wantsJson(context) ? process.stderr : process.stdout).write(`${line}\n`);
  };
  const from = { clientId, clientSecret: null };
  const target = { issuer: provider.issuer, clientId, scope: '', from, connect: async () => requests };
  try {
    const ended = await pairHere({ ...context, account }, target, {
      simulated: true,
      seen: (pairing, isScreen) => isScreen || tellHowToApprove(pairing, simulator, say),
      onKey(key) {
        if (key === 'a') simulator.approve();
        if (key === 'd') simulator.deny();
      },
    });
    if (ended.exitCode === EXIT.done) say(await readByAnother(context, account, script));
    return ended;
  } finally {
    await simulator.close();
  }
}

/** Runs the simulator until a signal ends it; null then, or what kept it from starting. */
export async function simulate(context: Context): Promise<Trouble | null> {
  const found = findCredentials(context.env, 'zoom');
  if (isTrouble(found)) return found;
  const simulator = await openSimulator(context, {
    clientId: found.clientId ?? undefined,
    clientSecret: found.clientSecret ?? undefined,
  });
  if (isTrouble(simulator)) return simulator;
  const { url } = simulator;
  process.stdout.write(
    wantsJson(context)
      ? `${JSON.stringify({ event: 'listening', at: new Date(context.world.now()).toISOString(), authority: url })}\n`
      : `A simulation of Zoom listens at ${url}. Nothing here reaches Zoom.\n` +
          `Pair with it:\n  ZOOM_CLIENT_ID=any ZOOM_CLIENT_SECRET=any \\\n    roomkey pair --authority ${url}\n` +
          `Approve in a browser, or with a command:\n  ${url}/oauth_device\n` +
          `  curl -d user_code=CODE -d decision=allow ${url}/oauth_device\n` +
          `Script its answers:\n  curl -d next=slow_down,drop ${url}/simulator\n`,
  );
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await simulator.close();
  return null;
}

async function openSimulator(
  context: Context,
  more: Partial<SimulatorOptions>,
): Promise<Simulator | Trouble> {
  const port = numberOption(context.asked, 'port', 0, 65_535);
  if (typeof port !== 'number') return port;
  const after = numberOption(context.asked, 'approve-after', Number.POSITIVE_INFINITY, DAY_S);
  if (typeof after !== 'number') return after;
  const { startSimulator } = await import('../simulator/simulator.ts');
  try {
    return await startSimulator({
      port,
      ...(Number.isFinite(after) ? { approveAfterMs: after * 1000 } : {}),
      now: bootTicks,
      random: randomBytes,
      log: context.log,
      ...more,
    });
  } catch (error) {
    return trouble(
      'usage',
      `the simulator cannot listen on port ${port} (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}

/** `default`, so that the next command simply works; `demo` where a real pairing must not be touched. */
async function freeAccount(context: Context): Promise<string> {
  if (context.account !== 'default') return context.account;
  const stored = await context.world.store.read('default');
  const free =
    stored.kind === 'none' ||
    (stored.kind === 'grant' &&
      (stored.grant.provider.simulated || standing(stored.grant, clocks(context.world)) === 'dead'));
  return free ? 'default' : 'demo';
}

function tellHowToApprove(pairing: Pairing, { url }: Simulator, say: (line: string) => void): void {
  if (pairing.state !== 'waiting' || pairing.askAt - pairing.since > (INTERVAL_S + 1) * 1000) return;
  const { userCode, verificationUriComplete, verificationUri } = pairing.code;
  // Addresses and commands have lines of their own, not even indented: so they fit into 80 columns and can be copied.
  say('This is a simulation. Approve in a browser on this box:');
  say(verificationUriComplete ?? verificationUri);
  say('or with one line:');
  say(`curl -d user_code=${userCode} -d decision=allow ${url}/oauth_device`);
}

/** The point of the whole: another process gets the token. Its value is not shown, only that it came. */
async function readByAnother(context: Context, account: string, script: string): Promise<string> {
  const which = account === 'default' ? '' : ` --account ${account}`;
  const args = [script, 'token', '--account', account];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: context.env as NodeJS.ProcessEnv,
  });
  return `Another process has just read the token (${stdout.trim().length} characters).\nYours does it with: roomkey token${which}`;
}
