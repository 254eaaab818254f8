/**
 * The scripted answers: what can be made to happen to the next request instead of an honest answer. It knows how
 * each of them looks on the wire, and nothing about codes, grants or sockets.
 */

import { simulatedNotice } from './pages.ts';
import { html, oauthError, type Reply, raw } from './reply.ts';

/** Every word that `tell` and `POST /simulator` take. `ok` lets one request through to an honest answer. */
export const SCENES = [
  'ok',
  'pending',
  'slow_down',
  'expire',
  'deny',
  'fail',
  'busy',
  'hang',
  'drop',
  'html',
  'garbage',
  'redirect',
  'invalid_client',
] as const;

/** One scripted answer. */
export type Scene = (typeof SCENES)[number];

/** Reports whether a word names a scene. */
export function isScene(word: string): word is Scene {
  return (SCENES as readonly string[]).includes(word);
}

/** What a scene sends; null where it sends nothing (`hang`, `drop`) or does not step in (`ok`). */
export function replyOf(scene: Scene): Reply | null {
  switch (scene) {
    case 'ok':
    case 'hang':
    case 'drop':
      return null;
    case 'pending':
      return oauthError('authorization_pending');
    case 'slow_down':
      return oauthError('slow_down');
    case 'expire':
      return oauthError('expired_token');
    case 'deny':
      return oauthError('access_denied');
    case 'invalid_client':
      return oauthError('invalid_client');
    case 'fail':
      return html(
        502,
        simulatedNotice('502 Bad Gateway', 'A gateway gave up on the server behind it.'),
        scene,
      );
    case 'html':
      return html(
        200,
        simulatedNotice('Welcome to the Wi-Fi', 'A portal answered in place of the server.'),
        scene,
      );
    case 'busy':
      return {
        ...raw(429, 'application/json', '{"code":429,"message":"Too many requests."}', scene),
        headers: { 'content-type': 'application/json', 'retry-after': '1' },
      };
    case 'garbage':
      return raw(200, 'application/json', '{"access_token":"', scene);
    case 'redirect':
      return { ...raw(302, 'text/plain', '', scene), headers: { location: 'http://elsewhere.invalid/' } };
  }
}
