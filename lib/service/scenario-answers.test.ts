import { describe, expect, test } from 'vitest';

import type { GraphQuery, GraphResponse } from '@/lib/contract/graph';
import { EVIDENCE, nodeId, parseNodeId, type NodeKind } from '@/lib/lineage';
import { openTestStore } from '@/lib/store/test-store.test-support';
import { DEFAULT_GRAPH_OPTIONS } from '@/lib/url/graph-query';

import { getGraph } from './get-graph';
import { getNode } from './get-node';
import { getRun } from './get-run';
import { listRuns } from './list-runs';

const ALL: Omit<GraphQuery, 'focus'> = { ...DEFAULT_GRAPH_OPTIONS, depth: 'all' };
const nameOf = (id: string) => parseNodeId(id)?.name ?? '';
const datasets = ({ nodes, focus }: GraphResponse) =>
  nodes.filter(({ kind, id }) => kind === 'dataset' && id !== focus).map(({ name }) => name).sort(); // prettier-ignore

describe('credit-risk', () => {
  openTestStore('credit-risk');
  const id = (kind: NodeKind, namespace: string, name: string) => nodeId({ kind, namespace, name });
  const lake = (name: string) => id('dataset', 's3://acme-credit-lake', name);
  const job = (name: string) => id('job', 'credit-risk', `credit_risk.monthly.${name}`);
  const HIVE = id('dataset', 'hive://metastore.acme.internal:9083', 'features.loan_features');
  const MODEL = id('dataset', 'mlflow://models.acme.internal', 'credit_default');
  const POSTCODES = id('dataset', 's3://acme-credit-raw', 'reference/postcode_index.csv');
  const graph = (focus: string, more: Partial<GraphQuery> = {}) =>
    getGraph({ ...ALL, focus, ...more });
  const evidenceAt = (answer: GraphResponse, focus: string | null) =>
    Object.fromEntries(
      answer.edges.flatMap(({ from, to, evidence }) => {
        if (from === focus) return [[nameOf(to), evidence]];
        return to === focus ? [[nameOf(from), evidence]] : [];
      }),
    );

  test('the model is made of the five sources, and of nothing that comes after it', async () => {
    const upstream = datasets(await graph(MODEL, { direction: 'upstream' }));

    expect(upstream).toEqual([
      'applications/loan_applications.csv',
      'bureau/bureau_extract.csv',
      'clean/applications',
      'clean/bureau',
      'core.public.customers',
      'core.public.loan_outcomes',
      'curated/applicants',
      'features/loan_features',
      'reference/postcode_index.csv',
      'staging/applications',
    ]);
  });

  test('the features are one node, under their path and their Hive name', async () => {
    const [byTable, byPath] = [await graph(HIVE), await graph(lake('features/loan_features'))];

    expect(byTable).toEqual(byPath);
    expect(byPath.nodes.filter(({ name }) => name.includes('loan_features'))).toHaveLength(1);
    expect(evidenceAt(byPath, byPath.focus)).toMatchObject({
      'credit_risk.monthly.build_features': 'column',
      'credit_risk.monthly.train_model': 'column',
      'credit_risk.monthly.batch_score': 'explicit',
    });
  });

  test('where nobody tells what flows where, the pairing is inferred', async () => {
    const focus = job('reconcile_volumes');
    const answer = await graph(focus, { depth: 1 });

    expect(evidenceAt(answer, focus)).toEqual({
      'staging/applications': 'inferred',
      'clean/applications': 'inferred',
      'quarantine/applications': 'inferred',
      'clean/bureau': 'inferred',
      'quality/volume_reconciliation': 'inferred',
      'quality/rejection_reasons': 'inferred',
    });
    expect(answer.answer).toMatchObject({ shown: 7, inferredEdges: 6, truncatedBy: 'depth' });
    expect(answer.flows).toEqual([]);
  });

  test('without inferred evidence the guess is gone and the answer says what hides the rest', async () => {
    const answer = await graph(lake('staging/applications'), {
      direction: 'downstream',
      evidence: ['explicit', 'column', 'declared', 'observed'],
    });

    expect(datasets(answer)).not.toContain('quality/rejection_reasons');
    expect(datasets(answer)).toContain('scores/predictions');
    expect(answer.answer).toMatchObject({ hidden: 3, hiddenExact: true, truncatedBy: 'evidence' });
  });

  test('contact data reaches the queue and never the predictions', async () => {
    const contacts = lake('curated/applicant_contacts');
    const downstream = await graph(contacts, { direction: 'downstream' });
    const upstream = await graph(lake('scores/predictions'), { direction: 'upstream' });

    expect(datasets(downstream)).toEqual(['scores/adverse_action_queue']);
    expect(upstream.nodes.map((node) => node.id)).not.toContain(contacts);
  });

  test('what flows where inside batch_score is told', async () => {
    const { flows } = await graph(job('batch_score'), { depth: 1 });
    const [inside] = flows;

    expect(flows).toHaveLength(1);
    expect(inside?.pairs.map(({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`).sort()).toEqual([
      'credit_default → scores/adverse_action_queue',
      'credit_default → scores/predictions',
      'curated/applicant_contacts → scores/adverse_action_queue',
      'features/loan_features → scores/adverse_action_queue',
      'features/loan_features → scores/predictions',
    ]);
  });

  test('the job that was registered and never run is declared', async () => {
    const focus = id('job', 'credit-risk', 'credit_risk.quarterly.fairness_audit');
    const answer = await graph(focus, { depth: 1 });
    const declared = answer.edges.filter(({ lastRun }) => lastRun === null);

    expect(new Set(Object.values(evidenceAt(answer, focus)))).toEqual(new Set(['declared']));
    expect(declared.map(({ runCount }) => runCount)).toEqual(declared.map(() => 0));
    expect(await getNode(focus)).toMatchObject({ status: 'none', runCount: 0, latestRun: null });
  });

  test('the failed run says why it failed, and the job recovered', async () => {
    const run = await getRun('019d5111-a529-7493-9fa6-f9f5ca19bc8e');

    expect(run).toMatchObject({
      state: 'failed',
      job: { name: 'credit_risk.monthly.clean_bureau' },
      error: { language: 'PYTHON' },
      ancestors: [{ job: { name: 'credit_risk.monthly' } }],
    });
    expect(run.error?.message).toContain("could not convert string to float: '6.0%'");
    expect(run.error?.stackTrace).toContain('ValueError');
    expect(await getNode(job('clean_bureau'))).toMatchObject({ status: 'complete' });
  });

  test('what is running is running', async () => {
    const [training, pipeline] = [await getNode(job('train_model')), await getNode(id('job', 'credit-risk', 'credit_risk.monthly'))]; // prettier-ignore

    expect(training).toMatchObject({
      status: 'running',
      latestRun: { state: 'running', endedAt: null },
    });
    expect(pipeline).toMatchObject({ status: 'running', parent: null });
    expect(await getRun('019f25b9-8af2-77cc-a858-5068bfa8a6be')).toMatchObject({
      state: 'running',
      parent: { runId: '019f25b4-4900-768b-838b-d37134d5f087' },
    });
  });

  test('the run that trained model 3 used the version of the features it says', async () => {
    const run = await getRun('019cb171-eeb4-7d8a-ab1a-8f7714e8aead');

    expect(run.inputs.map(({ node, version }) => [node.name, version])).toEqual([
      [
        'features/loan_features',
        'sha256:ec621993ff2a060927d145dcac44bbf2db7ccc5579e6d39e2c8d16ae67243187',
      ],
    ]);
    expect(run.outputs).toMatchObject([
      { node: { name: 'credit_default', type: 'MODEL' }, version: '3' },
    ]);
    expect(Object.fromEntries(run.parameters.map(({ key, value }) => [key, value]))).toMatchObject({
      n_estimators: '100',
      learning_rate: '0.08',
      random_state: '42',
    });
  });

  test('a dataset under either name, by id or key, is the same dataset', async () => {
    const byTable = await getNode(HIVE);
    const answers = await Promise.all(
      [lake('features/loan_features'), byTable.key].map((ref) => getNode(ref)),
    );

    expect(answers).toEqual([byTable, byTable]);
    expect(byTable).toMatchObject({
      kind: 'dataset',
      aliases: [{ name: 'features.loan_features', type: 'TABLE' }],
    });
  });

  test('the prohibited column is tagged, and the file has its owner and its steward', async () => {
    const node = await getNode(POSTCODES);

    expect(node.tags.filter(({ field }) => field === 'postcode_ethnicity_index')).not.toEqual([]);
    expect(node.owners.map(({ type }) => type)).toEqual(['OWNER', 'STEWARD']);
  });

  test('the quality of bureau data shows the month its column went empty', async () => {
    const node = await getNode(lake('clean/bureau'));
    const rates = (node.kind === 'dataset' ? node.quality : []).flatMap(({ columns }) =>
      columns
        .filter(({ name }) => name === 'utilisation')
        .map(({ nullRate }) => nullRate?.toFixed(2)),
    );

    expect(rates).toContain('0.38');
    expect(node).toMatchObject({ assertions: expect.any(Array) as unknown });
  });

  test('runs of a job come latest first, page by page, each once', async () => {
    const first = await listRuns(job('clean_bureau'), { limit: 5, cursor: null });
    const rest = await listRuns(job('clean_bureau'), { limit: 5, cursor: first.nextCursor });
    const all = [...first.runs, ...rest.runs];

    expect(first.total).toBe(8);
    expect([all.length, new Set(all.map(({ runId }) => runId)).size, rest.nextCursor]).toEqual([8, 8, null]); // prettier-ignore
    expect(all.map(({ startedAt }) => startedAt)).toEqual(all.map(({ startedAt }) => startedAt).sort().reverse()); // prettier-ignore
  });

  test('counts on a node agree with the edges drawn', async () => {
    const { nodes, edges } = await graph(MODEL);
    const degree = (end: 'from' | 'to', node: string) =>
      edges.filter((edge) => edge[end] === node).length;

    expect(
      nodes.map((node) => [
        node.upstreamCount - node.hiddenUpstream,
        node.downstreamCount - node.hiddenDownstream,
      ]),
    ).toEqual(
      // prettier-ignore
      nodes.map((node) => [degree('to', node.id), degree('from', node.id)]),
    );
  });

  test('the same question by key, after a change of order of its parts, is the same answer', async () => {
    const { key } = await getNode(MODEL);

    expect(await graph(key)).toEqual(await graph(MODEL, { evidence: [...EVIDENCE].reverse() }));
  });
});

describe('shop-dbt', () => {
  openTestStore('shop-dbt');
  const SHOP = 'shop.';
  const dataset = (name: string) =>
    nodeId({ kind: 'dataset', namespace: 'duckdb://shop.duckdb', name: SHOP + name });
  const tables = async (
    name: string,
    direction: GraphQuery['direction'],
    depth: GraphQuery['depth'] = 'all',
  ) =>
    datasets(await getGraph({ ...ALL, focus: dataset(name), direction, depth })).map((table) =>
      table.split('.').at(-1),
    );

  test('fourteen tables are upstream of customer_lifetime_value', async () => {
    const upstream = await tables('marts.customer_lifetime_value', 'upstream');

    expect(upstream).toHaveLength(14);
    expect(upstream).not.toContain('fct_product_daily');
  });

  test('it reads three tables directly', async () => {
    expect(await tables('marts.customer_lifetime_value', 'upstream', 2)).toEqual([
      'int_order_payments',
      'dim_customers',
      'fct_orders',
    ]);
  });

  test.each([
    ['raw.raw_products', ['int_order_items_priced', 'customer_lifetime_value', 'fct_orders', 'fct_product_daily', 'stg_products']], // prettier-ignore
    ['staging.stg_payments', ['int_order_payments', 'customer_lifetime_value', 'fct_orders']],
  ])('what %s flows into', async (name, expected) => {
    expect((await tables(name, 'downstream')).filter((table) => !expected.includes(table ?? ''))).toEqual([]); // prettier-ignore
    expect(await tables(name, 'downstream')).toHaveLength(expected.length);
  });

  test('the raw tables have no producer', async () => {
    expect(await tables('raw.raw_orders', 'upstream')).toEqual([]);
  });

  test('the command is the parent of its models', async () => {
    const command = await getNode(
      nodeId({ kind: 'job', namespace: 'shop-dbt', name: 'dbt-run-shop' }),
    );

    expect(command.kind === 'job' && command.children).toHaveLength(28);
  });
});
