/**
 * `--qr-file`: the code on show as a picture, for a sign, a dashboard or a printer. It is there while the code is good and
 * gone afterwards; a dead code that stays on a wall costs people their time. Its failure never touches the pairing.
 */

import type { Code, Pairing } from '../../core/pairing/pairing.ts';
import { openBeside } from '../../store/beside.ts';
import { OUR_PICTURE } from '../../ui/qr/mark.ts';

/** A picture that follows a pairing; never throws and never rejects. */
export type QrSign = {
  /** Writes, replaces or removes the picture as the state demands. */
  show(pairing: Pairing): Promise<void>;
  remove(): void;
};

// What is left of an earlier run that was killed bears the mark of `ui/qr/qr-file.ts`.
const hasOurMark = (head: Uint8Array): boolean => OUR_PICTURE.test(Buffer.from(head).toString('latin1'));

/** Signs are for others to look at. */
const MODE = 0o644;

/** Opens a sign at `path`, which ends in .svg or .png. `complain` receives one line for each thing that fails. */
export function openQrSign(path: string, complain: (line: string) => void): QrSign {
  const file = openBeside(path, { mode: MODE, isOurs: hasOurMark });
  let shown: Code | null = null;
  const attempt = (what: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      complain(`the QR file cannot be ${what}: ${path} (${code === 'EEXIST' ? message : (code ?? message)})`);
    }
  };
  const remove = (): void => {
    shown = null;
    attempt('removed', file.remove);
  };
  return {
    remove,
    async show(pairing) {
      if (pairing.state !== 'waiting') return remove();
      const { code } = pairing;
      if (code === shown) return;
      shown = code;
      const { qrFile } = await import('../../ui/qr/qr-file.ts');
      // A newer state may have come while the drawing was loaded.
      if (shown !== code) return;
      const picture = qrFile(path, code.verificationUriComplete ?? code.verificationUri);
      if (picture !== null) attempt('written', () => file.replace(picture.bytes));
    },
  };
}
