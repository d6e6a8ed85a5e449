import { useEffect, useEffectEvent } from 'react';

const ASKED = 'headwater:paths';

/** Asks the explorer to look for paths from where the reader is: what commands outside of it do. */
export function askForPaths(): void {
  window.dispatchEvent(new Event(ASKED));
}

/** Hears {@link askForPaths}. */
export function usePathsRequests(onAsked: () => void): void {
  const hear = useEffectEvent(onAsked);
  useEffect(() => {
    const listen = () => {
      hear();
    };
    window.addEventListener(ASKED, listen);
    return () => {
      window.removeEventListener(ASKED, listen);
    };
  }, []);
}
