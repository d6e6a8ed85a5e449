'use client';

import { Search, Spline } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';

import type { DatasetDetails } from '@/lib/contract/nodes';

import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { Notice } from '../ui/notice';
import { grouped, quantity } from '../ui/quantity';
import { Time } from '../ui/time';
import { VirtualList } from '../ui/virtual-list';
import { EmptyTab } from './empty-tab';
import { LineageColumns, onlyInLineage } from './lineage-columns';
import { SchemaRowView } from './schema-row';
import { countFields, schemaRows } from './schema-rows';
import { toggled } from './toggled';

const ROW_HEIGHT_PX = 34;

/** The columns of a dataset, with a filter; only what is in view is drawn. */
export function SchemaTab({
  node,
  scroller,
}: {
  node: DatasetDetails;
  scroller: HTMLElement | null;
}) {
  const [text, setText] = useState('');
  const [isLineageOnly, setIsLineageOnly] = useState(false);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const deferredText = useDeferredValue(text.trim().toLowerCase());

  const marks = useMemo(
    () => new Map(node.columnMarks.map((mark) => [mark.field, mark])),
    [node.columnMarks],
  );
  const tags = useMemo(() => tagsByColumn(node.tags), [node.tags]);
  const fields = node.schema?.fields;
  const rows = useMemo(
    () =>
      schemaRows(fields ?? [], {
        open,
        text: deferredText,
        passes: (path) => !isLineageOnly || marks.has(path),
        tagText: (path) =>
          (tags.get(path) ?? [])
            .map((tag) => `${tag.key} ${tag.value}`)
            .join(' ')
            .toLowerCase(),
      }),
    [fields, open, deferredText, isLineageOnly, marks, tags],
  );

  if (!node.schema || node.schema.fields.length === 0) {
    if (marks.size > 0) return <LineageColumns node={node} marks={node.columnMarks} />;
    return (
      <EmptyTab title="No columns known" facet="schema">
        Columns come with the schema facet of the dataset. Most integrations (Spark, dbt, Airflow
        SQL operators) send it by themselves.
      </EmptyTab>
    );
  }
  const unlisted = onlyInLineage(node);
  const all = quantity(countFields(node.schema.fields), 'column');
  const isFiltered = deferredText !== '' || isLineageOnly;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Input
          type="search"
          aria-label="Filter columns"
          placeholder="Filter by name, type, description, tag"
          icon={<Search aria-hidden />}
          className="h-8 min-w-48 flex-1"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        {marks.size > 0 ? (
          <Button
            aria-pressed={isLineageOnly}
            className={isLineageOnly ? 'border-accent bg-accent-soft text-accent' : ''}
            onClick={() => {
              setIsLineageOnly(!isLineageOnly);
            }}
          >
            <Spline aria-hidden />
            With lineage
          </Button>
        ) : null}
      </div>
      <p className="text-xs text-ink-faint" role="status">
        {isFiltered
          ? `${grouped(rows.filter(({ isMatch }) => isMatch).length)} of ${all} found`
          : `${all}, ${grouped(marks.size - unlisted.length)} with column lineage${unlisted.length > 0 ? `, ${grouped(unlisted.length)} more only in lineage` : ''}`}{' '}
        · as of <Time at={node.schema.at} />
      </p>
      {rows.length === 0 ? (
        <Notice
          title="No column matches"
          actions={
            <Button
              size="sm"
              onClick={() => {
                setText('');
                setIsLineageOnly(false);
              }}
            >
              Clear the filter
            </Button>
          }
        />
      ) : (
        <VirtualList
          label="Columns"
          scroller={scroller}
          count={rows.length}
          rowHeight={ROW_HEIGHT_PX}
          rowKey={(index) => rows[index]?.id ?? String(index)}
          row={(index) => {
            const row = rows[index];
            return row ? (
              <SchemaRowView
                row={row}
                tags={tags.get(row.path) ?? []}
                node={node}
                mark={marks.get(row.path)}
                onToggle={(id) => {
                  setOpen((before) => toggled(before, id));
                }}
              />
            ) : null;
          }}
        />
      )}
      {isFiltered ? null : <LineageColumns node={node} marks={unlisted} />}
    </div>
  );
}

function tagsByColumn(tags: DatasetDetails['tags']) {
  const columns = new Map<string, DatasetDetails['tags']>();
  for (const tag of tags) {
    if (tag.field === null) continue;
    const column = columns.get(tag.field) ?? [];
    column.push(tag);
    columns.set(tag.field, column);
  }
  return columns;
}
