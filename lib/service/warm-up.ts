import 'server-only';

import { setImmediate as breathe } from 'node:timers/promises';

import { database } from '@/lib/store/database';
import { openGraph } from '@/lib/store/open-graph';

/**
 * Reads what the first look at a whole store needs (figures: lib/store/README.md), in small pieces
 * between which requests get their turn.
 */
export async function warmUp(): Promise<void> {
  const steps = openGraph(database()).warm();
  while (!steps.next().done) await breathe();
}
