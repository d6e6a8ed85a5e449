'use client';

import { useEffect } from 'react';

import { onDemand } from '../ui/on-demand';
import { whenIdle } from '../ui/when-idle';

/** The side panel: no part of the first load, and there before anybody opens it. */
export const NodePanel = onDemand(async () => (await import('../panel/node-panel')).NodePanel);

/** Fetches the panel's code once the graph has had its turn. */
export function useWarmPanel(): void {
  useEffect(() => whenIdle(NodePanel.warm), []);
}
