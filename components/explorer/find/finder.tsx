'use client';

import type { GraphGroup, GraphQuery } from '@/lib/contract/graph';

import type { DrawnGraph } from '../../graph/drawn-graph';
import { useGraphActions } from '../../graph/graph-actions';
import type { Cursor } from '../../graph/to-flow';
import { focusCard } from '../focus-card';
import { FindBox } from './find-box';

/** The box that finds, and what the graph does about what it finds. */
export function Finder({
  drawn,
  groups,
  question,
  cursor,
  setCursor,
  onClose,
}: {
  drawn: DrawnGraph;
  groups: readonly GraphGroup[];
  question: GraphQuery | null;
  /** The node that arrows start from: it has the focus again when the box closes. */
  cursor: string;
  setCursor: (cursor: Cursor) => void;
  onClose: () => void;
}) {
  const { reveal, takeOut, openGroup } = useGraphActions();
  return (
    <FindBox
      drawn={drawn}
      question={question}
      onGo={(id) => {
        setCursor(id === null ? { id: cursor, by: 'pointer' } : { id, by: 'search' });
      }}
      onReveal={reveal}
      onUnfold={({ fold, member }) => {
        takeOut(fold, member);
      }}
      onOpen={(id) => {
        const group = groups.find((one) => one.id === id);
        if (group === undefined) setCursor({ id, by: 'keyboard' });
        else openGroup(group);
      }}
      onClose={() => {
        onClose();
        setCursor({ id: cursor, by: 'keyboard' });
        focusCard(cursor);
      }}
    />
  );
}
