/**
 * Requests and what came back, before anybody has read it. Types only: how a request travels is `provider/`'s, what an
 * answer means is `core/oauth`'s.
 */

import type { Token } from './grant/grant.ts';
import type { Registration } from './grant/provider.ts';
import type { Answer, Code } from './pairing/pairing.ts';
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

/** What a token is asked for with: one variant a grant type. Every value but `scope` and `redirectUri` is a secret. */
export type TokenAsk =
  /** The user code is no secret, and only some older servers want it again. */
  | { readonly grant: 'device'; readonly deviceCode: string; readonly userCode?: string }
  | { readonly grant: 'refresh'; readonly refreshToken: string }
  | {
      readonly grant: 'code';
      readonly code: string;
      readonly redirectUri: string;
      readonly codeVerifier: string;
    }
  | { readonly grant: 'account'; readonly accountId: string }
  /** Space-separated; empty leaves the scopes to the app's configuration. */
  | { readonly grant: 'client'; readonly scope: string };

/**
 * The requests of one client to one server. Each resolves, as `no-reply` where the server has no such endpoint or the
 * signal is aborted; none rejects for what an address is or a network does.
 */
export type Requests = Registration & {
  /** Values that must never be shown, should a server send them back. */
  readonly secrets: readonly string[];
  /** Asks for a code (RFC 8628 §3.1); `scope` as in `TokenAsk`. */
  deviceCode(scope: string, signal?: AbortSignal): Promise<Exchange>;
  /** Asks for a token, and listens for `LISTEN_MS`. `sink` receives the answer as it arrives, before anybody reads it; null where nothing can be lost. */
  token(ask: TokenAsk, sink: Sink | null, signal?: AbortSignal): Promise<Exchange>;
  /** RFC 7009 §2.1 */
  revoke(token: string, hint: 'access_token' | 'refresh_token', signal?: AbortSignal): Promise<Exchange>;
  /** Gets an API's answer; `apiUrl` is the place that the token answer named, null for the server's usual one. */
  api(
    path: `/${string}`,
    accessToken: string,
    apiUrl: string | null,
    signal?: AbortSignal,
  ): Promise<Exchange>;
  /** Who approved. */
  user(accessToken: string, apiUrl: string | null, signal?: AbortSignal): Promise<Exchange>;
};

/** Receives an answer as it arrives. Never throws: an answer is worth more than its record. */
export type Sink = {
  /** The status line came. A later answer takes the place of an earlier one. */
  answered(status: number): void;
  received(bytes: Uint8Array): void;
  finished(): void;
};

/** What a server said, where there is no secret in it: anything but a code or a token. */
export type PlainAnswer = Exclude<
  Answer,
  { readonly said: 'code' | 'token' | 'again' | 'saved' | 'not-saved' }
>;

/** What was received to a request for a code: with the code what it is polled by, which no view may see. */
export type HeardCode =
  | PlainAnswer
  | { readonly said: 'code'; readonly code: Code; readonly deviceCode: string };

/** What was received to a request for a token: the token itself, which no view may see, or why there is none. */
export type HeardToken = PlainAnswer | { readonly said: 'token'; readonly token: Token };
