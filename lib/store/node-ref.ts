import 'server-only';

import { identitiesMeant, type Instant, type NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';
import { nodeKey } from './keys';

/**
 * Key of the node that `ref` names: its id, its key, or its id as it reads when decoded. Null where
 * nothing had named it by then, and where a decoded id can mean two nodes.
 */
export function keyMeant(db: Database, ref: string, by: Instant | null): NodeKey | null {
  const identities = identitiesMeant(ref);
  const keys = identities.length > 0 ? identities.map(nodeKey) : [ref];
  const asked = sql(db, 'SELECT key FROM node WHERE key = ? AND first_seen <= ?').pluck();
  const known = keys.flatMap((key) => (asked.get(key, by ?? '~') as NodeKey | undefined) ?? []);
  const [key] = known;
  return known.length === 1 && key !== undefined ? key : null;
}
