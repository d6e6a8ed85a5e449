import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ColumnEdge } from '@/lib/contract/columns';
import type { GraphNode } from '@/lib/contract/graph';
import { nodeId, parseInstant, type NodeId } from '@/lib/lineage';
import { DEFAULT_VIEW } from '@/lib/url/graph-view';

import { drawColumnEdges } from './draw-column-edges';
import { closeTable, openAt, openTable, setOnlyLineage, setPage, setSearch } from './edit-tables';
import { litColumn } from '../lit-drawn';
import { footWords } from './foot-words';
import { nextRow } from './next-row';
import { openTables } from './open-table';
import { columnTracer } from './trace-column';
import { withColumns } from './with-columns';

const AT = parseInstant('2026-03-01T12:00:00Z')?.instant;
if (AT === undefined) throw new Error('a moment');
const id = (name: string): NodeId => nodeId({ kind: 'dataset', namespace: 'db', name });
const job = nodeId({ kind: 'job', namespace: 'etl', name: 'build' });

function table(name: string, known: readonly string[], others: readonly string[] = []): GraphNode {
  return {
    id: id(name),
    key: name.padEnd(16, '0'),
    kind: 'dataset',
    columnCount: known.length + others.length,
    columns: known.map((field) => ({
      field,
      type: 'text',
      inSchema: true,
      distance: 0,
      grade: 'sure',
    })),
    otherColumns: others.map((field) => ({ field, type: null })),
  } as unknown as GraphNode;
}

function edge(
  from: string,
  fromField: string | null,
  to: string,
  toField: string | null,
): ColumnEdge {
  const isKnown = fromField !== null && toField !== null;
  return {
    from: id(from),
    fromField,
    to: id(to),
    toField,
    job,
    evidence: 'column',
    use: isKnown
      ? { type: 'DIRECT', subtype: 'IDENTITY', description: null, masking: false }
      : null,
    grade: isKnown ? 'sure' : 'unknown',
    firstSeen: AT as NonNullable<typeof AT>,
    lastSeen: AT as NonNullable<typeof AT>,
    runCount: 1,
    lastRun: null,
  };
}

const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `column_${from + i}`);
const wide = table('wide', names(0, 12), names(12, 50));
const shown = (view: Parameters<typeof openTables>[1]) => openTables([wide], view).get(wide.id);

describe('the columns of an open card', () => {
  it('are ten a page, those with lineage first, and every one on exactly one page', () => {
    const open = openTable(DEFAULT_VIEW, wide.key);
    const pages = [1, 2, 3, 4, 5].map((page) => shown(setPage(open, wide.key, page)));

    expect(pages.map((page) => page?.rows.length)).toEqual([10, 10, 10, 10, 10]);
    expect(pages.flatMap((page) => page?.rows.map(({ field }) => field))).toEqual(names(0, 50));
    expect(pages.map((page) => page && footWords(page))).toEqual(['10 of 50', '11–20 of 50', '21–30 of 50', '31–40 of 50', '41–50 of 50']); // prettier-ignore
  });

  it('are found by a part of their name, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (name) => {
        const node = table('odd', ['plain'], [name]);
        const view = setSearch(openTable(DEFAULT_VIEW, node.key), node.key, name);

        expect(
          openTables([node], view)
            .get(node.id)
            ?.rows.map(({ field }) => field),
        ).toContain(name);
      }),
    );
  });

  it('are only those with lineage if asked, and all again', () => {
    const only = setOnlyLineage(openTable(DEFAULT_VIEW, wide.key), wide.key, true);

    expect(shown(only)).toMatchObject({ matching: 12, total: 50, withLineage: 12 });
    expect(shown(setOnlyLineage(only, wide.key, false))?.matching).toBe(50);
  });

  it('have lineage also where it leads on from what the answer shows', () => {
    const node = { ...table('edge', ['near'], ['far', 'none']) };
    const otherColumns = [
      { field: 'far', type: null, hiddenUpstream: 2 },
      { field: 'none', type: null },
    ];
    const only = setOnlyLineage(openTable(DEFAULT_VIEW, node.key), node.key, true);
    const open = openTables([{ ...node, otherColumns }], only).get(node.id);

    expect(open?.rows.map(({ field }) => field)).toEqual(['near', 'far']);
    expect(open && footWords(open)).toBe('2 of 2 with lineage');
  });

  it('are more than its button counts where lineage names some that the schema does not, and it says so', () => {
    const node = {
      ...table('renamed', ['old_name', 'id']),
      columnCount: 1,
      columnCounts: { schema: 1, lineageOnly: 1, withLineage: 2 },
    };
    const open = openTables([node], openTable(DEFAULT_VIEW, node.key)).get(node.id);

    expect(open && footWords(open)).toBe('2 of 2, 1 not in schema');
  });

  it('are counted with those only lineage names, and told from those that take part', () => {
    const traced = {
      ...table('traced', ['a', 'b']),
      columnCount: 40,
      columnCounts: { schema: 40, lineageOnly: 1, withLineage: 9 },
    };
    const view = { ...DEFAULT_VIEW, level: 'column' as const };
    const open = openTables([traced], view).get(traced.id);

    expect(open && footWords(open)).toBe('2 here, 41 in all');
  });

  it('are open everywhere at column level, but where they were closed', () => {
    const columns = { ...DEFAULT_VIEW, level: 'column' as const };

    expect(shown(columns)?.matching).toBe(12);
    expect(shown(closeTable(columns, wide.key))).toBeUndefined();
    expect(shown(openTable(closeTable(columns, wide.key), wide.key))?.matching).toBe(50);
    expect(shown(DEFAULT_VIEW)).toBeUndefined();
  });
});

describe('edges between columns', () => {
  const other = table('other', ['x']);
  const nodes = [wide, other];
  const edges = [
    edge('wide', 'column_0', 'other', 'x'),
    edge('wide', 'column_11', 'other', 'x'),
    edge('wide', 'column_10', 'other', 'x'),
  ];
  const draw = (view: Parameters<typeof openTables>[1]) =>
    drawColumnEdges(edges, openTables(nodes, view), (one) => one);

  it('go from row to row, and those of another page together from the card', () => {
    const drawn = draw({ ...DEFAULT_VIEW, level: 'column' });

    expect(drawn.map(({ fromRow, toRow, edges: own }) => [fromRow, toRow, own.length])).toEqual([
      [0, 0, 1],
      [null, 0, 2],
    ]);
  });

  it('end at a closed card, and are none while all are closed', () => {
    const drawn = draw(openTable(DEFAULT_VIEW, other.key));

    expect(drawn).toMatchObject([{ fromRow: null, toRow: 0, isPartial: true }]);
    expect(draw(DEFAULT_VIEW)).toEqual([]);
  });
});

describe('from row to row', () => {
  const other = table('other', ['x', 'y']);
  const edges = [
    edge('wide', 'column_3', 'other', 'x'),
    edge('wide', 'column_3', 'other', 'y'),
    edge('wide', 'column_11', 'other', 'x'),
  ];
  const drawn = (view: Parameters<typeof openTables>[1]) => {
    const nodes = [wide, other];
    const cards = nodes.map((node) => ({ kind: 'node' as const, id: node.id, node }));
    const plain = { nodes: cards, edges: [], columnEdges: [], foldedCount: 0 };
    return withColumns(plain, { nodes, columnEdges: edges }, view);
  };
  // The card of the job is drawn, too: an edge without it is none.
  const withJob = (view: Parameters<typeof openTables>[1]) => {
    const nodes = [wide, other, { ...table('job', []), id: job, kind: 'job' } as GraphNode];
    const cards = nodes.map((node) => ({ kind: 'node' as const, id: node.id, node }));
    const plain = { nodes: cards, edges: [], columnEdges: [], foldedCount: 0 };
    return withColumns(plain, { nodes, columnEdges: edges }, view);
  };
  const all = { ...DEFAULT_VIEW, level: 'column' as const };

  it('an arrow leads to the nearest row in sight, and says of how many', () => {
    expect(nextRow(withJob(all), { node: wide.id, row: 3 }, 'down')).toMatchObject({
      card: other.id,
      field: 'y',
      row: 1,
      choices: 2,
    });
    expect(nextRow(withJob(all), { node: other.id, row: 1 }, 'up')).toMatchObject({ row: 3 });
    expect(nextRow(withJob(all), { node: wide.id, row: 3 }, 'up')).toBeNull();
    expect(nextRow(drawn(all), { node: wide.id, row: 3 }, 'down')).toBeNull();
  });

  it('an arrow leads to a column that no page in sight has, and the card turns to it', () => {
    const step = nextRow(
      withJob({ ...all, columns: [other.key] }),
      { node: other.id, row: 0 },
      'up',
    );
    expect(step).toMatchObject({ field: 'column_3', row: 3, choices: 2 });

    const turned = openTables([wide], openAt(setSearch(all, wide.key, '_4'), wide.key, true, 2));
    expect(turned.get(wide.id)?.rows.map(({ field }) => field)).toContain('column_11');
    const opened = openTables([wide], openAt(DEFAULT_VIEW, wide.key, false, 2));
    expect(opened.get(wide.id)?.rows.map(({ field }) => field)).toContain('column_11');
  });

  it('a trace says how many of its columns a card does not show', () => {
    const graph = withJob(all);
    const trace = columnTracer({ nodes: [], columnEdges: edges });
    const ends = litColumn(graph, trace({ node: other.id, field: 'x' })).column?.ends;
    expect(ends).toEqual([{ node: wide.id, side: 'down', row: null, count: 1 }]);
    expect(litColumn(graph, trace({ node: other.id, field: 'y' })).column?.ends).toEqual([]);

    const closed = withJob(openTable(DEFAULT_VIEW, other.key));
    expect(litColumn(closed, trace({ node: other.id, field: 'x' })).column?.ends).toEqual([
      { node: wide.id, side: 'down', row: null, count: 2 },
    ]);
  });

  it('a trace says how many columns are beyond the picture, on its own way only', () => {
    const columns = [
      { ...wide.columns?.[3], field: 'column_3', hiddenUpstream: 2, hiddenDownstream: 5 },
    ];
    const nodes = [{ ...wide, columns }, other] as GraphNode[];
    const cards = nodes.map((node) => ({ kind: 'node' as const, id: node.id, node }));
    const plain = { nodes: cards, edges: [], columnEdges: [], foldedCount: 0 };
    const graph = withColumns(plain, { nodes, columnEdges: edges }, all);
    const trace = columnTracer({ nodes, columnEdges: edges });

    expect(litColumn(graph, trace({ node: other.id, field: 'y' })).column?.ends).toEqual([
      { node: wide.id, side: 'up', row: 0, count: 2 },
    ]);
    expect(litColumn(graph, trace({ node: wide.id, field: 'column_3' })).column?.ends).toEqual([
      { node: wide.id, side: 'up', row: 0, count: 2 },
      { node: wide.id, side: 'down', row: 0, count: 5 },
    ]);
  });
});

describe('the trace of a nested column', () => {
  const nested = [
    edge('a', 'address', 'b', 'where'),
    edge('a', 'address.zip', 'b', 'zip'),
    edge('a', 'address.zip.first', 'b', 'region'),
    edge('a', 'address.city', 'b', 'city'),
  ];
  const reached = (field: string, flat: readonly string[] = []) => {
    const columns = flat.map((one) => ({ field: one, isFlat: true }));
    const nodes = [{ ...table('a', []), columns }] as unknown as GraphNode[];
    const { has } = columnTracer({ nodes, columnEdges: nested })({ node: id('a'), field });
    return ['where', 'zip', 'region', 'city'].filter((one) => has(id('b'), one));
  };

  it('takes what holds it and what it holds, and not its neighbours', () => {
    expect(reached('address.zip')).toEqual(['where', 'zip', 'region']);
    expect(reached('address.zip.first')).toEqual(['where', 'zip', 'region']);
    expect(reached('address')).toEqual(['where', 'zip', 'region', 'city']);
  });

  it('takes a dot in a plain name for no nesting', () => {
    expect(reached('address.zip', ['address.zip'])).toEqual(['zip']);
    expect(reached('address', ['address.zip', 'address.city'])).toEqual(['where', 'region']);
  });
});

describe('the trace of a column', () => {
  const trace = columnTracer({
    nodes: [],
    columnEdges: [
      edge('a', 'x', 'b', 'y'),
      edge('b', 'y', 'c', 'z'),
      edge('b', 'other', 'c', 'w'),
      edge('d', null, 'b', null),
    ],
  });

  it('goes all the way both ways, and not to its neighbours', () => {
    const { has } = trace({ node: id('b'), field: 'y' });

    expect(has(id('a'), 'x')).toBe(true);
    expect(has(id('c'), 'z')).toBe(true);
    expect(has(id('b'), 'other')).toBe(false);
    expect(has(id('c'), 'w')).toBe(false);
  });

  it('comes from a table of which nobody says the column', () => {
    const { has, nodes } = trace({ node: id('b'), field: 'y' });

    expect(has(id('d'), null)).toBe(true);
    expect(nodes).toContain(id('d'));
    expect(nodes).toContain(job);
  });
});
