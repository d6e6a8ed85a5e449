'use client';

import { createContext, use } from 'react';

import { NOW, type Moments } from '@/lib/url/column-query';

const MomentsContext = createContext<Moments>(NOW);
export const AskedMomentsProvider = MomentsContext.Provider;

/** As of when, and which runs make an edge, around here: links and evidence keep to it. */
export function useAskedMoments(): Moments {
  return use(MomentsContext);
}
