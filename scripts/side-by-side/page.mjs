/** The table in words: for the terminal, and as docs/side-by-side.md. */

import { SLACK, told } from './plays.mjs';

/** What the marks mean; the rule of each row is with the row. */
export const LEGEND = [
  '✓ right, ✗ wrong, by the rule of the row; – not here, or not seen.',
  'Numbers are the seconds before each poll as the server saw them: from the code to the first poll, then from poll to poll.',
  `A poll is early when it comes more than ${SLACK} s before its time: the code's \`interval\` (5 s where it is absent), 5 s more after each slow_down for good, and at least what Retry-After says.`,
  '"ok" took the token ("without a token": took another answer for it), "ends" gave up, "refuses" gave up before any poll, all so many seconds after the code; "no end" was still at it when the look ended, "polls in" was stopped for asking too often.',
];

/** A cell: whether it is right (null: nothing was seen), and what was seen. */
export function cellOf(row, runs) {
  if (runs === null) return { right: null, text: '' };
  const text = row.tell === undefined ? runs.map(told).join(' / ') : row.tell(runs);
  return { right: row.judge(runs), text };
}

/** The table for a terminal: columns of equal width, cells wrapped. */
export function textTable(columns, rows) {
  const lines = [['', ...columns.map(({ name, version }) => `${short(name)} ${version}`)]];
  for (const { title, cells } of rows) lines.push([title.replaceAll('`', ''), ...cells.map(worded)]);
  return lines.map((cells) => wrapped(cells)).join('\n\n');
}

/** docs/side-by-side.md. */
export function page({ columns, rows, facts }) {
  const head = ['', ...columns.map(({ name, version }) => `${short(name)} ${version}`)];
  const table = [
    head,
    head.map(() => '---'),
    ...rows.map(({ title, cells }) => [title, ...cells.map(worded)]),
  ];
  return `# Side by side

How roomkey and five others that pair by device flow (RFC 8628) behave when the authorization server is slow, busy, gone
or silent. Each run has a scripted authorization server of its own on loopback, which asks for ${facts.interval} s between polls and
writes down when each one came.

This page is made by \`npm run side-by-side -- --write\`; without \`--write\` the table is only printed, in about two
minutes. The npm packages are installed as \`scripts/rivals/package-lock.json\` pins them; gh and oidc-agent are taken
from the PATH and need Linux, where they run in a network namespace of their own.

Measured on ${facts.date}: ${facts.machine}.

${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

${LEGEND.map((line) => `- ${line}`).join('\n')}

## The programs

${columns.map(aboutColumn).join('\n')}

Everything runs with its defaults. The libraries are called as their pages show it, one flow from the request for a code
to its end; an application can put a loop around one that ends early, and the table says what is there without it. What
is made for one provider may never meet some of these answers there. gh and oidc-agent are what the machine's packages
hold; newer releases may do otherwise.

RFC 8628 asks for the interval between polls and does not say that the first one has to wait. The first row counts it all
the same, since nobody can have typed a code that was shown that instant; the other rows do not.

## The rows

${rows.map(({ title, means }) => `- **${title}**: ${means}`).join('\n')}
`;
}

function aboutColumn({ name, version, how, why }) {
  return why === null ? `- ${name} ${version}: ${how}` : `- ${name}: not here, ${why}`;
}

function worded({ right, text }) {
  if (right === null) return '–';
  return `${right ? '✓' : '✗'} ${text}`;
}

function short(name) {
  return name.replace('@octokit/auth-oauth-device', 'octokit').replace('@azure/', '');
}

const WIDTHS = [20, 22, 22, 22, 22, 22, 22];

function wrapped(cells) {
  const columns = cells.map((cell, at) => fold(cell, WIDTHS[at] ?? 22));
  const height = Math.max(...columns.map(({ length }) => length));
  const lines = Array.from({ length: height }, (_, line) =>
    columns.map((column, at) => (column[line] ?? '').padEnd(WIDTHS[at] ?? 22)).join('  '),
  );
  return lines.map((line) => line.trimEnd()).join('\n');
}

function fold(text, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
