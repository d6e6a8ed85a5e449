import { NODE_KINDS, type NodeId, type NodeKind } from './types';

/** Kind and identity of a node: the OpenLineage namespace and name, unescaped. */
export type NodeIdentity = {
  readonly kind: NodeKind;
  readonly namespace: string;
  readonly name: string;
};

/**
 * Builds the canonical id of a node: `dataset:<namespace>:<name>`, both parts percent-encoded
 * because they hold `:` and `/` themselves.
 */
export function nodeId({ kind, namespace, name }: NodeIdentity): NodeId {
  return `${kind}:${encodeURIComponent(namespace.toWellFormed())}:${encodeURIComponent(name.toWellFormed())}` as NodeId;
}

/** Reads a node id back; null if the text is not one. Total: never throws. */
export function parseNodeId(text: string): NodeIdentity | null {
  const [kind, namespace, name, ...rest] = text.split(':');
  const known = NODE_KINDS.find((candidate) => candidate === kind);
  if (!known || namespace === undefined || !name || rest.length > 0) return null;
  try {
    return {
      kind: known,
      namespace: decodeURIComponent(namespace),
      name: decodeURIComponent(name),
    };
  } catch {
    return null; // a stray % is no id
  }
}

/** Colons of a reference that are tried as the end of its namespace. */
const COLONS = 32;

/**
 * What a text may name: an id, or one that was decoded on its way, such as
 * `dataset:postgres://h:5432:public.orders` typed into an address; then any colon can end the namespace.
 */
export function identitiesMeant(text: string): NodeIdentity[] {
  const identity = parseNodeId(text);
  if (identity) return [identity];
  const [head, ...parts] = text.split(':');
  const kind = NODE_KINDS.find((candidate) => candidate === head);
  if (!kind) return [];
  return parts
    .slice(1, COLONS)
    .map((_, at) => ({
      kind,
      namespace: parts.slice(0, at + 1).join(':'),
      name: parts.slice(at + 1).join(':'),
    }))
    .filter(({ name }) => name !== '');
}
