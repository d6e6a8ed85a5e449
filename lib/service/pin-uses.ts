import 'server-only';

import type { VersionUse } from '@/lib/contract/versions';
import { parseVersionKey, strengthOf, versionId, type Fingerprint } from '@/lib/lineage';
import type { Database } from '@/lib/store/database';
import type { GraphIndex } from '@/lib/store/graph-index';
import { loadHeads, type NodeHead } from '@/lib/store/node-rows';
import { loadRunDatasets, type RunRow } from '@/lib/store/run-store';

import { openPins, type Pin } from './pins';
import { versionLabel } from './version-label';

/** A pinned version as lists name it; null if nobody knows which it is. */
export function refOfPin(
  { key, write }: Pin,
  node: NodeHead,
  at: VersionAt,
  beside: readonly Fingerprint[] = [],
): VersionUse['version'] {
  if (key === null) return null;
  const name = parseVersionKey(key);
  return {
    node,
    id: versionId(node.id, key),
    key,
    label: versionLabel(name, write?.at ?? at, node.type),
    strength: name.kind === 'run' ? 'run' : strengthOf(name.text, beside),
  };
}
type VersionAt = Parameters<typeof versionLabel>[1];

/**
 * What a run read and wrote, by version, each dataset by the name it has now.
 *
 * @param names that follow renames.
 */
export function pinUses(
  db: Database,
  names: GraphIndex,
  run: RunRow,
): { readonly inputs: VersionUse[]; readonly outputs: VersionUse[] } {
  const pins = openPins(db, names);
  const rows = loadRunDatasets(db, run.key);
  const heads = loadHeads(
    db,
    rows.map((row) => names.nameOf(row.dataset_key)),
  );
  const reader = { runKey: run.key, startedAt: run.started_at };
  const side = (wanted: 'input' | 'output') =>
    rows.flatMap((row): VersionUse[] => {
      const node = heads.get(names.nameOf(row.dataset_key));
      if (!node || row.side !== wanted) return [];
      const pin =
        wanted === 'input'
          ? pins.read(node.key, row.version, reader)
          : pins.wrote(node.key, row.version, run.run_id);
      const beside = row.fingerprints === null ? [] : (JSON.parse(row.fingerprints) as Fingerprint[]); // prettier-ignore
      return [
        {
          node,
          version: refOfPin(pin, node, row.last_seen, row.version === null ? [] : beside),
          assumed: pin.assumed,
          rowCount: row.row_count,
          bytes: row.bytes,
        },
      ];
    });
  return { inputs: side('input'), outputs: side('output') };
}
