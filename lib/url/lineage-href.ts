import type { NodeId } from '@/lib/lineage';

/** The explorer, drawn around `focus`. */
export function lineageHref(focus: NodeId): string {
  return `/lineage?${new URLSearchParams({ focus }).toString()}`;
}
