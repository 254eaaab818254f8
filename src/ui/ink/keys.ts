/**
 * Keys from what a terminal in raw mode sends. Raw mode swallows signals, so Ctrl-C arrives here as a key.
 */

/** The keys of a chunk of input: `n`, `q`, `enter`, `escape`, `ctrl-c`; arrows and other sequences are none. */
export function keysOf(chunk: string): string[] {
  const typed = chunk.replace(/\x1b(?:[[O][0-9;?<]*[ -/]*[@-~]|[^\x1b[O])/g, '');
  return [...typed].map((character) => {
    const code = character.charCodeAt(0);
    if (character === '\r' || character === '\n') return 'enter';
    if (character === '\x1b') return 'escape';
    if (character === '\x7f') return 'backspace';
    return code < 0x20 ? `ctrl-${String.fromCharCode(code + 0x60)}` : character;
  });
}
