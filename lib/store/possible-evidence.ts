import 'server-only';

import { EVIDENCE, isStronger, type Evidence, type NodeKey } from '@/lib/lineage';

import { sql, type Database } from './database';
import type { GraphNames } from './graph-names';

/** What is stronger than what runs show of themselves, the strongest first. */
const STRONGER = EVIDENCE.slice(0, EVIDENCE.indexOf('observed'));

/**
 * The strongest evidence that the edges of each owner may have, without reading what they are: no edge is
 * stronger, many are weaker; null if it owns none. A tenth of the time that reading thousands of them takes.
 *
 * @param owners canonical keys.
 */
export function loadPossibleEvidence(
  db: Database,
  names: GraphNames,
  owners: readonly NodeKey[],
): Map<NodeKey, Evidence | null> {
  // In a shape there are keys and these words, and no names that could hold them.
  const rows = sql(
    db,
    `SELECT shape.owner_key AS owner,
       MIN(CASE WHEN instr(content, '"evidence":"explicit"') THEN 0 WHEN instr(content, '"evidence":"column"') THEN 1
         WHEN instr(content, '"isDeclared":true') THEN 2 ELSE 3 END) AS rank
     FROM json_each(?) AS wanted JOIN shape ON shape.owner_key = wanted.value GROUP BY shape.owner_key`,
  ).all(JSON.stringify(owners.flatMap(names.all))) as { owner: NodeKey; rank: number }[];
  const found = new Map<NodeKey, Evidence | null>(owners.map((owner) => [owner, null]));
  for (const { owner, rank } of rows) {
    const head = names.of(owner);
    const evidence = STRONGER[rank] ?? 'observed';
    const known = found.get(head) ?? null;
    if (known === null || isStronger(evidence, known)) found.set(head, evidence);
  }
  return found;
}
