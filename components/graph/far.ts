'use client';

import { createContext, use } from 'react';

const FarContext = createContext(false);
export const FarProvider = FarContext.Provider;

/** Whether the reader looks from so far that cards cannot be read. */
export function useIsFar(): boolean {
  return use(FarContext);
}
