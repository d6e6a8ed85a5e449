import type { GraphEdge, GraphNode } from '@/lib/contract/graph';
import type { Instant, NodeId, NodeKey } from '@/lib/lineage';

/** A table nothing more is known of: its name is its id and its key. */
export function graphNode(name: string, more: Partial<GraphNode> = {}): GraphNode {
  return {
    id: name as NodeId,
    key: name as NodeKey,
    kind: 'dataset',
    type: 'TABLE',
    namespace: 'n',
    name,
    status: 'none',
    statusAt: null,
    updatedAt: null,
    description: null,
    tags: [],
    owners: [],
    columnCount: 0,
    gone: null,
    renamedFrom: null,
    upstreamCount: 0,
    downstreamCount: 0,
    hiddenUpstream: 0,
    hiddenDownstream: 0,
    distance: 0,
    ...more,
  };
}

const AT = '2026-01-01T00:00:00.000000000Z' as Instant;

/** An edge that one run showed. */
export function graphEdge(from: string, to: string): GraphEdge {
  return {
    from: from as NodeId,
    to: to as NodeId,
    evidence: 'observed',
    firstSeen: AT,
    lastSeen: AT,
    runCount: 1,
    lastRun: null,
  };
}
