import type { Json } from '@/lib/lineage';

import { pointerTo } from './refusal';
import { isObject, own, ownText, type JsonObject } from './wire';

/** One end of an edge, in words a wire document can be searched for. */
export type EdgeEnd = {
  /** Whether a namespace and name are this end's, under any alias. */
  readonly is: (namespace: string | null, name: string | null) => boolean;
  /** Null: the whole node, or any column of it. */
  readonly field: string | null;
};

export type EdgeQuestion = {
  /** Null: the job itself is this end. */
  readonly from: EdgeEnd | null;
  readonly to: EdgeEnd | null;
};

/** Where in an event something is said of an edge. */
export type Statement = {
  readonly representation: 'lineage' | 'columnLineage' | 'input' | 'output';
  /** RFC 6901, into the event as received. */
  readonly pointer: string;
  readonly value: Json;
  /** `_producer` of the facet. */
  readonly facetProducer: string | null;
};

type Add = (pointer: string, value: Json) => void;
type Source = (input: JsonObject) => boolean;

const objects = (value: Json | undefined): (readonly [number, JsonObject])[] =>
  Array.isArray(value)
    ? value.flatMap((member: Json, index) => (isObject(member) ? [[index, member] as const] : []))
    : [];

const isNamed = (end: EdgeEnd, object: JsonObject) =>
  end.is(ownText(object, 'namespace'), ownText(object, 'name'));

/** Whether a source a facet lists is the edge's. What a job writes is known by all that feeds it. */
function sourceOf(from: EdgeEnd | null): Source {
  return (input) => {
    if (from === null) return true;
    if (own(input, 'type') === 'JOB' || !isNamed(from, input)) return false;
    const field = own(input, 'field');
    const isNamedAs = typeof field === 'string' || typeof field === 'number';
    return from.field === null || !isNamedAs || String(field) === from.field;
  };
}

function scanInputs(list: Json | undefined, at: string, isSource: Source, add: Add): void {
  for (const [index, input] of objects(list)) if (isSource(input)) add(pointerTo(at, index), input);
}

/** Sources under `fields`, of one column or of all. */
function scanFields(
  fields: Json | undefined,
  at: string,
  key: string,
  toField: string | null,
  scan: { isSource: Source; add: Add },
): void {
  if (!isObject(fields)) return;
  for (const [name, column] of Object.entries(fields)) {
    if ((toField !== null && name !== toField) || !isObject(column)) continue;
    const list = own(column, key);
    const pointer = pointerTo(pointerTo(at, name), key);
    if (toField !== null && Array.isArray(list) && list.length === 0) scan.add(pointer, list);
    scanInputs(list, pointer, scan.isSource, scan.add);
  }
}

/** Gathers what one event says of an edge. */
class Search {
  readonly found: Statement[] = [];
  readonly #question: EdgeQuestion;
  readonly #isSource: Source;

  constructor(question: EdgeQuestion) {
    this.#question = question;
    this.#isSource = sourceOf(question.from);
  }

  #adder(representation: Statement['representation'], facet: JsonObject | null): Add {
    const facetProducer = facet && ownText(facet, '_producer');
    return (pointer, value) => this.found.push({ representation, pointer, value, facetProducer });
  }

  /** An explicit `lineage` facet of a dataset, or one entry of a job's. */
  #explicit(described: JsonObject, at: string, facet: JsonObject): void {
    const add = this.#adder('lineage', facet);
    const toField = this.#question.to?.field ?? null;
    scanInputs(own(described, 'inputs'), pointerTo(at, 'inputs'), this.#isSource, add);
    const fields = pointerTo(at, 'fields');
    scanFields(own(described, 'fields'), fields, 'inputs', toField, {
      isSource: this.#isSource,
      add,
    });
  }

  dataset(dataset: JsonObject, at: string): void {
    const facets = own(dataset, 'facets');
    if (!isObject(facets)) return;
    const [explicit, columns] = [own(facets, 'lineage'), own(facets, 'columnLineage')];
    if (isObject(explicit)) this.#explicit(explicit, `${at}/facets/lineage`, explicit);
    if (!isObject(columns)) return;
    const add = this.#adder('columnLineage', columns);
    const pointer = `${at}/facets/columnLineage`;
    const toField = this.#question.to?.field ?? null;
    const scan = { isSource: this.#isSource, add };
    scanFields(own(columns, 'fields'), `${pointer}/fields`, 'inputFields', toField, scan);
    scanInputs(own(columns, 'dataset'), `${pointer}/dataset`, this.#isSource, add);
  }

  job(job: JsonObject): void {
    const facets = own(job, 'facets');
    const facet = isObject(facets) ? own(facets, 'lineage') : undefined;
    if (!isObject(facet)) return;
    const { to } = this.#question;
    for (const [index, entry] of objects(own(facet, 'entries'))) {
      const isTarget = to === null ? own(entry, 'type') === 'JOB' : isNamed(to, entry);
      if (isTarget) this.#explicit(entry, `/job/facets/lineage/entries/${index}`, facet);
    }
  }

  /** Mentions among inputs or outputs: that the job read or wrote the dataset. */
  uses(list: Json | undefined, side: 'input' | 'output'): void {
    const end = side === 'input' ? this.#question.from : this.#question.to;
    if (!end) return;
    for (const [index, dataset] of objects(list)) {
      if (!isNamed(end, dataset)) continue;
      const { namespace = null, name = null } = dataset;
      this.#adder(side, null)(`/${side}s/${index}`, { namespace, name });
    }
  }
}

/**
 * Everything one event says of an edge, with pointers into it: facets first, then that the job
 * read or wrote the dataset at all.
 */
export function findStatements(event: Json, question: EdgeQuestion): Statement[] {
  if (!isObject(event)) return [];
  const search = new Search(question);
  const { to } = question;
  const [job, dataset] = [own(event, 'job'), own(event, 'dataset')];
  if (isObject(job)) search.job(job);
  for (const [index, output] of objects(own(event, 'outputs')))
    if (to === null || isNamed(to, output)) search.dataset(output, `/outputs/${index}`);
  if (isObject(dataset) && to && isNamed(to, dataset)) search.dataset(dataset, '/dataset');
  search.uses(own(event, 'inputs'), 'input');
  search.uses(own(event, 'outputs'), 'output');
  return search.found;
}
