import { describe, expect, it } from 'vitest';

import type { FacetView } from '@/lib/contract/runs';
import type { Instant, Json } from '@/lib/lineage';

import { modelFacts } from './model-facts';

function facet(name: string, body: Json, known = false): FacetView {
  const at = '2026-06-01T00:00:00.000000000Z' as Instant;
  return { name, body, known, on: 'dataset', producer: null, schemaUrl: null, at };
}

describe('modelFacts', () => {
  it('shows plain values of unknown facets, nested ones by their path', () => {
    const facts = modelFacts([
      facet('ml_metrics', { _producer: 'x', auc: 0.91, test: { f1: 0.8 }, none: null }),
    ]);

    expect(facts).toEqual([
      {
        title: 'ML metrics',
        rows: [
          { label: 'auc', value: '0.91' },
          { label: 'test.f1', value: '0.8' },
        ],
      },
    ]);
  });

  it('leaves out what has a tab of its own, and what holds nothing plain', () => {
    expect(modelFacts([facet('schema', { a: 1 }, true), facet('empty', { a: [] })])).toEqual([]);
  });

  it('keeps a key called __proto__', () => {
    const body = JSON.parse('{"__proto__": 3}') as Json;

    expect(modelFacts([facet('metrics', body)])[0]?.rows).toEqual([
      { label: '__proto__', value: '3' },
    ]);
  });
});
