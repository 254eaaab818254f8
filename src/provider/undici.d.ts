/** The files of undici that `dispatcher.ts` uses; the package has types for its index only. */

declare module 'undici/lib/api/index.js' {
  import type { Dispatcher } from 'undici';

  /** What every dispatcher can do; its first argument is `this`. */
  const api: Pick<Dispatcher, 'connect' | 'pipeline' | 'request' | 'stream' | 'upgrade'>;
  export default api;
}

declare module 'undici/lib/dispatcher/agent.js' {
  export { Agent as default } from 'undici';
}

declare module 'undici/lib/dispatcher/dispatcher.js' {
  export { Dispatcher as default } from 'undici';
}

declare module 'undici/lib/dispatcher/proxy-agent.js' {
  export { ProxyAgent as default } from 'undici';
}
