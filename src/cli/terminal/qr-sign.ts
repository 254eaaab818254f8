/**
 * `--qr-file`: the code on show as a picture, for a sign, a dashboard or a printer. It is there while the code is good and
 * gone afterwards; a dead code that stays on a wall costs people their time.
 */

import { renameSync, writeFileSync } from 'node:fs';
import type { Code, Pairing } from '../../core/pairing/pairing.ts';
import { removeFile } from '../../store/folder.ts';

/** A picture that follows a pairing. */
export type QrSign = {
  /** Writes, replaces or removes the picture as the state demands. */
  show(pairing: Pairing): Promise<void>;
  remove(): void;
};

/** Opens a sign at `path`, which ends in .svg or .png. `complain` is told once why it cannot be written. */
export function openQrSign(path: string, complain: (line: string) => void): QrSign {
  let shown: Code | null = null;
  let failed = false;
  const remove = (): void => {
    if (shown !== null) removeFile(path);
    shown = null;
  };
  return {
    remove,
    async show(pairing) {
      if (pairing.state !== 'waiting') {
        remove();
        return;
      }
      const { code } = pairing;
      if (code === shown || failed) return;
      const { qrFile } = await import('../../ui/qr/qr-file.ts');
      const picture = qrFile(path, code.verificationUriComplete ?? code.verificationUri);
      if (picture === null) return;
      try {
        // Whoever looks at the file sees one code or the other, never half of each.
        writeFileSync(`${path}.new`, picture.bytes);
        renameSync(`${path}.new`, path);
        shown = code;
      } catch (error) {
        failed = true;
        complain(`the QR file cannot be written: ${path} (${(error as NodeJS.ErrnoException).code ?? ''})`);
      }
    },
  };
}
