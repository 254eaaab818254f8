/** Answers about the end of a grant: a refresh that finds it dead, a revocation that succeeds or does not. */

import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange.ts';
import { readRevocation, saysGrantIsDead } from '../../../src/core/oauth/answer.ts';
import { context, reply, silence } from './make.ts';

describe('the end of a grant', () => {
  it.each<[string, Exchange, boolean]>([
    ['invalid_grant', reply(400, { reason: 'Invalid Token!', error: 'invalid_grant' }), true],
    [
      'invalid_grant in the shape of the RFC',
      reply(400, { error: 'invalid_grant', error_description: 'expired' }),
      true,
    ],
    ['invalid_grant under 401', reply(401, { error: 'invalid_grant' }), true],
    [
      "Zoom's words under invalid_request",
      reply(400, { reason: 'Invalid Token!', error: 'invalid_request' }),
      true,
    ],
    ['a bare invalid_request', reply(400, { reason: 'Bad Request', error: 'invalid_request' }), false],
    ['invalid_client', reply(400, { error: 'invalid_client' }), false],
    ['invalid_grant from a faulty server', reply(500, { error: 'invalid_grant' }), false],
    ['invalid_grant when there were too many requests', reply(429, { error: 'invalid_grant' }), false],
    ['invalid_grant under 200', reply(200, { error: 'invalid_grant' }), true],
    ['HTML', reply(400, 'invalid_grant'), false],
    ['no reply', silence, false],
  ])('%s', (_name, exchange, dead) => {
    expect(saysGrantIsDead(exchange)).toBe(dead);
  });
});

describe('the answer to a revocation (RFC 7009 §2.2)', () => {
  const code = (exchange: Exchange) => readRevocation(exchange, context())?.code ?? 'revoked';

  it.each<[string, Exchange, string]>([
    ['success at Zoom', reply(200, { status: 'success' }), 'revoked'],
    ['an empty answer', reply(200, ''), 'revoked'],
    ['a failure under 200', reply(200, { status: 'failed', errorMessage: 'no such token' }), 'not_revoked'],
    [
      'an error under 200',
      reply(200, { reason: 'Invalid client', error: 'invalid_client' }),
      'invalid_client',
    ],
    ['bad credentials', reply(400, { error: 'invalid_client' }), 'invalid_client'],
    ['a type not known', reply(400, { error: 'unsupported_token_type' }), 'provider_refused'],
    ['not now', reply(503, ''), 'server_error'],
    ['not now, in JSON', reply(503, { error: 'temporarily_unavailable' }), 'server_error'],
    ['401', reply(401, ''), 'bad_answer'],
    ["Zoom's shape under 400", reply(400, { status: 'error', errorMessage: 'no' }), 'provider_refused'],
    ['a redirect', reply(302, ''), 'redirected'],
    ['a page in its place', reply(200, '<html>', { 'content-type': 'text/html' }), 'captive_portal'],
    [
      'a token that was dead already',
      reply(400, { reason: 'Invalid Token!', error: 'invalid_grant' }),
      'revoked',
    ],
    ['no reply', silence, 'timeout'],
  ])('%s', (_name, exchange, expected) => {
    expect(code(exchange)).toBe(expected);
  });

  it("tells the server's words, without what was sent", () => {
    const said = readRevocation(
      reply(200, { status: 'failed', errorMessage: 'bad token abc-def' }),
      context({ secrets: ['abc-def'] }),
    );
    expect(said?.detail).toContain('bad token [hidden]');
  });
});
