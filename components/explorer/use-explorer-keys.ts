'use client';

import type { GraphGroup, GraphNode } from '@/lib/contract/graph';
import { readGraphView, type GraphView } from '@/lib/url/graph-view';

import type { GraphActions } from '../graph/graph-actions';
import { useShortcuts } from '../graph/use-shortcuts';
import { nextGrouping } from './grouping';
import { nextLens } from './lens-menu';
import type { Moments } from './time/use-moments';
import type { Paths } from './paths/use-paths';
import type { ViewCommands } from './view-commands';

const OWN_ENTER = 'button, a, input, summary, [tabindex="0"]';
const BOTH_SIDES = ['up', 'down'] as const;
const done = (work: () => void) => () => {
  work();
  return true;
};

/** The explorer's single keys; arrows belong to the canvas and the list. */
export function useExplorerKeys({
  view,
  atCursor,
  groupAtCursor,
  actions,
  commands,
  times,
  isOpen,
  showEdges,
  fit,
  find,
  startSelecting,
  help,
  toggleList,
  exportIt,
  filter,
  paths,
}: {
  view: GraphView;
  atCursor: GraphNode | undefined;
  /** The closed group at the cursor, or the open one around the node there. */
  groupAtCursor: GraphGroup | undefined;
  actions: GraphActions;
  commands: ViewCommands;
  times: Moments;
  /** Whether a card shows its columns. */
  isOpen: (id: string) => boolean;
  /** Tells of the edges of what the keyboard is on. */
  showEdges: () => boolean;
  fit: () => void;
  find: () => void;
  startSelecting: () => void;
  help: () => void;
  toggleList: () => void;
  exportIt: () => void;
  filter: () => void;
  paths: Pick<Paths, 'picking' | 'pick' | 'finish' | 'step'>;
}) {
  const here = (work: (node: GraphNode) => void) => () => {
    if (atCursor === undefined) return false;
    work(atCursor);
    return true;
  };
  const closedGroup = groupAtCursor?.isOpen === false ? groupAtCursor : undefined;
  const orGroup =
    (work: (group: GraphGroup) => void, group: GraphGroup | undefined, otherwise: () => boolean) =>
    () => {
      if (group === undefined) return otherwise();
      work(group);
      return true;
    };
  useShortcuts({
    g: done(() => {
      commands.setGroup(nextGrouping(view.group, view.focus !== null));
    }),
    h: done(() => {
      commands.setLens(nextLens(view.lens));
    }),
    e: orGroup(
      actions.openGroup,
      closedGroup,
      here((node) => {
        actions.expand(node, BOTH_SIDES, false);
      }),
    ),
    c: orGroup(
      actions.closeGroup,
      groupAtCursor?.isOpen ? groupAtCursor : undefined,
      here((node) => {
        actions.collapse(node, BOTH_SIDES);
      }),
    ),
    o: here((node) => {
      if (node.kind === 'dataset')
        (isOpen(node.id) ? actions.columns.close : actions.columns.open)(node);
    }),
    t: done(() => {
      commands.setLevel(view.level === 'table' ? 'column' : 'table');
    }),
    w: showEdges,
    f: done(fit),
    l: done(toggleList),
    '[': done(commands.nearer),
    ']': done(commands.deeper),
    ',': done(times.earlier),
    '.': done(times.later),
    n: () => {
      if (view.asOf === null) return false;
      times.pick(null);
      return true;
    },
    '/': done(find),
    s: done(startSelecting),
    x: done(exportIt),
    F: done(filter),
    p: here((node) => {
      if (paths.picking === null) paths.pick(node);
      else paths.finish(node);
    }),
    '<': () => paths.step(-1),
    '>': () => paths.step(1),
    '?': done(help),
    Enter: ({ target }) => {
      // A button, link or field that has the focus keeps its own Enter.
      const isElsewhere = target instanceof Element && target.closest(OWN_ENTER) !== null;
      if (isElsewhere || atCursor === undefined) return false;
      actions.select(atCursor);
      return true;
    },
    Escape: () => {
      // Pressed twice in a row, the second must know what the first let go of.
      const now = readGraphView(new URLSearchParams(window.location.search)).view;
      if (paths.picking !== null) paths.pick(null);
      else if (now.paths !== null) commands.clearPaths();
      else if (now.locked !== null || now.column !== null) commands.unlock();
      else if (now.selected !== null) commands.closePanel();
      else return false;
      return true;
    },
  });
}
