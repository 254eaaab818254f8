/**
 * What every view of a pairing is: something that is shown states and moments, and nothing else. A view has no clock, no
 * network and no disk; `cli/terminal/show.ts` calls `show` when a state changes and once a second in between.
 */

import type { Pairing } from '../core/pairing/pairing.ts';
import type { SafeText } from '../core/text/text.ts';

/** The moment of a `show`: `ticks` is the clock of the pairing's deadlines, `now` epoch milliseconds to print. */
export type Moment = { readonly ticks: number; readonly now: number };

/** One way of showing a pairing: full screen, text lines or JSON events. */
export type View = {
  /** Shows a state. Called again with the same state when only time has passed. */
  show(pairing: Pairing, moment: Moment): void;
  /** Puts the terminal back; resolves when everything is written. */
  close(): Promise<void>;
};

/** What a view knows beside the pairing. */
export type PairingInfo = {
  /** The account being paired, as in `--account`. */
  readonly account: string;
  /** The room's name (`--label`), shown under the title. */
  readonly label: SafeText;
  /** The service as people call it (`Zoom`), or the host where it has no name. */
  readonly service: SafeText;
  /** The host that is asked for the code (`zoom.us`). */
  readonly host: SafeText;
  /** True when the built-in simulator answers instead of a provider; every view says so. */
  readonly simulated: boolean;
};
