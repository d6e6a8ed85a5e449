import { parseNodeId } from '@/lib/lineage';

/**
 * Splits a dotted or slashed name so that the last part can be set large and the rest small:
 * `core.public.customers` → `core.public.` + `customers`.
 */
export function splitName(name: string): { readonly head: string; readonly tail: string } {
  const trimmed = name.replace(/[/.]+$/, '');
  const slash = trimmed.lastIndexOf('/');
  if (slash >= 0) return { head: name.slice(0, slash + 1), tail: name.slice(slash + 1) };
  const dot = trimmed.lastIndexOf('.');
  if (dot < 0) return { head: '', tail: name };
  return { head: name.slice(0, dot + 1), tail: name.slice(dot + 1) };
}

/** The last part of the name of a node that only its id is known of. */
export function tailOf(id: string): string {
  return splitName(parseNodeId(id)?.name ?? id).tail;
}
