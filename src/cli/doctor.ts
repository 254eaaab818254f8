/** `doctor` on this box: what the machine and its terminal are like goes in, checks come out as they are known. */

import { systemClock } from '../box/clock.ts';
import type { Code } from '../core/pairing/pairing.ts';
import { safeText } from '../core/text/text.ts';
import { type Check, failed, warned, well } from '../core/trouble/check.ts';
import { isTrouble, trouble } from '../core/trouble/trouble.ts';
import { doctor, type Patient, verdict } from '../flows/doctor.ts';
import { openProbe } from '../provider/probe.ts';
import { hasFlock } from '../store/lock.ts';
import { checkText, deskText, reportJson } from '../ui/reports/doctor.ts';
import type { Settings } from '../wiring/settings.ts';
import { connectStored, findTarget } from '../wiring/target.ts';
import { isOn } from './start/argv.ts';
import type { Run } from './start/command.ts';
import { type Opened, withSession } from './start/open.ts';
import { fail, say } from './start/out.ts';
import { lookAtTerminal } from './terminal/facts.ts';
import { infoOf } from './terminal/views.ts';

const LOOK_MS = 5_000;
/** Longer lines are hard to read. */
const WIDEST = 100;
const OLDEST_NODE = [20, 18, 1];

/** A code as Zoom gives them, to measure with where no real one is to be had. */
const SAMPLE: Code = {
  userCode: safeText('abcd1234'),
  verificationUri: safeText('https://zoom.us/oauth_device'),
  verificationUriComplete: safeText('https://zoom.us/oauth/device/complete/abcd1234'),
  expiresInS: 900,
  intervalS: 5,
};

export const run: Run = (invocation) =>
  withSession(
    invocation,
    (opened) => examine(opened),
    (cause) => fail(cause, isOn(invocation.asked, 'json')),
  );

async function examine({ settings, session }: Opened): Promise<number> {
  const target = findTarget(settings, session.http);
  const patient: Patient = {
    account: settings.account,
    needs: settings.needs,
    connectStored: connectStored(settings, session.http),
    program: programCheck(settings.version, process.platform),
    hasFlock: await hasFlock(),
    target,
    probe: openProbe({ ...session.egress, clock: systemClock }, LOOK_MS),
    terminal: (code) => terminalCheck(settings, code ?? SAMPLE),
  };
  // Whoever reads this in a file wants whole lines.
  const columns = process.stdout.isTTY ? Math.min(process.stdout.columns, WIDEST) : Number.POSITIVE_INFINITY;
  const checks: Check[] = [];
  for await (const check of doctor(session.world, patient)) {
    checks.push(check);
    if (!settings.json) await say(checkText(check, columns));
  }
  const exitCode = verdict(checks);
  const desk = isTrouble(target)
    ? null
    : deskText(checks, target.issuer, settings.label, session.world.now());
  const written = await say(settings.json ? reportJson(checks, desk, exitCode) : ending(checks, desk));
  return exitCode || written;
}

function ending(checks: readonly Check[], desk: string | null): string {
  const bad = checks.filter(({ state }) => state === 'fail').length;
  const word = bad === 0 ? 'A pairing would work here.' : 'A pairing would not work here yet.';
  return `\n${word}\n${desk === null ? '' : `\n${desk}`}`;
}

function programCheck(version: string, platform: string): Check {
  const says = `roomkey ${version} on Node ${process.versions.node}, ${platform} ${process.arch}`;
  const parts = process.versions.node.split('.').map(Number);
  const at = OLDEST_NODE.findIndex((part, place) => parts[place] !== part);
  const isOld = at >= 0 && (parts[at] ?? 0) < (OLDEST_NODE[at] ?? 0);
  return isOld
    ? failed('program', trouble('usage', says, `Install Node ${OLDEST_NODE.join('.')} or newer.`))
    : well('program', says);
}

/** Whether the QR of a code fits on the terminal that it would be shown on. */
async function terminalCheck(settings: Settings, code: Code): Promise<Check> {
  const facts = await lookAtTerminal(settings.terminal);
  if (isTrouble(facts)) return failed('terminal', facts);
  if (!facts.hasScreen) return well('terminal', 'no full screen here: lines of text, or events with --json');
  const { columns, rows, glyphs, marks, words } = facts;
  const { type, colours, display } = settings.terminal;
  const { codePage } = await import('../ui/page/page.ts');
  const manner = { glyphs, unicode: marks, far: display.layout === 'far', hints: [], words };
  const setting = infoOf(settings, code.verificationUri, false);
  const { qr } = codePage(code, setting, manner, { columns, rows }).layout;
  const drawn = { blocks: 'half blocks', spaces: 'coloured spaces', ascii: 'letters only' }[glyphs];
  const says = `${type || 'unnamed'}, ${columns}×${rows}, ${drawn}, ${colours ? 'colours' : 'no colours'}`;
  return qr === null
    ? warned(
        'terminal',
        `${says}: no room for the QR; the code and its address are shown`,
        'Make it larger (80×24 shows a QR where there are half blocks), or have the QR as a picture: --qr-file',
      )
    : well('terminal', `${says}: the QR fits (${qr.columns}×${qr.rows})`);
}
