/**
 * Answers that came compressed although nobody asked: unpacked piece by piece as they arrive, never beyond the cap, so
 * that what is written down of an answer is readable whenever the process ends.
 *
 * Each piece is unpacked with all before it, in one go: Node's streams answer in a later turn, and a process can be killed
 * between two turns. The cap on what is received bounds the work.
 */

import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** The most that is taken of an answer, in bytes: as it comes, and unpacked. */
export const LARGEST_ANSWER = 64 * 1024;

/** Takes pieces as they arrive; what each of them makes readable. */
export type Unpacker = {
  push(piece: Uint8Array): Uint8Array;
  /** What is wrong with the whole that has arrived; null where nothing is. */
  fault(): string | null;
};

type Unpack = (packed: Buffer, most: number, isWhole: boolean) => Buffer;

function zlibOptions(maxOutputLength: number, isWhole: boolean) {
  return { maxOutputLength, finishFlush: isWhole ? constants.Z_FINISH : constants.Z_SYNC_FLUSH };
}

const UNPACKERS: Readonly<Record<string, Unpack>> = {
  gzip: (packed, most, isWhole) => gunzipSync(packed, zlibOptions(most, isWhole)),
  // Some servers leave the two bytes out that tell what it is (RFC 9110 §8.4.1.2).
  deflate: (packed, most, isWhole) =>
    ((packed[0] ?? 0) & 0x0f) === 8
      ? inflateSync(packed, zlibOptions(most, isWhole))
      : inflateRawSync(packed, zlibOptions(most, isWhole)),
  br: (packed, maxOutputLength, isWhole) =>
    brotliDecompressSync(packed, {
      maxOutputLength,
      finishFlush: isWhole ? constants.BROTLI_OPERATION_FINISH : constants.BROTLI_OPERATION_FLUSH,
    }),
};

/** Unpacks an answer with this `Content-Encoding` to at most `most` bytes. */
export function openUnpacker(encoding: string | undefined, most: number): Unpacker {
  const name = (encoding ?? '').trim().toLowerCase().replace(/^x-/, '');
  if (name === '' || name === 'identity') return { push: (piece) => piece, fault: () => null };
  const unpack = Object.hasOwn(UNPACKERS, name) ? UNPACKERS[name] : undefined;
  let packed = Buffer.alloc(0);
  let given = 0;
  let fault = unpack === undefined ? `it came in an encoding that is not known: ${name.slice(0, 40)}` : null;
  const unpacked = (isWhole: boolean): Buffer => {
    try {
      return unpack?.(packed, most, isWhole) ?? Buffer.alloc(0);
    } catch (error) {
      fault =
        (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
          ? `it came compressed and is too large: more than ${most} bytes`
          : 'it came compressed and cannot be unpacked';
      return Buffer.alloc(0);
    }
  };
  return {
    push(piece) {
      if (unpack === undefined || fault !== null) return new Uint8Array();
      packed = Buffer.concat([packed, piece]);
      const sofar = unpacked(false);
      const fresh = sofar.subarray(given);
      given = Math.max(given, sofar.length);
      return fresh;
    },
    fault() {
      if (fault === null && packed.length > 0) unpacked(true);
      return fault;
    },
  };
}
