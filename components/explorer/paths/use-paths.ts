'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';

import { pathsQuery } from '@/lib/client/paths-query';
import type { LineagePath, PathsResponse } from '@/lib/contract/paths';
import type { NodeRef } from '@/lib/contract/shared-shapes';
import type { GraphView } from '@/lib/url/graph-view';
import { pathsQueryOf } from '@/lib/url/paths-query';

import type { DrawnGraph } from '../../graph/drawn-graph';
import type { LitPaths } from '../../graph/lit-paths';
import type { ChangeView } from '../use-graph-view';

const NONE: readonly string[] = [];

/** The same view with the paths between two nodes drawn. */
export function withPaths(view: GraphView, from: string, to: string): GraphView {
  return { ...view, paths: `${from}..${to}`, path: null, locked: null };
}

/** The paths a view draws, and what a reader does with them. */
export type Paths = {
  /** The node to start from, while the other end is looked for. */
  readonly picking: NodeRef | null;
  readonly pick: (node: NodeRef | null) => void;
  /** Looks for paths from a node; undefined where there are none to draw. */
  readonly start: ((node: NodeRef) => void) | undefined;
  /** Looks for paths from `here`, or lets go of those there are. */
  readonly toggle: (here: NodeRef | undefined) => void;
  /** Draws the paths from the node picked to another one. */
  readonly finish: (to: Pick<NodeRef, 'key'>) => void;
  readonly answer: PathsResponse | undefined;
  readonly problem: string | null;
  /** Place of the lit path, from 0. */
  readonly at: number;
  readonly current: LineagePath | undefined;
  /** Ids of the nodes that stay out of folded cards. */
  readonly kept: readonly string[];
  /** Lights the path so many further; false if there is nowhere to go. */
  readonly step: (by: 1 | -1) => boolean;
};

/** Asks for the paths between the two nodes the URL names. */
export function usePaths(view: GraphView, change: ChangeView): Paths {
  const [picking, pick] = useState<NodeRef | null>(null);
  const question = view.mode === 'pinned' ? null : pathsQueryOf(view);
  const { data, error } = useQuery(pathsQuery(question));
  const answer = question === null ? undefined : data;
  const count = answer?.paths.length ?? 0;
  const at = Math.max(0, Math.min(view.path ?? 1, count) - 1);
  const current = answer?.paths[at];
  return {
    picking,
    pick,
    start: view.mode === 'pinned' ? undefined : pick,
    toggle: (here) => {
      if (picking !== null || view.paths === null) pick(picking === null ? (here ?? null) : null);
      else change((now) => ({ ...now, paths: null, path: null }));
    },
    finish: ({ key }) => {
      pick(null);
      if (picking !== null && picking.key !== key)
        change((now) => withPaths(now, picking.key, key));
    },
    answer,
    problem: error?.message ?? null,
    at,
    current,
    kept: current?.nodes ?? NONE,
    step: (by) => {
      if (count < 2) return false;
      change((now) => ({ ...now, path: ((at + by + count) % count) + 1 }), 'replace');
      return true;
    },
  };
}

/** What the canvas lights of them. */
export function useLitPaths({ answer, current }: Paths, drawn: DrawnGraph): LitPaths | null {
  return useMemo(() => {
    if (answer === undefined || current === undefined) return null;
    const ids = new Set<string>(current.nodes);
    const sight = drawn.nodes.filter((one) =>
      one.kind === 'fold' ? one.hides.some((id) => ids.has(id)) : ids.has(one.id),
    );
    return {
      lit: current.nodes,
      all: answer.paths.map(({ nodes }) => nodes),
      sight: sight.map(({ id }) => id),
    };
  }, [answer, current, drawn]);
}
