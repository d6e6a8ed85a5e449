'use client';

import { createContext, use, useSyncExternalStore } from 'react';

import type { Lit } from './trace';

export type Glow = 'plain' | 'lit' | 'dim';

/** Which nodes and edges are lit. A store of its own, so that a hover redraws only what changes its glow. */
export class LitStore {
  #lit: Lit | null = null;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  set(lit: Lit | null) {
    if (lit === this.#lit) return;
    this.#lit = lit;
    for (const listener of this.#listeners) listener();
  }

  glow(kind: keyof Lit, id: string): Glow {
    if (this.#lit === null) return 'plain';
    const mine = this.#lit[kind];
    if (mine === null) return 'plain';
    return mine.has(id) ? 'lit' : 'dim';
  }
}

const LitContext = createContext(new LitStore());
export const LitProvider = LitContext.Provider;

/** Whether the node or edge is on the path traced now. */
export function useGlow(kind: keyof Lit, id: string): Glow {
  const store = use(LitContext);
  return useSyncExternalStore(
    store.subscribe,
    () => store.glow(kind, id),
    () => 'plain',
  );
}
