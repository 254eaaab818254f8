/**
 * Requests and what came back, before anybody has read it. Types only: how a request travels is `provider/`'s, what an
 * answer means is `core/oauth`'s.
 */

import type { Provider } from './grant/grant.ts';
import type { Answer } from './pairing/pairing.ts';
import type { TroubleCode } from './trouble/trouble.ts';

/** What came back from a request, unparsed: a reply of some server, or the reason why there is none. */
export type Exchange =
  | {
      readonly kind: 'reply';
      readonly status: number;
      /** Header names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
    }
  | { readonly kind: 'no-reply'; readonly cause: TroubleCode; readonly detail: string };

/** A reply of some server, unparsed. */
export type Reply = Extract<Exchange, { kind: 'reply' }>;

/** The requests of one client to one provider. Each resolves; none rejects for what a network does. */
export type Requests = {
  readonly provider: Provider;
  /** Values that must never be shown, should a server send them back. */
  readonly secrets: readonly string[];
  deviceCode(scope: string): Promise<Exchange>;
  /** `sink` receives the answer as it arrives, before anybody reads it; so for `refresh`. */
  poll(deviceCode: string, sink: Sink): Promise<Exchange>;
  refresh(refreshToken: string, sink: Sink): Promise<Exchange>;
  revoke(token: string, hint: 'access_token' | 'refresh_token'): Promise<Exchange>;
  /** Who approved; `no-reply` where the provider has no such endpoint. */
  user(accessToken: string, apiUrl: string | null): Promise<Exchange>;
};

/** Receives an answer as it arrives. Never throws: an answer is worth more than its record. */
export type Sink = {
  /** The status line came. A later answer takes the place of an earlier one. */
  answered(status: number): void;
  received(bytes: Uint8Array): void;
  finished(): void;
};

/** An answer together with what it carried that no view may see. */
export type Heard<Secret> = { readonly answer: Answer; readonly secret: Secret | null };
