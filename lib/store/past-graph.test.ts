import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  canonicalColumns,
  EDGE_MEANINGS,
  EVIDENCE,
  type Instant,
  type Moment,
  type NodeKey,
} from '@/lib/lineage';
import { readEvent } from '@/lib/openlineage/read-event';

import { loadColumnShapes } from './column-shape-rows';
import { openDatabase, sql, type Database } from './database';
import { GraphIndex } from './graph-index';
import { ODD_EVENTS } from './odd-events.test-data';
import { scenarioEvents, store } from './test-store.test-support';

const bytesOf = (event: object) => new TextEncoder().encode(JSON.stringify(event));

/** Everything a graph says of every node. */
function contents(db: Database, moment: Moment) {
  const graph = new GraphIndex(db, moment);
  const named = sql(db, 'SELECT key FROM node WHERE first_seen <= ?')
    .pluck()
    .all(moment.asOf ?? '~') as NodeKey[];
  const keys = [...new Set(named.flatMap((key) => graph.resolve(key) ?? []))].sort();
  const source = graph.seenBy(new Set(EVIDENCE));
  const views = new Map(source.views(keys).map((view) => [view.key, view]));
  const [cards, neighbours] = [graph.cards(keys), graph.neighbours(keys)];
  const columns = new Map<NodeKey, string[]>();
  const told = loadColumnShapes(db, keys.flatMap(graph.namesOf), moment, graph.onTheWay);
  for (const shape of told.map((one) => canonicalColumns(one, graph.nameOf)))
    columns.set(shape.owner, [...(columns.get(shape.owner) ?? []), JSON.stringify(shape)]);
  return keys.map((key) => {
    const view = views.get(key);
    return {
      columns: columns.get(key)?.sort() ?? [],
      card: cards.get(key),
      up: [...(neighbours.get(key)?.up ?? [])].sort(),
      down: [...(neighbours.get(key)?.down ?? [])].sort(),
      inputs: [...(view?.inputs ?? [])].sort(),
      outputs: [...(view?.outputs ?? [])].sort(),
      groups: (view?.groups ?? [])
        .map(({ from, to, evidence }) =>
          [evidence, [...from].sort().join(), [...to].sort().join()].join(' '),
        )
        .sort(),
    };
  });
}

/** What a store that has received the events up to `at` says, and what one that has received all says of `at`. */
function bothAnswers(
  all: Database,
  events: readonly Uint8Array[],
  at: Instant,
  meaning: Omit<Moment, 'asOf'>,
) {
  const fresh = openDatabase(':memory:');
  store(
    fresh,
    events.filter((bytes) => readEvent(bytes).eventTime <= at),
  );
  const answers = {
    then: contents(fresh, { ...meaning, asOf: null }),
    past: contents(all, { ...meaning, asOf: at }),
  };
  fresh.close();
  return answers;
}

function windowed(edges: Moment['edges'], from: Instant | null, to: Instant | null) {
  return { edges, from: edges === 'window' ? from : null, to: edges === 'window' ? to : null };
}

function timesOf(events: readonly Uint8Array[]): Instant[] {
  return [...new Set(events.map((bytes) => readEvent(bytes).eventTime))].sort();
}

/** Both answers for every moment of a story in every meaning. */
function everyAnswer(events: readonly Uint8Array[]) {
  const all = openDatabase(':memory:');
  store(all, events);
  const moments = timesOf(events);
  const answers = moments.flatMap((at, place) =>
    EDGE_MEANINGS.map((edges) => {
      const from = moments[Math.floor(place / 2)] ?? at;
      return bothAnswers(all, events, at, windowed(edges, from, at));
    }),
  );
  all.close();
  return { past: answers.map(({ past }) => past), then: answers.map(({ then }) => then) };
}

describe('a past answer is what a store with only the events up to then would give', () => {
  test.each(Object.entries(ODD_EVENTS))('at each moment of: %s', (_story, events) => {
    const inOrder = everyAnswer(events.map(bytesOf));
    const backwards = everyAnswer([...events].reverse().map(bytesOf));

    expect(inOrder.past).toEqual(inOrder.then);
    expect(backwards.past).toEqual(backwards.then);
  });

  test('at each moment of all odd stories in one store', () => {
    const { past, then } = everyAnswer(Object.values(ODD_EVENTS).flat().map(bytesOf));

    expect(past).toEqual(then);
  }, 60_000);

  test.each(['credit-risk', 'shop-dbt'] as const)(
    'at any moment of %s, in any window',
    (scenario) => {
      const events = scenarioEvents(scenario);
      const times = timesOf(events);
      const all = openDatabase(':memory:');
      store(all, events);
      const moment = fc.constantFrom(...times);
      fc.assert(
        fc.property(moment, moment, moment, (at, from, to) => {
          for (const edges of EDGE_MEANINGS) {
            const { then, past } = bothAnswers(all, events, at, windowed(edges, from, to));
            expect(past).toEqual(then);
          }
        }),
        { numRuns: 12, seed: 20260301 },
      );
      all.close();
    },
    60_000,
  );
});
