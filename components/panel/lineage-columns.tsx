import Link from 'next/link';

import type { ColumnMark } from '@/lib/contract/columns';
import type { DatasetDetails, SchemaField } from '@/lib/contract/nodes';
import { columnHref } from '@/lib/url/column-href';

import { Section } from '../node/section';
import { grouped } from '../ui/quantity';
import { LineageMark } from './lineage-mark';

/** Columns drawn; the page of a dataset with more of them names none by itself. */
const LISTED = 500;

function paths(fields: readonly SchemaField[], above: string, into: Set<string>): Set<string> {
  for (const { name, fields: below } of fields) {
    const path = above === '' ? name : `${above}.${name}`;
    into.add(path);
    paths(below, path, into);
  }
  return into;
}

/** Columns that lineage names and the schema does not have. */
export function onlyInLineage(node: DatasetDetails): ColumnMark[] {
  const known = paths(node.schema?.fields ?? [], '', new Set());
  return node.columnMarks.filter(({ field }) => !known.has(field));
}

/** Columns known from lineage alone. */
export function LineageColumns({
  node,
  marks,
}: {
  node: DatasetDetails;
  marks: readonly ColumnMark[];
}) {
  if (marks.length === 0) return null;
  return (
    <Section title="Known from lineage only" aside={grouped(marks.length)} className="pt-3">
      <p className="text-sm text-ink-faint">
        {node.schema
          ? 'The schema does not have them: dropped, renamed, or spelled otherwise by another producer.'
          : 'No schema was sent; these are the columns that lineage names.'}
      </p>
      <ul aria-label="Known from lineage only" className="flex flex-col">
        {marks.slice(0, LISTED).map((mark) => (
          <li key={mark.field} className="flex items-baseline gap-2 border-b border-line py-1.5">
            <Link
              href={columnHref(node, mark.field)}
              prefetch={false}
              title={mark.field}
              className="thumb min-w-0 rounded font-mono text-sm text-ink hover:text-accent hover:underline"
            >
              <bdi className="line-clamp-3 wrap-anywhere">{mark.field}</bdi>
            </Link>
            <LineageMark node={node} mark={mark} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
