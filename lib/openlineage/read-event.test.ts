import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LIMITS } from './limits';
import { readEvent } from './read-event';
import { Refusal } from './refusal';

const FACET = { _producer: 'https://p.example/1', _schemaURL: 'https://p.example/f.json' };
const JOB = { namespace: 'etl', name: 'load' };
const TABLE = { namespace: 'postgres://h:5432', name: 'db.public.t' };
const RUN_ID = '019b8195-3d00-776e-a578-6924aa9528e5';
const BASE = {
  eventTime: '2026-03-01T12:00:00Z',
  producer: 'https://p.example/1',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
};
const RUN = { ...BASE, eventType: 'START', run: { runId: RUN_ID }, job: JOB };

const read = (event: unknown) => readEvent(new TextEncoder().encode(JSON.stringify(event)));
const readText = (text: string) => readEvent(new TextEncoder().encode(text));

function refusalOf(event: unknown): Pick<Refusal, 'fault' | 'pointer'> {
  try {
    read(event);
  } catch (error) {
    if (error instanceof Refusal) return { fault: error.fault, pointer: error.pointer };
    throw error;
  }
  throw new Error('the event was taken');
}

const warningsOf = (event: unknown) => read(event).warnings.map(({ pointer }) => pointer);

describe('kinds are told apart by shape', () => {
  test('a faultless run event has no warnings', () => {
    const event = read({ ...RUN, inputs: [TABLE], outputs: [{ ...TABLE, name: 'u' }] });

    expect(event).toMatchObject({
      kind: 'run',
      eventType: 'START',
      runId: RUN_ID,
      eventTime: '2026-03-01T12:00:00.000000000Z',
      job: JOB,
      inputs: [TABLE],
      outputs: [{ name: 'u' }],
      warnings: [],
    });
  });

  test('a job without a run is a job event, whatever schemaURL says', () => {
    expect(read({ ...BASE, job: JOB, inputs: [TABLE] })).toMatchObject({
      kind: 'job',
      inputs: [TABLE],
      warnings: [],
    });
  });

  test('a dataset alone is a dataset event', () => {
    expect(read({ ...BASE, dataset: TABLE })).toMatchObject({ kind: 'dataset', dataset: TABLE });
  });

  test('null stands for absent', () => {
    expect(read({ ...BASE, run: null, job: null, dataset: TABLE }).kind).toBe('dataset');
    expect(read({ ...BASE, run: null, job: JOB, inputs: null, outputs: null }).kind).toBe('job');
  });
});

describe('what is no event is refused, and the pointer says where', () => {
  test.each([
    ['a list', [], ''],
    ['a text', 'event', ''],
    ['null', null, ''],
    ['neither run, job nor dataset', BASE, ''],
    ['no time', { ...RUN, eventTime: undefined }, '/eventTime'],
    ['a time that is none', { ...RUN, eventTime: 'yesterday' }, '/eventTime'],
    ['a time as a number', { ...RUN, eventTime: 1700000000000 }, '/eventTime'],
    ['a run without a job', { ...RUN, job: undefined }, '/job'],
    ['a run that is a text', { ...RUN, run: RUN_ID }, '/run'],
    ['no run id', { ...RUN, run: {} }, '/run/runId'],
    ['an empty run id', { ...RUN, run: { runId: '' } }, '/run/runId'],
    ['a run id that is a number', { ...RUN, run: { runId: 7 } }, '/run/runId'],
    ['a job without a name', { ...RUN, job: { namespace: 'etl' } }, '/job/name'],
    ['a job with an empty name', { ...RUN, job: { ...JOB, name: '' } }, '/job/name'],
    ['a job without a namespace', { ...RUN, job: { name: 'a' } }, '/job/namespace'],
    ['a job that is a list', { ...RUN, job: [JOB] }, '/job'],
    ['inputs that are no list', { ...RUN, inputs: TABLE }, '/inputs'],
    ['an input that is a text', { ...RUN, inputs: [TABLE, 'x'] }, '/inputs/1'],
    ['an output without a name', { ...RUN, outputs: [{ namespace: 'a' }] }, '/outputs/0/name'],
    [
      'a dataset whose name is null',
      { ...BASE, dataset: { ...TABLE, name: null } },
      '/dataset/name',
    ],
    ['names only inherited', { ...BASE, job: {} }, '/job/namespace'],
  ])('%s', (_what, event, pointer) => {
    expect(refusalOf(event)).toEqual({ fault: 'malformed', pointer });
  });
});

describe('limits', () => {
  const facets = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, FACET]));
  const columns = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `c${at}` }));
  const schema = (fields: unknown) => ({
    ...BASE,
    dataset: { ...TABLE, facets: { schema: { ...FACET, fields } } },
  });

  test('200 facets are read, 201 are over the limit', () => {
    expect(read({ ...BASE, job: { ...JOB, facets: facets(LIMITS.facets) } }).warnings).toEqual([]);
    expect(refusalOf({ ...BASE, job: { ...JOB, facets: facets(LIMITS.facets + 1) } })).toEqual({
      fault: 'over_limit',
      pointer: '/job/facets',
    });
  });

  test('5,000 columns are read, 5,001 are over the limit, nested ones counted', () => {
    const over = { fault: 'over_limit', pointer: '/dataset/facets/schema/fields' };

    expect(read(schema(columns(LIMITS.columns))).warnings).toEqual([]);
    expect(refusalOf(schema(columns(LIMITS.columns + 1)))).toEqual(over);
    expect(refusalOf(schema([{ name: 'a', fields: columns(LIMITS.columns) }]))).toEqual(over);
  });

  test('column lineage of 5,001 columns is over the limit', () => {
    const fields = Object.fromEntries(columns(5001).map(({ name }) => [name, { inputFields: [] }]));
    const output = { ...TABLE, facets: { columnLineage: { ...FACET, fields } } };

    expect(refusalOf({ ...RUN, outputs: [output] }).pointer).toBe(
      '/outputs/0/facets/columnLineage/fields',
    );
  });

  test('a name of 8,192 characters is read, a longer one is over the limit', () => {
    const named = (length: number) => ({ ...BASE, job: { ...JOB, name: 'x'.repeat(length) } });

    expect(read(named(LIMITS.nameLength)).warnings).toEqual([]);
    expect(refusalOf(named(LIMITS.nameLength + 1))).toEqual({
      fault: 'over_limit',
      pointer: '/job/name',
    });
  });

  test('more than 10,000 inputs are over the limit', () => {
    expect(refusalOf({ ...RUN, inputs: Array(10_001).fill(TABLE) }).pointer).toBe('/inputs');
  });

  test('an event whose facets name more than 25,000 datasets is over the limit', () => {
    const names = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        namespace: 's3://b',
        name: `p${at}`,
        type: 'T',
      }));
    const event = (count: number) => ({
      ...BASE,
      dataset: { ...TABLE, facets: { symlinks: { ...FACET, identifiers: names(count) } } },
    });

    expect(read(event(24_000)).warnings).toEqual([]);
    expect(refusalOf(event(26_000))).toEqual({ fault: 'over_limit', pointer: '' });
  });

  test('nesting over 64 levels is over the limit', () => {
    const deep = `{"a":`.repeat(70) + '1' + '}'.repeat(70);

    expect(() => readText(deep)).toThrow(expect.objectContaining({ fault: 'over_limit' }));
  });
});

describe('what real producers get wrong is taken with a warning', () => {
  test.each([
    ['no schemaURL', { ...RUN, schemaURL: undefined }, ['/schemaURL']],
    ['no producer', { ...RUN, producer: undefined }, ['/producer']],
    ['a producer that is no URI', { ...RUN, producer: 'feast' }, ['/producer']],
    ['a run id that is no UUID', { ...RUN, run: { runId: 'run 7' } }, ['/run/runId']],
    ['no event type', { ...RUN, eventType: undefined }, ['/eventType']],
    ['an event type nobody knows', { ...RUN, eventType: 'DONE' }, ['/eventType']],
    ['an event type in lower case', { ...RUN, eventType: 'complete' }, ['/eventType']],
    ['a time without a zone', { ...RUN, eventTime: '2026-03-01T12:00:00' }, ['/eventTime']],
    ['a zone id', { ...RUN, eventTime: '2026-03-01T12:00:00Z[Europe/London]' }, ['/eventTime']],
    ['a date alone', { ...RUN, eventTime: '2026-03-01' }, ['/eventTime']],
    ['an empty namespace', { ...RUN, job: { ...JOB, namespace: '' } }, ['/job/namespace']],
    ['a dataset beside a job', { ...RUN, dataset: TABLE }, ['/dataset']],
    ['facets that are a list', { ...RUN, run: { runId: RUN_ID, facets: [] } }, ['/run/facets']],
    [
      'a facet that is a text',
      { ...RUN, run: { runId: RUN_ID, facets: { a: 'x' } } },
      ['/run/facets/a'],
    ],
    [
      'a facet without _producer and _schemaURL',
      { ...RUN, job: { ...JOB, facets: { 'my/own~facet': {} } } },
      ['/job/facets/my~1own~0facet'],
    ],
    [
      'a standard facet that is not as its schema says',
      {
        ...BASE,
        dataset: { ...TABLE, facets: { schema: { ...FACET, fields: [{ type: 'INT' }] } } },
      },
      ['/dataset/facets/schema/fields/0/name'],
    ],
    [
      'a bad entry of column lineage',
      {
        ...BASE,
        dataset: { ...TABLE, facets: { columnLineage: { ...FACET, fields: { 'a/b': {} } } } },
      },
      ['/dataset/facets/columnLineage/fields/a~1b/inputFields'],
    ],
  ])('%s', (_what, event, pointers) => {
    expect(warningsOf(event)).toEqual(pointers);
  });

  test('bare NaN is taken with a warning', () => {
    const text = JSON.stringify(RUN).replace('"START"', '"START", "x": NaN');

    expect(readText(text).warnings.map(({ message }) => message)).toEqual([
      'bare NaN or Infinity is not JSON; read as null',
    ]);
  });

  test('half a character in a name is replaced with a warning', () => {
    const event = read({ ...BASE, job: { ...JOB, name: 'a\ud800' } });

    expect(event).toMatchObject({ job: { name: 'a\ufffd' }, warnings: [{ pointer: '/job/name' }] });
  });

  test('assertions in the dataset facets are no departure worth a warning', () => {
    const assertions = { dataQualityAssertions: { ...FACET, assertions: [] } };

    expect(
      warningsOf({ ...RUN, inputs: [{ ...TABLE, facets: assertions, inputFacets: assertions }] }),
    ).toEqual([]);
  });

  test('UUIDs in other spellings are one run', () => {
    const runs = [RUN_ID.toUpperCase(), RUN_ID.replaceAll('-', ''), `{${RUN_ID}}`].map((runId) =>
      read({ ...RUN, run: { runId } }),
    );

    expect(runs).toEqual(
      runs.map((): unknown => expect.objectContaining({ runId: RUN_ID, warnings: [] })),
    );
  });

  test('a hundred warnings are kept and the rest are counted', () => {
    const { warnings } = read({ ...RUN, inputs: Array(500).fill({ ...TABLE, namespace: '' }) });

    expect(warnings).toHaveLength(LIMITS.warnings);
    expect(warnings.at(-1)?.message).toBe('and 401 more warnings');
  });

  test('a facet taken away needs no more than _deleted', () => {
    expect(read({ ...BASE, job: { ...JOB, facets: { sql: { _deleted: true } } } })).toMatchObject({
      job: { facets: [{ name: 'sql', deleted: true }] },
      warnings: [],
    });
  });
});

describe('names are data', () => {
  const HOSTILE = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '<script>',
    '\0',
    '😀',
  ];

  test.each(HOSTILE)('a facet, a column, a tag and a dataset may be called %j', (name) => {
    const own = JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(FACET)}}`) as object;
    const event = read({
      ...RUN,
      run: { runId: name, facets: own },
      job: { namespace: name, name, facets: own },
      outputs: [
        {
          namespace: name,
          name,
          facets: {
            schema: { ...FACET, fields: [{ name, type: name }] },
            tags: { ...FACET, tags: [{ key: name, value: name }] },
          },
          outputFacets: own,
        },
      ],
    });

    expect(event).toMatchObject({
      runId: name,
      runFacets: [{ name, body: FACET }],
      job: { namespace: name, name, facets: [{ name, body: FACET }] },
      outputs: [{ name, useFacets: [{ name, body: FACET }] }],
    });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('_producer');
  });

  test('a body keeps what it says under __proto__', () => {
    const event = readText(
      JSON.stringify({ ...BASE, job: { ...JOB, facets: { x: FACET } } }).replace(
        '"x":{',
        '"x":{"__proto__":{"polluted":true},',
      ),
    );

    expect(JSON.stringify(event)).toContain('"__proto__":{"polluted":true}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('whatever is sent', () => {
  test('anything is read or refused, never more', () => {
    const key = fc.constantFrom(
      ...['eventTime', 'run', 'job', 'dataset', 'inputs', 'facets', 'schema', 'fields', 'name'],
      ...['namespace', 'runId', 'columnLineage', 'lineage', 'entries', 'tags', '__proto__'],
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.jsonValue(),
        fc.constant('2026-03-01T12:00:00Z'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 6 }),
      ),
    }));
    const event = fc.record({ eventTime: fc.constant(BASE.eventTime), job: value, inputs: value });

    fc.assert(
      fc.property(fc.oneof(value, event), (any) => {
        try {
          return read(any).warnings.length >= 0;
        } catch (error) {
          return error instanceof Refusal;
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  test.each(['credit-risk', 'shop-dbt'])('every event of %s is read', (scenario) => {
    const lines = readFileSync(`prisma/scenarios/${scenario}/events.ndjson`, 'utf8').split('\n');
    const events = lines.filter((line) => line !== '').map(readText);

    expect(new Set(events.map(({ warnings }) => warnings.length))).toEqual(new Set([0]));
  });
});

test('a number beyond all bounds is warned of, also after a null of the same facet', () => {
  const counted = (rows: string) =>
    readText(
      JSON.stringify({
        ...RUN,
        outputs: [{ ...TABLE, outputFacets: { outputStatistics: { ...FACET, rowCount: '#' } } }],
      }).replace('"#"', rows),
    ).warnings.map(({ pointer }) => pointer);

  expect(counted('null')).toEqual([]);
  expect(counted('1e999')).toEqual(['/outputs/0/outputFacets/outputStatistics/rowCount']);
  expect(counted('null')).toEqual([]);
});
