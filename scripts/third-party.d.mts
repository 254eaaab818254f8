/** The types of `third-party.mjs`, for the tests. */

/** What of esbuild's metafile is read. */
export type Metafile = {
  readonly outputs: Readonly<
    Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>
  >;
};

/** A package whose code is in the bundle. */
export type BundledPackage = {
  readonly name: string;
  readonly version: string;
  /** As package.json states it; null where it states none. */
  readonly licence: string | null;
  readonly author: string | null;
  /** Its licence and notice files. */
  readonly texts: readonly string[];
  /** What comments in its bundled files add to them. */
  readonly remarks: readonly string[];
};

export function bundledPackages(metafile: Metafile): Promise<readonly BundledPackage[]>;
export function noticesOf(packages: readonly BundledPackage[]): string;
