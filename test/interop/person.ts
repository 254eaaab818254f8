/** A person with a phone: keeps cookies, follows redirects, fills in forms. Knows pages, not OAuth. */

/** What the person does about a code. */
export type Decision = 'approve' | 'abort the code' | 'abort the consent';

type Cookie = { readonly name: string; readonly path: string; readonly value: string };
type Page = { readonly url: URL; readonly html: string };
type Form = { readonly action: string; readonly fields: Readonly<Record<string, string>> };

/** Opens the address that a box shows, types the code if the page asks for it, decides, and tells the last page. */
export async function decide(address: string, userCode: string, decision: Decision): Promise<string> {
  const phone = openPhone();
  let page = await phone.visit(new URL(address));
  for (let step = 0; step < 10; step += 1) {
    const [form] = formsOf(page.html);
    if (form === undefined) return page.html;
    const filled: Record<string, string> = { ...form.fields };
    if ('user_code' in filled && filled['user_code'] === '') filled['user_code'] = userCode;
    if ('login' in filled) Object.assign(filled, { login: 'room-owner', password: 'any' });
    if (decision === 'abort the code' && 'confirm' in filled) filled['abort'] = 'yes';
    if (decision === 'abort the consent' && filled['prompt'] === 'consent') {
      const abort = /<a href="([^"]*\/abort)"/.exec(page.html)?.[1];
      if (abort === undefined) throw new Error('the consent page has no way out');
      return (await phone.visit(new URL(abort, page.url))).html;
    }
    if (decision === 'abort the code' && /incorrect|interrupted/.test(page.html)) return page.html;
    page = await phone.visit(new URL(form.action, page.url), filled);
  }
  throw new Error('the pages have no end');
}

function openPhone() {
  const cookies = new Map<string, Cookie>();

  async function visit(url: URL, form?: Readonly<Record<string, string>>): Promise<Page> {
    const response = await fetch(url, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: cookiesFor(url) },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) keep(line, url);
    const html = await response.text();
    const location = response.headers.get('location');
    return location === null ? { url, html } : visit(new URL(location, url));
  }

  function cookiesFor(url: URL): string {
    return [...cookies.values()]
      .filter(({ path }) => url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  function keep(line: string, url: URL): void {
    const [pair = '', ...attributes] = line.split(/; */);
    const at = pair.indexOf('=');
    const attribute = (wanted: string): string | undefined =>
      attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const cookie = {
      name: pair.slice(0, at),
      value: pair.slice(at + 1),
      path: attribute('path') ?? url.pathname,
    };
    const key = `${cookie.name} ${cookie.path}`;
    const expires = attribute('expires');
    if (expires !== undefined && Date.parse(expires) < Date.now()) cookies.delete(key);
    else cookies.set(key, cookie);
  }

  return { visit };
}

function formsOf(html: string): Form[] {
  return [...html.matchAll(/<form[^>]*action="([^"]+)"[^>]*>(.*?)<\/form>/gs)].map(
    ([, action = '', inside = '']) => {
      const inputs = [...inside.matchAll(/<input[^>]*>/gs)].map(([input]) => {
        const attribute = (name: string): string =>
          plain(new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1] ?? '');
        return [attribute('name'), attribute('value')] as const;
      });
      return { action: plain(action), fields: Object.fromEntries(inputs) };
    },
  );
}

function plain(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
