/** What can be learnt of a network, as types: who answers, by which certificate, or why nobody does. */

import type { TroubleCode } from './trouble.ts';

/** Why there was no reply; the detail holds no URL and no secret. */
export type Cause = { readonly cause: TroubleCode; readonly detail: string };

/** The certificates that a host showed. Texts are from outside; times are epoch milliseconds. */
export type Chain = {
  /** Node's or OpenSSL's word for what is wrong with it; null when it is trusted. */
  readonly fault: string | null;
  /** The trouble that the fault is; null when it is trusted. */
  readonly cause: Cause | null;
  readonly subject: string;
  /** Who signed it, and the highest authority that was sent along or is known here. */
  readonly issuer: string;
  readonly top: string;
  readonly validFrom: number;
  readonly validTo: number;
};

/** Looks at a network without telling it anything. None of these rejects. */
export type Probe = {
  /** The addresses of a name. */
  lookup(host: string): Promise<readonly string[] | Cause>;
  /** Milliseconds until a connection stood. */
  reach(host: string, port: number): Promise<{ readonly tookMs: number } | Cause>;
  /** Null when there was no handshake. */
  chain(url: URL): Promise<Chain | null>;
  /** The proxy that an address goes through, without its password; null where the way is straight. */
  proxy(url: URL): { readonly host: string; readonly port: number; readonly hasLogin: boolean } | null;
};
