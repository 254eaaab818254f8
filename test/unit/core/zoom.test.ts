/** What belongs to Zoom: its hosts by name, and where its endpoints are. */

import { describe, expect, it } from 'vitest';
import { isZoomHost, zoomDomainOf, zoomServer } from '../../../src/core/oauth/zoom.ts';

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

describe('Zoom', () => {
  it.each([
    ['https://zoom.us', 'https://zoom.us', 'https://api.zoom.us'],
    ['https://zoom.us/', 'https://zoom.us', 'https://api.zoom.us'],
    ['https://www.zoom.us', 'https://www.zoom.us', 'https://api.zoom.us'],
    ['https://zoomgov.com', 'https://zoomgov.com', 'https://api.zoomgov.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:1/zoom/', 'http://localhost:1/zoom', 'http://localhost:1/zoom'],
  ])('at %s has its endpoints below %s and its API at %s', (authority, base, apiUrl) => {
    expect(zoomServer(new URL(authority), false)).toEqual({
      kind: 'zoom',
      issuer: base,
      deviceEndpoint: `${base}/oauth/devicecode`,
      authorizationEndpoint: `${base}/oauth/authorize`,
      tokenEndpoint: `${base}/oauth/token`,
      revocationEndpoint: `${base}/oauth/revoke`,
      userEndpoint: null,
      apiUrl,
      simulated: false,
    });
  });
});
