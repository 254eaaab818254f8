/**
 * A request as the endpoints see it, and its form. Reading a body has a cap; a form is taken only from a form body,
 * and no parameter may come twice (RFC 6749 §3.2). It must not know what any parameter means.
 */

import type { IncomingMessage } from 'node:http';

/** A request, read to its end. `at` is the simulator's clock, in milliseconds. */
export type Incoming = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly at: number;
};

/** Bytes. */
export const LONGEST_BODY = 16 * 1024;

/** Reads a request to its end; `lost` when the sender went away. A body beyond the cap is left out. */
export async function readIncoming(
  request: IncomingMessage,
  now: () => number,
): Promise<{ readonly incoming: Incoming; readonly isTooLarge: boolean } | 'lost'> {
  const body = await readBody(request);
  if (body === 'lost') return body;
  const [path = '', ...query] = (request.url ?? '').split('?');
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = value?.toString();
  const isTooLarge = body === 'too-large';
  const text = isTooLarge ? '' : body.text;
  const method = request.method ?? '';
  return { incoming: { method, path, query: query.join('?'), headers, body: text, at: now() }, isTooLarge };
}

/** Reads a body as UTF-8; `too-large` beyond the cap, `lost` when the sender went away. */
function readBody(request: IncomingMessage): Promise<{ text: string } | 'too-large' | 'lost'> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let length = 0;
    const take = (part: Buffer) => {
      length += part.length;
      if (length <= LONGEST_BODY) {
        parts.push(part);
        return;
      }
      // Read on rather than cut off: a sender that is still writing would see a broken connection, not the answer.
      request.off('data', take);
      request.resume();
      resolve('too-large');
    };
    request.on('data', take);
    request.once('end', () => resolve({ text: Buffer.concat(parts).toString('utf8') }));
    request.once('error', () => resolve('lost'));
    request.once('close', () => resolve('lost'));
  });
}

/** The parameters of a form body; a string says why there are none. An empty value counts as left out. */
export function readForm(incoming: Incoming): ReadonlyMap<string, string> | string {
  const type = incoming.headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    return 'The body must be application/x-www-form-urlencoded';
  }
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(incoming.body)) {
    if (form.has(name)) return 'A parameter came twice';
    form.set(name, value);
  }
  for (const [name, value] of form) if (value === '') form.delete(name);
  return form;
}
