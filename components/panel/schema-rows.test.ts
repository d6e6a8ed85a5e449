import { describe, expect, it } from 'vitest';

import type { SchemaField } from '@/lib/contract/nodes';

import { countFields, schemaRows, type SchemaView } from './schema-rows';

function field(name: string, ...fields: SchemaField[]): SchemaField {
  return { name, type: fields.length > 0 ? 'struct' : 'text', description: null, fields };
}

const FIELDS = [
  field('id'),
  field('address', field('city'), field('geo', field('lat'), field('lon'))),
  field('__proto__'),
];

const ALL: SchemaView = {
  open: new Set(),
  text: '',
  passes: () => true,
  tagText: () => '',
};
const paths = (view: Partial<SchemaView>) =>
  schemaRows(FIELDS, { ...ALL, ...view }).map((row) => row.path);

describe('schemaRows', () => {
  it('shows the outermost columns until one is opened', () => {
    expect(paths({})).toEqual(['id', 'address', '__proto__']);
    expect(paths({ open: new Set(['/1']) })).toEqual([
      'id',
      'address',
      'address.city',
      'address.geo',
      '__proto__',
    ]);
  });

  it('opens the way to what was looked for', () => {
    expect(paths({ text: 'lat' })).toEqual(['address', 'address.geo', 'address.geo.lat']);
  });

  it('finds a column by its tag', () => {
    expect(paths({ text: 'pii', tagText: (path) => (path === 'id' ? 'pii' : '') })).toEqual(['id']);
  });

  it('keeps only columns that pass, with the way to them', () => {
    expect(paths({ passes: (path) => path === 'address.city' })).toEqual([
      'address',
      'address.city',
    ]);
  });

  it('shows nothing where nothing matches', () => {
    expect(paths({ text: 'nowhere' })).toEqual([]);
  });
});

describe('countFields', () => {
  it('counts nested columns', () => {
    expect(countFields(FIELDS)).toBe(7);
  });
});
