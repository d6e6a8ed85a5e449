import { ChevronRight } from 'lucide-react';

import Link from 'next/link';

import type { ColumnMark } from '@/lib/contract/columns';
import type { DatasetDetails, NodeDetails } from '@/lib/contract/nodes';

import { columnHref } from '@/lib/url/column-href';

import { TagChip } from '../node/tag-chip';
import { cn } from '../ui/cn';
import { LineageMark } from './lineage-mark';
import type { SchemaRow } from './schema-rows';

type Tag = NodeDetails['tags'][number];

/** One column: name, type, description, tags, and whether its lineage is known. */
export function SchemaRowView({
  node,
  row,
  tags,
  mark,
  onToggle,
}: {
  node: DatasetDetails;
  row: SchemaRow;
  tags: readonly Tag[];
  /** What is known of its lineage; undefined if nothing is. */
  mark: ColumnMark | undefined;
  onToggle: (id: string) => void;
}) {
  const { field, depth, isOpen } = row;
  return (
    <div
      className="flex border-b border-line py-1.5 pr-1 hover:bg-sunken/60"
      // Past ten levels the indent stops: the name must stay on screen.
      style={{ paddingLeft: `${Math.min(depth, 10) * 1.125}rem` }}
    >
      <div className="flex w-6 shrink-0 justify-center">
        {field.fields.length > 0 ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={`Fields of ${row.path}`}
            className="flex size-5 thumb-row items-center justify-center rounded text-ink-faint hover:bg-line hover:text-ink"
            onClick={() => {
              onToggle(row.id);
            }}
          >
            <ChevronRight
              aria-hidden
              className={cn('size-4 transition-transform', isOpen && 'rotate-90')}
            />
          </button>
        ) : null}
      </div>
      <div className="min-w-0 flex-1 @3xl:grid @3xl:grid-cols-[minmax(0,20rem)_minmax(0,1fr)] @3xl:gap-x-4">
        <div className="flex min-w-0 items-baseline gap-2">
          <Link
            href={columnHref(node, row.path)}
            prefetch={false}
            className="thumb min-w-0 rounded font-mono text-sm text-ink hover:text-accent hover:underline"
            title={row.path}
          >
            <bdi className="line-clamp-3 wrap-anywhere">
              {field.name === '' ? '(no name)' : field.name}
            </bdi>
          </Link>
          {mark ? <LineageMark node={node} mark={mark} /> : null}
          <span
            className="ml-auto line-clamp-1 max-w-[45%] shrink-0 text-right font-mono text-xs break-all text-ink-faint"
            title={field.type ?? undefined}
          >
            {field.type ?? 'no type'}
          </span>
        </div>
        {field.description !== null || tags.length > 0 ? (
          <div className="min-w-0">
            {field.description === null ? null : (
              <p
                className="line-clamp-3 text-sm wrap-anywhere text-ink-soft"
                title={field.description}
              >
                {field.description}
              </p>
            )}
            {tags.length > 0 ? (
              <ul
                aria-label={`Tags of ${row.path}`}
                className="mt-1 flex flex-wrap gap-1 @3xl:mt-0.5"
              >
                {tags.map((tag, index) => (
                  <li key={index} className="flex max-w-full">
                    <TagChip tag={tag} />
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}
