/** `simulator`: only the far end, for tests of one's own. Says plainly that it is a simulation. */

import { randomBytes } from 'node:crypto';
import { bootTicks } from '../box/clock.ts';
import { findCredentials } from '../box/credentials.ts';
import { isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import type { Simulator, SimulatorOptions } from '../simulator/simulator.ts';
import { isOn } from './start/argv.ts';
import type { Invocation, Run } from './start/command.ts';
import { fail, openLog, say } from './start/out.ts';
import { type SimulatorSettings, settleSimulator } from './start/settle.ts';
import { speechOf } from './start/settle-terminal.ts';

export const run: Run = async (invocation) => {
  const refuse = (cause: Trouble): Promise<number> =>
    fail(cause, json, speechOf(invocation.asked, invocation.env));
  const json = isOn(invocation.asked, 'json');
  const settings = settleSimulator(invocation.asked);
  if (isTrouble(settings)) return refuse(settings);
  const found = findCredentials(invocation.env, 'zoom');
  if (isTrouble(found)) return refuse(found);
  const simulator = await openSimulator(invocation, settings, {
    clientId: found.clientId ?? undefined,
    clientSecret: found.clientSecret ?? undefined,
  });
  if (isTrouble(simulator)) return refuse(simulator);
  await say(json ? listeningEvent(simulator.url) : listeningText(simulator.url));
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await simulator.close();
  return 0;
};

/** Starts the simulator as it was asked for. */
export async function openSimulator(
  { asked }: Invocation,
  { port, approveAfterMs }: SimulatorSettings,
  more: Partial<SimulatorOptions>,
): Promise<Simulator | Trouble> {
  const { startSimulator } = await import('../simulator/simulator.ts');
  try {
    return await startSimulator({
      port,
      ...(approveAfterMs === null ? {} : { approveAfterMs }),
      now: bootTicks,
      random: randomBytes,
      log: openLog(isOn(asked, 'verbose')),
      ...more,
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return trouble('usage', `the simulator cannot listen on port ${port} (${code})`);
  }
}

function listeningEvent(url: string): string {
  return `${JSON.stringify({ event: 'listening', at: new Date().toISOString(), authority: url })}\n`;
}

function listeningText(url: string): string {
  return (
    `A simulation of Zoom listens at ${url}. Nothing here reaches Zoom.\n` +
    `Pair with it:\n  ZOOM_CLIENT_ID=any ZOOM_CLIENT_SECRET=any \\\n    roomkey pair --authority ${url}\n` +
    `Approve in a browser, or with a command:\n  ${url}/oauth_device\n` +
    `  curl -d user_code=CODE -d decision=allow ${url}/oauth_device\n` +
    `Script its answers:\n  curl -d next=slow_down,drop ${url}/simulator\n`
  );
}
