/** Why there was no reply: the error codes of sockets, TLS, DNS and undici, told apart by what a person can do. */

import type { Cause } from '../core/probe.ts';
import { errnoOf } from '../core/text/errno.ts';
import type { TroubleCode } from '../core/trouble/trouble.ts';
import { portOf } from './route.ts';

const CAUSES: Readonly<Record<string, TroubleCode>> = {
  ENOTFOUND: 'name_not_found',
  EAI_AGAIN: 'name_not_found',
  EAI_FAIL: 'name_not_found',
  ENODATA: 'name_not_found',
  ECONNREFUSED: 'connection_refused',
  ECONNRESET: 'connection_lost',
  EPIPE: 'connection_lost',
  UND_ERR_SOCKET: 'connection_lost',
  UND_ERR_DESTROYED: 'connection_lost',
  UND_ERR_CLOSED: 'connection_lost',
  ENETUNREACH: 'no_route',
  EHOSTUNREACH: 'no_route',
  ENETDOWN: 'no_route',
  EADDRNOTAVAIL: 'no_route',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_ABORTED: 'timeout',
  UND_ERR_RES_EXCEEDED_MAX_SIZE: 'bad_answer',
  UND_ERR_HEADERS_OVERFLOW: 'bad_answer',
  UND_ERR_PRX_TLS: 'proxy_failed',
};

const TLS_CAUSES: Readonly<Record<string, TroubleCode>> = {
  CERT_HAS_EXPIRED: 'tls_expired',
  CERT_NOT_YET_VALID: 'tls_not_yet_valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_wrong_name',
  HOSTNAME_MISMATCH: 'tls_wrong_name',
};

const TLS_CODES =
  /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE))/;

type Failure = { readonly name?: string; readonly code?: unknown; readonly message?: string } & {
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
  /** Of a name that was not found, and of a connection that was not made. */
  readonly hostname?: unknown;
  readonly port?: unknown;
};

/** Names the cause of a failed request, with a detail that holds the host and the code, never a URL or a secret. */
export function causeOf(error: unknown, host: string, proxy: URL | null = null): Cause {
  const failure = deepest(error);
  const code = errnoOf(failure);
  if (proxy !== null && isOfProxy(failure, code, proxy))
    return { cause: 'proxy_unreachable', detail: `${proxy.host}, ${code}` };
  // First, because undici gives this one the name of an abort.
  if (/proxy response/i.test(failure.message ?? '')) {
    const status = /\((\d{3})\)/.exec(failure.message ?? '')?.[1];
    return {
      cause: status === '407' ? 'proxy_password' : 'proxy_failed',
      detail: status === undefined ? host : `HTTP ${status} on the way to ${host}`,
    };
  }
  if (failure.name === 'TimeoutError') return { cause: 'timeout', detail: host };
  // Whether the answer would have come is not known: to whoever counts on it, it did not come in time.
  if (failure.name === 'AbortError') return { cause: 'timeout', detail: `${host}, aborted` };
  if (TLS_CODES.test(code)) return causeOfTls(code, host);
  // An answer that stops between two chunks was cut off; its server does speak HTTP.
  if (/invalid eof state/i.test(failure.message ?? '')) return { cause: 'connection_lost', detail: host };
  // undici leaves the code out of most of its parser's errors.
  if (failure.name === 'HTTPParserError' || code.startsWith('HPE_'))
    return { cause: 'bad_answer', detail: `${host} does not speak HTTP` };
  const cause = CAUSES[code];
  return cause === undefined
    ? { cause: 'connection_lost', detail: code === '' ? host : `${host}, ${code}` }
    : { cause, detail: code === '' ? host : `${host}, ${code}` };
}

/** The cause that a fault of a certificate is, by Node's or OpenSSL's word for it. */
export function causeOfTls(code: string, host: string): Cause {
  return { cause: TLS_CAUSES[code] ?? 'tls_untrusted', detail: `${host}, ${code}` };
}

/** Reports whether a cause is about a certificate. */
export function isTlsCause(cause: TroubleCode): boolean {
  return cause === 'tls_untrusted' || Object.values(TLS_CAUSES).includes(cause);
}

/** Reports whether a connection failed on its way to the proxy: beyond it, the proxy tells of failures in HTTP. */
function isOfProxy(failure: Failure, code: string, proxy: URL): boolean {
  if (failure.hostname !== undefined) return failure.hostname === proxy.hostname;
  if (failure.port !== undefined) return failure.port === portOf(proxy) && code !== 'ECONNRESET';
  return code === 'UND_ERR_CONNECT_TIMEOUT';
}

/** The error that says most: the first of several addresses tried, or the cause below a wrapper without a code. */
function deepest(error: unknown): Failure {
  let failure = asFailure(error);
  for (let depth = 0; depth < 5; depth += 1) {
    const inner = failure.errors?.[0] ?? (failure.code === undefined ? failure.cause : undefined);
    if (inner === undefined || inner === null) break;
    failure = asFailure(inner);
  }
  return failure;
}

function asFailure(error: unknown): Failure {
  return typeof error === 'object' && error !== null ? (error as Failure) : {};
}
