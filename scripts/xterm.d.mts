/** The types of `xterm.mjs`, for the tests. */

/** A screen that nobody sees. */
export type Display = {
  /** As in `DISPLAY`. */
  readonly name: string;
  close(): Promise<void>;
};

/** A font that scales, or one of fixed size. */
export type Font = { readonly name: string; readonly points: number } | { readonly name: string };

/** What runs in a terminal, and how that looks. */
export type XtermOptions = {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly size: readonly [columns: number, rows: number];
  readonly theme: 'dark' | 'light';
  readonly font: Font;
  /** `TERM`; an old one has no colours. */
  readonly terminal?: string;
};

/** A terminal that can be photographed. */
export type Xterm = {
  /** Everything that was written into it. */
  said(): string;
  /** Resolves with the first true value of `holds`, which is asked again and again. */
  until<Value>(what: string, holds: () => Value | Promise<Value>): Promise<NonNullable<Value>>;
  resize(size: readonly [columns: number, rows: number]): void;
  /** The window as PNG. */
  photograph(): Promise<Buffer>;
  close(): Promise<void>;
};

/** The Debian packages that are not installed, of those that photographs need. */
export function missingPackages(): string[];

/** Starts a screen that nobody sees; its number is one that is free. */
export function openDisplay(): Promise<Display>;

/** Runs a program in xterm. */
export function openXterm(display: Display, options: XtermOptions): Promise<Xterm>;

/** What a phone reads in a picture, or null. */
export function scan(picture: Buffer): Promise<string | null>;
