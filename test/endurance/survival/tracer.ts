/**
 * The system calls of the program on its own files, told by strace, and one of them killed or failed. Nothing but the
 * main thread touches these files, so the calls of a run can be counted and found again in the next.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../../program/roomkey.ts';
import { configOf } from './bench.ts';

/** Every call that changes something, or that a broken disk can fail. */
const CALLS = 'openat,read,pread64,write,pwrite64,fsync,rename,unlink,ftruncate,mkdir,chmod,getdents64,close';

/** One call of a run on one of the program's files. */
export type Point = {
  readonly call: string;
  /** The file's name in the folder; empty for the folder itself; temporary files are named alike. */
  readonly file: string;
  /** Which of the calls of this name on this file it is, from 1. */
  readonly nth: number;
  /** Which of all calls of this name it is, from 1: temporary files have another name in every run. */
  readonly nthOfAll: number;
};

/** What is done to a call. */
export type Harm = 'kill' | 'EIO' | 'ENOSPC' | 'EROFS';

/** A trace of one run. */
export type Trace = {
  /** What goes in front of the command line. */
  readonly before: readonly string[];
  /** The calls on the place's files so far. */
  points(): readonly Point[];
  /** The call that was harmed; null while none was. */
  harmed(): Point | null;
  close(): void;
};

/** Why there is nothing to trace with; null where there is. */
export function noTracer(): string | null {
  const tried = spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']);
  if (tried.error !== undefined) return 'there is no strace';
  return tried.status === 0 ? null : `strace may not trace here: ${tried.stderr}`;
}

/** Traces a run in `where`, and does `harm` to the call at `point`. */
export function openTrace(where: Place, harm?: Harm, point?: Point): Trace {
  const folder = mkdtempSync(join(tmpdir(), 'roomkey-trace-'));
  const log = join(folder, 'log');
  const lines = (): readonly string[] => {
    try {
      return readFileSync(log, 'utf8').split('\n');
    } catch {
      return [];
    }
  };
  const inject = harm === undefined || point === undefined ? [] : injection(where, harm, point);
  return {
    before: [
      'strace',
      '-y',
      '-qq',
      '-s',
      '0',
      '-e',
      'signal=none',
      '-e',
      `trace=${CALLS}`,
      ...inject,
      '-o',
      log,
    ],
    points: () => pointsOf(lines(), configOf(where)),
    harmed() {
      // A killed call has no result; one that failed is marked.
      const all = lines().filter(Boolean);
      const at = all.findLastIndex((line) => / = \?$|\(INJECTED\)$/.test(line));
      return at < 0 ? null : (pointsOf(all.slice(0, at + 1), configOf(where)).at(-1) ?? null);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function injection(where: Place, harm: Harm, { call, file, nth, nthOfAll }: Point): readonly string[] {
  const what = harm === 'kill' ? 'signal=SIGKILL' : `error=${harm}`;
  if (file === TEMPORARY) return ['-e', `inject=${call}:${what}:when=${nthOfAll}`];
  return ['-P', join(configOf(where), file), '-e', `inject=${call}:${what}:when=${nth}`];
}

const TEMPORARY = 'the temporary file';

function pointsOf(lines: readonly string[], folder: string): readonly Point[] {
  const ofAll = new Map<string, number>();
  const ofFile = new Map<string, number>();
  const more = (counts: Map<string, number>, key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key) ?? 0;
  };
  return lines.flatMap((line) => {
    const call = /^(\w+)\(/.exec(line)?.[1];
    if (call === undefined) return [];
    const nthOfAll = more(ofAll, call);
    // A rename counts for the file that it replaces: that name is the same in every run.
    const at = line.lastIndexOf(folder, call === 'rename' ? line.length : line.indexOf(folder));
    if (at < 0) return [];
    const name = /^\/?([^">]*)/.exec(line.slice(at + folder.length))?.[1] ?? '';
    const file = name.includes('.tmp-') ? TEMPORARY : name;
    return [{ call, file, nth: more(ofFile, `${call} ${file}`), nthOfAll }];
  });
}
