/**
 * What an error of the provider comes to: the trouble with the provider's words in it and the advice that fits that
 * provider, or the next step of the flow.
 */

import type { PlainAnswer, Reply } from '../exchange.ts';
import type { Server } from '../grant/provider.ts';
import { type Members, num } from '../text/members.ts';
import { hideSecrets } from '../text/secrets/hide.ts';
import { fixAt, type Words } from '../trouble/advice.ts';
import { advised, type Trouble, type TroubleCode, trouble } from '../trouble/trouble.ts';
import { type Asked, type ClientTrouble, type SaidError, STEERING } from './meanings.ts';
import { isPage, reasonOf } from './other-answer.ts';
import { providerOf } from './providers.ts';
import { retryAfterMs } from './retry-after.ts';

/** What a reader needs to know beside the exchange itself. */
export type Context = {
  readonly server: Server;
  /** Secrets that went out with the request and must not come back in an error text. */
  readonly secrets: readonly string[];
  /** Wall clock, epoch milliseconds, for a `Retry-After` date in an answer without `Date`. */
  readonly now: number;
};

/** The answer that an error is; null where the status says more than the body. */
export function answerOf(
  said: SaidError,
  members: Members,
  reply: Reply,
  context: Context,
  asked: Asked | null,
): PlainAnswer | null {
  // Too many requests is about the pace, whatever the body calls it.
  if (reply.status === 429 && !STEERING.includes(said.word)) return tooFast(members, reply, context);
  switch (said.meaning) {
    case 'pending':
      return { said: 'pending' };
    case 'slow-down': {
      const interval = num(members, 'interval');
      const intervalS = interval !== null && interval > 0 ? Math.min(Math.ceil(interval), 86_400) : null;
      return { said: 'slow-down', intervalS };
    }
    case 'denied':
      return denied(members, context, asked, said);
    case 'code-over':
      return { said: 'expired' };
    case 'pace':
      return tooFast(members, reply, context);
    case 'dead':
    case 'unknown':
      return asked === 'device' && isNoSuchPlace(reply, said.word)
        ? null
        : { said: 'refused', trouble: errorTrouble(said, members, context) };
    default:
      return { said: 'refused', trouble: errorTrouble(said, members, context) };
  }
}

/** A no, with the provider's words where they say more than that it was said. */
function denied(members: Members, context: Context, asked: Asked | null, said: SaidError): PlainAnswer {
  const reason = reasonOf(members, context.secrets);
  if (asked === null || reason === '') return { said: 'denied' };
  const fix = adviceAt(context.server, 'access_denied', { word: said.word, reason });
  return { said: 'denied', trouble: advised(trouble('access_denied', reason), fix) };
}

function tooFast(members: Members, reply: Reply, context: Context): PlainAnswer {
  const reason = reasonOf(members, context.secrets);
  const detail = [`HTTP ${reply.status}`, reason].filter((part) => part !== '').join(', ');
  return unreachable(trouble('rate_limited', detail), reply, context);
}

const CLIENT_TROUBLES: readonly ClientTrouble[] = [
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
];

/** An error other than those that steer the flow. Its word leads the detail, unless that is the trouble's own. */
export function errorTrouble(said: SaidError, members: Members, context: Context): Trouble {
  const code: TroubleCode = CLIENT_TROUBLES.find((each) => each === said.meaning) ?? 'provider_refused';
  const reason = reasonOf(members, context.secrets);
  const fix = adviceAt(context.server, code, { word: said.word, reason });
  return advised(trouble(code, detailOf(said, members, context, code)), fix);
}

function detailOf({ word }: SaidError, members: Members, { secrets }: Context, code = ''): string {
  const reason = reasonOf(members, secrets);
  const name = hideSecrets(word, secrets).slice(0, 60);
  return [...new Set([word === code ? '' : name, reason])].filter((part) => part !== '').join(', ');
}

/** What a provider's own pages say to do; at Zoom the trouble's row has it. */
function adviceAt(server: Server, code: TroubleCode, said: Words): string | null {
  return server.kind === 'zoom' ? null : fixAt(providerOf(server), code, said);
}

/** Reports whether a reply says that nothing is at the address that was asked. */
export function isNoSuchPlace(reply: Reply, word: string | null): boolean {
  const { status, text } = reply;
  if (status !== 404 && status !== 405 && status !== 410) return false;
  return word === null
    ? isPage(reply) || text.trim() === ''
    : /^(not found|method not allowed|gone)$/i.test(word);
}

/** What it means that nothing is at the address of the device endpoint. GitHub says so of a client that it does not know. */
export function nothingThere({ status }: Reply, { server }: Context): Trouble {
  const provider = providerOf(server);
  const place = `HTTP ${status} at ${server.deviceEndpoint ?? server.issuer}`;
  if (provider === 'github') {
    const fix = fixAt(provider, 'invalid_client', { word: 'incorrect_client_credentials', reason: '' });
    return advised(trouble('invalid_client', place), fix);
  }
  const fix = "Check --issuer, or give the provider's address for codes by --device-endpoint URL.";
  return advised(trouble('no_device_flow', place), fix);
}

/** Trouble on the way, with how long the server asks us to wait. */
export function unreachable(cause: Trouble, { headers }: Pick<Reply, 'headers'>, { now }: Context) {
  return { said: 'unreachable', trouble: cause, retryAfterMs: retryAfterMs(headers, now) } as const;
}
