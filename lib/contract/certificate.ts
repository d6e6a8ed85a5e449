import type { Instant } from '@/lib/lineage';

import type { GraphResponse } from './graph';
import type { NodeRef } from './shared-shapes';
import type { VersionDetails, VersionRef } from './versions';

/** A column somebody tagged, somewhere behind a model, and whether it reached the model. */
export type TaggedColumn = {
  readonly node: NodeRef;
  readonly column: string;
  readonly tag: string;
  readonly isProhibited: boolean;
  /**
   * `direct`: values go into the model; `indirect`: it decides about rows or groups; `none`: every
   * run tells its column lineage, and none leads there; `unknown`: a run on the way does not.
   */
  readonly reach: 'direct' | 'indirect' | 'none' | 'unknown';
};

/** What a birth certificate says of one version of a model. */
export type Certificate = {
  readonly version: VersionDetails;
  readonly owners: readonly { readonly name: string; readonly type: string | null }[];
  /** What no known run made: the raw data behind it. */
  readonly sources: readonly { readonly node: NodeRef; readonly version: VersionRef | null; readonly assumed: boolean }[]; // prettier-ignore
  readonly runs: readonly {
    readonly runId: string;
    readonly job: NodeRef;
    readonly state: string;
    readonly startedAt: Instant | null;
    readonly commit: string | null;
    readonly repoUrl: string | null;
  }[];
  readonly columns: readonly TaggedColumn[];
  readonly graph: GraphResponse;
  /** In words: what had to be assumed, and what nobody told. */
  readonly doubts: readonly string[];
  readonly eventCount: number;
  readonly lastEventAt: Instant | null;
  readonly generatedAt: Instant;
};
