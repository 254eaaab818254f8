/** The phone's page in a real browser. Needs Chromium; without one the tests are skipped, and say so. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { simulate } from './help.ts';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Where to leave pictures of the pages; nowhere unless asked. */
const PICTURES = process.env['ROOMKEY_TEST_PICTURES'];

const installed = existsSync(CHROMIUM);
if (!installed) console.warn(`skipped: the phone's page in a browser (no ${CHROMIUM})`);

describe.skipIf(!installed)("the phone's page in Chromium", () => {
  let folder: string;
  let browser: BrowserContext;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'roomkey-chromium-'));
    browser = await chromium.launchPersistentContext(folder, {
      executablePath: CHROMIUM,
      args: FLAGS,
      viewport: { width: 360, height: 640 },
      isMobile: true,
      hasTouch: true,
      deviceScaleFactor: 2,
    });
  }, 30_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  /** A phone in front of a fresh simulator with one code; `faults` gathers what the browser complains about. */
  async function phone(colorScheme: 'light' | 'dark' = 'light') {
    const made = await simulate();
    const asked = (await made.device({ client_id: 'Meeting room 4' })).json;
    const page = await browser.newPage();
    await page.emulateMedia({ colorScheme });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`${error}`));
    page.on('console', (message) => faults.push(message.text()));
    page.on('requestfailed', (request) => faults.push(request.url()));
    page.on('request', (request) => {
      if (!request.url().startsWith(made.simulator.url)) faults.push(`left the simulator: ${request.url()}`);
    });
    return { ...made, page, faults, asked, userCode: `${asked['user_code']}` };
  }

  async function fits(page: Page, picture: string): Promise<void> {
    if (PICTURES !== undefined) await page.screenshot({ path: join(PICTURES, `${picture}.png`) });
    const widths = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
    expect(widths).toEqual([360, 360]);
    await page.getByText('Simulation: nothing here reaches Zoom').waitFor();
    const family = await page.evaluate('getComputedStyle(document.body).fontFamily');
    expect(family).toContain('system-ui');
  }

  test.each(['light', 'dark'] as const)('by the address of the QR, allow (%s)', async (scheme) => {
    const { page, faults, asked, userCode, poll, me } = await phone(scheme);
    await page.goto(`${asked['verification_uri_complete']}`);
    await fits(page, `consent-${scheme}`);
    await page.getByText(userCode, { exact: true }).waitFor();
    await page.getByText('Meeting room 4').waitFor();
    expect(await page.getByLabel('Room Owner').isChecked()).toBe(true);
    await page.getByLabel('Visitor').check();
    // Both answers are in reach of a thumb, without scrolling.
    for (const name of ['Allow', 'Decline']) {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      expect((box?.y ?? 999) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
    }
    await page.getByRole('button', { name: 'Allow', exact: true }).tap();
    await page.getByRole('heading', { name: 'Approved.' }).waitFor();
    await fits(page, `approved-${scheme}`);
    const tokens = (await poll(asked['device_code'], 'Meeting room 4')).json;
    expect((await me(tokens['access_token'])).json['email']).toBe('visitor@example.org');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('typed by hand, decline', async () => {
    const { page, faults, asked, userCode, poll } = await phone();
    await page.goto(`${asked['verification_uri']}`);
    expect(
      await page
        .getByLabel('Code')
        .evaluate((input) => (input as unknown as { matches(selector: string): boolean }).matches(':focus')),
    ).toBe(true);
    await fits(page, 'code');
    await page.keyboard.type(`${userCode.slice(0, 4).toUpperCase()} ${userCode.slice(4)}`);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Decline', exact: true }).tap();
    await page.getByRole('heading', { name: 'Declined.' }).waitFor();
    await fits(page, 'declined');
    expect((await poll(asked['device_code'], 'Meeting room 4')).json['error']).toBe('access_denied');
    expect(faults).toEqual([]);
    await page.close();
  });

  test('an unknown code is told so and can be mended', async () => {
    const { page, faults, asked, userCode } = await phone();
    await page.goto(`${asked['verification_uri']}`);
    await page.getByLabel('Code').fill('aaaa-aaaa');
    await page.getByRole('button', { name: 'Continue' }).tap();
    await page.getByRole('alert').getByText('There is no such code').waitFor();
    await fits(page, 'unknown');
    await page.getByLabel('Code').fill(userCode);
    await page.getByRole('button', { name: 'Continue' }).tap();
    await page.getByRole('heading', { name: 'Allow this device?' }).waitFor();
    // The browser notes the 404 itself; nothing else may be wrong.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    await page.close();
  });
});
