/**
 * All outbound HTTP: sends a request and returns what came back, unparsed.
 *
 * Answers for proxy, certificate authorities, deadlines and caps. No redirect is followed, no
 * connection is kept for the next request (so that a dead peer or a changed address is never met twice), and TLS is
 * always verified. It must not know what an answer means. undici is loaded on the first request only.
 */

import { Writable } from 'node:stream';
import type { Exchange, Sink } from '../core/exchange.ts';
import type { Cause } from '../core/probe.ts';
import { endAt, rejectAt } from './deadline.ts';
import type { Head, HttpOptions, Transport } from './dispatcher.ts';
import { causeOf, isTlsCause } from './failures.ts';
import { proxyFor } from './route.ts';
import { isUntrusted, widened } from './trust.ts';
import { LARGEST_ANSWER, openUnpacker } from './unpack.ts';

export type { HttpOptions } from './dispatcher.ts';

/** A request: form parameters make it a POST, none a GET. */
export type HttpRequest = {
  readonly url: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly authorization?: string;
  /** Milliseconds for the whole exchange. */
  readonly deadlineMs?: number | undefined;
  /** Receives the answer as it arrives. */
  readonly sink?: Sink | undefined;
  /** Aborted when the caller leaves: the request is dropped wherever it is, and resolves as one without a reply. */
  readonly signal?: AbortSignal | undefined;
};

/** Sends requests; never rejects for what an address is or a network or a server does. */
export type Http = { send(request: HttpRequest): Promise<Exchange>; close(): Promise<void> };

/** Milliseconds for a second look at a certificate that is not trusted. */
const LOOK_MS = 3_000;

/**
 * Opens outbound HTTP. Nothing is connected, and undici is not even loaded, before the first request. Where a certificate
 * is not trusted, nothing was said yet, and the request goes out once more with whatever more trust there is.
 */
export function openHttp(options: HttpOptions): Http {
  let settings = options;
  const opened = [openOne(settings)];
  const http: Http = {
    async send(request) {
      const exchange = await (opened.at(-1) ?? openOne(settings)).send(request);
      if (exchange.kind === 'reply' || !isTlsCause(exchange.cause)) return exchange;
      const more = isUntrusted(exchange.cause) ? widened(settings) : null;
      if (more === null) return { ...exchange, ...(await secondLook(request, settings)) };
      settings = more;
      opened.push(openOne(settings));
      return http.send(request);
    },
    async close() {
      await Promise.all(opened.map((each) => each.close()));
    },
  };
  return http;
}

/** The host is met once more, in silence, to see what certificate it shows; nothing where that tells no more. */
async function secondLook({ url, signal }: HttpRequest, options: HttpOptions): Promise<Cause | null> {
  const { readChain } = await import('./chain.ts');
  const end = endAt(options.clock.deadline(LOOK_MS), signal);
  const chain = await readChain(new URL(url), options, end.signal);
  end.release();
  return chain?.cause ?? null;
}

function openOne(options: HttpOptions): Http {
  let opened: Promise<Transport> | null = null;
  return {
    async send(request) {
      opened ??= import('./dispatcher.ts').then(({ openTransport }) => openTransport(options));
      const transport = await opened;
      const url = addressOf(request);
      if (url === null) return { kind: 'no-reply', cause: 'bad_address', detail: '' };
      const answer = openAnswer(request.sink);
      const end = endAt(options.clock.deadline(request.deadlineMs ?? options.deadlineMs), request.signal);
      try {
        end.signal.throwIfAborted();
        const posted = request.form === undefined ? null : new URLSearchParams(request.form).toString();
        const received = transport.dispatcherFor(url).stream(
          {
            origin: url.origin,
            path: `${url.pathname}${url.search}`,
            method: posted === null ? 'GET' : 'POST',
            headers: headersOf(request, options.userAgent),
            body: posted,
            signal: end.signal,
          },
          answer.begin,
        );
        // undici looks at its signal only once it is connected, and a silent proxy never lets it.
        await Promise.race([rejectAt(end.signal), received]);
        request.sink?.finished();
        const fault = answer.fault();
        if (fault !== null) return { kind: 'no-reply', cause: 'bad_answer', detail: fault };
        return { kind: 'reply', status: answer.status, headers: answer.headers, text: utf8(answer.bytes()) };
      } catch (error) {
        return { kind: 'no-reply', ...causeOf(error, url.hostname, proxyFor(url, options)) };
      } finally {
        end.release();
      }
    },
    async close() {
      if (opened !== null) await (await opened).close();
    },
  };
}

/** Where a request goes; null for what is no address of HTTP. */
function addressOf({ url }: HttpRequest): URL | null {
  return /^https?:/i.test(url) && URL.canParse(url) ? new URL(url) : null;
}

/**
 * An answer as it comes in. What arrives is recorded in the very callback of the parser: a process can be killed between
 * any two turns of the event loop, and what was received by then must not be lost.
 */
function openAnswer(sink: Sink | undefined) {
  const pieces: Uint8Array[] = [];
  let unpacker = openUnpacker(undefined, LARGEST_ANSWER);
  const body = new Writable({
    write(arrived: Uint8Array, _encoding, done) {
      const piece = unpacker.push(arrived);
      if (piece.length > 0) sink?.received(piece);
      pieces.push(piece);
      done();
    },
  });
  const answer = {
    status: 0,
    headers: {} as Record<string, string>,
    begin({ statusCode, headers }: Head): Writable {
      sink?.answered(statusCode);
      answer.status = statusCode;
      answer.headers = flat(headers);
      unpacker = openUnpacker(answer.headers['content-encoding'], LARGEST_ANSWER);
      return body;
    },
    bytes: () => Buffer.concat(pieces),
    fault: () => unpacker.fault(),
  };
  return answer;
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
function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
