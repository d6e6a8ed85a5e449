/*
 * Glossary (OpenLineage words first; the same word means the same thing everywhere).
 *
 * dataset, job, run, event, facet, namespace, input, output — as in the OpenLineage specification.
 * node      a dataset or a job in the graph.
 * edge      an arrow between two nodes: dataset → job (read), job → dataset (written).
 * flow      input → output through one job: what may be walked.
 * evidence  why a flow, and so an edge, is believed.
 * shape     one distinct set of inputs, outputs and flows that runs of a job have shown.
 * focus     the node a graph is drawn around; depth counts datasets and jobs alike.
 */

/** Kinds of node. A model, topic, file or dashboard is a dataset with a type. */
export const NODE_KINDS = ['dataset', 'job'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** `dataset:<namespace>:<name>` or `job:<namespace>:<name>`, both parts percent-encoded. */
export type NodeId = string & { readonly __brand: 'NodeId' };

/** A dataset's node id, `#`, and a percent-encoded field path. */
export type ColumnId = string & { readonly __brand: 'ColumnId' };

/** 16 lower-case characters derived from kind, namespace and name: the short stable id of a node in URLs. */
export type NodeKey = string & { readonly __brand: 'NodeKey' };

/** UTC time as ISO 8601 with nine fractional digits, so that text order is time order. */
export type Instant = string & { readonly __brand: 'Instant' };

/** Why a flow is believed, strongest first (the order is the precedence). */
export const EVIDENCE = ['explicit', 'column', 'declared', 'observed', 'inferred'] as const;
export type Evidence = (typeof EVIDENCE)[number];

export const DIRECTIONS = ['both', 'upstream', 'downstream'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** State of a run, a pure function of the set of its events. `unknown`: seen, but no event said more. */
export const RUN_STATES = ['running', 'complete', 'failed', 'aborted', 'unknown'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** State of a node: that of a job's latest run, or of the run that last wrote a dataset; `none` if there is no run. */
export const NODE_STATUSES = [...RUN_STATES, 'none'] as const;
export type NodeStatus = (typeof NODE_STATUSES)[number];

/** Any JSON value. Object keys are data: they may be `__proto__` or `constructor`. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
