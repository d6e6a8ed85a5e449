'use client';

import { createContext, use, useSyncExternalStore } from 'react';

import type { Lit, Traced } from './trace';

export type Glow = 'plain' | 'lit' | 'dim';

/** How a node or edge looks in some light. */
export function glowOf(lit: Lit | null, kind: keyof Traced | 'rows', id: string): Glow {
  const mine = lit?.[kind] ?? null;
  if (mine === null) return 'plain';
  if (mine.has(id)) return 'lit';
  if (lit?.around === 'all') return 'plain';
  return kind !== 'rows' && lit?.around?.[kind].has(id) ? 'plain' : 'dim';
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

  glow(kind: keyof Traced | 'rows', id: string): Glow {
    return glowOf(this.#lit, kind, id);
  }
}

const LitContext = createContext(new LitStore());
export const LitProvider = LitContext.Provider;

/** Whether the node or edge is on the path traced now. */
export function useGlow(kind: keyof Traced | 'rows', id: string): Glow {
  const store = use(LitContext);
  return useSyncExternalStore(
    store.subscribe,
    () => store.glow(kind, id),
    () => 'plain',
  );
}
