/** `demo`: the whole job without an account anywhere. Says plainly that it is a simulation. */

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { standing } from '../core/grant/grant.ts';
import { zoomServer } from '../core/oauth/zoom.ts';
import type { Pairing } from '../core/pairing/pairing.ts';
import { EXIT, isTrouble } from '../core/trouble/trouble.ts';
import { clocks } from '../core/world.ts';
import { openRequests } from '../provider/requests.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { pairHere } from './pair.ts';
import { openSimulator } from './simulator.ts';
import { isOn } from './start/argv.ts';
import type { Invocation, Run } from './start/command.ts';
import { type Opened, type Refuse, withSession } from './start/open.ts';
import { fail } from './start/out.ts';
import { settleSimulator } from './start/settle.ts';
import { speechOf } from './start/settle-terminal.ts';

// Quicker than Zoom's five seconds: no other client is served here.
const INTERVAL_S = 2;

export const run: Run = async (invocation) => {
  const refuse: Refuse = (cause, speech) => fail(cause, isOn(invocation.asked, 'json'), speech);
  const far = settleSimulator(invocation.asked);
  if (isTrouble(far)) return refuse(far, speechOf(invocation.asked, invocation.env));
  return withSession(
    invocation,
    async (opened) => {
      const client = { clientId: 'roomkey-demo', clientSecret: randomBytes(24).toString('hex') };
      const simulator = await openSimulator(invocation, far, { ...client, intervalS: INTERVAL_S });
      if (isTrouble(simulator)) return refuse(simulator, opened.settings.terminal);
      try {
        return await demo(invocation, opened, simulator, client, refuse);
      } finally {
        await simulator.close();
      }
    },
    refuse,
  );
};

async function demo(
  invocation: Invocation,
  opened: Opened,
  simulator: Simulator,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  refuse: Refuse,
): Promise<number> {
  const account = await freeAccount(opened);
  const settings = { ...opened.settings, account };
  const server = zoomServer(new URL(simulator.url), true);
  const credentials = { clientId, auth: 'client_secret_basic', secret: clientSecret } as const;
  const requests = openRequests(opened.session.http, server, credentials);
  const print = (line: string): void => {
    (settings.json ? process.stderr : process.stdout).write(`${line}\n`);
  };
  const from = { clientId, clientSecret: null };
  const target = { issuer: server.issuer, clientId, scope: '', from, connect: async () => requests };
  const { exitCode, unreported } = await pairHere({ ...opened, settings }, target, {
    simulated: true,
    onState: (pairing, isScreen) => isScreen || printHowToApprove(pairing, simulator, print),
    onKey(key) {
      if (key === 'a') simulator.approve();
      if (key === 'd') simulator.deny();
    },
  });
  if (exitCode === EXIT.done) print(await readByAnother(invocation, account));
  return unreported === null ? exitCode : refuse(unreported, settings.terminal);
}

/** `default`, so that the next command simply works; `demo` where a real pairing must not be touched. */
async function freeAccount({ settings, session: { world } }: Opened): Promise<string> {
  if (settings.account !== 'default') return settings.account;
  const stored = await world.keeping.read('default');
  const free =
    stored.kind === 'none' ||
    (stored.kind === 'grant' &&
      (stored.grant.server.simulated || standing(stored.grant, clocks(world)) === 'dead'));
  return free ? 'default' : 'demo';
}

function printHowToApprove(pairing: Pairing, { url }: Simulator, print: (line: string) => void): void {
  if (pairing.state !== 'waiting' || pairing.askAt - pairing.since > (INTERVAL_S + 1) * 1000) return;
  const { userCode, verificationUriComplete, verificationUri } = pairing.code;
  // Addresses and commands have lines of their own, not even indented: so they fit into 80 columns and can be copied.
  print('This is a simulation. Approve in a browser on this box:');
  print(verificationUriComplete ?? verificationUri);
  print('or with one line:');
  print(`curl -d user_code=${userCode} -d decision=allow ${url}/oauth_device`);
}

/** The point of the whole: another process gets the token. Its value is not shown, only that it came. */
async function readByAnother({ env, program: { script } }: Invocation, account: string): Promise<string> {
  const which = account === 'default' ? '' : ` --account ${account}`;
  const args = [script, 'token', '--account', account];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: env as NodeJS.ProcessEnv,
  });
  return `Another process has just read the token (${stdout.trim().length} characters).\nYours does it with: roomkey token${which}`;
}
