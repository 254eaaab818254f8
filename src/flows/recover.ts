/**
 * The story of a repair: what a process left in a journal when it died is put where it belongs.
 *
 * An answer that was received is saved, even one that breaks off after its tokens. An answer that never came leaves a
 * note on the grant, so that its death, if it is dead, is explained. Nothing is asked of anybody here.
 */

import type { Exchange, HeardToken, Reply } from '../core/exchange.ts';
import { type Grant, renewed, type Token } from '../core/grant/grant.ts';
import type { JournalAccess, Remains, WriteHold } from '../core/keeping.ts';
import { readToken, saysGrantIsDead } from '../core/oauth/answer.ts';
import { formMembers, headersLike } from '../core/oauth/body.ts';
import type { Answer } from '../core/pairing/pairing.ts';
import { str } from '../core/text/members.ts';
import { isTrouble, type TroubleCode } from '../core/trouble/trouble.ts';
import type { World } from '../core/world.ts';

/** Repairs an account before a command begins; whatever is in flight in another process is left to it. */
export async function recover(world: World, account: string): Promise<void> {
  const { keeping } = world;
  const isPairing = !keeping.isQuiet(account, 'pair');
  if (!isPairing && keeping.isQuiet(account, 'write')) return;
  const pairing = isPairing ? await keeping.hold(account, 'pair', 0) : null;
  if (isTrouble(pairing)) return;
  try {
    const writing = await keeping.hold(account, 'write', 0);
    if (isTrouble(writing)) return;
    try {
      await replay(world, writing, writing.journal);
      for (const journal of pairing?.journals ?? []) await replay(world, writing, journal);
    } finally {
      writing.release();
    }
  } finally {
    pairing?.release();
  }
}

/**
 * Replays what was left by processes that are gone, before anything is built on the grant: a refresh, then a pairing.
 * Replayed later, a pairing's journal would put its first token in the place of those that came after it.
 */
export async function replayAll(world: World, writing: WriteHold): Promise<void> {
  const { account } = writing;
  await replay(world, writing, writing.journal);
  if (world.keeping.isQuiet(account, 'pair')) return;
  const pairing = await world.keeping.hold(account, 'pair', 0);
  if (isTrouble(pairing)) return;
  try {
    for (const journal of pairing.journals) await replay(world, writing, journal);
  } finally {
    pairing.release();
  }
}

/** The token of an answer that broke off behind it, as the journal has it; null where there is none. */
export function tokenInJournal(world: World, journal: JournalAccess, base: Grant): Token | null {
  return tokenIn(journal.left()?.answer ?? null, base, world);
}

/** Reports whether the server may have changed the token although its answer is of no use. */
export function mayBeLost(answer: Answer): boolean {
  return (
    (answer.said === 'unreachable' && MAY_HAVE_ARRIVED.includes(answer.trouble.code)) ||
    (answer.said === 'refused' && answer.trouble.code === 'incomplete_answer')
  );
}

// After these the request may have reached the server, whose answer then is what was lost. An incomplete answer says
// that it did.
const MAY_HAVE_ARRIVED: readonly TroubleCode[] = [
  'timeout',
  'connection_lost',
  'server_error',
  'bad_answer',
  'captive_portal',
];

/** Saves what one journal holds, which the caller holds as well. */
async function replay(world: World, writing: WriteHold, journal: JournalAccess): Promise<void> {
  const left = journal.left();
  if (left !== null && (await settled(world, writing, left))) clear(journal);
}

/** Reports whether everything that was left is saved, so that the journal may be cleared. */
async function settled(world: World, writing: WriteHold, left: Remains): Promise<boolean> {
  const { intent, answer } = left;
  const stored = await world.keeping.read(writing.account);
  // Another machine's, a newer version's, under another key: not ours to write over.
  if (stored.kind === 'foreign' || stored.kind === 'unreadable') return false;
  // A refresh belongs to the grant it was made for; where that was replaced meanwhile, nothing is left to do.
  const current = stored.kind === 'grant' ? stored.grant : null;
  const base = intent.purpose === 'pair' ? intent.base : (current ?? intent.base);
  if (intent.purpose === 'refresh' && !hasSameTokens(base, intent.base)) return true;
  if (intent.purpose === 'refresh' && stored.kind === 'none') return true;
  const token = tokenIn(answer, base, world);
  if (token !== null && answer !== null) {
    if (token.accessToken === current?.accessToken) return true;
    // The boot clock of that moment is gone with its process; the wall clock of then is what there is.
    const grant = renewed(base, token, { now: answer.at, ticks: 0, boot: null });
    world.log('an answer was found in the journal and is saved');
    return (await writing.save(grant)) === null;
  }
  if (intent.purpose === 'pair' || current === null) return true;
  if (answer !== null && saysGrantIsDead(asExchange(answer))) {
    return (await writing.save({ ...current, alive: false })) === null;
  }
  if (answer?.finished === true && !mayBeLost(read(answer, current, world))) return true;
  world.log('the answer to a refresh was lost');
  return (await writing.save({ ...current, lostAt: intent.at })) === null;
}

function hasSameTokens(one: Grant, other: Grant): boolean {
  return one.accessToken === other.accessToken && one.refreshToken === other.refreshToken;
}

function clear(access: JournalAccess): void {
  const journal = access.open();
  if (isTrouble(journal)) return;
  journal.clear();
  journal.close();
}

type LeftAnswer = NonNullable<Remains['answer']>;

/** A form that breaks off reads like a whole one, so that only a finished one is taken for a form. */
function asExchange({ status, text, finished }: LeftAnswer): Reply {
  return { kind: 'reply', status, headers: finished ? headersLike(text) : {}, text };
}

function read(answer: LeftAnswer, base: Grant, world: World, exchange: Exchange = asExchange(answer)) {
  return readToken(exchange, { server: base.server, secrets: [], now: world.now() });
}

function tokenIn(answer: Remains['answer'], base: Grant, world: World): Token | null {
  if (answer === null) return null;
  const whole = tokenOf(read(answer, base, world));
  // What is whole and no good stays so.
  if (whole !== null || answer.finished) return whole;
  return tokenOf(read(answer, base, world, salvaged(asExchange(answer))));
}

function tokenOf(heard: HeardToken): Token | null {
  return heard.said === 'token' ? heard.token : null;
}

/** An answer that breaks off may still hold both tokens whole; its other members have defaults. */
function salvaged(exchange: Reply): Exchange {
  // Of a form, what stands behind the last sign that ends a value may be cut.
  const form = formMembers(exchange.text.slice(0, Math.max(exchange.text.lastIndexOf('&'), 0)));
  const members = ['access_token', 'refresh_token', 'scope', 'api_url'].flatMap((name) => {
    const value =
      form === null
        ? new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]*)"`).exec(exchange.text)?.[1]
        : (str(form, name) ?? undefined);
    return value === undefined ? [] : [[name, value]];
  });
  const both = members.filter(([name]) => name?.endsWith('_token')).length === 2;
  const text = both ? JSON.stringify({ ...Object.fromEntries(members), token_type: 'bearer' }) : '';
  return { ...exchange, headers: {}, text };
}
