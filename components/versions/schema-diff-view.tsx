'use client';

import { useMemo, useState } from 'react';

import type { SchemaField } from '@/lib/contract/nodes';
import type { ColumnDiffView, SchemaDiff } from '@/lib/contract/versions';

import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { grouped, quantity } from '../ui/quantity';
import { Segmented } from '../ui/segmented';
import { VirtualList } from '../ui/virtual-list';
import { CHANGE_LOOKS, UNCHANGED } from './change-look';
import { schemaDiffRows, type SchemaDiffRow } from './schema-diff-rows';

const ROW_HEIGHT_PX = 32;

const LAYOUTS = [
  { value: 'unified', label: 'Unified' },
  { value: 'split', label: 'Side by side' },
] as const;

/** What changed in the columns: unified or side by side, only changes at first. */
export function SchemaDiffSection({
  diff,
  scroller,
}: {
  diff: SchemaDiff;
  scroller: HTMLElement | null;
}) {
  const [layout, setLayout] = useState<'unified' | 'split'>('unified');
  const [isAll, setIsAll] = useState(false);
  const rows = useMemo(() => schemaDiffRows(diff.columns ?? [], isAll), [diff, isAll]);
  if (diff.columns === null)
    return <p className="text-sm text-ink-faint">No columns are known of one of the two.</p>;
  const isSplit = layout === 'split';
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-auto text-sm text-ink-soft" role="status">
          {diff.changed === 0
            ? `The ${quantity(diff.columns.length, 'column')} are the same`
            : `${quantity(diff.changed, 'column')} changed of ${grouped(diff.columns.length)}`}
        </p>
        <Button
          size="sm"
          aria-pressed={isAll}
          onClick={() => {
            setIsAll(!isAll);
          }}
        >
          {isAll ? 'Only changes' : 'All columns'}
        </Button>
        <Segmented label="Layout" value={layout} options={LAYOUTS} onChange={setLayout} />
      </div>
      {rows.length === 0 ? null : (
        <div className="overflow-hidden rounded-lg border border-line bg-surface">
          {isSplit ? <Heads from={diff.from.label} to={diff.to.label} /> : null}
          <div className="-mt-px">
            <VirtualList
              key={layout}
              label={isSplit ? 'Changed columns, side by side' : 'Changed columns'}
              scroller={scroller}
              count={rows.length}
              rowHeight={ROW_HEIGHT_PX}
              rowKey={(index) => rows[index]?.id ?? String(index)}
              row={(index) => {
                const row = rows[index];
                if (row === undefined) return null;
                return isSplit ? <Split row={row} diff={diff} /> : <Unified row={row} />;
              }}
            />
          </div>
        </div>
      )}
    </div>
  );
}

const indent = (depth: number) => ({ paddingLeft: `${0.625 + Math.min(depth, 10)}rem` });

function Changes({ changes }: Pick<ColumnDiffView, 'changes'>) {
  const looks = changes.length > 0 ? changes.map((change) => CHANGE_LOOKS[change]) : [UNCHANGED];
  return (
    <span className="flex flex-wrap gap-1">
      {looks.map(({ icon: Icon, word, tone }) => (
        <Badge key={word} tone={tone}>
          <Icon aria-hidden />
          {word}
        </Badge>
      ))}
    </span>
  );
}

function edge({ changes }: ColumnDiffView): string {
  if (changes.includes('added')) return 'border-l-ok bg-ok-soft/50';
  if (changes.includes('removed')) return 'border-l-bad bg-bad-soft/50';
  return changes.length > 0 ? 'border-l-warn' : 'border-l-transparent';
}

function nameOf(field: SchemaField | null): string {
  if (field === null) return '';
  return field.name === '' ? '(no name)' : field.name;
}

function Unified({ row: { depth, diff } }: { row: SchemaDiffRow }) {
  return (
    <div
      style={indent(depth)}
      className={cn(
        'flex flex-wrap items-baseline gap-x-3 gap-y-1 border-t border-l-2 border-t-line py-1.5 pr-2.5',
        edge(diff),
      )}
    >
      <span className="min-w-0 font-mono text-sm wrap-anywhere text-ink">
        <Words before={nameOf(diff.before)} after={nameOf(diff.after)} />
      </span>
      <span className="min-w-0 font-mono text-xs wrap-anywhere text-ink-faint">
        <Words before={diff.before?.type ?? ''} after={diff.after?.type ?? ''} />
      </span>
      <span className="ml-auto">
        <Changes changes={diff.changes} />
      </span>
      {diff.changes.includes('described') ? (
        <span className="w-full text-xs wrap-anywhere text-ink-soft">
          <Words
            before={diff.before?.description ?? '(none)'}
            after={diff.after?.description ?? '(none)'}
          />
        </span>
      ) : null}
    </div>
  );
}

/** One value, or how it was and how it is. */
function Words({ before, after }: { before: string; after: string }) {
  if (before === after || before === '') return <ins className="no-underline">{after}</ins>;
  if (after === '') return <del className="text-ink-soft line-through">{before}</del>;
  return (
    <>
      <del className="text-ink-faint line-through">{before}</del>
      <span aria-hidden> → </span>
      <ins className="font-medium text-ink no-underline">{after}</ins>
    </>
  );
}

function Heads({ from, to }: { from: string; to: string }) {
  return (
    <div aria-hidden className="grid grid-cols-2 bg-sunken text-xs font-medium text-ink-soft">
      <span className="truncate px-2.5 py-1.5">{from}</span>
      <span className="truncate px-2.5 py-1.5">{to}</span>
    </div>
  );
}

function Split({ row: { depth, diff: one }, diff }: { row: SchemaDiffRow; diff: SchemaDiff }) {
  const tone = (colour: string) => (one.changes.length > 0 ? colour : '');
  return (
    <div className="grid grid-cols-2 border-t border-line text-sm">
      <Side field={one.before} of={diff.from.label} depth={depth} tone={tone('bg-bad-soft/50')} />
      <Side field={one.after} of={diff.to.label} depth={depth} tone={tone('bg-ok-soft/50')}>
        <Changes changes={one.changes} />
      </Side>
    </div>
  );
}

function Side({
  field,
  of,
  depth,
  tone,
  children,
}: {
  field: SchemaField | null;
  /** What the version is called. */
  of: string;
  depth: number;
  tone: string;
  children?: React.ReactNode;
}) {
  return (
    <div
      style={indent(depth)}
      className={cn(
        'flex min-w-0 flex-col gap-1 py-1.5 pr-2.5',
        field === null ? 'bg-sunken/50' : tone,
      )}
    >
      <span className="sr-only">{of}: </span>
      {field === null ? (
        <span className="text-ink-faint">
          <span aria-hidden>–</span>
          <span className="sr-only">not there</span>
        </span>
      ) : (
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <bdi className="font-mono wrap-anywhere">{nameOf(field)}</bdi>
          <span className="font-mono text-xs wrap-anywhere text-ink-faint">
            {field.type ?? 'no type'}
          </span>
        </span>
      )}
      {children}
    </div>
  );
}
