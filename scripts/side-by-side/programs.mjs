/**
 * The columns of the table: how each program is started against a server, how its end is read, which version it is, and
 * why it is not here where it is not. What cannot be told another port gets a network namespace of its own (`apart`).
 */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RIVALS = join(ROOT, 'scripts', 'rivals');
const BUILT = join(ROOT, 'dist', 'roomkey.js');

/** A world with loopback alone in it, whose processes all end with the one that was started. */
export const NAMESPACE = [
  'unshare',
  ...['--map-root-user', '--net', '--mount', '--pid', '--fork', '--kill-child', '--'],
];

/** oidc-gen speaks to an agent, which is a moment late; both are given to one shell so that they end together. */
const OIDC_GEN = `
eval "$(oidc-agent)" >&2
for _ in $(seq 50); do oidc-agent --status >/dev/null 2>&1 && break; sleep 0.1; done
oidc-gen --issuer="$1" --dae="$1/device" --manual --client-id=side-by-side --client-secret=none \\
  --scope='openid offline_access' --flow=device --redirect-uri=http://localhost:8080 \\
  --confirm-default --prompt=none --no-url-call --pw-cmd='echo room' room
code=$?
oidc-agent --kill >/dev/null 2>&1
exit $code`;

/** Every program; `how` says what of it is run. */
export const PROGRAMS = [
  {
    name: 'roomkey',
    how: '`roomkey pair --json --issuer URL`',
    version: () => packageVersion(ROOT),
    absent: () => (existsSync(BUILT) ? null : 'it is not built: npm run build'),
    start: (origin, { renews }) => ({
      command: process.execPath,
      args: [BUILT, 'pair', '--json', '--issuer', origin, '--renew', renews ? '1' : 'never'],
      env: { ROOMKEY_CLIENT_ID: 'side-by-side', ROOMKEY_CONFIG_DIR: 'kept' },
    }),
    readEnd({ code, stdout, stderr }) {
      const { event = '', code: word = '' } = lastJson(stdout);
      return end(code === 0 && event === 'paired', `${event} ${word} exit ${code} ${stderr}`);
    },
  },
  library(
    'openid-client',
    'openid-client.mjs',
    'library; `discovery`, `initiateDeviceAuthorization`, `pollDeviceAuthorizationGrant`',
  ),
  library(
    '@octokit/auth-oauth-device',
    'octokit.mjs',
    "library, for GitHub; `createOAuthDeviceAuth` with the server as its request's `baseUrl`",
  ),
  library(
    '@azure/msal-node',
    'msal-node.mjs',
    "library, for Microsoft's identity platform; `acquireTokenByDeviceCode`, the server given as `authorityMetadata`",
  ),
  {
    name: 'gh',
    how: 'for GitHub; `gh auth login --web --hostname github.localhost`',
    // It speaks plain HTTP to this host only, and to port 80 of it.
    apart: { port: 80, name: 'github.localhost' },
    version: () => /version (\S+)/.exec(firstLine('gh', '--version'))?.[1] ?? '?',
    absent: () => absentFromPath('gh') ?? namespaceTrouble(),
    start: () => ({
      command: 'gh',
      args: ['auth', 'login', '--hostname', 'github.localhost', '--web', '--git-protocol', 'https'],
      env: { GH_NO_UPDATE_NOTIFIER: '1' },
    }),
    readEnd: ({ code, stderr }) => end(code === 0, stderr),
  },
  {
    name: 'oidc-agent',
    how: '`oidc-gen --flow=device`, with an agent for each run',
    // Its agent is a daemon that leaves the process group; in a namespace it ends with the run.
    apart: { port: 0, name: '127.0.0.1' },
    version: () => /(\d\S*)/.exec(firstLine('oidc-gen', '--version'))?.[1] ?? '?',
    absent: () => absentFromPath('oidc-gen') ?? absentFromPath('oidc-agent') ?? namespaceTrouble(),
    start: (origin) => ({ command: 'sh', args: ['-c', OIDC_GEN, 'sh', origin] }),
    readEnd: ({ code, stderr }) => end(code === 0, stderr),
  },
];

/** Installs the libraries as their lock file says, unless they are there already; a reason when that does not work. */
export function installLibraries() {
  if (isInstalled()) return null;
  const args = ['ci', '--prefix', RIVALS, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 180_000 });
    return null;
  } catch (error) {
    return `npm ci in scripts/rivals did not work (${error.code ?? `it ended with ${error.status}`})`;
  }
}

function isInstalled() {
  const packagesIn = (file) => {
    if (!existsSync(join(RIVALS, file))) return null;
    const { packages } = JSON.parse(readFileSync(join(RIVALS, file), 'utf8'));
    const named = Object.entries(packages).filter(([path]) => path !== '');
    return JSON.stringify(named.map(([path, { version, integrity }]) => [path, version, integrity]).sort());
  };
  const wanted = packagesIn('package-lock.json');
  return wanted !== null && wanted === packagesIn('node_modules/.package-lock.json');
}

function library(name, driver, how) {
  return {
    name,
    how,
    isLibrary: true,
    version: () => packageVersion(join(RIVALS, 'node_modules', name)),
    absent: () => null,
    start: (origin) => ({ command: process.execPath, args: [join(RIVALS, driver), origin] }),
    readEnd({ stdout, stderr }) {
      const { ended, says = '' } = lastJson(stdout);
      return end(ended === 'ok', `${says} ${stderr}`);
    },
  };
}

function end(isOk, says) {
  return { ended: isOk ? 'ok' : 'failed', says: says.trim().slice(-2000) };
}

function lastJson(stdout) {
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  } catch {
    return {};
  }
}

function packageVersion(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

function firstLine(command, ...args) {
  return firstLineOf(execFileSync(command, args, { encoding: 'utf8', timeout: 10_000 }));
}

function firstLineOf(text) {
  return text.split('\n')[0].trim();
}

function absentFromPath(command) {
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '');
  return folders.some((folder) => existsSync(join(folder, command))) ? null : `${command} is not on the PATH`;
}

let trouble;

/** Null where this user may make a namespace and raise its loopback. */
function namespaceTrouble() {
  if (trouble !== undefined) return trouble;
  const [command, ...args] = NAMESPACE;
  try {
    execFileSync(command, [...args, 'sh', '-c', 'ip link set lo up && mount --bind /etc/hosts /etc/hosts'], {
      stdio: 'pipe',
      timeout: 10_000,
    });
    trouble = null;
  } catch (error) {
    trouble = `no network namespace for it (${firstLineOf(String(error.stderr ?? '') || error.message)})`;
  }
  return trouble;
}
