import { canonicalRunId } from '@/lib/openlineage/event-reader';
import { isUsableName } from '@/lib/openlineage/limits';
import { readDatasetSources, readJobLineage, type SourceRef } from '@/lib/openlineage/read-sources';
import type { DatasetUse, Facet, JobUse, SourceKey, Stamp } from '@/lib/lineage';

import { bodyOf } from './facet-named';
import type { NodeStates } from './node-states';
import { parentOf, type RunStates } from './run-states';
import type { TargetEntries } from './shapes';
import { sourceKey } from './told-sources';

/** What the facets of an event name besides its job and datasets: it is known from then on. */
export class Mentions {
  readonly #nodes: NodeStates;
  readonly #runs: RunStates;

  constructor(nodes: NodeStates, runs: RunStates) {
    this.#nodes = nodes;
    this.#runs = runs;
  }

  /** Makes sure what a lineage facet names is a node, and gives its key. */
  #touch(ref: SourceRef, stamp: Stamp): SourceKey {
    if (ref === 'self') return sourceKey(ref);
    return this.#nodes.touch({ ...ref, isNamed: false, facets: [] }, stamp);
  }

  /**
   * Makes a node of every source an event's own facets name, whether or not they end up in force:
   * what is in force depends on other events, and a node's first and last sight must not.
   */
  sources({ facets }: DatasetUse, stamp: Stamp): void {
    const told = [
      readDatasetSources(bodyOf(facets, 'lineage'), undefined),
      readDatasetSources(undefined, bodyOf(facets, 'columnLineage')),
    ];
    for (const ref of told.flatMap((one) => one?.from ?? [])) this.#touch(ref, stamp);
  }

  /** What a job's lineage facet says its outputs are made of; null if it has none. */
  targets(job: JobUse, stamp: Stamp): TargetEntries {
    const entries = readJobLineage(bodyOf(job.facets, 'lineage'));
    if (!entries) return null;
    const targets = new Map<SourceKey, Set<SourceKey>>();
    for (const { target, from } of entries) {
      const key = this.#touch(target, stamp);
      const known = targets.get(key) ?? new Set<SourceKey>();
      for (const ref of from) known.add(this.#touch(ref, stamp));
      targets.set(key, known);
    }
    return [...targets]
      .map(([key, from]) => [key, [...from].sort()] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Makes sure the parent and root an event names are known, even if they never report themselves. */
  parents(runFacets: readonly Facet[], stamp: Stamp): void {
    const parent = parentOf(
      new Map(runFacets.filter(({ deleted }) => !deleted).map(({ name, body }) => [name, body])),
    );
    const root = parent?.root ? canonicalRunId(parent.root.run.runId) : null;
    for (const { run, job } of parent ? [parent, ...(parent.root ? [parent.root] : [])] : []) {
      if (!isUsableName(job)) continue;
      const jobKey = this.#nodes.touch(
        { kind: 'job', namespace: job.namespace, name: job.name, isNamed: false, facets: [] },
        stamp,
      );
      const runId = canonicalRunId(run.runId);
      const under = run === parent?.run ? root : null;
      this.#runs.tell({ runId, jobKey, under, own: null }, stamp);
    }
  }
}
