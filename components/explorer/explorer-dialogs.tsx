'use client';

import { useEffect } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';

import type { EdgesOf } from '../edge/edges-dialog';
import { onDemand } from '../ui/on-demand';
import { whenIdle } from '../ui/when-idle';

const EdgesDialog = onDemand(async () => (await import('../edge/edges-dialog')).EdgesDialog);
const HelpDialog = onDemand(async () => (await import('./help-dialog')).HelpDialog);

/** The windows that open over the explorer; no part of its first load. */
export function ExplorerDialogs({
  graph,
  edgesOf,
  onEdgesOf,
  isHelping,
  onHelping,
}: {
  graph: GraphResponse;
  edgesOf: EdgesOf | null;
  onEdgesOf: (of: EdgesOf | null) => void;
  isHelping: boolean;
  onHelping: (isHelping: boolean) => void;
}) {
  useEffect(
    () =>
      whenIdle(() => {
        EdgesDialog.warm();
        HelpDialog.warm();
      }),
    [],
  );
  return (
    <>
      {edgesOf === null ? null : (
        <EdgesDialog
          graph={graph}
          of={edgesOf}
          onClose={() => {
            onEdgesOf(null);
          }}
        />
      )}
      {isHelping ? (
        <HelpDialog
          isOpen
          onClose={() => {
            onHelping(false);
          }}
        />
      ) : null}
    </>
  );
}
