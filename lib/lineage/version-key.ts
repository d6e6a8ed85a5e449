import { parseNodeId, type NodeIdentity } from './node-id';
import type { NodeId } from './types';

/**
 * What names a version: text its producer told, the run that wrote it where nobody told one, or a
 * hash of what a job version is made of.
 */
export type VersionName =
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'run'; readonly runId: string };

/** Key of a version among those of its node, as text. */
export type VersionKey = string & { readonly __brand: 'VersionKey' };

const RUN = 'run:';
const TOLD = 'version:';

/**
 * Key of a version: the told text itself, or `run:<run id>`. A told text that looks like either
 * prefix gets `version:` before it, so different names never share a key.
 */
export function versionKey(name: VersionName): VersionKey {
  if (name.kind === 'run') return `${RUN}${name.runId}` as VersionKey;
  const { text } = name;
  return (text.startsWith(RUN) || text.startsWith(TOLD) ? TOLD + text : text) as VersionKey;
}

/** Reads a version key back. Total. */
export function parseVersionKey(key: string): VersionName {
  if (key.startsWith(RUN)) return { kind: 'run', runId: key.slice(RUN.length) };
  return { kind: 'told', text: key.startsWith(TOLD) ? key.slice(TOLD.length) : key };
}

/** `<node id>@<version key>` with the key percent-encoded: the same on every server, for ever. */
export type VersionId = string & { readonly __brand: 'VersionId' };

/** Builds the id of a version. */
export function versionId(node: NodeId, key: string): VersionId {
  return `${node}@${encodeURIComponent(key.toWellFormed())}` as VersionId;
}

/** Reads a version id back; null if the text is not one. Total: never throws. */
export function parseVersionId(
  text: string,
): { readonly node: NodeIdentity; readonly key: VersionKey } | null {
  const at = text.indexOf('@');
  const node = at < 0 ? null : parseNodeId(text.slice(0, at));
  if (!node || at === text.length - 1) return null;
  try {
    return { node, key: decodeURIComponent(text.slice(at + 1)) as VersionKey };
  } catch {
    return null; // a stray % is no key
  }
}
