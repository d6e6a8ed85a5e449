import { isLater, type Stamp } from './stamp';

/**
 * The facets in force on one entity: for each event that still speaks, what it set. A facet is
 * atomic: the last event to name it replaces it whole (OpenLineage, "facets"). `null` marks a
 * facet taken away by `_deleted`. Entries are in stamp order, names in text order, so equal
 * contents are equal text.
 */
export type FacetLedger = readonly (readonly [
  at: Stamp[0],
  hash: string,
  facets: readonly (readonly [name: string, bodyHash: string | null])[],
])[];

/** One facet in force. */
export type FacetEntry = {
  readonly name: string;
  readonly bodyHash: string | null;
  readonly stamp: Stamp;
};

/** Lists what a ledger holds, the deleted ones too, by name. */
export function facetEntries(ledger: FacetLedger): FacetEntry[] {
  return ledger
    .flatMap(([at, hash, facets]) =>
      facets.map(([name, bodyHash]): FacetEntry => ({ name, bodyHash, stamp: [at, hash] })),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toLedger(entries: Iterable<FacetEntry>): FacetLedger {
  const byStamp = new Map<string, [Stamp, [string, string | null][]]>();
  for (const { name, bodyHash, stamp } of entries) {
    const key = `${stamp[0]} ${stamp[1]}`;
    const known = byStamp.get(key);
    if (known) known[1].push([name, bodyHash]);
    else byStamp.set(key, [stamp, [[name, bodyHash]]]);
  }
  return [...byStamp.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [stamp, facets]]) => [
      stamp[0],
      stamp[1],
      facets.sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);
}

/** Adds what one event set. Commutative and idempotent: the order of calls does not matter. */
export function setFacets(
  ledger: FacetLedger,
  stamp: Stamp,
  facets: readonly (readonly [name: string, bodyHash: string | null])[],
): FacetLedger {
  if (facets.length === 0) return ledger;
  const inForce = new Map(facetEntries(ledger).map((entry) => [entry.name, entry]));
  for (const [name, bodyHash] of facets) {
    const known = inForce.get(name);
    if (!known || isLater(stamp, known.stamp)) inForce.set(name, { name, bodyHash, stamp });
  }
  return toLedger(inForce.values());
}

/** The ledger of one entity known under several names: the last statement wins across all of them. */
export function mergeLedgers(ledgers: readonly FacetLedger[]): FacetLedger {
  return ledgers
    .flat()
    .reduce<FacetLedger>((merged, [at, hash, facets]) => setFacets(merged, [at, hash], facets), []);
}
