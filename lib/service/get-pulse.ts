import 'server-only';

import type { Health, Pulse } from '@/lib/contract/overview';
import { database } from '@/lib/store/database';
import { loadLastArrival, loadRevision } from '@/lib/store/overview-store';

/** Changes whenever anything was stored; cheap enough to poll. */
export function getPulse(): Promise<Pulse> {
  return Promise.resolve(loadRevision(database()));
}

/** Whether the store answers, and how far it has come. */
export function getHealth(): Promise<Health> {
  const db = database();
  const { events } = loadRevision(db);
  return Promise.resolve({
    status: 'ok',
    version: process.env['npm_package_version'] ?? '0.1.0',
    events,
    lastEventAt: loadLastArrival(db),
  });
}
