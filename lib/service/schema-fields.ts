import 'server-only';

import type { SchemaField } from '@/lib/contract/nodes';
import type { VersionSummary } from '@/lib/contract/versions';
import { readFacet } from '@/lib/openlineage/facets';
import type { Database } from '@/lib/store/database';
import { loadBody } from '@/lib/store/facet-store';

/** Columns of a version; null if none are known. */
export function schemaFields(db: Database, { schema }: VersionSummary): SchemaField[] | null {
  const body = schema === null ? undefined : loadBody(db, schema.hash);
  return body === undefined ? null : (readFacet('schema', { fields: body })?.fields ?? null);
}
