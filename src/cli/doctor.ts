/** `doctor` on this box: what the machine and its terminal are like goes in, checks come out as they are known. */

import { systemClock } from '../box/clock.ts';
import type { Code } from '../core/pairing/pairing.ts';
import { safeText } from '../core/text/text.ts';
import { type Check, fail as failed, ok, warn } from '../core/trouble/check.ts';
import { isTrouble, trouble } from '../core/trouble/trouble.ts';
import { doctor, type Patient, verdict } from '../flows/doctor.ts';
import { openProbe } from '../provider/probe.ts';
import { hasFlock } from '../store/lock.ts';
import { checkText, deskText, endingText, reportJson } from '../ui/reports/doctor.ts';
import type { Settings, Speech } from '../wiring/settings.ts';
import { connectStored, findTarget } from '../wiring/target.ts';
import { isOn } from './start/argv.ts';
import type { Run } from './start/command.ts';
import { type Opened, withSession } from './start/open.ts';
import { fail, say } from './start/out.ts';
import { lookAtTerminal } from './terminal/facts.ts';
import { reportWords } from './terminal/language.ts';
import { infoOf } from './terminal/views.ts';

const LOOK_MS = 5_000;
/** Longer lines are hard to read. */
const WIDEST = 100;
const OLDEST_NODE = [20, 18, 1];
/** What programs are told in. */
const ENGLISH: Speech = { languages: ['en'], unicode: false, type: '' };

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
    (cause, speech) => fail(cause, isOn(invocation.asked, 'json'), speech),
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
  const spoken = await reportWords(settings.json ? ENGLISH : settings.terminal);
  const checks: Check[] = [];
  for await (const check of doctor(session.world, patient)) {
    checks.push(check);
    if (!settings.json) await say(checkText(check, spoken, columns));
  }
  const exitCode = verdict(checks);
  const desk = isTrouble(target)
    ? null
    : deskText(checks, target.issuer, settings.label, session.world.now(), spoken);
  const written = await say(
    settings.json ? reportJson(checks, desk, exitCode, spoken) : endingText(checks, desk, spoken),
  );
  return exitCode || written;
}

function programCheck(roomkey: string, platform: string): Check {
  const { node } = process.versions;
  const parts = node.split('.').map(Number);
  const at = OLDEST_NODE.findIndex((part, place) => parts[place] !== part);
  const isOld = at >= 0 && (parts[at] ?? 0) < (OLDEST_NODE[at] ?? 0);
  return isOld
    ? failed('program', trouble('old_node', node))
    : ok('program', { code: 'runs_on', roomkey, node, system: `${platform} ${process.arch}` });
}

/** Whether the QR of a code fits on the terminal that it would be shown on. */
async function terminalCheck(settings: Settings, code: Code): Promise<Check> {
  const facts = await lookAtTerminal(settings.terminal);
  if (isTrouble(facts)) return failed('terminal', facts);
  if (!facts.hasScreen) return ok('terminal', { code: 'no_screen' });
  const { columns, rows, glyphs, marks, words } = facts;
  const { type, colours, display } = settings.terminal;
  const { codePage } = await import('../ui/page/page.ts');
  const manner = { glyphs, unicode: marks, far: display.layout === 'far', hints: [], words };
  const setting = infoOf(settings, code.verificationUri, false);
  const { qr } = codePage(code, setting, manner, { columns, rows }).layout;
  const found = { type, columns, rows, glyphs, hasColours: colours };
  return qr === null
    ? warn('terminal', { code: 'qr_too_large', ...found })
    : ok('terminal', { code: 'qr_fits', ...found, qrColumns: qr.columns, qrRows: qr.rows });
}
