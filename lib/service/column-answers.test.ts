import { describe, expect, test } from 'vitest';

import type { ColumnReach } from '@/lib/contract/columns';
import type { GraphQuery } from '@/lib/contract/graph';
import { columnId, EVIDENCE, nodeId, parseInstant } from '@/lib/lineage';
import { facet, openTestStore, runEvent, store, table } from '@/lib/store/test-store.test-support';
import { NOW } from '@/lib/url/column-query';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { explainEdge } from './explain-edge';
import { getColumn } from './get-column';
import { findColumnImpact, getColumnImpact, type ColumnImpactQuery } from './get-column-impact';
import { getEvent } from './get-event';
import { getGraph } from './get-graph';
import { impactTable } from './impact-table';

const id = (namespace: string, name: string) => nodeId({ kind: 'dataset', namespace, name });
const lake = (name: string) => id('s3://acme-credit-lake', name);
const named = ({ node, field }: Pick<ColumnReach, 'node' | 'field'>) =>
  `${node.name}#${field ?? '?'}`;
const impact = async (
  node: string,
  field: string,
  direction: 'upstream' | 'downstream',
  more: Partial<ColumnImpactQuery> = {},
) =>
  getColumnImpact(node, field, { direction, evidence: EVIDENCE, indirect: false, ...NOW, ...more });
const graph = (focus: string, more: Partial<GraphQuery> = {}) =>
  getGraph({ ...DEFAULT_GRAPH_OPTIONS, depth: 'all', level: 'column', focus, ...more });

describe('credit-risk', () => {
  openTestStore('credit-risk');
  const RAW = 's3://acme-credit-raw';
  const POSTCODES = id(RAW, 'reference/postcode_index.csv');
  const FEATURES = lake('features/loan_features');
  const PREDICTIONS = lake('scores/predictions');
  const MODEL = id('mlflow://models.acme.internal', 'credit_default');

  test('which raw columns reach risk_score', async () => {
    const { origins } = await getColumn(PREDICTIONS, 'risk_score');

    expect(origins.map(named).sort()).toEqual([
      'applications/loan_applications.csv#declared_income',
      'applications/loan_applications.csv#emp_length',
      'applications/loan_applications.csv#employment_years',
      'applications/loan_applications.csv#loan_amount',
      'applications/loan_applications.csv#term_months',
      'bureau/bureau_extract.csv#bureau_score',
      'bureau/bureau_extract.csv#delinquencies_24m',
      'bureau/bureau_extract.csv#hard_inquiries_6m',
      'bureau/bureau_extract.csv#oldest_account_months',
      'bureau/bureau_extract.csv#utilisation',
      'core.public.customers#verified_income',
      'core.public.loan_outcomes#default_flag',
      'reference/postcode_index.csv#postcode_default_rate',
      'reference/postcode_index.csv#postcode_ethnicity_index',
    ]);
  });

  test('where the prohibited column goes: as a feature, hidden in another, and into what was made of both', async () => {
    const { reached, answer } = await impact(POSTCODES, 'postcode_ethnicity_index', 'downstream');
    const models = reached.filter(({ node }) => node.type === 'MODEL').map(named).sort(); // prettier-ignore
    const hidden = reached.find((one) => named(one) === 'credit_default#area_risk_band');

    expect(models).toEqual([
      'credit_default#area_risk_band',
      'credit_default#postcode_ethnicity_index',
      'credit_default#probability_of_default',
    ]);
    expect(hidden?.path.map(named)).toEqual([
      'reference/postcode_index.csv#postcode_ethnicity_index',
      'features/loan_features#area_risk_band',
      'credit_default#area_risk_band',
    ]);
    expect(answer).toMatchObject({ models: 1, dashboards: 1, isExact: true });
    expect(reached.map(named)).not.toContain('scores/predictions#application_id');
  });

  test('which columns are only used to filter', async () => {
    const sure = await impact(PREDICTIONS, 'risk_score', 'upstream');
    const all = await impact(PREDICTIONS, 'risk_score', 'upstream', { indirect: true });
    const before = new Set(sure.reached.map(named));
    const only = all.reached.filter((one) => !before.has(named(one)));

    expect(only.map(({ grade }) => grade)).toEqual(only.map(() => 'indirect'));
    expect(only.map(named)).toContain('features/loan_features#cohort');
    expect(only.map(named)).toContain('core.public.customers#customer_id');
    expect(before).not.toContain('features/loan_features#cohort');
  });

  test('features are one set of columns under the path and the Hive name', async () => {
    const hive = id('hive://metastore.acme.internal:9083', 'features.loan_features');

    expect(await getColumn(hive, 'income')).toEqual(await getColumn(FEATURES, 'income'));
  });

  test('which models use a feature, and which features a model uses', async () => {
    const { models } = await getColumn(FEATURES, 'utilisation_missing');
    const inputs = await graph(columnId(MODEL, 'probability_of_default'), {
      direction: 'upstream',
      depth: 2,
    });

    expect(models.map(({ node }) => node.name)).toEqual(['credit_default']);
    expect(
      inputs.nodes
        .find(({ name }) => name === 'features/loan_features')
        ?.columns?.map(({ field }) => field),
    ).toContain('utilisation_missing');
  });

  test('a column of a model is not used by that model: it is part of it', async () => {
    const { node, models, origins } = await getColumn(MODEL, 'probability_of_default');

    expect(node.type).toBe('MODEL');
    expect(models).toEqual([]);
    expect(origins.map(named)).toContain('core.public.loan_outcomes#default_flag');
  });

  test('masking is told', async () => {
    const { upstream } = await getColumn(lake('curated/applicants'), 'customer_key');

    expect(upstream.map((one) => [named(one), one.reason.use?.masking])).toEqual([
      ['core.public.customers#national_id', true],
    ]);
  });

  test('where nobody tells the columns they are unknown, and the guess goes with its evidence', async () => {
    const { reached } = await impact(lake('clean/bureau'), 'bureau_score', 'downstream');
    const unknown = reached.find(({ node }) => node.name === 'quality/volume_reconciliation');
    const { reached: without } = await impact(lake('clean/bureau'), 'bureau_score', 'downstream', {
      evidence: ['explicit', 'column', 'declared', 'observed'],
    });

    expect(unknown).toMatchObject({ field: null, grade: 'unknown', use: null });
    expect(without.map(({ node }) => node.name)).not.toContain('quality/volume_reconciliation');
    expect(without.map(({ node }) => node.name)).toContain('scores/predictions');
  });

  test('the graph of a column shows the tables on its way, and no others', async () => {
    const answer = await graph(columnId(PREDICTIONS, 'risk_score'), { direction: 'upstream' });
    const names = answer.nodes.map(({ name }) => name);
    const ends = new Set(answer.nodes.map((node) => node.id));

    expect(names).toContain('core.public.loan_outcomes');
    expect(names).not.toContain('curated/applicant_contacts');
    expect(answer.answer.columns).toMatchObject({ focus: 'risk_score', edgesExact: true });
    for (const edge of answer.columnEdges ?? []) {
      expect(ends).toContain(edge.from);
      expect(ends).toContain(edge.to);
    }
  });

  test('where an answer ends, each column says how many are beyond', async () => {
    const whole = await graph('', { focus: null, select: '*' });
    const part = await graph(FEATURES, { depth: 2 });
    const isShown = new Set<string>(part.nodes.map((node) => node.id));
    const beyond = (node: string, field: string, side: 'from' | 'to') => {
      const far = side === 'from' ? 'to' : 'from';
      const edges = (whole.columnEdges ?? []).filter(
        (edge) => edge[side] === node && edge[`${side}Field`] === field && !isShown.has(edge[far]),
      );
      return new Set(edges.map((edge) => `${edge[far]}#${edge[`${far}Field`] ?? ''}`)).size;
    };
    const told = part.nodes.flatMap((node) =>
      (node.columns ?? []).map((one) => [
        `${node.name}#${one.field ?? ''}`,
        one.hiddenUpstream ?? 0,
        one.hiddenDownstream ?? 0,
      ]),
    );

    expect(told).toEqual(
      part.nodes.flatMap((node) =>
        (node.columns ?? []).map(({ field }) => [
          `${node.name}#${field ?? ''}`,
          field === null ? 0 : beyond(node.id, field, 'to'),
          field === null ? 0 : beyond(node.id, field, 'from'),
        ]),
      ),
    );
    expect(told.filter(([, up]) => up !== 0)).not.toEqual([]);
    expect(told.filter(([, , down]) => down !== 0)).not.toEqual([]);
  });

  test('a column page, its list and its evidence are those of the day asked for', async () => {
    const asOf = parseInstant('2026-04-20T00:00:00Z')?.instant ?? null;
    const then = { ...NOW, asOf };
    const [now, before] = [
      await impact(POSTCODES, 'postcode_ethnicity_index', 'downstream'),
      await impact(POSTCODES, 'postcode_ethnicity_index', 'downstream', then),
    ];
    const page = await getColumn(FEATURES, 'area_risk_band', then);
    const answer = await graph(columnId(FEATURES, 'area_risk_band'), {
      direction: 'upstream',
      asOf,
    });
    const raw = answer.nodes.find(({ id }) => id === POSTCODES);

    expect(before.answer.asOf).toBe(asOf);
    expect(before.reached.map(named)).not.toEqual(now.reached.map(named));
    expect(page).toMatchObject({ asOf, field: 'area_risk_band' });
    expect(page.upstream.map(({ field }) => field).sort()).toEqual(
      raw?.columns?.map(({ field }) => field).sort(),
    );
    for (const { node, field } of page.upstream) {
      const edge = await explainEdge({
        from: columnId(node.id, field ?? ''),
        to: columnId(FEATURES, 'area_risk_band'),
        via: null,
        moments: then,
      });

      expect(edge.statements.every(({ event }) => event.eventTime <= (asOf ?? ''))).toBe(true);
      expect(edge.statements.length).toBeGreaterThan(0);
    }
    await expect(
      getColumn(FEATURES, 'area_risk_band', {
        ...NOW,
        asOf: parseInstant('2020-01-01T00:00:00Z')?.instant ?? null,
      }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  test('columns as of a day, and as they are now', async () => {
    const above = async (more: Partial<GraphQuery>) => {
      const focus = columnId(FEATURES, 'area_risk_band');
      const { nodes } = await graph(focus, { direction: 'upstream', ...more });
      const raw = nodes.find(({ name }) => name === 'reference/postcode_index.csv');
      return raw?.columns?.map(({ field }) => field).sort() ?? [];
    };
    const asOf = (day: string) => ({ asOf: parseInstant(`2026-${day}T00:00:00Z`)!.instant });

    expect(await above(asOf('03-15'))).toEqual([]);
    expect(await above(asOf('04-20'))).toEqual([
      'postcode_default_rate',
      'postcode_ethnicity_index',
    ]);
    expect(await above({ edges: 'current' })).toEqual(['postcode_default_rate']);
    expect(await above({})).toEqual(['postcode_default_rate', 'postcode_ethnicity_index']);
  });

  test('every statement of an edge stands where its pointer says', async () => {
    const edge = await explainEdge({
      from: columnId(POSTCODES, 'postcode_ethnicity_index'),
      to: columnId(FEATURES, 'area_risk_band'),
      via: null,
      moments: NOW,
    });
    const [statement] = edge.statements;
    const event = JSON.parse((await getEvent(statement!.event.id)).raw) as unknown;
    const at = statement!.pointer
      .split('/')
      .slice(1)
      .reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], event);

    expect(edge).toMatchObject({
      evidence: 'column',
      job: { name: 'credit_risk.monthly.build_features' },
    });
    expect(edge.uses.map(({ description }) => description)).toEqual([
      'half the weight, then banded',
    ]);
    expect(statement).toMatchObject({
      representation: 'columnLineage',
      producer: 'https://git.acme.example/credit/credit-risk',
    });
    expect(at).toEqual(statement?.value);
    expect(at).toMatchObject({ field: 'postcode_ethnicity_index' });
  });

  test('a guess is explained by what the job read and wrote', async () => {
    const edge = await explainEdge({
      from: lake('clean/bureau'),
      to: lake('quality/rejection_reasons'),
      via: null,
      moments: NOW,
    });

    expect(edge).toMatchObject({ evidence: 'inferred', pairing: { inputs: 4, outputs: 2 } });
    expect(new Set(edge.statements.map((one) => one.representation))).toEqual(
      new Set(['input', 'output']),
    );
  });
});

describe('odd columns', () => {
  const { db } = openTestStore();
  const NAMES = ['__proto__', 'constructor', 'a.b', '#', '100%', '🦄', 'x'.repeat(1000), '=cmd()'];
  const of = (name: string) => id('postgres://h:5432', name);
  const input = (field: string, name = 'raw') => ({ namespace: 'postgres://h:5432', name, field });
  const lineage = (fields: Record<string, string[]>, more: object = {}) => ({
    columnLineage: facet({
      fields: Object.fromEntries(
        Object.entries(fields).map(([to, from]) => [
          to,
          { inputFields: from.map((one) => input(one)) },
        ]),
      ),
      ...more,
    }),
  });
  const run = (facets: object, runId = 'r', inputs = [table('raw')]) =>
    runEvent(runId, { inputs, outputs: [table('out', facets)] });

  test('any name leads from its page to its graph and its list', async () => {
    const fields = `{${NAMES.map((name) => `${JSON.stringify(name)}: ${JSON.stringify({ inputFields: [input(name)] })}`).join()}}`;
    store(db(), [
      JSON.stringify(run({}))
        .replace('"facets":{}}],"x"', '')
        .replace(
          '"name":"out","facets":{}',
          `"name":"out","facets":{"columnLineage":{"_producer":"p:x","_schemaURL":"s:x","fields":${fields}}}`,
        ),
    ]);

    for (const name of NAMES) {
      const { downstream } = await getColumn(of('raw'), name);
      const answer = await graph(columnId(of('raw'), name));
      const [row] = [
        ...impactTable(
          findColumnImpact(of('raw'), name, {
            direction: 'downstream',
            evidence: EVIDENCE,
            indirect: false,
            ...NOW,
          }),
        ),
      ];

      expect(downstream.map((one) => one.field)).toEqual([name]);
      expect(answer.columnEdges?.map(({ fromField, toField }) => [fromField, toField])).toEqual([[name, name]]); // prettier-ignore
      expect(row?.[4]).toBe(name);
    }
  });

  test('a part of a column goes where the whole goes, and other parts do not', async () => {
    store(db(), [
      run(lineage({ city: ['address'], zip: ['address.zip'], street: ['address.street'] })),
    ]);
    const below = async (field: string) =>
      (await impact(of('raw'), field, 'downstream')).reached.map((one) => one.field).sort();

    expect(await below('address.zip')).toEqual(['city', 'zip']);
    expect(await below('address')).toEqual(['city', 'street', 'zip']);
  });

  test('a flat column with a dot in its name is part of nothing', async () => {
    const schema = { schema: facet({ fields: [{ name: 'a' }, { name: 'a.b' }] }) };
    store(db(), [run(lineage({ x: ['a'], y: ['a.b'] }), 'r', [table('raw', schema)])]);
    const { reached } = await impact(of('raw'), 'a.b', 'downstream');

    expect(reached.map((one) => one.field)).toEqual(['y']);
  });

  test('other spellings are told and not merged', async () => {
    const schema = { schema: facet({ fields: [{ name: 'Customer_ID' }] }) };
    store(db(), [run(lineage({ id: ['customer_id'] }), 'r', [table('raw', schema)])]);
    const [upper, lower] = [
      await getColumn(of('raw'), 'Customer_ID'),
      await getColumn(of('raw'), 'customer_id'),
    ];

    expect([upper.spellings, upper.downstream]).toEqual([['customer_id'], []]);
    expect([lower.spellings, lower.schema]).toEqual([['Customer_ID'], null]);
    expect(lower.downstream).toHaveLength(1);
  });

  test('a column that left the schema keeps its page and its lineage', async () => {
    const schema = (...names: string[]) => ({ schema: facet({ fields: names.map((name) => ({ name })) }) }); // prettier-ignore
    store(db(), [
      run({ ...schema('a', 'b'), ...lineage({ a: ['x'] }) }, 'first'),
      runEvent('second', { at: '2026-04-01T00:00:00Z', outputs: [table('out', schema('b'))] }),
    ]);

    expect(await getColumn(of('out'), 'a')).toMatchObject({
      schema: { isCurrent: false },
      upstream: [{ field: 'x' }],
    });
    await expect(getColumn(of('out'), 'never')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('explicit lineage: a dataset without columns is "column unknown", an empty list is no upstream', async () => {
    const explicit = facet({
      fields: {
        a: { inputs: [{ ...input('x'), type: 'DATASET' }] },
        b: { inputs: [{ namespace: 'postgres://h:5432', name: 'raw', type: 'DATASET' }] },
        c: { inputs: [] },
      },
    });
    store(db(), [run({ lineage: explicit, ...lineage({ c: ['lie'] }) })]);
    const above = async (field: string) =>
      (await getColumn(of('out'), field)).upstream.map((one) => [one.field, one.reason.evidence]);

    expect(await above('a')).toEqual([['x', 'explicit']]);
    expect(await above('b')).toEqual([[null, 'explicit']]);
    expect((await explainEdge({ from: of('raw'), to: `${of('out')}#b`, via: null, moments: NOW })).statements).toMatchObject([
      { representation: 'lineage', pointer: '/outputs/0/facets/lineage/fields/b/inputs/0' },
    ]); // prettier-ignore
    await expect(getColumn(of('raw'), 'lie')).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a cycle of columns ends', async () => {
    store(db(), [
      run(lineage({ a: ['a'] })),
      runEvent('back', {
        job: 'back',
        inputs: [table('out')],
        outputs: [table('raw', { columnLineage: facet({ fields: { a: { inputFields: [input('a', 'out')] } } }) })], // prettier-ignore
      }),
    ]);
    const { reached } = await impact(of('raw'), 'a', 'downstream');

    expect(reached.map(named)).toEqual(['out#a']);
  });
});

describe('a column of many models, made of many sources', () => {
  const { db } = openTestStore();
  const H = 'postgres://h:5432';
  const from = (name: string, field: string) => ({ namespace: H, name, field });
  const MODEL = { datasetType: facet({ datasetType: 'MODEL' }) };
  const fields = (told: Record<string, object[]>) => ({
    columnLineage: facet({
      fields: Object.fromEntries(
        Object.entries(told).map(([to, inputFields]) => [to, { inputFields }]),
      ),
    }),
  });
  const numbers = Array.from({ length: 130 }, (_, at) => at);
  const tell = () => {
    const sources = numbers.map((at) => table(`raw_${at}`));
    store(db(), [
      runEvent('gather', {
        job: 'gather',
        inputs: sources,
        outputs: [table('features', fields({ x: numbers.map((at) => from(`raw_${at}`, 'c')) }))],
      }),
      ...numbers.map((at) =>
        runEvent(`train_${at}`, {
          job: `train_${at}`,
          inputs: [table('features')],
          outputs: [table(`model_${at}`, { ...MODEL, ...fields({ y: [from('features', 'x')] }) })],
        }),
      ),
    ]);
  };
  /** Every page of a list, and how many it says there are. */
  async function pages(more: Partial<ColumnImpactQuery>, direction: 'upstream' | 'downstream') {
    const rows: ColumnReach[] = [];
    const totals = new Set<number>();
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof getColumnImpact>> = await getColumnImpact(id(H, 'features'), 'x', { direction, evidence: EVIDENCE, indirect: true, ...NOW, ...more, limit: 50, cursor }); // prettier-ignore
      rows.push(...page.reached);
      totals.add(page.answer.total);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return { rows: rows.map(named).sort(), totals: [...totals] };
  }

  test('the page counts all and lists the first, the list and its file hold all', async () => {
    tell();
    const page = await getColumn(id(H, 'features'), 'x');
    const [models, ends] = [
      await pages({ only: 'models' }, 'downstream'),
      await pages({ only: 'ends' }, 'upstream'),
    ];

    expect([page.modelCount, page.originCount]).toEqual([130, 130]);
    expect(page.counts).toEqual({
      upstream: { direct: 130, indirect: 0 },
      downstream: { direct: 130, indirect: 0 },
    });
    expect(models).toEqual({ rows: numbers.map((at) => `model_${at}#y`).sort(), totals: [130] });
    expect(ends).toEqual({ rows: numbers.map((at) => `raw_${at}#c`).sort(), totals: [130] });
    expect(models.rows).toEqual(expect.arrayContaining(page.models.map(named)));
    expect(ends.rows).toEqual(expect.arrayContaining(page.origins.map(named)));
    const whole = findColumnImpact(id(H, 'features'), 'x', { direction: 'downstream', evidence: EVIDENCE, indirect: true, only: 'models', ...NOW }); // prettier-ignore
    expect([...impactTable(whole)]).toHaveLength(130);
  });
});
