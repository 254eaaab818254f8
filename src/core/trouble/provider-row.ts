/** What a row about another provider than Zoom is, and their names. The rows are in the `codes-` files beside it. */

import type { CodeRow, Sure } from './meaning.ts';

/** The providers whose codes are told, as people call them. */
export const PROVIDERS = {
  amazon: 'Login with Amazon',
  auth0: 'Auth0',
  authentik: 'authentik',
  dex: 'Dex',
  entra: 'Microsoft Entra',
  github: 'GitHub',
  gitlab: 'GitLab',
  google: 'Google',
  keycloak: 'Keycloak',
  okta: 'Okta',
  salesforce: 'Salesforce',
  twitch: 'Twitch',
} as const;

/** The stable word of a provider. */
export type ProviderName = keyof typeof PROVIDERS;

/** One meaning of a code at one provider. */
export type ProviderMeaning = ProviderRow & { readonly provider: ProviderName; readonly sure: Sure };

/** A row as it is written down; documented by the provider where it does not say otherwise. */
export type ProviderRow = CodeRow & { readonly code: string };

/** The rows of a provider as meanings. */
export function meaningsAt(provider: ProviderName, rows: readonly ProviderRow[]): readonly ProviderMeaning[] {
  return rows.map((row) => ({ provider, sure: 'documented', ...row }));
}
