import { hash } from 'node:crypto';

import { parseNodeId, type NodeIdentity, type NodeKey } from '@/lib/lineage';

/** Crockford's alphabet in lower case: no i, l, o, u to misread. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 80 bits of SHA-256 as 16 characters: the same on every server, safe against accidental collision. */
function shortHash(text: string): string {
  const digest = hash('sha256', text, 'hex');
  let key = '';
  for (let at = 0; at < 20; at += 5) {
    let bits = Number.parseInt(digest.slice(at, at + 5), 16);
    let part = '';
    for (let digit = 0; digit < 4; digit += 1) {
      part = (ALPHABET[bits & 31] ?? '') + part;
      bits >>>= 5;
    }
    key += part;
  }
  return key;
}

/** The stable short key of a node: a hash of kind, namespace and name. */
export function nodeKey({ kind, namespace, name }: NodeIdentity): NodeKey {
  return shortHash(`${kind}\n${namespace.toWellFormed()}\n${name.toWellFormed()}`) as NodeKey;
}

/** Key of a run by its run id. */
export function runKey(runId: string): string {
  return shortHash(`run\n${runId.toWellFormed()}`);
}

/** Key of a shape by its owner and content. */
export function shapeKey(content: string): string {
  return shortHash(`shape\n${content}`);
}

/** Key of a column shape by its content, which names owner and output. */
export function columnShapeKey(content: string): string {
  return shortHash(`columns\n${content}`);
}

/** Id of a short link by the path it leads to. */
export function shareId(path: string): string {
  return shortHash(`share\n${path}`).slice(0, 12);
}

/** Hash under which a facet's text is kept: 128 bits of SHA-256, hexadecimal. */
export function bodyHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32);
}

/** Key of a version's or a run's node in a pinned graph, by its id; a dataset whose version nobody knows keeps its own. */
export function pinnedKey(id: string): NodeKey {
  const node = id.startsWith('dataset:') && !id.includes('@') ? parseNodeId(id) : null;
  if (node !== null) return nodeKey(node);
  return shortHash(`pinned\n${id}`) as NodeKey;
}
