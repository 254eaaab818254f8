/**
 * The HTML that a phone gets: one frame and its content. No script, no address but our own, everything from
 * outside escaped. It decides nothing; phone.ts says which page is shown.
 */

import { createHash } from 'node:crypto';
import { STYLE } from './style.ts';
import { fullName, type User } from './users.ts';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The content security policy of every page: its own style, forms to itself, nothing else, in no frame. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What the consent page asks about. */
export type Consent = {
  readonly userCode: string;
  readonly clientId: string;
  readonly scope: readonly string[];
  readonly users: readonly User[];
};

const MEANING: Readonly<Record<string, string>> = {
  'user:read:user': 'See your name and e-mail address',
  'user:read:token': 'Enter meetings together with you',
  'user:read:zak': 'Start and join meetings as you',
};

/** Text made safe for HTML, inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The form for the code; `fault` says what was wrong with the last try. */
export function codeEntryPage(fault: string | null = null, typed = ''): string {
  const alert = fault === null ? '' : `<p class="fault" role="alert" id="fault">${escapeHtml(fault)}</p>`;
  return frame(
    'Connect a device',
    `<h1>Connect a device</h1>
<p>Type the code that your device shows.</p>
${alert}
<form method="post" action="/oauth_device">
<label for="user_code">Code</label>
<input id="user_code" name="user_code" value="${escapeHtml(typed)}" class="code" required maxlength="32"
 autocomplete="off" autocapitalize="none" spellcheck="false" autofocus${fault === null ? '' : ' aria-invalid="true" aria-describedby="fault"'}>
<div class="buttons"><button class="main">Continue</button></div>
</form>`,
  );
}

/** Shows the code once more and asks. */
export function consentPage(consent: Consent): string {
  const scopes = consent.scope.map((word) => {
    return `<li>${escapeHtml(MEANING[word] ?? 'More')} <code>${escapeHtml(word)}</code></li>`;
  });
  const users = consent.users.map((user, index) => {
    const checked = index === 0 ? ' checked' : '';
    return `<label class="user"><input type="radio" name="user" value="${escapeHtml(user.email)}"${checked}>
<span><b>${escapeHtml(fullName(user))}</b><br><span class="soft">${escapeHtml(user.email)}</span></span></label>`;
  });
  return frame(
    'Allow this device?',
    `<h1>Allow this device?</h1>
<p id="check">Check that your screen shows this code:</p>
<p class="code" aria-describedby="check">${escapeHtml(consent.userCode)}</p>
<form method="post" action="/oauth_device">
<input type="hidden" name="user_code" value="${escapeHtml(consent.userCode)}">
<p>The app <b class="app">${escapeHtml(consent.clientId)}</b> on that device will be able to:</p>
<ul>${scopes.join('')}</ul>
<fieldset><legend>Signed in as</legend>
${users.join('\n')}
</fieldset>
<div class="buttons">
<button class="main" name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Decline</button>
</div>
</form>
<p class="soft">Not your device, or another code? Decline.</p>`,
  );
}

/** The last page: what was done, or why nothing was. */
export function endPage(title: string, text: string, tone: 'good' | 'plain' | 'bad'): string {
  const again = tone === 'good' ? '' : '<p><a href="/oauth_device">Type a code</a></p>';
  const main = `<h1 class="${tone}">${escapeHtml(title)}</h1>\n<p>${escapeHtml(text)}</p>\n${again}`;
  return frame(title, main);
}

/** A page that plays another server: a gateway, a portal, a server without such an address. */
export function simulatedNotice(title: string, text: string): string {
  return frame(title, `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(text)}</p>`);
}

function frame(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} (simulation)</title>
<style>${STYLE}</style>
</head>
<body>
<p class="banner" role="note">Simulation: nothing here reaches Zoom</p>
<main>
${main}
</main>
</body>
</html>
`;
}
