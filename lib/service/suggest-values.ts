import 'server-only';

import type { SuggestQuery, SuggestResponse } from '@/lib/contract/suggest';
import { database, type Database } from '@/lib/store/database';
import { countColumns, countValues } from '@/lib/store/node-values';
import { matchNodes } from '@/lib/store/search-store';

const NO_FILTER = { kind: null, type: null, namespace: null, tag: null, owner: null };

function names(db: Database, prefix: string): SuggestResponse['values'] {
  const typed = prefix.toLowerCase();
  const found = matchNodes(db, prefix, NO_FILTER).rows.map(({ name }) => name);
  // A search also finds by columns and descriptions, which are no names.
  const holding = found.filter((name) => name.toLowerCase().includes(typed));
  return [...new Set(holding)].map((value) => ({ value, count: null }));
}

function counted(
  db: Database,
  field: Exclude<SuggestQuery['field'], 'name'>,
  prefix: string,
): SuggestResponse['values'] {
  const values = field === 'column' ? countColumns(db, prefix) : countValues(db, field);
  const typed = prefix.toLowerCase();
  const isFirst = (value: string) => Number(value.toLowerCase().startsWith(typed));
  return values
    .filter(({ value }) => value.toLowerCase().includes(typed))
    .sort(
      (a, b) =>
        isFirst(b.value) - isFirst(a.value) || b.count - a.count || (a.value < b.value ? -1 : 1),
    );
}

/** Values a selector's condition may ask for, for what is typed of them. */
export async function suggestValues({
  field,
  prefix,
  limit,
}: SuggestQuery): Promise<SuggestResponse> {
  const db = database();
  const values = field === 'name' ? names(db, prefix) : counted(db, field, prefix);
  return Promise.resolve({ values: values.slice(0, limit), notices: [] });
}
