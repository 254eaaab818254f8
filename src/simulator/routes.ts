/**
 * Which address leads where: a request in, the answer out, or the word for giving none. It also refuses requests for
 * other host names and from other sites, and puts scripted answers in place. It must not know what an endpoint means.
 */

import { type ApiContext, meEndpoint, meetingTokenEndpoint, zakEndpoint } from './api.ts';
import { type Incoming, readForm } from './incoming.ts';
import { DEVICE_GRANT, deviceEndpoint, type OauthContext, revokeEndpoint, tokenEndpoint } from './oauth.ts';
import { simulatedNotice } from './pages.ts';
import { codeForm, codePosted, completeLink } from './phone.ts';
import { html, json, type Reply, raw } from './reply.ts';
import { isScene, replyOf, SCENES, type Scene } from './scenes.ts';

/** Everything the endpoints need, and the script of scenes, which is used up from the front. */
export type ServerContext = OauthContext & ApiContext & { readonly script: Scene[] };

/** An answer, or the way of giving none. */
export type Outcome = Reply | 'hang' | 'drop';

type Endpoint = (incoming: Incoming, context: ServerContext) => Outcome;

const COMPLETE = '/oauth/device/complete/';

/** Method and path of each endpoint. */
const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'POST /oauth/devicecode': scripted(deviceEndpoint),
  'POST /oauth/token': scripted(tokenEndpoint),
  'POST /oauth/revoke': scripted(revokeEndpoint),
  'GET /v2/users/me': meEndpoint,
  'GET /v2/users/me/zak': zakEndpoint,
  'GET /v2/users/me/token': meetingTokenEndpoint,
  'GET /oauth_device': codeForm,
  'POST /oauth_device': (incoming, context) => codePosted(incoming, context.state),
  [`GET ${COMPLETE}*`]: (incoming, context) =>
    completeLink(incoming.path.slice(COMPLETE.length), context.state),
  'POST /simulator': (incoming, context) => directed(incoming, context.script),
  'GET /favicon.ico': () => raw(204, 'image/x-icon', '', 'ok'),
};

const METHODS = ['GET', 'POST'];

/** The name of the endpoint behind a path, without what it carries; null where there is none. */
export function endpointPath(path: string): string | null {
  const name = path.startsWith(COMPLETE) ? `${COMPLETE}*` : path;
  return METHODS.some((method) => Object.hasOwn(ENDPOINTS, `${method} ${name}`)) ? name : null;
}

/** Answers a request. */
export function answer(incoming: Incoming, context: ServerContext): Outcome {
  // A page on another name that resolves to this machine must not get in, nor one that posts across.
  const hosts = [context.url, context.url.replace('127.0.0.1', 'localhost')].map((url) => new URL(url).host);
  if (!hosts.includes(incoming.headers['host']?.toLowerCase() ?? '')) {
    return html(421, simulatedNotice('Misdirected', 'This address is not served here.'), 'foreign host');
  }
  const { origin } = incoming.headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) {
    return html(403, simulatedNotice('Forbidden', 'Another site may not send this.'), 'foreign origin');
  }
  const name = endpointPath(incoming.path);
  if (name === null)
    return html(404, simulatedNotice('404 Not Found', 'There is nothing here.'), 'not found');
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
  const endpoint = Object.hasOwn(ENDPOINTS, `${method} ${name}`) ? ENDPOINTS[`${method} ${name}`] : undefined;
  if (endpoint !== undefined) return endpoint(incoming, context);
  const allow = METHODS.filter((one) => Object.hasOwn(ENDPOINTS, `${one} ${name}`)).join(', ');
  const refused = html(405, simulatedNotice('405 Method Not Allowed', `Use ${allow}.`), 'wrong method');
  return { ...refused, headers: { ...refused.headers, allow } };
}

/** Puts the next scene of the script, where there is one, in place of an honest answer. */
function scripted(endpoint: (incoming: Incoming, context: ServerContext) => Reply): Endpoint {
  return (incoming, context) => {
    const scene = context.script.shift() ?? 'ok';
    if (scene === 'hang' || scene === 'drop') return scene;
    const form = readForm(incoming);
    const polled =
      typeof form === 'string' || form.get('grant_type') !== DEVICE_GRANT
        ? undefined
        : form.get('device_code');
    if (
      polled !== undefined &&
      (scene === 'pending' || scene === 'slow_down' || scene === 'expire' || scene === 'deny')
    ) {
      context.state.enact(polled, scene);
    }
    return replyOf(scene) ?? endpoint(incoming, context);
  };
}

/** `POST /simulator`: adds to the script from outside, for scripts in a shell. */
function directed(incoming: Incoming, script: Scene[]): Reply {
  const form = readForm(incoming);
  const words =
    typeof form === 'string' ? [] : (form.get('next') ?? '').split(',').map((word) => word.trim());
  const scenes = words.filter(isScene);
  if (scenes.length === 0 || scenes.length < words.length) {
    const error = 'Send next=WORD[,WORD...] as a form; each word is one of `words`';
    return json(400, { error, words: SCENES }, 'bad scene');
  }
  script.push(...scenes);
  return json(200, { next: script });
}
