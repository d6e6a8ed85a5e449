'use client';

import { createContext, use } from 'react';

/** Below this zoom 14-px text is under 6.5 px: cards give way to blocks with a large name. */
export const FAR_ZOOM = 0.45;

const FarContext = createContext(false);
export const FarProvider = FarContext.Provider;

/** Whether the reader looks from so far that cards cannot be read. */
export function useIsFar(): boolean {
  return use(FarContext);
}
