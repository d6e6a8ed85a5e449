import 'server-only';

import type { DatasetDetails, JobDetails, NodeDetails } from '@/lib/contract/nodes';
import type { FacetView } from '@/lib/contract/runs';
import { facetEntries, mergeLedgers, type Instant, type NodeKey } from '@/lib/lineage';
import { facetOf, type FacetBodies } from '@/lib/openlineage/describe-node';
import { facetOrigin } from '@/lib/openlineage/read-facets';
import { openColumns } from '@/lib/store/column-index';
import { database, type Database } from '@/lib/store/database';
import { loadProducers } from '@/lib/store/event-store';
import { loadFacets, parseLedger } from '@/lib/store/facet-store';
import type { GraphIndex } from '@/lib/store/graph-index';
import { headOf, latest, loadHeads, type NodeRow } from '@/lib/store/node-rows';
import { countDatasetRuns, countJobRuns, loadChildJobs, loadJobRuns } from '@/lib/store/run-store';

import { readDataset } from './dataset-details';
import { viewFacets } from './facet-views';
import { markColumns } from './mark-columns';
import { withNode, type PlacedNode } from './past-node';
import { readCode } from './read-code';
import { summarizeRuns } from './run-summaries';

/** Neighbours listed on each side; the counts are of all. */
const NEIGHBOURS_LISTED = 200;

type Beside = { readonly up: readonly NodeKey[]; readonly down: readonly NodeKey[] };

function readCommon(
  db: Database,
  rows: readonly [NodeRow, ...NodeRow[]],
  facets: FacetBodies,
  views: FacetView[],
  { up, down }: Beside,
) {
  const [head] = rows;
  const keys = rows.map(({ key }) => key);
  const heads = loadHeads(database(), [
    ...up.slice(0, NEIGHBOURS_LISTED),
    ...down.slice(0, NEIGHBOURS_LISTED),
  ]);
  const listed = (side: readonly NodeKey[]) =>
    side.slice(0, NEIGHBOURS_LISTED).flatMap((key) => heads.get(key) ?? []);
  const written = rows.reduce(
    (best, row) => ((row.written_at ?? '') > (best.written_at ?? '') ? row : best),
    head,
  );
  const documentation = facetOf(facets, 'documentation');
  const ownership = views.find(({ name }) => name === 'ownership');
  return {
    ...headOf(head),
    type: rows.find(({ type }) => type !== 'DATASET' && type !== 'JOB')?.type ?? head.type,
    subType: rows.find((row) => row.sub_type)?.sub_type ?? null,
    status: written.state ?? ('none' as const),
    statusAt: written.run_ended ?? written.run_started,
    firstSeen: rows.reduce(
      (first, row) => (row.first_seen < first ? row.first_seen : first),
      head.first_seen,
    ),
    lastSeen: latest(...rows.map((row) => row.last_seen)),
    updatedAt: latest(written.written_at, head.last_seen),
    description: documentation && {
      text: documentation.description,
      contentType: documentation.contentType,
    },
    tags: facetOf(facets, 'tags')?.tags ?? [],
    owners: (facetOf(facets, 'ownership')?.owners ?? []).map((owner) => ({
      ...owner,
      producer: ownership ? facetOrigin(ownership.body).producer : null,
    })),
    ...loadProducers(db, keys),
    upstream: listed(up),
    downstream: listed(down),
    upstreamCount: up.length,
    downstreamCount: down.length,
    facets: views,
  };
}

/**
 * Everything the panel shows of one node.
 *
 * @param ref node id or key; any alias of a dataset will do.
 * @param asOf the moment to tell of; null for now.
 * @throws {AppError} `not_found` when no event named it by then.
 */
export async function getNode(ref: string, asOf: Instant | null = null): Promise<NodeDetails> {
  return Promise.resolve(withNode(ref, asOf, (node) => readNode(node, asOf)));
}

/** How a dataset ended, and what it was called before. */
function fateOf(graph: GraphIndex, key: NodeKey) {
  const card = graph.cards([key]).get(key);
  return { gone: card?.gone ?? null, renamedFrom: card?.renamedFrom ?? null };
}

function readNode({ db, graph, key, rows, isCut }: PlacedNode, asOf: Instant | null): NodeDetails {
  const ledger = mergeLedgers(rows.map((row) => parseLedger(row.facets)));
  const facets = loadFacets(db, ledger);
  const neighbours = (of: NodeKey) =>
    graph.neighbours([of]).get(of) ?? { up: new Set<NodeKey>(), down: new Set<NodeKey>() };
  const { up, down } = neighbours(key);
  const beside = { up: [...up].sort(), down: [...down].sort() };
  const views = viewFacets(db, rows[0].kind, ledger);
  const common = {
    ...readCommon(db, rows, facets, views, beside),
    ...fateOf(graph, key),
    asOf,
    isCut,
  };
  if (rows[0].kind === 'job') {
    const parents = loadHeads(db, [
      ...(rows[0].parent_key ? [rows[0].parent_key] : []),
      ...loadChildJobs(db, key),
    ]);
    const jobType = facetOf(facets, 'jobType');
    const job: JobDetails = {
      ...common,
      kind: 'job',
      runCount: countJobRuns(db, key),
      processingType: jobType?.processingType ?? null,
      integration: jobType?.integration ?? null,
      code: readCode(facets),
      parent: parents.get(rows[0].parent_key ?? '') ?? null,
      children: [...parents.values()].filter((head) => head.key !== rows[0].parent_key),
      latestRun: summarizeRuns(db, loadJobRuns(db, key, { limit: 1, offset: 0 }))[0] ?? null,
    };
    return job;
  }
  const schemaAt = facetEntries(ledger).find(({ name }) => name === 'schema')?.stamp[0] ?? null;
  const dataset: DatasetDetails = {
    ...common,
    kind: 'dataset',
    runCount: countDatasetRuns(
      db,
      rows.map((row) => row.key),
    ),
    ...readDataset(db, rows, facets, schemaAt),
    columnMarks: markColumns(openColumns(database(), graph), key),
  };
  return dataset;
}
