/**
 * The story of a pairing: do what the state says, ask once, call `next`, yield the new state.
 *
 * This is the only loop. It keeps the device code, which no state holds, and lets a token out only into the store.
 * What each answer means is decided in `core/pairing.ts`; how a state looks, in `ui/`.
 */

import { readDeviceCode, readToken, readUser } from '../core/answer.ts';
import {
  type Answer,
  begin,
  isOver,
  next,
  type Paired,
  type Pairing,
  type Plan,
  type User,
} from '../core/pairing.ts';
import { type SafeText, safeText } from '../core/text.ts';
import { type Grant, newGrant, type Token } from '../core/token.ts';
import { type Trouble, trouble } from '../core/trouble.ts';
import type { Requests, World } from '../core/world.ts';
import { grantLock, revokeGrant } from './renew.ts';

/** What is to be paired, and how. */
export type PairOrder = {
  readonly account: string;
  readonly plan: Plan;
  /** Space-separated; empty leaves the scopes to the app's configuration. */
  readonly scope: string;
  readonly profile: string;
  /** Approvals by accounts of other e-mail domains are revoked; null takes any. */
  readonly expectDomain: string | null;
  /** Finds the provider; called again after trouble. */
  readonly connect: () => Promise<Requests | Trouble>;
  /** Ends the waiting; what is already being saved is still saved. */
  readonly signal: AbortSignal;
  /** A person's wish for a new code, where there is a person who can have one. */
  readonly wish?: Wish;
};

/** A wish for a new code: made by whoever hears the person, granted by the loop while a code is on show. */
export type Wish = {
  /** Asks for a new code; a poll that is under way is finished first, and a token in it wins. */
  make(): void;
  /** Aborted as soon as the wish is made. */
  signal(): AbortSignal;
  /** Forgets the wish. */
  clear(): void;
};

/** A wish that nobody has made yet. */
export function openWish(): Wish {
  let made = new AbortController();
  return {
    make: () => made.abort(),
    signal: () => made.signal,
    clear() {
      made = new AbortController();
    },
  };
}

// A request that is under way when somebody ends the program may still bring the token; it gets this long.
const LAST_CHANCE_MS = 1_000;

/** Yields every state of a pairing, the last one over unless `signal` ended it. The account's lock is held by the caller. */
export async function* pair(world: World, order: PairOrder): AsyncGenerator<Pairing, void> {
  let requests: Requests | null = null;
  let deviceCode = '';
  let pairing: Pairing = begin(order.plan, world.ticks());
  const wish = order.wish ?? openWish();
  // One signal wakes the loop, whether a new code is wished for or the end.
  order.signal.addEventListener('abort', wish.make, { once: true });
  yield pairing;
  while (!isOver(pairing)) {
    let answer: Answer;
    if (pairing.state === 'waiting') {
      if (order.signal.aborted) return;
      await world.sleepUntil(Math.min(pairing.askAt, pairing.endsAt), wish.signal());
      if (order.signal.aborted) return;
      if (wish.signal().aborted) answer = { said: 'again' };
      else if (requests === null || world.ticks() >= pairing.endsAt) answer = { said: 'expired' };
      else {
        const polled = await orLeave(poll(world, requests, deviceCode), order.signal);
        if (polled === null) return;
        answer = polled.answer;
        if (polled.secret !== null) {
          pairing = next(pairing, answer, world.ticks());
          yield pairing;
          answer = await keep(world, order, requests, polled.secret);
        }
      }
    } else {
      if (pairing.state === 'asking' || pairing.state === 'lapsed') {
        await world.sleepUntil(pairing.askAt, order.signal);
      }
      if (order.signal.aborted) return;
      const asked: Asked | null = await orLeave(ask(world, order, requests), order.signal);
      if (asked === null) return;
      ({ requests, deviceCode, answer } = asked);
      // A wish from before this code is granted by it.
      wish.clear();
    }
    const before: Pairing = pairing;
    pairing = next(pairing, answer, world.ticks());
    world.log(`${before.state} + ${answer.said} = ${pairing.state}${pause(pairing, world.ticks())}`);
    yield pairing;
  }
}

type Asked = { readonly requests: Requests | null; readonly deviceCode: string; readonly answer: Answer };

/** Asks for a code, finding the provider first where that has not worked yet. */
async function ask(world: World, order: PairOrder, known: Requests | null): Promise<Asked> {
  const requests = known ?? (await order.connect());
  if ('code' in requests) {
    const answer: Answer =
      requests.exitCode === 5
        ? { said: 'unreachable', trouble: requests, retryAfterMs: null }
        : { said: 'refused', trouble: requests };
    return { requests: null, deviceCode: '', answer };
  }
  const exchange = await requests.deviceCode(order.scope);
  const { answer, secret } = readDeviceCode(exchange, contextOf(world, requests));
  return { requests, deviceCode: secret ?? '', answer };
}

async function poll(world: World, requests: Requests, deviceCode: string) {
  const exchange = await requests.poll(deviceCode);
  return readToken(exchange, contextOf(world, requests, deviceCode));
}

/** Saves a token before anybody hears of it, then finds out who approved. */
async function keep(world: World, order: PairOrder, requests: Requests, token: Token): Promise<Answer> {
  const asked = order.scope
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => safeText(word, 200));
  const grant = newGrant(requests.provider, token, asked, order.profile, world.now());
  if (order.expectDomain !== null) {
    const user = await whoApproved(requests, grant);
    const stranger = unexpected(user, order.expectDomain);
    if (stranger !== null) {
      await revokeGrant(requests, grant);
      return { said: 'not-saved', trouble: stranger };
    }
    return save(world, order, { ...grant, user });
  }
  const saved = await save(world, order, grant);
  if (saved.said !== 'saved') return saved;
  const user = await whoApproved(requests, grant);
  return user === null ? saved : addUser(world, order, grant, user);
}

/** Notes who approved beside the grant, which somebody may have refreshed since; without it the pairing is as good. */
async function addUser(world: World, order: PairOrder, grant: Grant, user: User): Promise<Answer> {
  const release = await world.lock(grantLock(order.account), 45_000);
  if (typeof release === 'function') {
    const stored = await world.store.read(order.account);
    if (stored.kind === 'grant') await world.store.save(order.account, { ...stored.grant, user });
    release();
  }
  return { said: 'saved', paired: pairedAs(order.account, { ...grant, user }) };
}

async function save(world: World, order: PairOrder, grant: Grant): Promise<Answer> {
  const release = await world.lock(grantLock(order.account), 45_000);
  if (typeof release !== 'function') return { said: 'not-saved', trouble: release };
  const failed = await world.store.save(order.account, grant);
  release();
  return failed === null
    ? { said: 'saved', paired: pairedAs(order.account, grant) }
    : { said: 'not-saved', trouble: failed };
}

async function whoApproved(requests: Requests, grant: Grant): Promise<User | null> {
  return readUser(await requests.user(grant.accessToken, grant.apiUrl));
}

function unexpected(user: User | null, domain: string): Trouble | null {
  const email: SafeText | null = user?.email ?? null;
  if (email?.toLowerCase().endsWith(`@${domain.toLowerCase()}`)) return null;
  return trouble('wrong_account', `${email ?? 'the provider does not say whose'}, expected ${domain}`);
}

/** What may be shown of a grant. */
export function pairedAs(account: string, grant: Grant): Paired {
  return { account, scope: grant.scope, expiresAt: grant.expiresAt, user: grant.user };
}

function contextOf(world: World, requests: Requests, deviceCode = '') {
  const secrets = deviceCode === '' ? requests.secrets : [...requests.secrets, deviceCode];
  return { provider: requests.provider, secrets, now: world.now() };
}

/** The value, or null when the signal comes first and the value not soon after. */
async function orLeave<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  if (signal.aborted) return null;
  let leave = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const left = new Promise<null>((resolve) => {
    leave = () => {
      timer = setTimeout(() => resolve(null), LAST_CHANCE_MS);
    };
    signal.addEventListener('abort', leave, { once: true });
  });
  const first = await Promise.race([value, left]);
  signal.removeEventListener('abort', leave);
  clearTimeout(timer);
  return first;
}

function pause(pairing: Pairing, ticks: number): string {
  if (pairing.state !== 'waiting' && pairing.state !== 'asking') return '';
  const cause = pairing.setback === null ? '' : `, ${pairing.setback.trouble.code}`;
  return `, next in ${((pairing.askAt - ticks) / 1000).toFixed(1)} s${cause}`;
}
