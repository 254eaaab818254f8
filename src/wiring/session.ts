/** What a command runs in: settings → the World, and the transport to a provider. Reads key, proxy and certificate files. */

import { bootTicks, sleepUntil, systemClock } from '../box/clock.ts';
import { bootName, machineName } from '../box/machine.ts';
import { isTrouble, type Trouble } from '../core/trouble/trouble.ts';
import { REQUEST_MS, type RenewJob, type World } from '../core/world.ts';
import { type Http, openHttp } from '../provider/http.ts';
import { recordHttp } from '../provider/recording/record.ts';
import { openKeeping } from '../store/open.ts';
import { openRecording } from '../store/recording.ts';
import { findSeal } from '../store/seal.ts';
import { type Egress, findEgress } from './egress.ts';
import type { BaseSettings } from './settings.ts';

/** An open session; `close` it when the command is done. */
export type Session = {
  readonly world: World;
  readonly http: Http;
  readonly egress: Egress;
  close(): Promise<void>;
};

/** What a session is given beside its settings. */
export type SessionParts = {
  /** A line for `--verbose`. */
  readonly log: (line: string) => void;
  /** Has a renewal done by another process; see `worker.ts`. */
  readonly renewInWorker: (settings: BaseSettings, job: RenewJob) => Promise<Trouble | null>;
};

/** What an answer brings is saved by then. */
const AFTER_ANSWER_MS = 250;

function afterAnswer(work: () => void): void {
  setTimeout(work, AFTER_ANSWER_MS).unref();
}

/** Opens a session; a trouble where a file that is named cannot be used. Nothing is sent and nothing is locked. */
export function openSession(settings: BaseSettings, parts: SessionParts): Session | Trouble {
  const { folder } = settings;
  const seal = findSeal(settings.keyFile ?? undefined, settings.credentials['CREDENTIALS_DIRECTORY']);
  if (isTrouble(seal)) return seal;
  const egress = findEgress(settings.egress, settings.credentials);
  if (isTrouble(egress)) return egress;
  const recording = settings.record === null ? null : openRecording(settings.record, folder);
  if (isTrouble(recording)) return recording;
  const direct = openHttp({
    ...egress,
    userAgent: `roomkey/${settings.version}`,
    deadlineMs: REQUEST_MS,
    clock: systemClock,
  });
  const http =
    recording === null
      ? direct
      : recordHttp(direct, { ...recording, clock: systemClock, log: parts.log, later: afterAnswer });
  const world: World = {
    now: () => Date.now(),
    ticks: bootTicks,
    sleepUntil: (ticks, signal) => sleepUntil(ticks, signal, bootTicks),
    random: () => Math.random(),
    boot: bootName(),
    keeping: openKeeping({ folder, seal, box: machineName(), now: () => Date.now() }),
    renewInWorker: (job) => parts.renewInWorker(settings, job),
    log: parts.log,
  };
  const close = async (): Promise<void> => {
    await world.keeping.close();
    await http.close();
  };
  return { world, http, egress, close };
}
