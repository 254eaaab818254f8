/** The two files of qrcode-terminal that `qr.ts` uses; the package ships no types. */

declare module 'qrcode-terminal/vendor/QRCode/index.js' {
  /** The encoder; `version` −1 takes the smallest that holds the data. `make` throws when nothing holds it. */
  export default class QRCode {
    constructor(version: number, level: number);
    readonly typeNumber: number;
    readonly modules: readonly (readonly boolean[])[];
    addData(text: string): void;
    make(): void;
  }
}

declare module 'qrcode-terminal/vendor/QRCode/QRErrorCorrectLevel.js' {
  const levels: { readonly L: number; readonly M: number; readonly Q: number; readonly H: number };
  export default levels;
}
