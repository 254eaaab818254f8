/** oidc-provider, a real authorization server that nobody here wrote, on a free port of 127.0.0.1. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The scopes of which the second gets a refresh token. */
export const SCOPE = 'openid offline_access';

/** A client that proves itself. Its secret has what Basic authentication must encode. */
export const CONFIDENTIAL = { id: 'box:1 %', secret: 'CANARY s%cr:t +&=' } as const;
/** A client without a secret. */
export const PUBLIC = { id: 'public-box' } as const;

const GRANTS = ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'];

/** What sets one server apart from another. */
export type PeerWish = {
  /** Seconds that a device code lives. */
  readonly codeLifeS?: number;
  readonly hasDeviceFlow?: boolean;
  /** How its confidential client proves itself, and the only way it offers. */
  readonly auth?: 'client_secret_basic' | 'client_secret_post';
};

/** A running server. */
export type Peer = { readonly issuer: string; close(): Promise<void> };

/** Starts a server. */
export async function startPeer(wish: PeerWish = {}): Promise<Peer> {
  const { codeLifeS = 600, hasDeviceFlow = true, auth = 'client_secret_basic' } = wish;
  // Loaded late, because it has something to say at once.
  const { default: Provider } = await import('oidc-provider');
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = {
    grant_types: hasDeviceFlow ? GRANTS : ['authorization_code'],
    response_types: hasDeviceFlow ? [] : ['code'],
    redirect_uris: hasDeviceFlow ? [] : ['https://a.example/'],
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        ...client,
        client_id: CONFIDENTIAL.id,
        client_secret: CONFIDENTIAL.secret,
        token_endpoint_auth_method: auth,
      },
      { ...client, client_id: PUBLIC.id, token_endpoint_auth_method: 'none' },
    ],
    clientAuthMethods: [auth, 'none'],
    features: {
      deviceFlow: { enabled: hasDeviceFlow },
      devInteractions: { enabled: true },
      revocation: { enabled: true },
      userinfo: { enabled: true },
    },
    rotateRefreshToken: true,
    scopes: ['openid', 'offline_access'],
    cookies: { keys: ['test'] },
    ttl: { DeviceCode: codeLifeS, AccessToken: 3600, RefreshToken: 86_400, Grant: 86_400, Session: 3600 },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Silences the server's advice about what it would be in production; undone by what is returned. */
export function quietPeers(): () => void {
  const before = { info: console.info, warn: console.warn };
  const without =
    (say: (...words: unknown[]) => void) =>
    (...words: unknown[]): void => {
      if (!String(words[0]).includes('oidc-provider ')) say(...words);
    };
  console.info = without(before.info);
  console.warn = without(before.warn);
  return () => Object.assign(console, before);
}
