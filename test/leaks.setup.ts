/**
 * Before all tests: a folder for what the program said. After all tests: nothing secret may be in it.
 *
 * Every secret of the test run carries the same mark (see `test/program/canary.ts`), so one search finds them all,
 * in any output, log, error or command line that the helpers recorded.
 */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findLeaks } from './program/canary.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    transcripts: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'roomkey-transcripts-'));
  project.provide('transcripts', folder);
  return () => {
    const files = readdirSync(folder);
    const leaks = files.flatMap((name) =>
      findLeaks(readFileSync(join(folder, name), 'utf8')).map((leak) => `${name}: ${leak}`),
    );
    rmSync(folder, { recursive: true, force: true });
    console.log(
      `${files.length} transcripts of the program searched for planted secrets: ${leaks.length} found`,
    );
    // Vitest tells an error of this place, and ends well all the same.
    if (leaks.length > 0) process.exitCode = 1;
    if (leaks.length > 0) throw new Error(`secrets in the program's output:\n${leaks.join('\n')}`);
  };
}
