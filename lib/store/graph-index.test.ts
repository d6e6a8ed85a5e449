import { describe, expect, test } from 'vitest';

import { EDGE_MEANINGS, EVIDENCE, parseInstant, type Moment, type NodeKey } from '@/lib/lineage';

import { takeChanges } from './changes';
import { openDatabase, sql, type Database } from './database';
import { GraphIndex } from './graph-index';
import { ODD_EVENTS } from './odd-events.test-data';
import { facet, runEvent, scenarioEvents, store, table } from './test-store.test-support';

/** Everything the index knows of every node. */
function contents(db: Database, index: GraphIndex) {
  const keys = sql(db, 'SELECT key FROM node WHERE key = canonical_key ORDER BY key')
    .pluck()
    .all() as NodeKey[];
  const source = index.seenBy(new Set(EVIDENCE));
  const views = new Map(source.views(keys).map((view) => [view.key, view]));
  const [cards, neighbours] = [index.cards(keys), index.neighbours(keys)];
  return keys.map((key) => ({
    card: cards.get(key),
    up: [...(neighbours.get(key)?.up ?? [])].sort(),
    down: [...(neighbours.get(key)?.down ?? [])].sort(),
    makers: [...source.ownersBeside([key], 'up')].sort(),
    readers: [...source.ownersBeside([key], 'down')].sort(),
    inputs: [...(views.get(key)?.inputs ?? [])].sort(),
    outputs: [...(views.get(key)?.outputs ?? [])].sort(),
  }));
}

/** Now in every meaning of edges, and moments within the odd stories that late events reach. */
const MOMENTS: readonly Moment[] = [null, parseInstant('2026-03-01T12:00:03Z')].flatMap((at) =>
  EDGE_MEANINGS.map((edges) => ({ asOf: at?.instant ?? null, edges, from: null, to: null })),
);

/** Stores events one by one, asking in between: the answers, and those of an index that never saw the past. */
function answers(events: readonly (object | Uint8Array)[]) {
  const [kept, read]: [unknown[], unknown[]] = [[], []];
  const db = openDatabase(':memory:');
  const warm = MOMENTS.map((moment) => new GraphIndex(db, moment));
  for (const event of events) {
    store(db, [event]);
    const { keys, hasNewAliases: hasNewNames, earliest } = takeChanges('graph');
    for (const graph of warm) {
      graph.forget({ keys, hasNewNames, earliest });
      kept.push(contents(db, graph));
      read.push(contents(db, new GraphIndex(db, graph.moment)));
    }
  }
  db.close();
  return { kept, read };
}

/** All nodes and edges of a store by their keys. */
function everything(graph: GraphIndex) {
  const whole = graph.whole(new Set(EVIDENCE));
  const key = (at: number) => whole.nodeAt(at)?.key;
  return {
    nodes: new Map(whole.nodes().map((node) => [node.key, { ...node, at: null }])),
    edges: new Set([...whole.edges()].map(({ from, to }) => `${key(from)} ${key(to)}`)),
  };
}

describe('a whole graph', () => {
  test.each(Object.entries(ODD_EVENTS))('read bit by bit while events arrive: %s', (_, events) => {
    const db = openDatabase(':memory:');
    const graph = new GraphIndex(db);
    const half = Math.ceil(events.length / 2);
    store(db, events.slice(0, half));
    takeChanges('graph');

    const steps = graph.warm();
    steps.next();
    store(db, events.slice(half));
    while (!steps.next().done);
    const { keys, hasNewAliases: hasNewNames, earliest } = takeChanges('graph');
    graph.forget({ keys, hasNewNames, earliest });

    expect(everything(graph)).toEqual(everything(new GraphIndex(db)));
    db.close();
  });

  test.each(Object.entries(ODD_EVENTS))(
    'is the same where what was read is let go of: %s',
    (_, events) => {
      const db = openDatabase(':memory:');
      store(db, events);

      expect(contents(db, new GraphIndex(db).passing(0))).toEqual(contents(db, new GraphIndex(db)));
      db.close();
    },
  );
});

describe('what is kept in memory is what the tables say', () => {
  test.each(Object.entries(ODD_EVENTS))('after each event of: %s', (_story, events) => {
    const { kept, read } = answers(events);
    const backwards = answers([...events].reverse());

    expect(kept).toEqual(read);
    expect(backwards.kept).toEqual(backwards.read);
  });

  test('after each event of all odd stories in one store', () => {
    const { kept, read } = answers(Object.values(ODD_EVENTS).flat());

    expect(kept).toEqual(read);
  }, 60_000);

  test.each(['credit-risk', 'shop-dbt'] as const)(
    'after each event of %s',
    (scenario) => {
      const { kept, read } = answers(scenarioEvents(scenario).slice(0, 90));

      expect(kept).toEqual(read);
    },
    60_000,
  );

  test('when a run ends without repeating what it wrote', () => {
    const { kept, read } = answers([
      runEvent('r', { type: 'START', outputs: [table('out')] }),
      runEvent('r', { type: 'FAIL', at: '2026-03-01T13:00:00Z' }),
    ]);

    expect(kept).toEqual(read);
  });

  test('when an older run is told of after a newer one', () => {
    const { kept, read } = answers([
      runEvent('new', { at: '2026-03-02T00:00:00Z', outputs: [table('out')] }),
      runEvent('old', { at: '2026-03-01T00:00:00Z', outputs: [table('out'), table('more')] }),
      runEvent('new', { at: '2026-03-02T01:00:00Z', type: 'FAIL' }),
    ]);

    expect(kept).toEqual(read);
  });

  test('when two datasets that have readers turn out to be one', () => {
    const symlinks = facet({
      identifiers: [{ namespace: 's3://lake', name: 'path', type: 'TABLE' }],
    });

    const { kept, read } = answers([
      runEvent('w', { job: 'write', outputs: [table('path', {}, 's3://lake')] }),
      runEvent('r', { job: 'read', inputs: [table('hive')] }),
      runEvent('a', { job: 'tell', inputs: [table('hive', { symlinks })] }),
      runEvent('w2', { job: 'write', outputs: [table('path', {}, 's3://lake'), table('other')] }),
    ]);

    expect(kept).toEqual(read);
  });
});
