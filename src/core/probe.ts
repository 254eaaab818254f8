/** What can be learnt of a network, as types: who answers, by which certificate, or why there is no answer. */

import type { TroubleCode } from './trouble/trouble.ts';

/** Why there was no reply; the detail holds no URL and no secret. */
export type Cause = { readonly cause: TroubleCode; readonly detail: string };

/** The certificates that a host showed. Texts are from outside; times are epoch milliseconds. */
export type Chain = {
  /** What is wrong with them; null when they are trusted. */
  readonly cause: Cause | null;
  readonly subject: string;
  /** Who signed it, and the highest authority that was sent along or is known here. */
  readonly issuer: string;
  readonly top: string;
  readonly validFrom: number;
  readonly validTo: number;
};

/** The first stop on the way to an address. `proxy` is null where the way is straight. */
export type Next = {
  readonly host: string;
  readonly port: number;
  readonly proxy: { readonly hasLogin: boolean } | null;
};

/** Looks at a network without telling it anything. None of these rejects. */
export type Probe = {
  /** The addresses of a name. */
  lookup(host: string): Promise<readonly string[] | Cause>;
  /** Milliseconds until a connection stood. */
  reach(host: string, port: number): Promise<{ readonly tookMs: number } | Cause>;
  /** Null when there was no handshake. */
  chain(url: URL): Promise<Chain | null>;
  /** Where the way to an address begins: at the host itself, or at the proxy that it goes through. */
  next(url: URL): Next;
};
