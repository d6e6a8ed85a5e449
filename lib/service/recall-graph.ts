import 'server-only';

import { createHash } from 'node:crypto';

import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { instantFromMs } from '@/lib/lineage';
import { database } from '@/lib/store/database';
import { storeState } from '@/lib/store/store-state';
import { writeGraphQuery } from '@/lib/url/graph-query';

import { getGraph } from './get-graph';

/** An answer, or, if it was sent since the store was written, the bytes that were. */
export type RecalledGraph =
  | {
      readonly kind: 'answer';
      readonly answer: GraphResponse;
      /** Says how it was sent; null for an answer that is not kept. */
      readonly keep: ((bytes: Uint8Array) => void) | null;
    }
  | { readonly kind: 'sent'; readonly bytes: Uint8Array };

/** Nodes, edges and columns from which on an answer is kept: fewer are worked out anew as quickly. */
const HEAVY_ITEMS = 1000;
/** Of an answer not yet sent, its bytes for each of those, roughly. */
const BYTES_PER_ITEM = 600;
/** What is kept at most: some five answers of 10,000 nodes. */
const KEPT_BYTES = 48 * 1024 * 1024;

type Kept = { readonly what: GraphResponse | Uint8Array; readonly size: number };
/** Kept on globalThis: pages and routes are bundles of their own. */
const KEPT = Symbol.for('headwater.recent-graphs');
const holder = globalThis as { [KEPT]?: { state: string; readonly graphs: Map<string, Kept> } };

function itemsOf({ nodes, edges, columnEdges = [] }: GraphResponse): number {
  const columns = nodes.reduce((sum, node) => sum + (node.columns?.length ?? 0), 0);
  return nodes.length + edges.length + columnEdges.length + columns;
}

/** What is kept of the store as it is now. */
function keptOf(state: string): Map<string, Kept> {
  if (holder[KEPT]?.state !== state) holder[KEPT] = { state, graphs: new Map() };
  return holder[KEPT].graphs;
}

function put(state: string, name: string, kept: Kept): void {
  if (kept.size > KEPT_BYTES || holder[KEPT]?.state !== state) return;
  const { graphs } = holder[KEPT];
  graphs.delete(name);
  graphs.set(name, kept);
  let size = [...graphs.values()].reduce((sum, one) => sum + one.size, 0);
  for (const [old, { size: freed }] of graphs) {
    if (size <= KEPT_BYTES) break;
    graphs.delete(old);
    size -= freed;
  }
}

/** Whether the answer is another only when the store is; ages, and moments to come, go by the clock. */
function goesByStore({ select, asOf }: GraphQuery): boolean {
  if (asOf !== null && asOf > instantFromMs(Date.now())) return false;
  return asOf !== null || select === null || !/updated/i.test(select);
}

/** A text that is the same as long as the answer to a question is; null for one whose answer goes by the clock. */
export function graphTag(query: GraphQuery): string | null {
  if (!goesByStore(query)) return null;
  const asked = `${storeState(database())} ${writeGraphQuery(query).toString()}`;
  return createHash('sha256').update(asked).digest('base64url').slice(0, 27);
}

/**
 * {@link getGraph}, but a large answer is worked out once until the store is written: the page that
 * finds it too large to carry, the request for it that follows, a reload and the way back share it.
 */
export async function recallGraph(query: GraphQuery): Promise<RecalledGraph> {
  const keepable = goesByStore(query);
  const state = storeState(database());
  const name = writeGraphQuery(query).toString();
  const known = keepable ? keptOf(state).get(name) : undefined;
  if (known?.what instanceof Uint8Array) {
    put(state, name, known);
    return { kind: 'sent', bytes: known.what };
  }
  const answer = known?.what ?? (await getGraph(query));
  const items = itemsOf(answer);
  if (!keepable || items < HEAVY_ITEMS) return { kind: 'answer', answer, keep: null };
  put(state, name, { what: answer, size: items * BYTES_PER_ITEM });
  return {
    kind: 'answer',
    answer,
    keep: (bytes) => {
      put(state, name, { what: bytes, size: bytes.byteLength });
    },
  };
}
