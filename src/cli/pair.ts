/** `pair`: a pairing on this box from the first check to the last line: lock, readiness, view, signals, exit code. */

import type { Paired, Pairing, Plan } from '../core/pairing/pairing.ts';
import { EXIT, exitOf, isTrouble, type Trouble, trouble } from '../core/trouble/trouble.ts';
import { type PairOrder, pair } from '../flows/device.ts';
import { ready } from '../flows/ready.ts';
import { openRestart } from '../flows/restart.ts';
import type { Moment, PairingInfo } from '../ui/view.ts';
import type { Words } from '../ui/words/index.ts';
import { noteIn } from '../ui/words/reports.ts';
import { connectStored, findTarget, type Target } from '../wiring/target.ts';
import { isOn } from './start/argv.ts';
import type { Run } from './start/command.ts';
import { type Opened, type Refuse, withSession } from './start/open.ts';
import { fail, note, say } from './start/out.ts';
import { chosenTty } from './terminal/facts.ts';
import { reportWords } from './terminal/language.ts';
import { openQrSign } from './terminal/qr-sign.ts';
import { show } from './terminal/show.ts';
import type { Tty } from './terminal/tty.ts';
import { infoOf, openView } from './terminal/views.ts';

export const run: Run = (invocation) => {
  const refuse: Refuse = (cause, speech) => fail(cause, isOn(invocation.asked, 'json'), speech);
  return withSession(
    invocation,
    async (opened) => {
      const target = findTarget(opened.settings, opened.session.http);
      if (isTrouble(target)) return refuse(target, opened.settings.terminal);
      const { exitCode, unreported } = await pairHere(opened, target, { simulated: false });
      return unreported === null ? exitCode : refuse(unreported, opened.settings.terminal);
    },
    refuse,
  );
};

/** How a pairing ended; `unreported` is a trouble that no view has shown. */
export type Ended = {
  readonly exitCode: number;
  readonly unreported: Trouble | null;
};

/** What `demo` does with a pairing beside pairing. */
export type Extras = {
  readonly simulated: boolean;
  /** Called with every state once it is shown. */
  readonly onState?: (pairing: Pairing, isScreen: boolean) => void;
  readonly onKey?: (key: string) => void;
};

/** How a person steers a pairing. */
type Control = Pick<PairOrder, 'signal' | 'atOnce' | 'restart'>;

/** Signals that end a pairing; their number is added to 128. */
const ENDING = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const;

// How long a first code may fail to come before a pairing is given up, unless codes are renewed forever.
const PATIENCE_MS = 15_000;
/** How long a screen goes on showing that it is done. */
const LINGER_MS = 5_000;

/** Pairs `target`, or says that this box is paired already. */
export async function pairHere(opened: Opened, target: Target, extras: Extras): Promise<Ended> {
  const { settings, session } = opened;
  const { account, pairing } = settings;
  const { world } = session;
  const tty = chosenTty(settings.terminal);
  if (isTrouble(tty)) return refused(tty);
  const held = await world.keeping.hold(account, 'pair', 0);
  if (isTrouble(held)) return refused(held);
  try {
    const readiness = await ready(world, {
      account,
      minTtlS: 0,
      fresh: false,
      force: pairing.force || extras.simulated,
      issuer: target.issuer,
      clientId: target.clientId,
      expected:
        pairing.expectDomain === null
          ? null
          : { domain: pairing.expectDomain, connect: connectStored(settings, session.http) },
    });
    if (isTrouble(readiness)) return refused(readiness);
    if (!readiness.go) return await watch(opened, target, tty, extras, () => already(readiness.paired));
    if (target.clientId === null) return refused(trouble('no_client_id'));
    for (const each of [readiness.note, target.elsewhere ?? null]) {
      if (each === null) continue;
      const { reports } = await reportWords(settings.terminal);
      note(noteIn(reports.notes, each));
    }
    const order: Omit<PairOrder, keyof Control> = {
      held,
      plan: planOf(pairing.renewals, world.random()),
      scope: target.scope,
      profile: settings.profile,
      expectDomain: pairing.expectDomain,
      connect: target.connect,
      connectStored: connectStored(settings, session.http),
    };
    return await watch(opened, target, tty, extras, (control) => pair(world, { ...order, ...control }));
  } finally {
    held.release();
    tty.close();
  }
}

async function* already(paired: Paired): AsyncGenerator<Pairing, void> {
  yield { state: 'paired', paired };
}

function planOf(renewals: number, random: number): Plan {
  return {
    renewals,
    patienceMs: renewals === Number.POSITIVE_INFINITY ? renewals : PATIENCE_MS,
    marginMs: 100 + Math.round(random * 300),
  };
}

/** Shows the states until they end or a signal or key ends them, and puts the terminal back whatever happens. */
async function watch(
  { settings, session: { world } }: Opened,
  target: Target,
  tty: Tty,
  extras: Extras,
  states: (control: Control) => AsyncGenerator<Pairing, void>,
): Promise<Ended> {
  const leaving = new AbortController();
  const atOnce = new AbortController();
  const restart = openRestart();
  let signal = 0;
  const leave = (number: number) => (): void => {
    signal ||= number;
    // Once more means: without waiting for what may still come.
    if (leaving.signal.aborted) atOnce.abort();
    leaving.abort();
  };
  const info = infoOf(settings, target.issuer, extras.simulated);
  const { view, isScreen, isElsewhere, words, restore } = await openView(settings, info, tty, (key) => {
    if (key === 'ctrl-c') leave(ENDING.SIGINT)();
    else if (key === 'q') leave(0)();
    else if (key === 'n') restart.request();
    else extras.onKey?.(key);
  });
  const { qrFile } = settings.pairing;
  const sign = qrFile === null ? null : openQrSign(qrFile, world.log);
  const cleanUp = (): void => {
    restore();
    sign?.remove();
  };
  const listeners = Object.entries(ENDING).map(([name, number]) => [name, leave(number)] as const);
  for (const [name, listener] of listeners) process.on(name, listener);
  process.on('exit', cleanUp);
  try {
    const last = await show(
      states({ signal: leaving.signal, atOnce: atOnce.signal, restart }),
      view,
      world,
      (pairing) => {
        // It never rejects: a sign that fails is one line of log.
        void sign?.show(pairing);
        extras.onState?.(pairing, isScreen);
      },
    );
    if (isScreen && last?.state === 'paired')
      await world.sleepUntil(world.ticks() + LINGER_MS, leaving.signal);
    await view.close();
    if (isElsewhere && last !== null)
      await printSummary(last, { ticks: world.ticks(), now: world.now() }, info, words);
    if (signal !== 0 && last?.state !== 'paired') return { exitCode: 128 + signal, unreported: null };
    return outcome(last, settings.json);
  } finally {
    // Nothing is left to put back, unless something broke above.
    cleanUp();
    process.off('exit', cleanUp);
    for (const [name, listener] of listeners) process.off(name, listener);
  }
}

/** Once the full screen is gone, the shell keeps one line of what happened. */
async function printSummary(last: Pairing, moment: Moment, info: PairingInfo, words: Words): Promise<void> {
  const { summaryLine } = await import('../ui/lines.ts');
  await say(`${summaryLine(last, moment, info, words)}\n`);
}

function outcome(last: Pairing | null, json: boolean): Ended {
  switch (last?.state) {
    case 'paired':
      return { exitCode: EXIT.done, unreported: null };
    case 'refused':
      return { exitCode: EXIT.declined, unreported: null };
    case 'broken':
      return { exitCode: exitOf(last.trouble), unreported: json ? null : last.trouble };
    case 'lapsed':
      return { exitCode: EXIT.lapsed, unreported: null };
    default:
      return { exitCode: 128 + ENDING.SIGINT, unreported: null };
  }
}

function refused(cause: Trouble): Ended {
  return { exitCode: exitOf(cause), unreported: cause };
}
