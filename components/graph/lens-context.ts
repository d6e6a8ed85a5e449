'use client';

import { createContext, use } from 'react';

import type { GraphNode } from '@/lib/contract/graph';

import { USUAL_LENS, type Lens } from './lens';
import type { Sign } from './sign';

const LensContext = createContext<Lens>(USUAL_LENS);
export const LensProvider = LensContext.Provider;

/** What colours nodes now. */
export function useLens(): Lens {
  return use(LensContext);
}

/** What colours a node now, and in which words. */
export function useSign(node: GraphNode): Sign {
  return use(LensContext).signOf(node);
}
