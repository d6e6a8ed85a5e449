import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  appliedSchema,
  diffSchemas,
  hasChanged,
  typeChange,
  type SchemaColumn,
} from './schema-diff';

const { columns } = fc.letrec<{ columns: SchemaColumn[]; column: SchemaColumn }>((tie) => ({
  columns: fc.array(tie('column'), { maxLength: 6 }),
  column: fc.record({
    name: fc.constantFrom('id', 'amount', 'amount_gbp', '__proto__', 'a.b', '', 'emp_length'),
    type: fc.constantFrom(null, 'INT', 'BIGINT', 'DOUBLE', 'varchar(10)', 'struct'),
    description: fc.constantFrom(null, 'Money', '<b>'),
    nullable: fc.constantFrom(true, false, null),
    fields: fc.oneof({ withCrossShrink: true }, fc.constant([]), tie('columns')),
  }),
}));

describe('any two schemas', () => {
  test('a schema does not differ from itself', () => {
    fc.assert(
      fc.property(columns, (a) => {
        expect(diffSchemas(a, a).some(hasChanged)).toBe(false);
      }),
    );
  });

  test('the diff applied gives the later schema; every earlier column is accounted for', () => {
    fc.assert(
      fc.property(columns, columns, (a, b) => {
        const diff = diffSchemas(a, b);
        expect(appliedSchema(diff)).toEqual(b);
        const seen = diff.flatMap(({ beforeIndex }) => (beforeIndex === null ? [] : [beforeIndex]));
        expect(seen.sort((x, y) => x - y)).toEqual(a.map((_, index) => index));
      }),
    );
  });

  test('backwards, what was added is removed and what was widened is narrowed', () => {
    const words = (a: SchemaColumn[], b: SchemaColumn[], word: string) =>
      diffSchemas(a, b).filter(({ changes }) => changes.some((change) => change === word)).length;
    fc.assert(
      fc.property(columns, columns, (a, b) => {
        const renamed = words(a, b, 'renamed') === 0 && words(b, a, 'renamed') === 0;
        fc.pre(renamed);
        expect(words(a, b, 'added')).toBe(words(b, a, 'removed'));
        expect(words(a, b, 'widened')).toBe(words(b, a, 'narrowed'));
      }),
    );
  });
});

const column = (name: string, type = 'int', more: Partial<SchemaColumn> = {}): SchemaColumn => ({
  name,
  type,
  description: null,
  fields: [],
  ...more,
});
const changes = (a: SchemaColumn[], b: SchemaColumn[]) =>
  diffSchemas(a, b).flatMap((diff) =>
    hasChanged(diff) ? [[diff.before?.name ?? diff.after?.name, ...diff.changes].join(' ')] : [],
  );

test('one column moved past the others is the only one that moved', () => {
  const names = ['a', 'b', 'c', 'd'].map((name) => column(name));
  const [a, ...rest] = names;
  expect(changes(names, [...rest, ...(a ? [a] : [])])).toEqual(['a moved']);
});

test('a column in the middle added moves nothing', () => {
  expect(changes([column('a'), column('b')], [column('a'), column('x', 'text'), column('b')])).toEqual(['x added']); // prettier-ignore
});

test('a change inside a nested field is found there', () => {
  const before = [column('address', 'struct', { fields: [column('zip', 'int')] })];
  const after = [column('address', 'struct', { fields: [column('zip', 'bigint')] })];
  const [diff] = diffSchemas(before, after);
  expect(diff?.changes).toEqual([]);
  expect(diff?.fields[0]?.changes).toEqual(['widened']);
});

test('unlike columns in one place are not taken for a rename', () => {
  expect(changes([column('id'), column('email', 'text')], [column('id'), column('is_paid', 'boolean')])).toEqual(['email removed', 'is_paid added']); // prettier-ignore
});

test.each([
  ['INT', 'BIGINT', 'widened'],
  ['BIGINT', 'DOUBLE', 'widened'],
  ['double precision', 'real', 'narrowed'],
  ['varchar(10)', 'varchar(20)', 'widened'],
  ['varchar', 'varchar(20)', 'narrowed'],
  ['decimal(10,2)', 'decimal(12,2)', 'widened'],
  ['decimal(10,2)', 'decimal(10,4)', 'retyped'],
  ['int', 'text', 'retyped'],
  ['integer', 'INT4', 'retyped'],
  ['int', 'INT', null],
  [null, 'int', 'retyped'],
])('%s to %s is %s', (before, after, expected) => {
  expect(typeChange(before, after)).toBe(expected);
});
