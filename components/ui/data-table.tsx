import { Fragment, type ReactNode } from 'react';

import { cn } from './cn';

export type TableColumn<Row> = {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'end';
  readonly className?: string;
};

/** A plain table: rows as given, numbers to the end side, an optional full-width line below a row. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  below,
  isCurrent,
}: {
  caption: string;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  below?: (row: Row) => ReactNode;
  /** Whether the page is about this row. */
  isCurrent?: (row: Row) => boolean;
}) {
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-line">
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              className={cellClass(column, 'font-medium text-ink-faint')}
            >
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const more = below?.(row) ?? null;
          return (
            <Fragment key={rowKey(row, index)}>
              <tr
                aria-current={isCurrent?.(row) ? 'true' : undefined}
                className={cn(
                  more === null && 'border-b border-line',
                  isCurrent?.(row) && 'bg-accent-soft',
                )}
              >
                {columns.map((column) => (
                  <td key={column.id} className={cellClass(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
              {more === null ? null : (
                <tr className="border-b border-line">
                  <td colSpan={columns.length} className="pb-2">
                    {more}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function cellClass<Row>(column: TableColumn<Row>, extra = ''): string {
  return cn(
    'py-1.5 pr-2 align-top wrap-anywhere last:pr-0 @2xl:pr-4',
    column.align === 'end' ? 'text-right whitespace-nowrap tabular-nums' : 'text-left',
    column.className,
    extra,
  );
}
