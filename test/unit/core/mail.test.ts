/** Whose an e-mail address is: told by its domain, and by nothing that only looks like it. */

import { describe, expect, it } from 'vitest';
import { asciiDomain, isOfDomain } from '../../../src/core/text/mail.ts';

describe('an address', () => {
  it.each<[string, string]>([
    ['ann@corp.example', 'corp.example'],
    ['ann@CORP.Example', 'corp.example'],
    ['ann@corp.example', 'CORP.EXAMPLE'],
    ['Ann.O+room=4@corp.example', 'corp.example'],
    ['\u5f20\u4f1f@corp.example', 'corp.example'],
    ['ann@m\u00fcnchen.example', 'm\u00fcnchen.example'],
    ['ann@M\u00dcNCHEN.example', 'm\u00fcnchen.example'],
    ['ann@xn--mnchen-3ya.example', 'm\u00fcnchen.example'],
    ['ann@m\u00fcnchen.example', 'xn--mnchen-3ya.example'],
    ['ann@XN--MNCHEN-3YA.example', 'mu\u0308nchen.example'],
    ['ann@\u4f8b\u3048.example', '\u4f8b\u3048.example'],
    ['ann@localhost', 'localhost'],
  ])('%s is of %s', (address, domain) => {
    expect(isOfDomain(address, domain)).toBe(true);
  });

  it.each<[name: string, address: string]>([
    ['of a domain that ends alike', 'ann@evilcorp.example'],
    ['of a domain below it', 'ann@sub.corp.example'],
    ['of a domain above it', 'ann@example'],
    ['of a domain that goes on', 'ann@corp.example.evil.test'],
    ['with a dot at its end', 'ann@corp.example.'],
    ['with two dots', 'ann@corp..example'],
    ['with a dot before it', 'ann@.corp.example'],
    ['with a blank at its end', 'ann@corp.example '],
    ['with a blank before it', 'ann@ corp.example'],
    ['with two of the sign', 'ann@evil.test@corp.example'],
    ['with the other one first', 'ann@corp.example@evil.test'],
    ['with nobody in it', '@corp.example'],
    ['of two addresses', 'ann@evil.test,bob@corp.example'],
    ['with a name around it', '"ann@evil.test" <x@corp.example>'],
    ['in brackets', '<ann@corp.example>'],
    ['with a quoted part', '"ann"@corp.example'],
    ['with a comment', 'ann(x)@corp.example'],
    ['with a comment in its domain', 'ann@corp.example(x)'],
    ['with a line break', 'ann\n@corp.example'],
    ['with a line break at its end', 'ann@corp.example\n'],
    ['with a NUL', 'ann@corp.example\0'],
    ['with a direction mark', 'ann@corp.example\u202e'],
    ['with a zero-width space', 'ann@corp.\u200bexample'],
    ['with a soft hyphen', 'ann@co\u00adrp.example'],
    ['with a wide sign', 'ann\uff20corp.example'],
    ['with a wide dot', 'ann@corp\u3002example'],
    ['in wide letters', 'ann@\uff43\uff4f\uff52\uff50.example'],
    ['with a Cyrillic o', 'ann@c\u043erp.example'],
    ['with a Greek o', 'ann@c\u03bfrp.example'],
    ['with a Cherokee letter', 'ann@\u13decorp.example'],
    ['with a dotless i', 'ann@corp.exampl\u0131'],
    ['with an accent', 'ann@c\u00f3rp.example'],
    ['with an accent of its own', 'ann@co\u0301rp.example'],
    ['in mathematical letters', 'ann@\u{1d41c}\u{1d428}\u{1d42b}\u{1d429}.example'],
    ['with a letter in superscript', 'ann@cor\u1d56.example'],
    ['with a percent sign in its domain', 'ann@corp%2eexample'],
    ['with a port', 'ann@corp.example:25'],
    ['with a slash', 'ann@corp.example/x'],
    ['that is a domain', 'corp.example'],
    ['that is empty', ''],
    ['that was cut', 'ann@corp.example\u2026'],
  ])('%s is not: %j', (_name, address) => {
    expect(isOfDomain(address, 'corp.example')).toBe(false);
  });

  it.each<[string, string]>([
    // The Kelvin sign, the long s and the dotted capital I become plain letters when they are made small.
    ['ann@\u212aiosk.example', 'kiosk.example'],
    ['ann@kio\u017fk.example', 'kiosk.example'],
    ['ann@\u0130nfo.example', 'info.example'],
    ['ann@\u00e5ngstrom.example', '\u212bngstrom\u200b.example'],
    ['ann@\u212bngstrom.example', '\u00e5ngstrom.example'],
    ['ann@stra\u00dfe.example', 'strasse.example'],
    ['ann@strasse.example', 'stra\u00dfe.example'],
    ['ann@\ufb01.example', 'fi.example'],
    ['ann@2130706433', '127.0.0.1'],
    ['ann@0x7f.1', '127.0.0.1'],
    ['ann@example', 'corp..example'],
    ['ann@', ''],
  ])('%j is not of %j', (address, domain) => {
    expect(isOfDomain(address, domain)).toBe(false);
  });
});

describe('a domain', () => {
  it.each([
    ['corp.example', 'corp.example'],
    ['Corp.EXAMPLE', 'corp.example'],
    ['m\u00fcnchen.example', 'xn--mnchen-3ya.example'],
    ['m\u00fcnchen.\u6d4b\u8bd5', 'xn--mnchen-3ya.xn--0zwm56d'],
  ])('%j is %j', (domain, ascii) => {
    expect(asciiDomain(domain)).toBe(ascii);
  });

  it.each(['', '.', 'a..b', '-a.example', 'a-.example', 'a_b.example', 'a b.example', '\u{1f600}.example'])(
    '%j is none',
    (domain) => {
      expect(asciiDomain(domain)).toBeNull();
    },
  );
});
