'use client';

import type { GraphResponse } from '@/lib/contract/graph';

import { EdgesDialog, type EdgesOf } from '../edge/edges-dialog';
import { HelpDialog } from './help-dialog';

/** The windows that open over the explorer. */
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
      <HelpDialog
        isOpen={isHelping}
        onClose={() => {
          onHelping(false);
        }}
      />
    </>
  );
}
