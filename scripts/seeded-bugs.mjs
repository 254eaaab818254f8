/**
 * Bugs that could be made, each as one replacement in one file, and the test files that must notice. `survival` names
 * files of test/survival, which run the built program.
 */

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the bugs are code, kept as text.

/** @type {readonly {bug: string, file: string, search: string, replace: string, tests: readonly string[]}[]} */
export const SEEDED_BUGS = [
  {
    bug: 'what was saved is not read back',
    file: 'src/box/store.ts',
    search: 'if (!isSame(read(account), grant)) throw',
    replace: 'if (account === grant.accessToken) throw',
    tests: ['test/survival/worse.test.ts'],
  },
  {
    bug: 'the file is not synced before it gets its name',
    file: 'src/box/store.ts',
    search: 'conf.store = toKept(grant, seal, box);',
    replace:
      'const whole = JSON.stringify(toKept(grant, seal, box)); writeFileSync(`${file}.tmp-0000000000000000`, whole, { mode: 0o600 }); renameSync(`${file}.tmp-0000000000000000`, file); void Conf; void ({} as Kept);',
    also: { search: 'readFileSync, renameSync,', replace: 'readFileSync, writeFileSync, renameSync,' },
    tests: ['test/survival/order.test.ts'],
  },
  {
    bug: 'the folder is not synced after the rename',
    file: 'src/box/store.ts',
    search: 'syncFolder(folder);\n        if (!isSame',
    replace: 'if (!isSame',
    tests: ['test/survival/order.test.ts'],
  },
  {
    bug: 'the intent is not synced before the request',
    file: 'src/box/journal.ts',
    search: 'fsyncSync(fd);\n        afterIntent = end;',
    replace: 'afterIntent = end;',
    tests: ['test/survival/order.test.ts'],
  },
  {
    bug: 'the answer is not written down as it comes',
    file: 'src/provider/http.ts',
    search: 'recorder?.received(piece);',
    replace: '',
    tests: ['test/survival/aimed.test.ts'],
  },
  {
    bug: 'the answer is written down a second after it came',
    file: 'src/provider/http.ts',
    search: 'recorder?.received(piece);',
    replace: 'setTimeout(() => recorder?.received(piece), 1000);',
    tests: ['test/survival/aimed.test.ts'],
  },
  {
    bug: 'the journal is not replayed by the next start',
    file: 'src/commands/recover.ts',
    search: 'if (await settled(world, account, left)) clear(world, name);',
    replace: 'clear(world, name);',
    tests: ['test/survival/aimed.test.ts'],
  },
  {
    bug: 'the journal of a killed pairing waits until after a refresh',
    file: 'src/commands/renew.ts',
    search: 'await replayPairing(world, job.account);',
    replace: 'void replayPairing;',
    tests: ['test/survival/aimed.test.ts'],
  },
  {
    bug: 'the journal is not cleared after the save',
    file: 'src/commands/renew.ts',
    search: 'if (settled.done) journal.clear();',
    replace: '',
    tests: ['test/survival/aimed.test.ts'],
  },
  {
    bug: 'temporary files of killed writers are not swept',
    file: 'src/box/store.ts',
    search: 'sweep(file);\n        claimRoom',
    replace: 'claimRoom',
    tests: ['test/survival/aimed.test.ts', 'test/box/store.test.ts'],
  },
  {
    bug: 'the grant is not read again under the lock',
    file: 'src/commands/renew.ts',
    search: 'if (isSettled(now, job.seen, job, world)) return null;',
    replace: '',
    tests: ['test/commands/renew.test.ts', 'test/commands/renew-apart.test.ts'],
  },
  {
    bug: 'every process locks a file of its own',
    file: 'src/context.ts',
    search: 'takeBothLocks(file, join(folder, `${name}.journal`), waitMs)',
    replace: 'takeBothLocks(`${file}.${process.pid}`, `${file}.${process.pid}.more`, waitMs)',
    tests: ['test/survival/parallel.test.ts'],
  },
  {
    bug: 'the lock goes with its file',
    file: 'src/context.ts',
    search: 'takeBothLocks(file, join(folder, `${name}.journal`), waitMs)',
    replace: 'takeBothLocks(file, `${file}.${process.pid}`, waitMs)',
    tests: ['test/survival/parallel.test.ts'],
  },
  {
    bug: 'an answer without refresh token drops the one that is kept',
    file: 'src/core/token.ts',
    search: 'token.refreshToken ?? grant.refreshToken',
    replace: 'token.refreshToken',
    tests: ['test/core/grant.test.ts', 'test/commands/renew.test.ts'],
  },
  {
    bug: 'redirects are followed',
    file: 'src/provider/dispatcher.ts',
    search: 'dispatcher: new Agent(common) }',
    replace:
      'dispatcher: new Agent(common).compose(interceptors.redirect({ maxRedirections: 3 })) as Agent }',
    also: {
      search: "EnvHttpProxyAgent, stream } from 'undici'",
      replace: "EnvHttpProxyAgent, interceptors, stream } from 'undici'",
    },
    tests: ['test/provider/answers.test.ts', 'test/provider/wire.test.ts'],
  },
  {
    bug: 'the file is readable by everybody until its mode is changed',
    file: 'src/box/store.ts',
    search: 'configFileMode: 0o600',
    replace: 'configFileMode: 0o644',
    tests: ['test/box/store.test.ts', 'test/box/folder.test.ts'],
  },
  {
    bug: 'durations are counted on the wall clock',
    file: 'src/box/clock.ts',
    search: 'return Math.round(seconds * 1000);',
    replace: 'return Date.now();',
    tests: ['test/survival/worse.test.ts'],
  },
  {
    bug: 'expiry is judged by the wall clock alone',
    file: 'src/core/token.ts',
    search: 'received !== null && received.boot === boot',
    replace: 'received !== null && received.boot === `${boot}?`',
    tests: ['test/core/clocks.test.ts', 'test/commands/renew-clocks.test.ts'],
  },
  {
    bug: 'success is said although nothing was saved',
    file: 'src/commands/keep.ts',
    search: 'return failed === null\n    ?',
    replace: 'return failed !== undefined\n    ?',
    tests: ['test/commands/pair.test.ts', 'test/commands/keep.test.ts'],
  },
  {
    bug: 'a refreshed token is handed out although it was not saved',
    file: 'src/commands/renew.ts',
    search: 'renewal: failed === null ? { grant: fresh } : { trouble: failed }',
    replace: 'renewal: { grant: fresh }',
    tests: ['test/commands/renew-trouble.test.ts', 'test/commands/renew-journal.test.ts'],
  },
  {
    bug: 'any 400 ends the grant',
    file: 'src/core/answer.ts',
    search: "if (str(members, 'error') === 'invalid_grant') return true;",
    replace: 'if (exchange.status === 400) return true;',
    tests: ['test/commands/renew-trouble.test.ts'],
  },
  {
    bug: 'slow_down counts for one poll only',
    file: 'src/core/pairing.ts',
    search: 'pace({ ...waiting, intervalMs, setback: null }, intervalMs, ticks)',
    replace: 'pace({ ...waiting, setback: null }, intervalMs, ticks)',
    tests: ['test/core/pairing.test.ts'],
  },
  {
    bug: 'the pause after trouble does not grow',
    file: 'src/core/pace.ts',
    search: 'Math.min(2 * lastMs,',
    replace: 'Math.min(lastMs,',
    tests: ['test/core/pairing.test.ts'],
  },
  {
    bug: 'the code is shown in upper case',
    file: 'src/core/device-code.ts',
    search: 'userCode: userCode as SafeText,',
    replace: 'userCode: userCode.toUpperCase() as SafeText,',
    tests: ['test/core/device-answer.test.ts'],
  },
  {
    bug: 'the address is shown as a parser writes it',
    file: 'src/core/urls.ts',
    search: '? null : (address as SafeText)',
    replace: '? null : (url.href as SafeText)',
    tests: ['test/core/device-address.test.ts'],
  },
  {
    bug: 'a compressed answer is taken for text',
    file: 'src/provider/http.ts',
    search: "if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity') {",
    replace: "if (answer.headers['content-encoding'] === '?') {",
    tests: ['test/provider/answers.test.ts', 'test/provider/wire.test.ts'],
  },
  {
    bug: 'a secret is in the verbose log',
    file: 'src/commands/recover.ts',
    search: "world.log('an answer was found in the journal and is saved');",
    replace: 'world.log(`an answer was found in the journal and is saved: ${token.refreshToken}`);',
    tests: ['test/survival/aimed.test.ts'],
  },
  {
    bug: 'SIGHUP ends a pairing at once',
    file: 'src/pairing.ts',
    search: 'for (const [name, listener] of listeners) process.on(name, listener);',
    replace:
      "for (const [name, listener] of listeners) process.on(name, name === 'SIGHUP' ? () => process.exit(129) : listener);",
    tests: ['test/survival/signals.test.ts'],
  },
];
