/**
 * The order in which a refresh writes, as strace sees it: intent before request, answer before anything else, the whole
 * grant before its name, the folder before the answer is forgotten.
 */

import { expect } from 'vitest';
import { it } from '../../program/roomkey.ts';
import { stored } from './bench.ts';
import { giveGrant } from './grant.ts';
import { noTracer, openTrace } from './tracer.ts';
import { startWorker } from './worker.ts';

const missing = noTracer();

it.skipIf(missing !== null)(
  'a refresh writes in the one order that survives a cut at any point',
  async ({ lab }) => {
    const server = await lab.simulator();
    const where = lab.place();
    await giveGrant(where, server);
    // The first refresh makes the journal.
    await (await startWorker(where)).ended;
    const trace = openTrace(where);
    const worker = await startWorker(where, trace.before);
    expect(await worker.ended).toMatchObject({ code: 0, stdout: '{"trouble":null}' });
    const calls = trace.points().map(({ call, file }) => `${call} ${file || 'the folder'}`);
    trace.close();
    const order = [
      // The intent, which is durable before the request is sent.
      'pwrite64 default.journal',
      'fsync default.journal',
      // The answer: its status, what came, its end.
      'pwrite64 default.journal',
      'pwrite64 default.journal',
      'pwrite64 default.journal',
      // The grant, whole, then under its name, then for good.
      'pwrite64 the temporary file',
      'fsync the temporary file',
      'rename default.json',
      'fsync the folder',
      // Read back, and only then is the answer forgotten.
      'read default.json',
      'pwrite64 default.journal',
      'fsync default.journal',
    ];
    const found: string[] = [];
    for (const call of calls) if (call === order[found.length]) found.push(call);
    expect(found).toEqual(order);
    expect(await stored(where)).toMatchObject({ refreshToken: server.secrets.at(-1) });
  },
);
