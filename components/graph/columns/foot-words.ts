import { grouped } from '../../ui/quantity';
import type { OpenTable } from './open-table';

/** How much of a dataset's columns its card shows: "10 of 50", "3 found of 50", "10 of 17, 1 not in schema". */
export function footWords(table: OpenTable): string {
  const words = shareWords(table);
  const { search, isOnlyLineage, withLineage, total, unlisted } = table;
  const isAll = search === '' && (!isOnlyLineage || withLineage === total);
  return isAll && unlisted > 0 ? `${words}, ${grouped(unlisted)} not in schema` : words;
}

function shareWords({
  shown,
  matching,
  total,
  withLineage,
  search,
  isOnlyLineage,
  isListed,
  first,
}: OpenTable): string {
  const all = grouped(total);
  if (search !== '') return `${grouped(matching)} found of ${all}`;
  if (total === 0) return 'No columns known';
  const most = isOnlyLineage ? withLineage : total;
  const range = first > 0 ? `${first + 1}–${first + shown}` : String(shown);
  if (isListed) return `${range} of ${grouped(most)}${isOnlyLineage && most < total ? ' with lineage' : ''}`; // prettier-ignore
  if (most === total) return `${range} of ${all}`;
  return `${most > shown ? `${range} of ${grouped(most)}` : range} here, ${all} in all`;
}
