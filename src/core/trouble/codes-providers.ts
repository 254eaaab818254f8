/** What the codes of other providers than Zoom mean, all together. A new provider is a list of rows in one of the files. */

import { API_CODES } from './codes-apis.ts';
import { ENTRA_CODES } from './codes-entra.ts';
import { IDENTITY_CODES } from './codes-identity.ts';
import type { ProviderMeaning } from './provider-row.ts';

/** Every meaning of every code, provider by provider. */
export const PROVIDER_CODES: readonly ProviderMeaning[] = [...ENTRA_CODES, ...IDENTITY_CODES, ...API_CODES];
