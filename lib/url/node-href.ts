import type { NodeRef } from '@/lib/contract/shared-shapes';

const SLUG_LENGTH = 60;

/** The last readable part of a name as it appears behind the key: letters, digits, `.`, `_` and `-`. */
function slug(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '');
  // Browsers take dots alone for steps up.
  if (/^\.*$/.test(safe)) return '-';
  return encodeURIComponent(Array.from(safe).slice(-SLUG_LENGTH).join('')) || '-';
}

/** The page of a node: `/datasets/<key>/<slug>` or `/jobs/<key>/<slug>`, opened at `tab` if given. */
export function nodeHref(ref: Pick<NodeRef, 'kind' | 'key' | 'name'>, tab?: string): string {
  const page = `/${ref.kind === 'job' ? 'jobs' : 'datasets'}/${ref.key}/${slug(ref.name)}`;
  return tab === undefined ? page : `${page}?${new URLSearchParams({ tab }).toString()}`;
}

/** The page of a run. */
export function runHref(runId: string): string {
  return `/runs/${encodeURIComponent(runId)}`;
}

/** The page of one version of a node: its Versions tab, opened at that version. */
export function versionHref(ref: Pick<NodeRef, 'kind' | 'key' | 'name'>, version: string): string {
  return `${nodeHref(ref, 'versions')}&${new URLSearchParams({ version }).toString()}`;
}

/** The birth certificate of one version of a model. */
export function certificateHref(ref: Pick<NodeRef, 'key'>, version: string): string {
  return `/datasets/${ref.key}/versions/${encodeURIComponent(version)}/certificate`;
}
