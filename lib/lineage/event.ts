import type { Instant, Json } from './types';

/** Something off about an event that was accepted all the same. `pointer` is RFC 6901. */
export type EventWarning = { readonly pointer: string; readonly message: string };

/** One facet as received. `deleted`: the facet says `_deleted: true` and takes the earlier one away. */
export type Facet = { readonly name: string; readonly body: Json; readonly deleted: boolean };

/** A dataset in an event: by itself, or as an input or output with facets of that use. */
export type DatasetUse = {
  readonly namespace: string;
  readonly name: string;
  readonly facets: readonly Facet[];
  /** `inputFacets` or `outputFacets`; empty for a dataset event. */
  readonly useFacets: readonly Facet[];
};

/** A job in an event. */
export type JobUse = {
  readonly namespace: string;
  readonly name: string;
  readonly facets: readonly Facet[];
};

type EventBase = {
  readonly eventTime: Instant;
  readonly producer: string | null;
  readonly warnings: readonly EventWarning[];
};

/** What the run did: the six event types of the specification; `OTHER` also stands for none or an unknown one. */
export const EVENT_TYPES = ['START', 'RUNNING', 'COMPLETE', 'ABORT', 'FAIL', 'OTHER'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** A received event in domain terms. OpenLineage core specification 2-0-2. */
export type LineageEvent =
  | (EventBase & {
      readonly kind: 'run';
      /** As sent; null if absent. */
      readonly eventType: EventType | null;
      readonly runId: string;
      readonly runFacets: readonly Facet[];
      readonly job: JobUse;
      readonly inputs: readonly DatasetUse[];
      readonly outputs: readonly DatasetUse[];
    })
  | (EventBase & {
      readonly kind: 'job';
      readonly job: JobUse;
      readonly inputs: readonly DatasetUse[];
      readonly outputs: readonly DatasetUse[];
    })
  | (EventBase & { readonly kind: 'dataset'; readonly dataset: DatasetUse });
