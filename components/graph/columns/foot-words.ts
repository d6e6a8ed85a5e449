import type { OpenTable } from './open-table';

/** How much of a dataset's columns its card shows: "10 of 50", "3 match of 50". */
export function footWords({
  rows,
  matching,
  total,
  withLineage,
  search,
  isOnlyLineage,
  first,
}: OpenTable): string {
  const all = total.toLocaleString('en');
  if (search !== '') return `${matching.toLocaleString('en')} found of ${all}`;
  if (total === 0 && rows.length === 0) return 'No columns known';
  const most = isOnlyLineage ? withLineage : total;
  const shown = first > 0 ? `${first + 1}–${first + rows.length}` : String(rows.length);
  return `${shown} of ${most.toLocaleString('en')}${isOnlyLineage && most < total ? ' with lineage' : ''}`;
}
