'use client';

import { lazy, Suspense, useState, type ComponentType } from 'react';

/** A component whose code comes when it is first shown, or when it is warmed. */
export type OnDemand<P extends object> = ComponentType<P> & {
  /** Fetches the code ahead of its use; a failure shows when it is used. */
  readonly warm: () => void;
};

/**
 * Keeps a component out of the first load. Once warmed it is drawn at once: a plain `lazy` would
 * show nothing for 300 ms, as long as React keeps a Suspense fallback on screen.
 */
export function onDemand<P extends object>(load: () => Promise<ComponentType<P>>): OnDemand<P> {
  let here: ComponentType<P> | null = null;
  let coming: Promise<{ default: ComponentType<P> }> | null = null;
  const fetchOnce = () => {
    coming ??= load().then(
      (component) => {
        here = component;
        return { default: component };
      },
      (error: unknown) => {
        coming = null;
        throw error;
      },
    );
    return coming;
  };
  const Later = lazy(fetchOnce);
  function Component(props: P) {
    // What a mounted one began with it keeps: another type of element would lose its state.
    // The server's stays loaded from one request to the next; a browser that hydrates has not loaded it.
    const [Now] = useState(() => (typeof window === 'undefined' ? null : here));
    if (Now !== null) return <Now {...props} />;
    return (
      <Suspense fallback={null}>
        <Later {...props} />
      </Suspense>
    );
  }
  return Object.assign(Component, {
    warm: () => {
      void fetchOnce().catch(() => undefined);
    },
  });
}
