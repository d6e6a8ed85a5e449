import type { VersionSummary } from '@/lib/contract/versions';

export type TimelineRow =
  | {
      readonly kind: 'schema';
      readonly id: string;
      readonly number: number | null;
      readonly count: number;
    }
  | { readonly kind: 'version'; readonly id: string; readonly version: VersionSummary };

/**
 * Versions as a timeline: a heading where the schema changes, the versions that share it below.
 * Without schemas there are no headings.
 */
export function timelineRows(versions: readonly VersionSummary[]): TimelineRow[] {
  const hasSchemas = versions.some(({ schema }) => schema !== null);
  const rows: TimelineRow[] = [];
  let at = 0;
  while (at < versions.length) {
    const number = versions[at]?.schema?.number ?? null;
    const other = versions.findIndex(
      ({ schema }, index) => index > at && (schema?.number ?? null) !== number,
    );
    const group = versions.slice(at, other < 0 ? versions.length : other);
    const id = `schema of ${group[0]?.id ?? ''}`;
    if (hasSchemas) rows.push({ kind: 'schema', id, number, count: group.length });
    for (const version of group) rows.push({ kind: 'version', id: version.id, version });
    at += group.length;
  }
  return rows;
}

/** The pair after one more version was picked: two at most, the earlier one first. `versions` are latest first. */
export function pickedPair(
  pair: { readonly from: string | null; readonly to: string | null },
  key: string,
  versions: readonly VersionSummary[],
): { from: string | null; to: string | null } {
  if (key === pair.to) return { from: null, to: null };
  if (key === pair.from) return { from: null, to: pair.to };
  const place = (of: string) => versions.findIndex((version) => version.key === of);
  const other = pair.to ?? pair.from;
  if (other === null) return { from: null, to: key };
  const isLater = place(key) >= 0 && place(key) < place(other);
  return isLater ? { from: other, to: key } : { from: key, to: other };
}
