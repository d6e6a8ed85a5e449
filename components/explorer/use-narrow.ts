'use client';

import { useSyncExternalStore } from 'react';

/** Up to this width a list reads better than a picture. */
const LIST_FIRST = '(max-width: 480px)';
/** Up to this width a legend would cover the picture. */
const NARROW = '(max-width: 767px)';

function useMedia(query: string): boolean {
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

/** Whether the list is what suits this screen. */
export function useIsListFirst(): boolean {
  return useMedia(LIST_FIRST);
}

/** Whether there is no room beside the picture. */
export function useIsNarrow(): boolean {
  return useMedia(NARROW);
}
