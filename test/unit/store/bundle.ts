/** Small programs over the project's own source, for tests that need another process. */

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Bundles `source`, whose imports start at the project's root (`./src/…`), into `folder`; the path to run. */
export async function bundle(folder: string, source: string): Promise<string> {
  await build({
    stdin: { contents: source, resolveDir: ROOT, loader: 'ts', sourcefile: 'entry.ts' },
    outdir: folder,
    entryNames: 'entry',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.18',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return join(folder, 'entry.mjs');
}

/** How a process ended and what it said. */
export type Said = { readonly code: number | null; readonly signal: string | null } & {
  readonly stdout: string;
  readonly stderr: string;
};

/** A process under way. */
export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Said>;
  /** Resolves once stdout holds the text; rejects when the process ends without it. */
  until(text: string): Promise<void>;
};

/** Starts a bundled program with this environment and nothing else; it is ended with its test at the latest. */
export function start(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(process.execPath, [file, ...args], { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (part) => {
    stdout += part;
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (part) => {
    stderr += part;
  });
  child.stdin.on('error', () => {});
  const ended = new Promise<Said>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const until = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!stdout.includes(text)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      void ended.then(({ code, signal }) =>
        reject(new Error(`ended (${code ?? signal}) without "${text}": ${stdout}${stderr}`)),
      );
    });
  return { child, ended, until };
}

/** Runs a bundled program to its end. */
export function run(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Said> {
  return start(file, args, env).ended;
}
