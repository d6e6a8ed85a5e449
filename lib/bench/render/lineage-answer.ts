import type { GraphEdge, GraphNode, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE, nodeId } from '@/lib/lineage';

import { seeded } from '../random';

const LAYERS = 16;
const THINGS = ['orders', 'customers', 'sessions', 'payments', 'items', 'events', 'scores'];
const STATUSES = ['complete', 'complete', 'complete', 'failed', 'running'] as const;
const AT = '2026-06-01T06:00:00Z' as GraphEdge['firstSeen'];

/** An answer of `size` nodes as the server gives it: datasets and jobs by turns, fan-in 1 to 4, local. */
export function lineageAnswer(size: number): GraphResponse {
  const random = seeded(size);
  const perLayer = Math.max(1, Math.ceil(size / LAYERS));
  const nodes = Array.from({ length: size }, (_, i): GraphNode => {
    const layer = Math.floor(i / perLayer);
    const kind = layer % 2 === 0 ? 'dataset' : 'job';
    const thing = THINGS[random.below(THINGS.length)] ?? 'orders';
    const name =
      kind === 'dataset' ? `layer${layer}.public.${thing}_${i}` : `etl.load_${thing}_${i}`;
    const namespace = kind === 'dataset' ? 'postgres://warehouse:5432' : 'airflow';
    const ref = { kind, namespace, name } as const;
    const dataset = random.below(40) === 0 ? 'MODEL' : 'TABLE';
    return {
      ...ref,
      id: nodeId(ref),
      key: String(i).padStart(16, '0') as GraphNode['key'],
      type: kind === 'job' ? 'JOB' : dataset,
      status: kind === 'job' ? (STATUSES[random.below(STATUSES.length)] ?? 'complete') : 'none',
      statusAt: AT,
      updatedAt: AT,
      description: null,
      tags: [],
      owners: [],
      columnCount: 12,
      gone: null,
      renamedFrom: null,
      upstreamCount: 2,
      downstreamCount: 3,
      hiddenUpstream: 0,
      hiddenDownstream: random.below(10) === 0 ? 7 : 0,
      distance: layer - LAYERS / 2,
    };
  });
  const edges = nodes.flatMap((node, i): GraphEdge[] => {
    const layer = Math.floor(i / perLayer);
    if (layer === 0) return [];
    const place = i % perLayer;
    const sources = new Set(
      Array.from({ length: 1 + random.below(3) }, () => {
        const isFar = random.below(50) === 0;
        const from = isFar ? random.below(perLayer) : place + random.below(9) - 4;
        const back = random.below(12) === 0 && layer > 2 ? 3 : 1;
        return (layer - back) * perLayer + Math.min(perLayer - 1, Math.max(0, from));
      }),
    );
    return [...sources].flatMap((source) => {
      const from = nodes[source];
      const evidence = EVIDENCE[random.below(EVIDENCE.length)] ?? 'observed';
      if (from === undefined) return [];
      return [
        {
          from: from.id,
          to: node.id,
          evidence,
          firstSeen: AT,
          lastSeen: AT,
          runCount: 3,
          lastRun: null,
        },
      ];
    });
  });
  return {
    focus: nodes[Math.floor(size / 2)]?.id ?? null,
    nodes,
    edges,
    flows: [],
    groups: [],
    folds: [],
    answer: {
      shown: size,
      grouped: 0,
      folded: 0,
      hidden: 0,
      hiddenExact: true,
      truncatedBy: null,
      inferredEdges: 0,
      asOf: null,
    },
    notices: [],
  };
}
