/**
 * The one way out of this box: sends a request and returns what came back, unparsed.
 *
 * Answers for proxy, certificate authorities, deadlines and caps. No redirect is followed, no body is decompressed, no
 * connection is kept for the next request (so that a dead peer or a changed address is never met twice), and TLS is
 * always verified. It must not know what an answer means. undici is loaded on the first request only.
 */

import type { Exchange } from '../core/world.ts';
import type { HttpOptions, Way } from './dispatcher.ts';
import { causeOf } from './failures.ts';

export type { HttpOptions } from './dispatcher.ts';

/** A request: form parameters make it a POST, none a GET. */
export type HttpRequest = {
  readonly url: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly authorization?: string;
};

/** Sends requests; never rejects for what a network or a server does. */
export type Http = { send(request: HttpRequest): Promise<Exchange>; close(): Promise<void> };

/** Opens the way out. Nothing is connected, and undici is not even loaded, before the first request. */
export function openHttp(options: HttpOptions): Http {
  let opened: Promise<Way> | null = null;
  return {
    async send(request) {
      opened ??= import('./dispatcher.ts').then(({ openWay }) => openWay(options));
      const { request: exchange, dispatcher } = await opened;
      try {
        const signal = AbortSignal.timeout(options.deadlineMs);
        const late = atDeadline(signal);
        const answer = await Promise.race([
          late,
          exchange(request.url, {
            dispatcher,
            method: request.form === undefined ? 'GET' : 'POST',
            headers: headersOf(request, options.userAgent),
            body: request.form === undefined ? null : new URLSearchParams(request.form).toString(),
            signal,
          }),
        ]);
        const headers = flat(answer.headers);
        const bytes = await Promise.race([late, answer.body.arrayBuffer()]);
        if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
          return {
            kind: 'no-reply',
            cause: 'bad_answer',
            detail: 'it came compressed, which was not asked for',
          };
        }
        return { kind: 'reply', status: answer.statusCode, headers, text: utf8(bytes) };
      } catch (error) {
        return { kind: 'no-reply', ...causeOf(error, new URL(request.url).hostname) };
      }
    },
    async close() {
      if (opened !== null) await (await opened).dispatcher.destroy();
    },
  };
}

/** Rejects at the deadline. undici looks at its signal only once it is connected, and a silent proxy never lets it. */
function atDeadline(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function headersOf(request: HttpRequest, userAgent: string): Record<string, string> {
  return {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': userAgent,
    ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(request.authorization === undefined ? {} : { authorization: request.authorization }),
  };
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

/** Bytes that are no UTF-8 become text that parses as nothing, which readers take for a bad answer. */
function utf8(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
