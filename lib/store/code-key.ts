import { readFacet } from '@/lib/openlineage/facets';
import type { FacetBodies } from '@/lib/openlineage/describe-node';

import { bodyHash } from './keys';

/**
 * Hash of the code a run ran: commit, SQL, source. Without a commit the address counts, since some
 * producers pin it there. Null if nothing tells the code.
 */
export function codeKey(facets: FacetBodies): string | null {
  const sql = readFacet('sql', facets.get('sql'));
  const source = readFacet('sourceCode', facets.get('sourceCode'));
  const location = readFacet('sourceCodeLocation', facets.get('sourceCodeLocation'));
  if (!sql && !source && !location) return null;
  return bodyHash(
    JSON.stringify([
      location ? (location.version ?? location.tag ?? location.url) : null,
      sql?.query ?? null,
      source?.sourceCode ?? null,
    ]),
  );
}
