/**
 * What a hostile server does with one request, as a value: the bytes it sends and what it does after them. Builders for
 * whole answers and for ways to spoil one.
 */

import { deflateRawSync, gzipSync } from 'node:zlib';

/** One act. */
export type Act = {
  /** What goes over the wire; `{origin}` in it becomes the server's other address. */
  readonly bytes: Buffer;
  /** After them: a proper end, silence with the connection open, a reset, or a drop every few milliseconds for ever. */
  readonly after: 'end' | 'silence' | 'reset' | { readonly drip: string };
  /** The status and the JSON that an honest reader finds in it; null where there is none. */
  readonly status: number | null;
  readonly json: Readonly<Record<string, unknown>> | null;
  /** Milliseconds that pass on the scene's clock before it acts. */
  readonly takesMs: number;
};

export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A whole answer. A body that is no text and no bytes is sent as JSON. */
export function answer(status: number, body: unknown = '', headers: Headers = {}): Act {
  const isText = typeof body === 'string' || Buffer.isBuffer(body);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(isText ? String(body) : JSON.stringify(body));
  const type = isText ? 'text/html; charset=utf-8' : 'application/json';
  const all: Headers = { 'Content-Type': type, 'Content-Length': String(bytes.length), ...headers };
  return {
    bytes: Buffer.concat([Buffer.from(head(status, all)), bytes]),
    after: 'end',
    status,
    json: membersOf(bytes),
    takesMs: 0,
  };
}

/** The same without the length of its body: the end of the connection is the end of the body. */
export function open(status: number, body: unknown): Act {
  const whole = answer(status, body);
  return {
    ...whole,
    bytes: Buffer.from(whole.bytes.toString('latin1').replace(/Content-Length.*\r\n/, ''), 'latin1'),
  };
}

/** The same in chunks. */
export function chunked(status: number, body: unknown, ending = '0\r\n\r\n'): Act {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const parts = text.match(/.{1,7}/gsu) ?? [];
  const sent = parts.map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`).join('');
  const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
  return { ...answer(status, body), bytes: Buffer.from(`${head(status, headers)}${sent}${ending}`) };
}

/** Bare bytes, whatever they are. */
export function raw(bytes: string | Buffer, after: Act['after'] = 'end'): Act {
  return { bytes: Buffer.from(bytes as string), after, status: null, json: null, takesMs: 0 };
}

/** An act cut after so many bytes. What an honest reader found in it is gone with the rest, unless both tokens came. */
export function cut(act: Act, at: number, after: Act['after'] = 'end'): Act {
  const bytes = act.bytes.subarray(0, at);
  const json = tokensIn(bytes);
  return { ...act, bytes, after, status: json === null ? null : 200, json };
}

/** The tokens of a good answer that both came whole, however little follows them; else null. */
function tokensIn(bytes: Buffer): Act['json'] {
  const text = bytes.toString('latin1');
  const [access, refresh] = ['access_token', 'refresh_token'].map(
    (name) => new RegExp(`"${name}":"([^"]+)"`).exec(text)?.[1],
  );
  const isGood = text.startsWith('HTTP/1.1 200') && access !== undefined && refresh !== undefined;
  return isGood ? { access_token: access, refresh_token: refresh } : null;
}

/** An act cut after so many bytes of its body. */
export function cutBody(act: Act, at: number, after: Act['after'] = 'end'): Act {
  return cut(act, bodyAt(act) + at, after);
}

/** Where the body begins. */
export function bodyAt(act: Act): number {
  return act.bytes.indexOf('\r\n\r\n') + 4;
}

/** An act that takes its time. */
export function slow(act: Act, takesMs: number): Act {
  return { ...act, takesMs };
}

/** An answer whose body is compressed although nobody asked for that. */
export function packed(status: number, body: string | Buffer, coding: 'gzip' | 'deflate' | 'br'): Act {
  const bytes = coding === 'gzip' ? gzipSync(body) : deflateRawSync(body);
  return spoilt(answer(status, bytes, { 'Content-Type': 'application/json', 'Content-Encoding': coding }));
}

/** The same act, from which nobody can read anything. */
export function spoilt(act: Act): Act {
  return { ...act, status: null, json: null };
}

function head(status: number, headers: Headers): string {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => `${name}: ${one}\r\n`),
  );
  return `HTTP/1.1 ${status} Whatever\r\n${lines.join('')}Connection: close\r\n\r\n`;
}

function membersOf(bytes: Buffer): Act['json'] {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
