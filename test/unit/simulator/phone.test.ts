/** The phone's pages as text: what they say, with which status, and that nothing gets in. */

import { describe, expect, test } from 'vitest';
import { codeEntryPage, consentPage, escapeHtml } from '../../../src/simulator/pages.ts';
import { simulate } from './help.ts';

const NOTICE = 'Simulation: nothing here reaches Zoom';

async function withCode(clientId = 'room') {
  const made = await simulate();
  const asked = await made.device({ client_id: clientId });
  const answer = async () => (await made.poll(asked.json['device_code'], clientId)).json;
  return {
    ...made,
    code: `${asked.json['user_code']}`,
    link: `${asked.json['verification_uri_complete']}`,
    answer,
  };
}

test('the way by the QR: consent page, allow', async () => {
  const { code, link, get, post, answer, me, simulator } = await withCode();
  const page = await get(link.slice(simulator.url.length));
  expect(page.status).toBe(200);
  for (const text of [
    NOTICE,
    code,
    'Check that your screen shows this code',
    'user:read:zak',
    'Room Owner',
  ]) {
    expect(page.text).toContain(text);
  }
  expect(page.text).toMatch(/value="visitor@example.org"/);
  const done = await post('/oauth_device', {
    user_code: code,
    decision: 'allow',
    user: 'visitor@example.org',
  });
  expect(done.status).toBe(200);
  expect(done.text).toContain('Approved.');
  expect(done.text).toContain('You can go back to your device.');
  const { json } = await me((await answer())['access_token']);
  expect(json).toMatchObject({ email: 'visitor@example.org', display_name: 'Visitor' });
});

test('the way by hand: code, consent page, decline', async () => {
  const { code, get, post, answer } = await withCode();
  expect((await get('/oauth_device')).text).toContain('name="user_code"');
  const typed = ` ${code.slice(0, 4).toUpperCase()}-${code.slice(4)}`;
  const page = await post('/oauth_device', { user_code: typed });
  expect(page.text).toContain(`value="${code}"`);
  expect(await answer()).toMatchObject({ error: 'authorization_pending' });
  expect((await post('/oauth_device', { user_code: typed, decision: 'deny' })).text).toContain('Declined.');
});

test('one line of curl approves', async () => {
  const { code, post, answer } = await withCode();
  expect((await post('/oauth_device', `user_code=${code}&decision=allow`)).status).toBe(200);
  expect(await answer()).toHaveProperty('access_token');
});

describe('a code that cannot be answered', () => {
  const ways = (code: string) => [
    { path: `/oauth/device/complete/${code}` },
    { path: '/oauth_device', form: { user_code: code } },
    { path: '/oauth_device', form: { user_code: code, decision: 'allow' } },
  ];
  test.each([0, 1, 2])('unknown, expired, used (way %i)', async (way) => {
    const { code, get, post, clock, simulator } = await withCode();
    const go = (typed: string) => {
      const { path, form } = ways(typed)[way] ?? { path: '' };
      return form === undefined ? get(path) : post(path, form);
    };
    const unknown = await go('aaaaaaaa');
    expect([unknown.status, unknown.text.includes('There is no such code')]).toEqual([404, true]);
    simulator.deny(code);
    const used = await go(code);
    expect([used.status, used.text.includes('already used')]).toEqual([409, true]);
    const late = await withCode();
    late.clock.wait(900_000);
    clock.wait(900_000);
    const { path, form } = ways(late.code)[way] ?? { path: '' };
    const expired = form === undefined ? await late.get(path) : await late.post(path, form);
    expect([expired.status, expired.text.includes('expired')]).toEqual([410, true]);
  });
});

test.each([
  ['', 400],
  ['user_code=', 400],
  ['user_code=CODE&user_code=CODE&decision=allow', 400],
  ['user_code=CODE&decision=perhaps', 400],
  ['user_code=CODE&decision=allow&user=nobody@example.com', 400],
])('a form with a fault decides nothing: %s', async (body, status) => {
  const { code, post, answer } = await withCode();
  expect((await post('/oauth_device', body.replaceAll('CODE', code))).status).toBe(status);
  expect(await answer()).toMatchObject({ error: 'authorization_pending' });
});

test('every page has the notice and the strict headers', async () => {
  const { code, get, post } = await withCode();
  const pages = [
    await get('/oauth_device'),
    await get(`/oauth/device/complete/${code}`),
    await get('/oauth/device/complete/%ff'),
    await get('/nowhere'),
    await post('/oauth_device', { user_code: code, decision: 'allow' }),
    await post('/oauth_device', { user_code: code, decision: 'allow' }),
  ];
  expect(pages.map((page) => page.status)).toEqual([200, 200, 404, 404, 200, 409]);
  for (const page of pages) {
    expect(page.text).toContain(NOTICE);
    expect(page.text).toContain('<html lang="en">');
    expect(page.text).not.toMatch(/<script|https?:\/\//);
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "style-src 'sha256-",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toContain('unsafe');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  }
});

describe('text from outside', () => {
  const EVIL = `"><script>alert('x')</script>&`;
  test('is escaped', () => {
    expect(escapeHtml(EVIL)).toBe('&#34;&#62;&#60;script&#62;alert(&#39;x&#39;)&#60;/script&#62;&#38;');
    const consent = { userCode: EVIL, clientId: EVIL, scope: [EVIL], users: [] };
    for (const page of [consentPage(consent), codeEntryPage(EVIL, EVIL)])
      expect(page).not.toContain('<script');
  });

  test('is escaped on its way through the server', async () => {
    const { link, get, post, simulator } = await withCode(EVIL);
    const pages = [
      await get(link.slice(simulator.url.length)),
      await get(`/oauth/device/complete/${encodeURIComponent(EVIL)}`),
      await post('/oauth_device', { user_code: EVIL }),
    ];
    for (const page of pages) expect(page.text).not.toContain('<script');
    expect(pages[0]?.text).toContain('&#60;script&#62;');
  });
});
