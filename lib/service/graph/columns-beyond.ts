import 'server-only';

import type { GraphNode } from '@/lib/contract/graph';
import type { NodeId, NodeKey, Side } from '@/lib/lineage';
import type { LinkedColumns } from '@/lib/store/linked-columns';

import { allowed, type TraceRequest } from '../trace-columns';

/** Columns next to one that an answer leaves out; absent for none. */
export type Beyond = { readonly hiddenUpstream?: number; readonly hiddenDownstream?: number };

/** All that is next to a column is in the answer. */
export const NOTHING_BEYOND: Beyond = {};

/**
 * Counts what of the columns next to one is in no node of an answer. Only nodes with neighbours out of
 * sight are looked at: the others have nothing there.
 */
export function columnsBeyond(
  index: LinkedColumns,
  request: Pick<TraceRequest, 'evidence' | 'indirect'>,
  ids: ReadonlyMap<NodeKey, NodeId>,
): (node: GraphNode, field: string | null) => Beyond {
  const allows = allowed(request);
  const count = (node: NodeKey, field: string, side: Side) => {
    const beyond = new Set<object>();
    // What is said of no column in particular would be said again at every one.
    for (const { far, reason } of index.linksOf(node, side).byField.get(field) ?? [])
      if (allows(reason)) for (const one of far) if (!ids.has(one.node)) beyond.add(one);
    return beyond.size;
  };
  return ({ key, hiddenUpstream, hiddenDownstream }, field) => {
    if (field === null || hiddenUpstream + hiddenDownstream === 0) return NOTHING_BEYOND;
    const up = hiddenUpstream > 0 ? count(key, field, 'up') : 0;
    const down = hiddenDownstream > 0 ? count(key, field, 'down') : 0;
    if (up + down === 0) return NOTHING_BEYOND;
    return {
      ...(up > 0 ? { hiddenUpstream: up } : {}),
      ...(down > 0 ? { hiddenDownstream: down } : {}),
    };
  };
}
