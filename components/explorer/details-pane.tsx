'use client';

import { useEffect } from 'react';

import type { NodeRef } from '@/lib/contract/shared-shapes';
import type { GraphView } from '@/lib/url/graph-view';

import { onDemand } from '../ui/on-demand';
import { whenIdle } from '../ui/when-idle';
import { PanelSlot } from './panel-slot';
import type { ViewCommands } from './view-commands';

/** No part of the first load, and there before anybody opens it. */
const NodePanel = onDemand(async () => (await import('../panel/node-panel')).NodePanel);

/** The side panel, where a node is selected. */
export function DetailsPane({
  nodeKey,
  view,
  commands,
  onPaths,
}: {
  nodeKey: string | null;
  view: GraphView;
  commands: ViewCommands;
  /** Asks for paths from it; absent where there are none. */
  onPaths: ((node: NodeRef) => void) | undefined;
}) {
  useEffect(() => whenIdle(NodePanel.warm), []);
  if (nodeKey === null) return null;
  return (
    <PanelSlot>
      <NodePanel
        key={nodeKey}
        nodeKey={nodeKey}
        asOf={view.asOf}
        walked={view}
        tab={view.tab}
        onTab={commands.setTab}
        onPaths={onPaths}
        onClose={commands.closePanel}
      />
    </PanelSlot>
  );
}
