import { expect, it } from 'vitest';

import { openApiDocument } from '../contract/openapi';
import { readColumnImpactQuery, readColumnQuery, readEvidenceQuery } from './column-query';
import {
  readFindQuery,
  readGraphExport,
  readGraphQuery,
  readMembersQuery,
  readTallyQuery,
} from './graph-query';
import { readImpactExport, readImpactQuery } from './impact-query';
import {
  readEventsQuery,
  readMomentQuery,
  readPageQuery,
  readPairQuery,
  readSearchQuery,
  readSuggestQuery,
} from './list-query';
import { readPathsQuery } from './paths-query';

type Reader = (params: URLSearchParams) => unknown;

/** What reads the question of each endpoint. */
const READERS: Readonly<Record<string, Reader>> = {
  '/api/v2/graph': readGraphQuery,
  '/api/v2/graph/moments': readGraphQuery,
  '/api/v2/graph/find': readFindQuery,
  '/api/v2/graph/members': readMembersQuery,
  '/api/v2/graph/tally': readTallyQuery,
  '/api/v2/graph.csv': readGraphExport,
  '/api/v2/graph.json': readGraphQuery,
  '/api/v2/graph.dot': readGraphQuery,
  '/api/v2/graph.mmd': readGraphQuery,
  '/api/v2/paths': readPathsQuery,
  '/api/v2/evidence': readEvidenceQuery,
  '/api/v2/search': readSearchQuery,
  '/api/v2/suggest': readSuggestQuery,
  '/api/v2/events': readEventsQuery,
  '/api/v2/nodes/{key}': readMomentQuery,
  '/api/v2/nodes/{key}/impact': readImpactQuery,
  '/api/v2/nodes/{key}/impact.csv': readImpactExport,
  '/api/v2/nodes/{key}/impact.json': readImpactExport,
  '/api/v2/nodes/{key}/columns/{column}': readColumnQuery,
  '/api/v2/nodes/{key}/columns/{column}/impact': readColumnImpactQuery,
  '/api/v2/nodes/{key}/runs': readPageQuery,
  '/api/v2/nodes/{key}/versions': readPageQuery,
  '/api/v2/nodes/{key}/versions/{version}': readMomentQuery,
  '/api/v2/nodes/{key}/versions/diff': readPairQuery,
  '/api/v2/nodes/{key}/schema-diff': readPairQuery,
};

/** Parameters that a reader leaves to the route: the column's other name, how to present, a file's mark. */
const READ_BY_ROUTES = new Set(['field', 'format', 'bom', 'raw']);

class Recorder extends URLSearchParams {
  readonly asked = new Set<string>();

  override has(name: string) {
    this.asked.add(name);
    return super.has(name);
  }

  override get(name: string) {
    this.asked.add(name);
    return super.get(name);
  }

  override getAll(name: string) {
    this.asked.add(name);
    return super.getAll(name);
  }
}

function namesReadBy(reader: Reader): string[] {
  const params = new Recorder();
  reader(params);
  return [...params.asked].filter((name) => !READ_BY_ROUTES.has(name)).toSorted();
}

type Described = {
  readonly get?: {
    readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  };
};
const paths = Object.entries<object>(openApiDocument().paths).map(
  ([path, operations]): [string, Described] => [path, operations],
);

function namesDescribed({ get }: Described): string[] {
  return (get?.parameters ?? [])
    .filter((one) => one.in === 'query' && !READ_BY_ROUTES.has(one.name))
    .map(({ name }) => name)
    .toSorted();
}

it.each(paths.filter(([, described]) => namesDescribed(described).length > 0))(
  '%s: every parameter that is read is described, and no other',
  (path, described) => {
    const reader = READERS[path];
    expect(reader, 'add its reader to the table above').toBeDefined();
    expect(namesDescribed(described)).toEqual(namesReadBy(reader ?? (() => undefined)));
  },
);
