'use client';

import type { GraphResponse } from '@/lib/contract/graph';
import type { GraphView } from '@/lib/url/graph-view';

import { onDemand } from '../../ui/on-demand';
import type { Paths } from './use-paths';
import type { ViewCommands } from '../view-commands';

const PathsBar = onDemand(async () => (await import('./paths-bar')).PathsBar);

/** The bar about paths, where there are any or one end is chosen. */
export function PathsRow({
  paths,
  graph,
  view,
  commands,
  onGo,
}: {
  paths: Paths;
  /** Null while the answer to the question is on its way. */
  graph: GraphResponse | null;
  view: GraphView;
  commands: ViewCommands;
  onGo: (id: string) => void;
}) {
  if (paths.picking === null && (view.paths === null || view.mode === 'pinned')) return null;
  const ids = new Set<string>(graph?.nodes.map(({ id }) => id));
  const missing = new Set(paths.current?.nodes.filter((id) => !ids.has(id)));
  const ungroup = () => {
    commands.setGroup('none');
  };
  return (
    <PathsBar
      paths={paths}
      drawn={graph?.nodes ?? []}
      missing={graph === null ? 0 : missing.size}
      onGo={onGo}
      onUngroup={view.group === 'none' ? null : ungroup}
      onClose={commands.clearPaths}
    />
  );
}
