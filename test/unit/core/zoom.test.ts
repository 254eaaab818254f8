/** What belongs to Zoom: its hosts, by name. */

import { describe, expect, it } from 'vitest';
import { isZoomHost, zoomDomainOf } from '../../../src/core/oauth/zoom.ts';

describe('a host', () => {
  it.each([
    ['zoom.us', 'zoom.us'],
    ['www.zoom.us', 'zoom.us'],
    ['api-eu.zoom.us', 'zoom.us'],
    ['company.zoom.us', 'zoom.us'],
    ['zoom.com', 'zoom.com'],
    ['developers.zoom.com', 'zoom.com'],
    ['zoomgov.com', 'zoomgov.com'],
    ['api.zoomgov.com', 'zoomgov.com'],
  ])('%s is Zoom, by the domain %s', (host, domain) => {
    expect(zoomDomainOf(host)).toBe(domain);
    expect(isZoomHost(host)).toBe(true);
  });

  it.each([
    'zoom.us.example.com',
    'notzoom.us',
    'zoom.us:443',
    'us',
    'zoom',
    'zoomgov.us',
    'zoom-gov.com',
    'login.example.com',
    '127.0.0.1',
    '[::1]',
    '',
  ])('%j is not Zoom', (host) => {
    expect(zoomDomainOf(host)).toBeNull();
    expect(isZoomHost(host)).toBe(false);
  });
});
