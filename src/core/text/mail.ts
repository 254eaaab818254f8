/** E-mail addresses, as far as it has to be told whose they are. */

// What may stand before the @ (RFC 5322 atext, RFC 6531); what is quoted there is for nobody to approve with.
const LOCAL_PART = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u;
const ASCII_DOMAIN = /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*$/;

/**
 * Reports whether an address is of a domain: of this very one, not of one below it, and not of one whose letters only
 * look alike. A domain of other letters and its `xn--` form are the same (RFC 5890).
 */
export function isOfDomain(address: string, domain: string): boolean {
  const [local = '', host = '', ...more] = address.split('@');
  if (more.length > 0 || !LOCAL_PART.test(local)) return false;
  const theirs = asciiDomain(host);
  return theirs !== null && theirs === asciiDomain(domain.normalize('NFC'));
}

/** A domain in small ASCII letters; null where it is none, or is written in letters that stand for others. */
export function asciiDomain(domain: string): string | null {
  // Small letters first: that of the Kelvin sign is a plain k, which only ASCII letters may become.
  const small = domain.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  if (/^[\x20-\x7e]*$/.test(small)) return ASCII_DOMAIN.test(small) ? small : null;
  const labels = small.split('.').map(asciiLabel);
  const ascii = labels.includes(null) ? '' : labels.join('.');
  return ASCII_DOMAIN.test(ascii) ? ascii : null;
}

function asciiLabel(label: string): string | null {
  if (/^[\x20-\x7e]+$/.test(label)) return label;
  const lower = label.toLowerCase();
  // What is not written as it is registered stands for something else, such as wide letters for plain ones.
  const isPlain = label.normalize('NFKC') === label && lower.normalize('NFKC') === lower;
  if (!isPlain || !/^[\p{L}\p{M}\p{N}-]+$/u.test(label) || !URL.canParse(`https://${lower}.example`))
    return null;
  const [ascii = ''] = new URL(`https://${lower}.example`).hostname.split('.');
  return ascii.startsWith('xn--') ? ascii : null;
}
