/** Scenes of who approved: whatever is told of a person, the pairing stands or falls by the domain alone. */

import { answer } from './acts.ts';
import { fine, type Scene, USER } from './scene.ts';

const NOBODY: Scene['grant'] = { user: null };

const users = (
  [
    ['nobody', {}, NOBODY],
    ['null', { id: null, email: null, display_name: null }, NOBODY],
    ['numbers', { id: 7, email: 8, display_name: 9 }, NOBODY],
    ['an array', [USER], NOBODY],
    ['a text', JSON.stringify('x'), NOBODY],
    ['a page', '<html>', NOBODY],
    ['nothing', '', NOBODY],
    ['an e-mail only', { email: 'a@b.c' }, { user: { id: null, email: 'a@b.c', displayName: null } }],
    [
      'an escape',
      { ...USER, display_name: 'A\u001b[2J' },
      { user: { ...shown(), displayName: 'A<U+001B>[2J' } },
    ],
    ['a line end', { ...USER, email: 'a\n@b.c' }, { user: { ...shown(), email: 'a<U+000A>@b.c' } }],
    [
      'from right to left',
      { ...USER, display_name: '\u202eA' },
      { user: { ...shown(), displayName: '<U+202E>A' } },
    ],
    [
      '10,000 letters',
      { ...USER, display_name: 'A'.repeat(10_000) },
      { user: { ...shown(), displayName: `${'A'.repeat(200)}…` } },
    ],
    ['an OpenID answer', { sub: 's', name: 'N' }, { user: { id: 's', email: null, displayName: 'N' } }],
    [
      'missing scopes',
      { code: 4711, message: 'Invalid access token, does not contain scopes:[user:read:user].' },
      NOBODY,
    ],
  ] as const
).flatMap(([name, body, grant]): Scene[] => {
  const status = name === 'missing scopes' ? 400 : 200;
  const first: Scene = {
    group: 'who approved',
    name,
    endpoint: 'users/me',
    acts: [answer(status, body)],
    expected: fine('users/me'),
    grant,
  };
  const stranger = { events: 'code error', exit: 3, reason: 'wrong_account', kept: 'nothing' } as const;
  return [
    first,
    {
      ...first,
      group: 'who approved, where only one domain may',
      expectDomain: 'example.org',
      expected: stranger,
    },
  ].map((scene) => (scene.expectDomain === undefined ? scene : withoutGrant(scene)));
});

const welcome: Scene = {
  group: 'who approved, where only one domain may',
  name: 'somebody of that domain',
  endpoint: 'users/me',
  acts: [answer(200, { ...USER, email: 'Room@EXAMPLE.org' })],
  expectDomain: 'example.org',
  expected: fine('users/me'),
};

function withoutGrant({ grant: _, ...scene }: Scene): Scene {
  return scene;
}

function shown() {
  return { id: USER.id, email: USER.email, displayName: USER.display_name };
}

/** The scenes of who approved. */
export const USER_SCENES: readonly Scene[] = [...users, welcome];
