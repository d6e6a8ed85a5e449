import { readFacet } from '@/lib/openlineage/facets';
import { isUsableName } from '@/lib/openlineage/limits';
import type {
  DatasetUse,
  Facet,
  JobUse,
  LineageEvent,
  NodeKey,
  ShapeParts,
  Stamp,
} from '@/lib/lineage';

import { noteEvent } from '../changes';
import { touchStore } from '../touched-datasets';
import type { Database } from '../database';
import { bodyHash, runKey } from '../keys';
import { addAlias, mergeAliases } from './alias-merge';
import { declaredColumns, drawDeclaredColumns, type DeclaredColumns } from './column-shapes';
import { FacetBodies } from './facet-bodies';
import { bodyOf, facetNamed } from './facet-named';
import { addLifecycle } from './lifecycle';
import { Mentions } from './mentions';
import { NodeStates } from './node-states';
import { RunStates } from './run-states';
import { SchemaVersions } from './schema-versions';
import { declareShape } from './shapes';
import { toldSources } from './told-sources';
import { UseStates, type UseSide } from './use-states';

type EventOf<Kind extends LineageEvent['kind']> = Extract<LineageEvent, { kind: Kind }>;

/** Facets by which a dataset says where it comes from. */
const LINEAGE: ReadonlySet<string> = new Set(['lineage', 'columnLineage']);

/** Columns an output's own facets tell, in an event that declares it. */
function columnsOf(dataset: DatasetUse | undefined) {
  const facets = dataset?.facets ?? [];
  return {
    lineage: bodyOf(facets, 'lineage'),
    columnLineage: bodyOf(facets, 'columnLineage'),
  };
}

/**
 * Takes events into every projection, within one transaction: `project` each, then `flush`, then,
 * after the commit, `committed`. Rows are read once and written once, however many events speak of
 * them; so a thousand events of one pipeline cost little more than its nodes and runs.
 *
 * Commutative and idempotent over sets of events.
 */
export class Projector {
  readonly #db: Database;
  readonly #bodies: FacetBodies;
  readonly #nodes: NodeStates;
  readonly #runs: RunStates;
  readonly #uses: UseStates;
  readonly #mentions: Mentions;
  readonly #schemas = new SchemaVersions();
  readonly #aliases: {
    readonly of: NodeKey;
    readonly alias: NodeKey;
    readonly type: string | null;
    readonly at: Stamp[0];
  }[] = [];
  readonly #declarations: {
    readonly parts: ShapeParts;
    readonly columns: DeclaredColumns;
    readonly stamp: Stamp;
  }[] = [];

  constructor(db: Database) {
    this.#db = db;
    this.#bodies = new FacetBodies(db);
    this.#nodes = new NodeStates(db, this.#bodies);
    this.#runs = new RunStates(db, this.#bodies);
    this.#uses = new UseStates(db, this.#bodies);
    this.#mentions = new Mentions(this.#nodes, this.#runs);
  }

  /**
   * Takes in one event of the log.
   *
   * @param seq its place in the log.
   * @param hash SHA-256 of its bytes, hexadecimal.
   */
  project(seq: number, hash: string, event: LineageEvent): void {
    noteEvent(event.eventTime);
    touchStore(this.#db);
    this.#take(event, [event.eventTime, hash.slice(0, 16)]);
    this.#nodes.endEvent(seq, event.eventTime);
  }

  /** Writes all that changed. */
  flush(): void {
    this.#bodies.flush();
    this.#nodes.flush();
    this.#schemas.flush(this.#db, this.#bodies);
    this.#flushAliases();
    this.#uses.flush();
    this.#runs.flush(this.#uses);
    for (const { parts, columns, stamp } of this.#declarations) {
      const shapes = declaredColumns(parts, columns);
      const key = shapes.length > 0 ? this.#keep(JSON.stringify(shapes)) : null;
      if (declareShape(this.#db, this.#bodies, parts, key, stamp))
        drawDeclaredColumns(this.#db, parts.owner, shapes, stamp[0]);
    }
    this.#bodies.flush();
  }

  /** To be called after the commit. */
  committed(): void {
    this.#bodies.remember();
  }

  /** Keeps a text as a body, by its content. */
  #keep(text: string): string {
    const key = bodyHash(text);
    this.#bodies.put(key, text);
    return key;
  }

  #flushAliases(): void {
    const changed = new Set(this.#nodes.namedAnew);
    for (const { of, alias, type, at } of this.#aliases)
      if (addAlias(this.#db, of, alias, type, at)) changed.add(of);
    for (const key of changed) mergeAliases(this.#db, key);
  }

  #take(event: LineageEvent, stamp: Stamp): void {
    switch (event.kind) {
      case 'run':
        this.#takeRun(event, stamp);
        return;
      case 'job':
        this.#takeJob(event, stamp);
        return;
      case 'dataset':
        this.#takeDataset(event, stamp);
    }
  }

  #takeRun(event: EventOf<'run'>, stamp: Stamp): void {
    const jobKey = this.#touchJob(event.job, stamp);
    const targets = this.#mentions.targets(event.job, stamp);
    this.#mentions.parents(event.runFacets, stamp);
    const { runId, eventType: type, runFacets: facets } = event;
    const lineage = targets ? facetNamed(event.job.facets, 'lineage') : undefined;
    const own = { type, facets, jobFacets: event.job.facets, targets, lineage };
    this.#runs.tell({ runId, jobKey, own }, stamp);
    const key = runKey(runId);
    this.#uses.open(key, this.#runs.isNew(runId));
    const take = (side: UseSide, dataset: DatasetUse) => {
      const datasetKey = this.#touchDataset(dataset, stamp, key);
      if (side === 'output') {
        this.#mentions.sources(dataset, stamp);
        this.#nodes.wrote(datasetKey, stamp[0], key);
      }
      this.#uses.tell(key, side, datasetKey, dataset, stamp);
    };
    for (const dataset of event.inputs) take('input', dataset);
    for (const dataset of event.outputs) take('output', dataset);
  }

  #takeJob(event: EventOf<'job'>, stamp: Stamp): void {
    const owner = this.#touchJob(event.job, stamp);
    const targets = this.#mentions.targets(event.job, stamp);
    const inputs = event.inputs.map((dataset) => this.#touchDataset(dataset, stamp, null));
    const outputs = event.outputs.map((dataset) => {
      const key = this.#touchDataset(dataset, stamp, null);
      this.#mentions.sources(dataset, stamp);
      return {
        key,
        sources: toldSources(
          bodyOf(dataset.facets, 'lineage'),
          bodyOf(dataset.facets, 'columnLineage'),
        ),
      };
    });
    // A job event without any dataset describes the job; it does not say that the job reads nothing.
    if (inputs.length > 0 || outputs.length > 0 || targets) {
      const parts = {
        owner,
        ownerKind: 'job',
        isDeclared: true,
        inputs,
        outputs,
        targets: targets && new Map(targets),
      } as const;
      const columns = {
        outputs: outputs.map(({ key }, index) => ({ key, ...columnsOf(event.outputs[index]) })),
        job: bodyOf(event.job.facets, 'lineage'),
      };
      this.#declarations.push({ parts, columns, stamp });
    }
  }

  #takeDataset({ dataset }: EventOf<'dataset'>, stamp: Stamp): void {
    const owner = this.#touchDataset(dataset, stamp, null);
    this.#mentions.sources(dataset, stamp);
    const sources = toldSources(
      bodyOf(dataset.facets, 'lineage'),
      bodyOf(dataset.facets, 'columnLineage'),
    );
    // To take a lineage facet away is to declare nothing in its place.
    const isTakenAway = dataset.facets.some(({ name, deleted }) => deleted && LINEAGE.has(name));
    if (sources || isTakenAway) {
      const parts = {
        owner,
        ownerKind: 'dataset',
        isDeclared: true,
        inputs: [],
        outputs: sources ? [{ key: owner, sources }] : [],
        targets: null,
      } as const;
      const columns = { outputs: [{ key: owner, ...columnsOf(dataset) }], job: undefined };
      this.#declarations.push({ parts, columns, stamp });
    }
  }

  #touchJob({ namespace, name, facets }: JobUse, stamp: Stamp): NodeKey {
    return this.#nodes.touch({ kind: 'job', namespace, name, isNamed: true, facets }, stamp);
  }

  /** Records a dataset an event names: the node, its facets, its other names, its columns, its end. */
  #touchDataset(
    { namespace, name, facets }: DatasetUse,
    stamp: Stamp,
    byRun: string | null,
  ): NodeKey {
    const key = this.#nodes.touch(
      { kind: 'dataset', namespace, name, isNamed: true, facets },
      stamp,
    );
    const symlinks = readFacet('symlinks', bodyOf(facets, 'symlinks'));
    for (const other of symlinks?.identifiers ?? []) {
      if (!isUsableName(other)) continue;
      const alias = this.#nodes.touch(
        {
          kind: 'dataset',
          namespace: other.namespace,
          name: other.name,
          isNamed: false,
          facets: [],
        },
        stamp,
      );
      this.#aliases.push({ of: key, alias, type: other.type, at: stamp[0] });
    }
    this.#schemas.see(key, facets, stamp[0]);
    this.#tellLifecycle(key, facets, stamp, byRun);
    return key;
  }

  /** Records what the event says became of a dataset, and the name it had before. */
  #tellLifecycle(key: NodeKey, facets: readonly Facet[], stamp: Stamp, byRun: string | null): void {
    const told = readFacet('lifecycleStateChange', bodyOf(facets, 'lifecycleStateChange'));
    if (!told) return;
    const { lifecycleStateChange: change, previousIdentifier: previous } = told;
    const hasPrevious = previous !== null && isUsableName(previous);
    const previousKey = hasPrevious
      ? this.#nodes.touch({ kind: 'dataset', ...previous, isNamed: false, facets: [] }, stamp)
      : null;
    addLifecycle(this.#db, { key, change, previousKey, byRun }, stamp);
  }
}
