import 'server-only';

import type { CodeView } from '@/lib/contract/nodes';
import { facetOf, type FacetBodies } from '@/lib/openlineage/describe-node';

/** SQL, source and where it is kept, out of job facets. */
export function readCode(facets: FacetBodies): CodeView {
  const [sql, source, location] = [
    facetOf(facets, 'sql'),
    facetOf(facets, 'sourceCode'),
    facetOf(facets, 'sourceCodeLocation'),
  ];
  return {
    sql,
    source: source && { language: source.language, code: source.sourceCode },
    location: location && {
      type: location.type,
      url: location.url,
      repoUrl: location.repoUrl,
      path: location.path,
      version: location.version,
      tag: location.tag,
      branch: location.branch,
    },
  };
}
