import 'server-only';

import type { FacetView } from '@/lib/contract/runs';
import { facetEntries, type FacetLedger } from '@/lib/lineage';
import { standardFacet } from '@/lib/openlineage/facets';
import { facetOrigin } from '@/lib/openlineage/read-facets';
import type { Database } from '@/lib/store/database';
import { loadBody } from '@/lib/store/facet-store';

/** Every facet in force, by name, known or not. */
export function viewFacets(db: Database, on: FacetView['on'], ledger: FacetLedger): FacetView[] {
  return facetEntries(ledger).flatMap(({ name, bodyHash, stamp }): FacetView[] => {
    const body = bodyHash === null ? undefined : loadBody(db, bodyHash);
    if (body === undefined) return [];
    return [
      { name, on, body, ...facetOrigin(body), known: standardFacet(name) !== null, at: stamp[0] },
    ];
  });
}
