'use client';

import { ArrowUpRight, CircleHelp, Filter } from 'lucide-react';
import Link from 'next/link';

import type { GraphNode } from '@/lib/contract/graph';
import { columnHref } from '@/lib/url/column-href';
import { NOW, type Moments } from '@/lib/url/column-query';

import { useAskedMoments } from '../../column/asked-moments';
import { splitName } from '../../node/node-name';
import { cn } from '../../ui/cn';
import { useGraphActions } from '../graph-actions';
import { useGlow } from '../lit-store';
import { takeFocus } from '../take-focus';
import { rowId } from '../trace';
import { fitRow } from './fit-row';
import { hasLineage, type TableRow } from './open-table';
import { rowWords } from './row-words';
import { grouped } from '../../ui/quantity';

/** One column in an open card: pointed at it lights its trace, clicked the trace stays. */
export function ColumnRow({
  node,
  row,
  at,
  width,
  isCursor,
  isLocked,
  takesFocus,
}: {
  node: GraphNode;
  row: TableRow;
  at: number;
  /** Of the card, px. */
  width: number;
  isCursor: boolean;
  isLocked: boolean;
  /** The keyboard came here along an edge. */
  takesFocus: boolean;
}) {
  const { columns } = useGraphActions();
  const moments = useAskedMoments();
  const { field, type, grade, isMasked = false } = row;
  const glow = useGlow('rows', rowId(node.id, field));
  const words = rowWords(row);
  const { name, typeRoom } = fitRow({ name: words, type, isMasked }, width);
  return (
    <li
      className={cn(
        'group/row relative flex h-[24px] items-center in-thumb-list:h-[40px]',
        isLocked && 'bg-accent-soft',
      )}
    >
      <button
        ref={takesFocus ? takeFocus : null}
        type="button"
        tabIndex={isCursor ? 0 : -1}
        data-column-of={node.id}
        data-row={at}
        aria-pressed={isLocked}
        aria-label={`${describe(row)}, in ${splitName(node.name).tail}. Trace`}
        title={title(row)}
        className="flex h-full w-full min-w-0 items-center gap-2 px-3 text-left text-xs outline-offset-[-2px] hover:bg-sunken in-thumb-list:pr-[46px]"
        onClick={() => {
          columns.lock(node, field);
        }}
      >
        {field === null ? <Unnamed grade={grade} /> : null}
        <bdi
          className={cn(
            'min-w-0 grow truncate',
            hasLineage(row) && field !== null && field !== '' && glow !== 'dim'
              ? 'font-medium text-ink'
              : 'text-ink-faint',
            !row.inSchema && 'italic',
          )}
        >
          {name}
        </bdi>
        {isMasked ? <span className="shrink-0 text-2xs text-warn">masked</span> : null}
        {type === null ? null : (
          <bdi className="shrink-0 truncate text-2xs text-ink-faint" style={{ maxWidth: typeRoom }}>
            {type}
          </bdi>
        )}
      </button>
      {field === null ? null : (
        <Link
          href={pageOf(node, field, moments)}
          prefetch={false}
          tabIndex={isCursor ? 0 : -1}
          aria-label={`Page of the column ${words}`}
          title="Its own page"
          className="absolute right-1.5 grid size-5 place-items-center rounded bg-sunken text-ink-faint opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 hover:text-accent in-thumb-list:right-0 in-thumb-list:size-[40px] in-thumb-list:bg-transparent in-thumb-list:opacity-100 [&_svg]:size-3"
        >
          <ArrowUpRight aria-hidden />
        </Link>
      )}
    </li>
  );
}

/** The page of a column; of a version's it is that of the version. */
function pageOf(node: GraphNode, field: string, { asOf, ...moments }: Moments): string {
  const { version } = node;
  if (!version) return columnHref(node, field, { asOf, ...moments });
  return columnHref({ ...node, key: version.node }, field, { ...NOW, asOf, version: version.key });
}

function Unnamed({ grade }: Pick<TableRow, 'grade'>) {
  const Icon = grade === 'indirect' ? Filter : CircleHelp;
  return <Icon aria-hidden className="size-3 shrink-0 text-ink-faint" />;
}

/** What a screen reader says of a row. */
function describe(row: TableRow): string {
  const parts = [
    row.field === null ? rowWords(row) : `Column ${rowWords(row)}`,
    row.type,
    row.isMasked ? 'masked' : null,
    hasLineage(row) ? null : 'no lineage',
    beyond(row),
    row.field !== null && !row.inSchema ? 'named by lineage only' : null,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** What of its lineage is not in the picture. */
function beyond({ hiddenUpstream = 0, hiddenDownstream = 0 }: TableRow): string | null {
  const parts = [
    hiddenUpstream > 0 ? `${grouped(hiddenUpstream)} more upstream` : null,
    hiddenDownstream > 0 ? `${grouped(hiddenDownstream)} more downstream` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `${parts.join(' and ')}, not shown`;
}

function title(row: TableRow): string {
  if (row.field === null) {
    return row.grade === 'indirect'
      ? 'Columns that filter, join, group or sort act on every row'
      : 'It is read, and nobody says which column';
  }
  const where = row.inSchema ? '' : '\nNamed by lineage only, by no schema';
  const more = beyond(row);
  const type = row.type === null ? '' : `\n${row.type}`;
  return `${row.field}${type}${where}${more === null ? '' : `\n${more}`}`;
}
