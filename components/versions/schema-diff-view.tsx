'use client';

import { useState } from 'react';

import type { SchemaField } from '@/lib/contract/nodes';
import type { ColumnDiffView, SchemaDiff } from '@/lib/contract/versions';

import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { quantity } from '../ui/quantity';
import { Segmented } from '../ui/segmented';
import { CHANGE_LOOKS, UNCHANGED } from './change-look';
import { schemaDiffRows, type SchemaDiffRow } from './schema-diff-rows';

/** Rows drawn before one asks for the rest. */
const ROWS_SHOWN = 200;

const LAYOUTS = [
  { value: 'unified', label: 'Unified' },
  { value: 'split', label: 'Side by side' },
] as const;

/** What changed in the columns: unified or side by side, only changes at first. */
export function SchemaDiffSection({ diff }: { diff: SchemaDiff }) {
  const [layout, setLayout] = useState<'unified' | 'split'>('unified');
  const [isAll, setIsAll] = useState(false);
  const [isLong, setIsLong] = useState(false);
  if (diff.columns === null)
    return <p className="text-sm text-ink-faint">No columns are known of one of the two.</p>;
  const rows = schemaDiffRows(diff.columns, isAll);
  const shown = isLong ? rows : rows.slice(0, ROWS_SHOWN);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-auto text-sm text-ink-soft" role="status">
          {diff.changed === 0
            ? `The ${quantity(diff.columns.length, 'column')} are the same`
            : `${quantity(diff.changed, 'column')} changed of ${diff.columns.length}`}
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
      {shown.length > 0 && layout === 'unified' ? <Unified rows={shown} /> : null}
      {shown.length > 0 && layout === 'split' ? <Split rows={shown} diff={diff} /> : null}
      {rows.length > shown.length ? (
        <Button
          size="sm"
          className="self-start"
          onClick={() => {
            setIsLong(true);
          }}
        >
          Show {rows.length - shown.length} more
        </Button>
      ) : null}
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

function Unified({ rows }: { rows: readonly SchemaDiffRow[] }) {
  return (
    <ul
      aria-label="Changed columns"
      className="overflow-hidden rounded-lg border border-line bg-surface"
    >
      {rows.map(({ id, depth, diff }) => (
        <li
          key={id}
          style={indent(depth)}
          className={cn(
            'flex flex-wrap items-baseline gap-x-3 gap-y-1 border-b border-l-2 border-line py-1.5 pr-2.5 last:border-b-0',
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
        </li>
      ))}
    </ul>
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

function Split({ rows, diff }: { rows: readonly SchemaDiffRow[]; diff: SchemaDiff }) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 overflow-hidden rounded-lg border border-line bg-surface text-sm">
      <thead>
        <tr className="bg-sunken text-left text-xs text-ink-soft">
          <th scope="col" className="px-2.5 py-1.5 font-medium">
            {diff.from.label}
          </th>
          <th scope="col" className="px-2.5 py-1.5 font-medium">
            {diff.to.label}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, depth, diff: one }) => (
          <tr key={id} className="align-top">
            <Cell
              field={one.before}
              depth={depth}
              tone={one.changes.length > 0 ? 'bg-bad-soft/50' : ''}
            />
            <Cell
              field={one.after}
              depth={depth}
              tone={one.changes.length > 0 ? 'bg-ok-soft/50' : ''}
            >
              <Changes changes={one.changes} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  field,
  depth,
  tone,
  children,
}: {
  field: SchemaField | null;
  depth: number;
  tone: string;
  children?: React.ReactNode;
}) {
  return (
    <td
      style={indent(depth)}
      className={cn('border-t border-line py-1.5 pr-2.5', field === null ? 'bg-sunken/50' : tone)}
    >
      <span className="flex min-w-0 flex-col gap-1">
        {field === null ? (
          <span className="text-ink-faint">–</span>
        ) : (
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <bdi className="font-mono wrap-anywhere">{nameOf(field)}</bdi>
            <span className="font-mono text-xs wrap-anywhere text-ink-faint">
              {field.type ?? 'no type'}
            </span>
          </span>
        )}
        {children}
      </span>
    </td>
  );
}
