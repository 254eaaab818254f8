/** The server itself: scenes, strangers, caps, and that nothing is left behind. */

import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { isScene, SCENES } from '../../../src/simulator/simulator.ts';
import { simulate } from './help.ts';

describe('scenes', () => {
  test.each([
    ['pending', 400, '"error":"authorization_pending"'],
    ['slow_down', 400, '"error":"slow_down"'],
    ['expire', 400, '"error":"expired_token"'],
    ['deny', 400, '"error":"access_denied"'],
    ['invalid_client', 400, '"error":"invalid_client"'],
    ['fail', 502, '<!doctype html>'],
    ['busy', 429, '"code":429'],
    ['html', 200, '<!doctype html>'],
    ['garbage', 200, '{"access_token":"'],
    ['redirect', 302, ''],
    ['ok', 200, '"device_code"'],
  ] as const)('%s', async (scene, status, holds) => {
    const { simulator, device } = await simulate();
    simulator.tell(scene);
    const heard = await device();
    expect(heard.status).toBe(status);
    expect(heard.text).toContain(holds);
    if (scene === 'busy') expect(heard.headers.get('retry-after')).toBe('1');
    if (scene === 'redirect') expect(heard.headers.get('location')).toBe('http://elsewhere.invalid/');
    expect((await device()).status).toBe(200);
  });

  test('are used up in order, by OAuth requests alone', async () => {
    const { simulator, device, get, revoke } = await simulate();
    simulator.tell('ok', 'fail', 'busy');
    await get('/oauth_device');
    const statuses = [await device(), await device(), await revoke('x'), await device()].map(
      (one) => one.status,
    );
    expect(statuses).toEqual([200, 502, 429, 200]);
  });

  test('a scripted answer to a poll comes true', async () => {
    const { simulator, clock, device, poll } = await simulate();
    const code = (await device()).json['device_code'];
    simulator.tell('slow_down', 'fail', 'expire');
    await poll(code);
    await poll(code);
    clock.wait(9_000);
    expect(simulator.requests.map((seen) => seen.answer)).toEqual(['ok', 'slow_down', 'fail']);
    await poll(code);
    expect((await poll(code)).json['error']).toBe('expired_token');
    expect(simulator.approve()).toBe(false);
  });

  test('drop breaks the connection', async () => {
    const { simulator, device } = await simulate();
    simulator.tell('drop');
    await expect(device()).rejects.toThrow();
    expect(simulator.requests).toMatchObject([{ status: null, answer: 'drop' }]);
  });

  test('hang answers nothing until close', async () => {
    const { simulator, device } = await simulate();
    simulator.tell('hang');
    const broken = expect(device()).rejects.toThrow();
    await vi.waitFor(() => expect(simulator.requests).toMatchObject([{ status: null, answer: 'hang' }]));
    expect((await device()).status).toBe(200);
    await simulator.close();
    await broken;
  });

  test('come from outside too', async () => {
    const { post, device } = await simulate();
    expect((await post('/simulator', 'next=ok, fail')).json).toEqual({ next: ['ok', 'fail'] });
    expect((await device()).status).toBe(200);
    expect((await device()).status).toBe(502);
  });

  test.each(['next=fail,nonsense', 'next=', 'other=fail', ''])(
    'unknown words are refused: %s',
    async (body) => {
      const { post, device } = await simulate();
      const heard = await post('/simulator', body);
      expect(heard).toMatchObject({ status: 400, json: { words: [...SCENES] } });
      expect((await device()).status).toBe(200);
    },
  );

  test('have a guard', () => {
    expect(SCENES.every(isScene)).toBe(true);
    expect(['', 'constructor', 'FAIL'].some(isScene)).toBe(false);
  });
});

/** fetch sets Host itself; this does not. */
async function statusFor(url: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  const sent = request(url, { headers, method });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

describe('strangers', () => {
  test.each([
    ['127.0.0.1:PORT', 200],
    ['localhost:PORT', 200],
    ['LOCALHOST:PORT', 200],
    ['127.0.0.1', 421],
    ['127.0.0.1:1', 421],
    ['rebound.example:PORT', 421],
    ['localhost.example:PORT', 421],
  ])('Host: %s', async (host, status) => {
    const { simulator } = await simulate();
    const named = host.replace('PORT', new URL(simulator.url).port);
    expect(await statusFor(`${simulator.url}/oauth_device`, { host: named })).toBe(status);
  });

  test.each([
    ['http://127.0.0.1:PORT', 404],
    ['http://localhost:PORT', 404],
    ['https://elsewhere.example', 403],
    ['null', 403],
  ])('Origin: %s', async (origin, status) => {
    const { simulator, post } = await simulate();
    const named = origin.replace('PORT', new URL(simulator.url).port);
    const heard = await post('/oauth_device', 'user_code=aaaaaaaa&decision=allow', { origin: named });
    expect(heard.status).toBe(status);
  });
});

describe('the server', () => {
  test('does not know other addresses or methods', async () => {
    const { heard, get } = await simulate();
    const lost = await get('/nowhere');
    expect(lost.status).toBe(404);
    expect(lost.headers.get('content-type')).toMatch(/^text\/html/);
    for (const path of ['//oauth_device', '/oauth_device/', '/oauth/devicecod', '/constructor']) {
      expect((await get(path)).status).toBe(404);
    }
    const wrong = await get('/oauth/token');
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    const put = await heard('/oauth_device', { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect((await heard('/oauth_device', { method: 'HEAD' })).status).toBe(200);
  });

  test('takes bodies up to a size', async () => {
    const { post, simulator } = await simulate();
    const form = (length: number) =>
      `client_id=room&pad=${'x'.repeat(length - 'client_id=room&pad='.length)}`;
    expect((await post('/oauth/devicecode', form(16 * 1024))).status).toBe(200);
    expect((await post('/oauth/devicecode', form(16 * 1024 + 1))).status).toBe(413);
    expect((await post('/oauth/devicecode', form(3_000_000))).status).toBe(413);
    expect(simulator.requests.at(-1)).toMatchObject({ status: 413, answer: 'too large' });
  });

  test('listens on 127.0.0.1 and says so', async () => {
    const { simulator } = await simulate();
    expect(simulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('rejects where the port is taken', async () => {
    const { simulator } = await simulate();
    await expect(simulate({ port: Number(new URL(simulator.url).port) })).rejects.toThrow('EADDRINUSE');
  });

  test('close cuts silent connections too, twice without harm', async () => {
    const { simulator } = await simulate();
    const port = Number(new URL(simulator.url).port);
    const silent = connect(port, '127.0.0.1');
    const half = connect(port, '127.0.0.1', () => half.write('POST /oauth/token HTTP/1.1\r\nContent-Le'));
    await Promise.all([once(silent, 'connect'), once(half, 'connect')]);
    const ended = [silent, half].map((socket) => {
      socket.on('error', () => {});
      return new Promise((resolve) => socket.once('close', resolve));
    });
    await simulator.close();
    await simulator.close();
    await Promise.all(ended);
    const late = connect(port, '127.0.0.1');
    const [error] = await once(late, 'error');
    expect(error).toMatchObject({ code: 'ECONNREFUSED' });
  });
});
