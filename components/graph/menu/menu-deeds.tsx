import {
  ArrowLeft,
  ArrowRight,
  Boxes,
  ChevronLeft,
  ChevronRight,
  ChevronsLeft,
  ChevronsRight,
  ChevronsUpDown,
  CircleHelp,
  Columns3,
  List,
  LocateFixed,
  Maximize2,
  Minus,
  PanelRight,
  Pin,
  Route,
  type LucideIcon,
} from 'lucide-react';

import type { GraphNode, GraphQuery } from '@/lib/contract/graph';
import { lineageHref } from '@/lib/url/lineage-href';
import { nodeHref } from '@/lib/url/node-href';

import { grouped } from '../../ui/quantity';
import { rowWords } from '../columns/row-words';
import { beside, canCollapse } from '../can-collapse';
import type { Side } from '../drawn-graph';
import type { GraphActions } from '../graph-actions';
import type { MenuTarget } from './menu-target';

/** One thing that can be done to what was held; `href` leads away. */
export type Deed = { readonly icon: LucideIcon; readonly label: string } & (
  { readonly act: () => void } | { readonly href: string }
);

/** What only the canvas can do. */
export type CanvasDeeds = {
  /** The node that paths to another one start from: id. */
  readonly pathsFrom: string | null;
  readonly goTo: (id: string, from: string) => void;
  readonly whyEdge: (place: number) => void;
  readonly listFold: () => void;
};

/** All that can be done to a card, a group, a fold or an edge, in groups of a kind. */
export function menuDeeds(
  target: MenuTarget,
  actions: GraphActions,
  question: GraphQuery | null,
  canvas: CanvasDeeds,
): readonly (readonly Deed[])[] {
  switch (target.kind) {
    case 'node':
      return nodeDeeds(target, actions, question, canvas).filter((deeds) => deeds.length > 0);
    case 'group':
      return [[{ icon: Boxes, label: 'Open the group', act: () => { actions.openGroup(target.group); } }]]; // prettier-ignore
    case 'fold': {
      const { fold } = target;
      const showAll = () => {
        actions.unfold(fold, fold.members[0]?.id ?? null);
      };
      return [
        [
          { icon: List, label: 'List what is inside', act: canvas.listFold },
          { icon: ChevronsUpDown, label: `Show all ${grouped(fold.count)}`, act: showAll },
        ],
      ];
    }
    case 'edge': {
      const { place, from, to } = target;
      const why = () => {
        canvas.whyEdge(place);
      };
      return [
        target.hasFacts ? [{ icon: CircleHelp, label: 'Why it is here', act: why }] : [],
        [
          { icon: ArrowLeft, label: `Go to ${from.name}`, act: () => { canvas.goTo(from.id, to.id); } }, // prettier-ignore
          { icon: ArrowRight, label: `Go to ${to.name}`, act: () => { canvas.goTo(to.id, from.id); } }, // prettier-ignore
        ],
      ].filter((deeds) => deeds.length > 0);
    }
  }
}

function nodeDeeds(
  { node, isOpen, column }: Extract<MenuTarget, { kind: 'node' }>,
  actions: GraphActions,
  question: GraphQuery | null,
  { pathsFrom }: CanvasDeeds,
): readonly (readonly Deed[])[] {
  const isDataset = node.kind === 'dataset';
  const isStart = pathsFrom === null || pathsFrom === node.id;
  const lock = () => {
    if (column !== undefined) actions.columns.lock(node, column);
  };
  return [
    column === undefined
      ? []
      : [{ icon: Pin, label: `Trace ${rowWords({ field: column, grade: 'unknown' })}`, act: lock }],
    [
      { icon: PanelRight, label: 'Details', act: () => { actions.select(node); } }, // prettier-ignore
      { icon: CircleHelp, label: 'Edges here, and why', act: () => { actions.showEdges(node); } }, // prettier-ignore
      { icon: Route, label: isStart ? 'Paths from here' : 'Paths to here', act: () => { actions.pathsTo(node); } }, // prettier-ignore
    ],
    [
      ...sideDeeds(node, 'up', actions, question),
      ...sideDeeds(node, 'down', actions, question),
      ...(isDataset ? [columnsDeed(node, isOpen, actions)] : []),
    ],
    // Versions and runs have pages of their own kind: the panel leads to them.
    node.version || node.run
      ? []
      : [
          { icon: LocateFixed, label: 'Lineage around it', href: lineageHref(node.id) },
          { icon: Maximize2, label: 'Full page', href: nodeHref(node) },
        ],
  ];
}

function columnsDeed(node: GraphNode, isOpen: boolean, { columns }: GraphActions): Deed {
  return {
    icon: Columns3,
    label: isOpen ? 'Close its columns' : 'Open its columns',
    act: () => {
      (isOpen ? columns.close : columns.open)(node);
    },
  };
}

const SIDES = {
  up: { word: 'upstream', One: ChevronLeft, All: ChevronsLeft },
  down: { word: 'downstream', One: ChevronRight, All: ChevronsRight },
} as const;

function sideDeeds(
  node: GraphNode,
  side: Side,
  { expand, collapse }: GraphActions,
  question: GraphQuery | null,
): Deed[] {
  const { word, One, All } = SIDES[side];
  const { hidden } = beside(node, side);
  const deeds: Deed[] = [];
  if (hidden > 0)
    deeds.push(
      { icon: One, label: `Expand ${grouped(hidden)} ${word}`, act: () => { expand(node, [side], false); } }, // prettier-ignore
      { icon: All, label: `Everything ${word}`, act: () => { expand(node, [side], true); } }, // prettier-ignore
    );
  if (canCollapse(node, side, question))
    deeds.push({ icon: Minus, label: `Collapse ${word}`, act: () => { collapse(node, [side]); } }); // prettier-ignore
  return deeds;
}
