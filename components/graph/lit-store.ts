'use client';

import { createContext, use, useSyncExternalStore } from 'react';

import type { Lit } from './trace';

export type Glow = 'plain' | 'lit' | 'dim';

/** How a node or edge looks in some light. */
export function glowOf(lit: Lit | null, kind: 'nodes' | 'edges', id: string): Glow {
  if (lit === null) return 'plain';
  if (lit[kind].has(id)) return 'lit';
  return lit.around?.[kind].has(id) ? 'plain' : 'dim';
}

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

  glow(kind: 'nodes' | 'edges', id: string): Glow {
    return glowOf(this.#lit, kind, id);
  }
}

const LitContext = createContext(new LitStore());
export const LitProvider = LitContext.Provider;

/** Whether the node or edge is on the path traced now. */
export function useGlow(kind: 'nodes' | 'edges', id: string): Glow {
  const store = use(LitContext);
  return useSyncExternalStore(
    store.subscribe,
    () => store.glow(kind, id),
    () => 'plain',
  );
}
