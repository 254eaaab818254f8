/**
 * The scripted authorization server: on loopback, with a port of its own unless one is named, it answers the polls of a
 * code with what a play says, one after another, the last one for good, and keeps a log of when each request came. It
 * knows nothing of the programs but the paths at which they look.
 */

import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';

/** Where the programs ask; the clients of GitHub and of Microsoft bring paths of their own. */
const DEVICE_PATHS = ['/device', '/devicecode', '/login/device/code'];
const TOKEN_PATHS = ['/token', '/login/oauth/access_token'];
/** Behind these a client that has its token looks who it is. */
const USER = { sub: 'u1', id: 1, login: 'someone', email: 'someone@example.com', name: 'Someone' };

const TOKEN = {
  access_token: 'access-of-this-run',
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token: 'refresh-of-this-run',
  scope: 'repo read:org gist openid offline_access',
};

/** What can be answered to a poll. `drop` and `silence` answer nothing. */
export const ANSWERS = {
  pending: oauthError('authorization_pending'),
  slow_down: oauthError('slow_down'),
  denied: oauthError('access_denied'),
  expired: oauthError('expired_token'),
  ok: { status: 200, body: JSON.stringify(TOKEN) },
  html502: { status: 502, type: 'text/html', body: '<html><body><h1>502 Bad Gateway</h1></body></html>' },
  busy503: { status: 503, type: 'text/plain', body: 'try again later\n', headers: { 'retry-after': '6' } },
  busy429: {
    status: 429,
    body: JSON.stringify({ code: 429, message: 'too many requests' }),
    headers: { 'retry-after': '6' },
  },
  drop: { drop: true },
  silence: { silence: true },
};

/**
 * Opens a server for one run. `log` holds the codes (when they went out) and the polls (when they came, for which code,
 * what they were answered); times are milliseconds of one steady clock. `heard` is called after each of them.
 */
export async function openServer({ code, answers }, { port, name, heard }) {
  const log = { codes: [], polls: [] };
  const server = createServer((request, response) => {
    const at = performance.now();
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('error', () => {});
    request.on('end', () => {
      const { pathname } = new URL(request.url, 'http://localhost');
      if (TOKEN_PATHS.includes(pathname)) poll(deviceCodeIn(request, body), at, response);
      else if (DEVICE_PATHS.includes(pathname)) giveCode(response);
      else if (/\.well-known/.test(pathname)) send(response, json(metadata()));
      else if (pathname.endsWith('/graphql'))
        send(response, json({ data: { viewer: { login: USER.login } } }));
      else send(response, json(USER), { 'x-oauth-scopes': 'repo, read:org, gist' });
    });
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const taken = server.address().port;
  const origin = `http://${name}${taken === 80 ? '' : `:${taken}`}`;

  function giveCode(response) {
    const number = log.codes.length + 1;
    log.codes.push({ at: performance.now() });
    const told = {
      device_code: `device-code-${number}`,
      user_code: 'WDJB-MJHT',
      verification_uri: `${origin}/activate`,
      ...code,
    };
    send(response, json(told));
    heard(log);
  }

  function poll(deviceCode, at, response) {
    const number = Number(deviceCode.replace('device-code-', ''));
    if (!(number >= 1 && number <= log.codes.length)) return send(response, oauthError('invalid_grant'));
    const script = Array.isArray(answers[0]) ? (answers[number - 1] ?? answers.at(-1)) : answers;
    const nth = log.polls.filter((one) => one.code === number).length;
    const answer = script[Math.min(nth, script.length - 1)];
    log.polls.push({ at, code: number, answer });
    heard(log);
    const { drop, silence, headers, ...rest } = ANSWERS[answer];
    if (drop) response.socket?.destroy();
    else if (!silence) send(response, rest, headers);
  }

  function metadata() {
    return {
      issuer: origin,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      device_authorization_endpoint: `${origin}/device`,
      userinfo_endpoint: `${origin}/userinfo`,
      jwks_uri: `${origin}/jwks`,
      scopes_supported: ['openid', 'offline_access'],
      response_types_supported: ['code'],
      grant_types_supported: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  return {
    origin,
    log,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The RFC's form, or the JSON that GitHub takes as well. */
function deviceCodeIn(request, body) {
  const isJson = /json/.test(request.headers['content-type'] ?? '');
  const deviceCode = isJson ? JSON.parse(body).device_code : new URLSearchParams(body).get('device_code');
  return String(deviceCode);
}

function oauthError(error) {
  return { status: 400, body: JSON.stringify({ error }) };
}

function json(value) {
  return { status: 200, body: JSON.stringify(value) };
}

/** Every answer closes its connection, so that a dropped one is never a stale one that a client may quietly replace. */
function send(response, { status, type = 'application/json', body }, headers = {}) {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    connection: 'close',
    ...headers,
  });
  response.end(body);
}
