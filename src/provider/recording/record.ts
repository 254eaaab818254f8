/**
 * The recorder of `--record`: lets every exchange with a provider through as it is, and writes down what may be shown of
 * it, one line of JSON each, so that others can see how a provider really answers.
 *
 * An exchange is worth more than its record: nothing that goes wrong here reaches the sender of the request. It must not
 * know where the lines go.
 */

import type { Clock } from '../../core/clock.ts';
import type { Exchange, Reply } from '../../core/exchange.ts';
import { bodyOf } from '../../core/oauth/body.ts';
import { errnoOf } from '../../core/text/errno.ts';
import type { Http, HttpRequest } from '../http.ts';
import { isPublicInText, isPublicParameter } from './public-names.ts';
import {
  type Json,
  jsonOf,
  redactedAddress,
  redactedHeaders,
  redactedJson,
  redactedText,
  remember,
} from './redact.ts';
import { openScrubber, type Scrubber } from './scrub.ts';

/** One exchange in a recording. Times are of this box; `ms` is how long the answer took. */
export type Entry = {
  readonly format: 1;
  readonly at: string;
  readonly ms: number;
  readonly request: {
    readonly method: 'GET' | 'POST';
    readonly endpoint: string;
    readonly form: Readonly<Record<string, string>> | null;
    readonly authorization: { readonly scheme: string; readonly credentials: string } | null;
  };
  readonly answer:
    | {
        readonly status: number;
        readonly headers: Readonly<Record<string, string>>;
        /** Characters of the body as it came. */
        readonly length: number;
        /** The body, where it is a JSON object or array. */
        readonly json?: Json;
        /** What is kept of any other body. */
        readonly text?: string;
      }
    | { readonly none: string; readonly detail: string }
    /** A secret was left in what would have been written, so nothing was. */
    | { readonly withheld: true };
};

/** What a recorder needs: where lines go (it may throw), a key for fingerprints, the time, a log of the first failure. */
export type RecorderOptions = {
  readonly write: (line: string) => void;
  readonly close: () => void;
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Does work a little later, when an answer that came has been taken care of. */
  readonly later: (work: () => void) => void;
};

/** The same requests, recorded. An answer is handed on first, and its line written later, or at the end at the latest. */
export function recordHttp(http: Http, { write, close, key, clock, log, later }: RecorderOptions): Http {
  const scrubber = openScrubber(key, isPublicInText);
  let hasFailed = false;
  let waiting: (() => string)[] = [];
  const writeWaiting = (): void => {
    const lines = waiting;
    waiting = [];
    for (const line of lines) {
      try {
        write(line());
      } catch (error) {
        if (!hasFailed) log(`the recording has a gap (${errnoOf(error) || 'a fault of roomkey'})`);
        hasFailed = true;
      }
    }
  };
  return {
    async send(request) {
      const at = new Date(clock.now()).toISOString();
      const from = clock.elapsed();
      const exchange = await http.send(request);
      const times = { at, ms: Math.round(clock.elapsed() - from) };
      waiting.push(() => lineOf(request, exchange, times, scrubber));
      later(writeWaiting);
      return exchange;
    },
    async close() {
      writeWaiting();
      await http.close();
      // What was under way has ended by now.
      writeWaiting();
      close();
    },
  };
}

type Times = Pick<Entry, 'at' | 'ms'>;

/** The line of an exchange, without its line end. If a secret is left in it after all, the answer is withheld. */
function lineOf(request: HttpRequest, exchange: Exchange, times: Times, scrubber: Scrubber): string {
  scrubber.begin();
  rememberRequest(request, scrubber);
  // What came as a form is kept as the JSON that it stands for, so that each member is treated by its name.
  const json = exchange.kind === 'reply' ? (jsonOf(exchange.text) ?? formOf(exchange)) : undefined;
  if (json !== undefined) remember(json, scrubber);
  const entry: Entry = {
    format: 1,
    ...times,
    request: requestOf(request, scrubber),
    answer: answerOf(exchange, json, scrubber),
  };
  const lines = [entry, { ...entry, answer: { withheld: true } }].map((one) => JSON.stringify(one));
  const safe = lines.find((line) => !scrubber.finds(line));
  return safe ?? JSON.stringify({ format: 1, ...times, withheld: true });
}

/** The JSON that a form stands for; undefined where an answer is none. */
function formOf(reply: Reply): Json | undefined {
  const members = bodyOf(reply);
  return members === null ? undefined : jsonOf(JSON.stringify(members));
}

/** Everything that a client authenticates with is a secret, in each of the forms it travels in. */
function rememberRequest({ form, authorization }: HttpRequest, scrubber: Scrubber): void {
  for (const [name, value] of Object.entries(form ?? {}))
    if (name === 'client_id') scrubber.personal(value);
    else if (!isPublicParameter(name)) scrubber.secret(value);
  const [scheme, credentials] = halves(authorization ?? '', ' ');
  scrubber.secret(credentials);
  if (scheme !== 'Basic') return;
  const both = Buffer.from(credentials, 'base64').toString('utf8');
  scrubber.secret(both);
  const [id, secret] = halves(both, ':');
  for (const half of [id, formDecoded(id)]) scrubber.personal(half);
  for (const half of [secret, formDecoded(secret)]) scrubber.secret(half);
}

function requestOf({ url, form, authorization }: HttpRequest, scrubber: Scrubber): Entry['request'] {
  const [scheme, credentials] = halves(authorization ?? '', ' ');
  const shown = ([name, value]: [string, string]): [string, string] => [
    name,
    isPublicParameter(name) ? scrubber.word(value) : scrubber.fingerprint(value),
  ];
  return {
    method: form === undefined ? 'GET' : 'POST',
    endpoint: redactedAddress(url, scrubber),
    form: form === undefined ? null : Object.fromEntries(Object.entries(form).map(shown)),
    authorization: scheme === '' ? null : { scheme, credentials: scrubber.fingerprint(credentials) },
  };
}

function answerOf(exchange: Exchange, json: Json | undefined, scrubber: Scrubber): Entry['answer'] {
  if (exchange.kind === 'no-reply') return { none: exchange.cause, detail: scrubber.text(exchange.detail) };
  const { status, headers, text } = exchange;
  return {
    status,
    headers: redactedHeaders(headers, scrubber),
    length: text.length,
    ...(json === undefined ? { text: redactedText(text, scrubber) } : { json: redactedJson(json, scrubber) }),
  };
}

function halves(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function formDecoded(text: string): string {
  return new URLSearchParams(`a=${text.replaceAll('&', '%26')}`).get('a') ?? text;
}
