/**
 * How the pages look: one column, large targets, light and dark. Inlined under a hash, so it holds no outside text.
 */

/** The one style sheet of every page. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #16202c; --soft: #55606e; --paper: #fff; --ground: #eef1f5;
  --line: #808b98; --main: #0b5cd6; --on-main: #fff; --good: #10693a; --bad: #b3261e; --note: #fff3c9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9edf2; --soft: #a5b0bd; --paper: #1a222c; --ground: #10161d;
  --line: #6d7a88; --main: #7fb2ff; --on-main: #06203f; --good: #74d69c; --bad: #ff9d94; --note: #453a12; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--paper); color: var(--ink);
  font: .9375rem/1.4 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.banner { margin: 0; padding: .4rem 1rem; background: var(--note); text-align: center; font-size: .875rem; }
main { max-width: 26rem; margin: 0 auto; padding: 1rem 1.25rem; background: var(--paper); }
@media (min-width: 30rem) { body { background: var(--ground); font-size: 1rem; } main { margin: 2rem auto; padding: 2rem; border-radius: 1rem;
  border: 1px solid var(--line); } }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.2; }
p { margin: 0 0 .6rem; overflow-wrap: anywhere; }
h1.good { color: var(--good); }
h1.bad, .fault { color: var(--bad); }
.fault { font-weight: 600; }
.soft, code { color: var(--soft); font-size: .875rem; }
code { overflow-wrap: anywhere; display: block; }
.code { width: 100%; padding: .4rem .25rem; border: 2px solid var(--line); border-radius: .75rem;
  background: var(--ground); color: var(--ink); text-align: center;
  font: 600 clamp(1.5rem, 9vw, 2.25rem)/1.2 ui-monospace, "DejaVu Sans Mono", monospace; letter-spacing: .08em; }
label { display: block; margin-bottom: .25rem; font-weight: 600; }
ul { margin: 0 0 .6rem; padding-left: 1.25rem; }
li { margin-bottom: .25rem; }
fieldset { margin: 0; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: .25rem; font-weight: 600; }
.user { display: flex; align-items: center; gap: .75rem; margin: 0 0 .5rem; padding: .4rem .75rem; font-weight: 400;
  line-height: 1.3; border: 1px solid var(--line); border-radius: .75rem; cursor: pointer; }
.user:has(:checked) { border-color: var(--main); box-shadow: inset 0 0 0 1px var(--main); }
.user input { width: 1.25rem; height: 1.25rem; flex: none; margin: 0; accent-color: var(--main); }
.buttons { display: flex; gap: .75rem; margin: .75rem 0; }
button { flex: 1; min-height: 3rem; padding: .5rem 1rem; border: 2px solid var(--line); border-radius: .75rem;
  background: transparent; color: var(--ink); font: inherit; font-weight: 600; cursor: pointer; }
button.main { border-color: var(--main); background: var(--main); color: var(--on-main); }
a { color: var(--main); }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
`;
