'use client';

import { useSyncExternalStore } from 'react';

/** Whether the screen answers a media query; on the server it does not. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', tell);
      return () => {
        media.removeEventListener('change', tell);
      };
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}
