import { expect, test } from 'vitest';

import { nodeId, type NodeKey } from '@/lib/lineage';

import { columnHref, columnTraceHref } from './column-href';
import { NOW, readColumnQuery } from './column-query';
import { readGraphView } from './graph-view';

const node = {
  id: nodeId({ kind: 'dataset', namespace: 'mlflow://m', name: 'credit' }),
  key: 'h5nqynmcj228zhdf' as NodeKey,
  kind: 'dataset' as const,
  name: 'credit',
};
const version = { key: 'sha256:ab/c#d', label: 'v3' };
const paramsOf = (href: string) => new URL(href, 'http://h').searchParams;

test('the page of a column of a version names that version, whatever its key holds', () => {
  const href = columnHref(node, 'a&b', { ...NOW, version: version.key });

  expect(readColumnQuery(paramsOf(href)).query).toMatchObject({
    field: 'a&b',
    version: version.key,
  });
});

test('a trace from it is of versions and runs, and of the dataset as such where no version is meant', () => {
  const view = (href: string) => readGraphView(paramsOf(href)).view;
  const [pinned, logical] = [
    view(columnTraceHref({ node, version }, 'x')),
    view(columnTraceHref({ node }, 'x')),
  ];

  expect(pinned).toMatchObject({ mode: 'pinned', level: 'column' });
  expect(pinned.focus).toBe(`${node.id}@${encodeURIComponent(version.key)}#x`);
  expect(logical).toMatchObject({ mode: 'logical', focus: `${node.id}#x` });
});
