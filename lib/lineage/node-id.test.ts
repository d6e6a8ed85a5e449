import fc from 'fast-check';
import { expect, test } from 'vitest';

import { identitiesMeant, nodeId, parseNodeId } from './node-id';
import { NODE_KINDS } from './types';

const wellFormed = fc.string({ unit: 'binary' });
const identity = fc.record({
  kind: fc.constantFrom(...NODE_KINDS),
  namespace: wellFormed,
  name: wellFormed.filter((name) => name !== ''),
});

test('an id is kind, namespace and name, percent-encoded', () => {
  expect(nodeId({ kind: 'dataset', namespace: 'postgres://h:5432', name: 'db.public.t' })).toBe(
    'dataset:postgres%3A%2F%2Fh%3A5432:db.public.t',
  );
});

test('any namespace and name come back from the id', () => {
  fc.assert(
    fc.property(identity, (node) => {
      expect(parseNodeId(nodeId(node))).toEqual(node);
    }),
    { seed: 1 },
  );
});

test('an id that was decoded on its way may still mean its node', () => {
  const texts = fc.string({ unit: fc.constantFrom(':', '/', '.', 'a', 'é', '-'), minLength: 1 });
  fc.assert(
    fc.property(fc.constantFrom(...NODE_KINDS), texts, texts, (kind, namespace, name) => {
      const meant = identitiesMeant(`${kind}:${namespace}:${name}`);
      fc.pre(`${namespace}${name}`.split(':').length < 20);
      expect(meant).toContainEqual({ kind, namespace, name });
    }),
    { seed: 3 },
  );
  expect(identitiesMeant('k3f9m2q8x7da')).toEqual([]);
});

test('different nodes have different ids', () => {
  fc.assert(
    fc.property(identity, identity, (a, b) => {
      expect(nodeId(a) === nodeId(b)).toBe(
        a.kind === b.kind && a.namespace === b.namespace && a.name === b.name,
      );
    }),
    { seed: 2 },
  );
});

test('half characters do not make it throw', () => {
  expect(nodeId({ kind: 'job', namespace: '\ud800', name: 'a\udc00' })).toBe(
    'job:%EF%BF%BD:a%EF%BF%BD',
  );
});

test.each([
  '',
  'dataset',
  'dataset:a',
  'dataset:a:',
  'run:a:b',
  'dataset:a:b:c',
  'job:%:b',
  'JOB:a:b',
])('%j is no id', (text) => {
  expect(parseNodeId(text)).toBeNull();
});

test('no text makes reading throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = parseNodeId(`dataset:${text}`);

      expect(read?.name).not.toBe('');
    }),
    { seed: 3 },
  );
});
