/** One box under test: the built program with a config folder of its own. Nothing but PATH is inherited. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/roomkey.js', import.meta.url));

/** A line of `pair --json`. */
export type Event = Readonly<Record<string, unknown>>;

/** How a run ended and what it said. */
export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

/** A run under way. */
export type Running = {
  readonly ended: Promise<Run>;
  /** Resolves with the `count`-th event of this name. */
  event(name: string, count?: number): Promise<Event>;
};

/** A box. */
export type Box = {
  readonly folder: string;
  start(...args: readonly string[]): Running;
  run(...args: readonly string[]): Promise<Run>;
  /** The stored grant as it stands in its file; null where there is none. */
  stored(): Record<string, unknown> | null;
  /** Everything the program ever said here, but for the output of `token`. */
  said(): string;
};

const open: { folder: string; children: Set<ChildProcess> }[] = [];

/** Sets up a box with this client's credentials. */
export function openBox(client: { readonly id: string; readonly secret?: string }): Box {
  if (!existsSync(PROGRAM)) throw new Error('dist/roomkey.js is missing: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'roomkey-interop-'));
  const children = new Set<ChildProcess>();
  open.push({ folder, children });
  const env = {
    PATH: process.env['PATH'] ?? '',
    ROOMKEY_CONFIG_DIR: join(folder, 'config'),
    ROOMKEY_CLIENT_ID: client.id,
    ...(client.secret === undefined ? {} : { ROOMKEY_CLIENT_SECRET: client.secret }),
  };
  let said = '';
  const start = (...args: readonly string[]): Running => {
    const child = spawn(process.execPath, [PROGRAM, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    let stdout = '';
    let stderr = '';
    const looking = new Set<() => void>();
    child.stdout.setEncoding('utf8').on('data', (part) => {
      stdout += part;
      if (args[0] !== 'token') said += part;
      for (const look of looking) look();
    });
    child.stderr.setEncoding('utf8').on('data', (part) => {
      stderr += part;
      said += part;
    });
    const ended = new Promise<Run>((resolve) => {
      child.once('close', (code) => {
        children.delete(child);
        resolve({ code, stdout, stderr });
      });
    });
    const event = (name: string, count = 1): Promise<Event> =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = eventsOf(stdout).filter((line) => line['event'] === name)[count - 1];
          if (found !== undefined) resolve(found);
        };
        looking.add(look);
        look();
        void ended.then(({ code }) =>
          reject(new Error(`ended (${code}) without "${name}": ${stdout}${stderr}`)),
        );
      });
    return { ended, event };
  };
  return {
    folder,
    start,
    run: (...args) => start(...args).ended,
    stored: () => {
      const file = join(folder, 'config', 'default.json');
      return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).grant : null;
    },
    said: () => said,
  };
}

/** The whole lines of an output, each a JSON object. */
export function eventsOf(stdout: string): Event[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

/** Ends what still runs and removes the folders. */
export function closeBoxes(): void {
  for (const { folder, children } of open.splice(0)) {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}
