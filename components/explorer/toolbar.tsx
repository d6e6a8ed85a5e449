'use client';

import {
  ArrowLeftToLine,
  ArrowRightToLine,
  Boxes,
  Columns3,
  CircleQuestionMark,
  Fullscreen,
  Highlighter,
  List,
  Maximize,
  MoveHorizontal,
  Network,
  Pin,
  Route,
  Search,
  Table2,
  Workflow,
} from 'lucide-react';
import type { ReactNode } from 'react';

import type { GraphNode } from '@/lib/contract/graph';
import type { Instant } from '@/lib/lineage';
import type { GraphView } from '@/lib/url/graph-view';

import { splitName } from '../node/node-name';
import { nodeTypeLook } from '../node/node-type';
import { Button } from '../ui/button';
import { Segmented } from '../ui/segmented';
import { Tooltip } from '../ui/tooltip';
import { DepthStepper } from './depth-stepper';
import { GroupMenu } from './group-menu';
import { ExportMenu } from './export/export-menu';
import { Hint } from './hint';
import { LensMenu } from './lens-menu';
import { ShareButton } from './export/share-button';
import { TimeMenu } from './time/time-menu';
import type { Moments } from './time/use-moments';

const DIRECTIONS = [
  {
    value: 'upstream',
    name: 'Upstream only',
    label: <Label icon={<ArrowLeftToLine aria-hidden />} words="Upstream" />,
  },
  {
    value: 'both',
    name: 'Both directions',
    label: <Label icon={<MoveHorizontal aria-hidden />} words="Both" />,
  },
  {
    value: 'downstream',
    name: 'Downstream only',
    label: <Label icon={<ArrowRightToLine aria-hidden />} words="Downstream" />,
  },
] as const;

const LEVELS = [
  {
    value: 'table',
    name: 'Tables',
    label: <Label icon={<Table2 aria-hidden />} words="Tables" isWide />,
  },
  {
    value: 'column',
    name: 'The columns of every table',
    label: <Label icon={<Columns3 aria-hidden />} words="Columns" isWide />,
  },
] as const;

const MODES = [
  {
    value: 'logical',
    name: 'Datasets and jobs',
    label: <Label icon={<Network aria-hidden />} words="Logical" />,
  },
  {
    value: 'pinned',
    name: 'The exact versions and runs',
    label: <Label icon={<Pin aria-hidden />} words="Pinned" />,
  },
] as const;

const VIEWS = [
  { value: 'canvas', name: 'Graph', label: <Workflow aria-hidden /> },
  { value: 'list', name: 'List', label: <List aria-hidden /> },
] as const;

export type ToolbarActions = {
  readonly setDirection: (direction: GraphView['direction']) => void;
  readonly setDepth: (depth: GraphView['depth']) => void;
  readonly setGroup: (group: GraphView['group']) => void;
  readonly setLens: (lens: GraphView['lens']) => void;
  readonly setLevel: (level: GraphView['level']) => void;
  readonly setMode: (mode: GraphView['mode']) => void;
  readonly setView: (view: 'canvas' | 'list') => void;
  readonly find: () => void;
  readonly togglePaths: () => void;
  readonly setLegend: (isShown: boolean) => void;
  readonly fit: () => void;
  readonly fullScreen: () => void;
  readonly help: () => void;
  readonly setExporting: (isExporting: boolean) => void;
  readonly say: (words: string) => void;
  /** The moment that holds what is shown. */
  readonly readNow: () => Promise<Instant>;
};

/** What is looked at, how far, and as what. */
export function Toolbar({
  focus,
  view,
  shownAs,
  isLegendShown,
  times,
  isExporting,
  isPicking,
  actions,
}: {
  focus: GraphNode | undefined;
  view: GraphView;
  shownAs: 'canvas' | 'list';
  isLegendShown: boolean;
  times: Moments;
  isExporting: boolean;
  /** The other end of paths is looked for. */
  isPicking: boolean;
  actions: ToolbarActions;
}) {
  return (
    <div
      role="toolbar"
      aria-label="Explorer"
      data-own-keys
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-surface px-3 py-2 print:hidden"
    >
      <Subject focus={focus} isSelected={view.select !== null} />
      <div className="ml-auto sm:contents">
        <Segmented label="View" value={shownAs} options={VIEWS} onChange={actions.setView} />
      </div>
      {/* On a phone one line that is pushed aside: three lines of buttons would leave little of the picture. */}
      <div className="-mx-3 flex w-[calc(100%+1.5rem)] [scrollbar-width:none] items-center gap-2 overflow-x-auto px-3 *:shrink-0 sm:contents">
        {view.focus === null ? null : (
          <>
            <Segmented
              label="Direction"
              value={view.direction}
              options={DIRECTIONS}
              onChange={actions.setDirection}
            />
            <DepthStepper depth={view.depth} onChange={actions.setDepth} />
          </>
        )}
        <GroupMenu
          grouping={view.group}
          hasFocus={view.focus !== null || view.select !== null}
          onChange={actions.setGroup}
        />
        <TimeMenu view={view} times={times} />
        {view.focus === null ? null : (
          <Segmented label="Mode" value={view.mode} options={MODES} onChange={actions.setMode} />
        )}
        <Segmented label="Level" value={view.level} options={LEVELS} onChange={actions.setLevel} />
        <div className="ml-auto flex items-center gap-1">
          <Tool name="Find in the graph" keyName="/" onClick={actions.find}>
            <Search aria-hidden />
          </Tool>
          {view.mode === 'pinned' ? null : (
            <Tool
              name="Paths between two nodes"
              keyName="p"
              isPressed={isPicking || view.paths !== null}
              onClick={actions.togglePaths}
            >
              <Route aria-hidden />
            </Tool>
          )}
          {shownAs === 'canvas' ? <LensMenu lens={view.lens} onChange={actions.setLens} /> : null}
          <Tool
            name={isLegendShown ? 'Hide the legend' : 'Show the legend'}
            isPressed={isLegendShown}
            onClick={() => {
              actions.setLegend(!isLegendShown);
            }}
          >
            <Highlighter aria-hidden />
          </Tool>
          {shownAs === 'canvas' ? (
            <Tool name="Fit on the screen" keyName="f" onClick={actions.fit}>
              <Maximize aria-hidden />
            </Tool>
          ) : null}
          <span className="hidden sm:contents">
            <Tool name="Full screen" onClick={actions.fullScreen}>
              <Fullscreen aria-hidden />
            </Tool>
            <Tool name="Help" keyName="?" onClick={actions.help}>
              <CircleQuestionMark aria-hidden />
            </Tool>
          </span>
          <ExportMenu isOpen={isExporting} onOpen={actions.setExporting} onSay={actions.say} />
          <ShareButton isPast={view.asOf !== null} readNow={actions.readNow} onSay={actions.say} />
        </div>
      </div>
    </div>
  );
}

function Label({
  icon,
  words,
  isWide = false,
}: {
  icon: ReactNode;
  words: string;
  /** The words are shown only where there is plenty of room. */
  isWide?: boolean;
}) {
  return (
    <>
      {icon}
      <span className={isWide ? 'hidden 2xl:inline' : 'hidden lg:inline'}>{words}</span>
    </>
  );
}

/** What the graph is of: a node, what a selector means, or all there is. */
function Subject({ focus, isSelected }: { focus: GraphNode | undefined; isSelected: boolean }) {
  if (focus !== undefined) return <FocusName node={focus} />;
  if (isSelected) return <h1 className="text-sm font-semibold text-ink sm:sr-only">Lineage</h1>;
  return (
    <h1 className="mr-2 flex items-center gap-2 text-sm font-semibold text-ink">
      <Boxes aria-hidden className="size-4 shrink-0 text-accent" />
      Everything
    </h1>
  );
}

function FocusName({ node }: { node: GraphNode }) {
  const { head, tail } = splitName(node.name);
  const { icon: Icon, label } = nodeTypeLook(node.kind, node.type);
  return (
    <h1
      title={`${node.name}\n${node.namespace}`}
      className="mr-2 flex min-w-40 flex-1 items-center gap-2 text-sm md:max-w-80 md:min-w-0 md:flex-none"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-accent" />
      <span className="sr-only">Lineage of {label}</span>
      <span className="flex min-w-0 items-baseline">
        <span className="min-w-0 shrink-[9] truncate text-xs text-ink-faint">{head}</span>
        <span className="truncate font-semibold text-ink">{tail}</span>
      </span>
    </h1>
  );
}

function Tool({
  name,
  keyName,
  isPressed,
  onClick,
  children,
}: {
  name: string;
  keyName?: string;
  isPressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Tooltip label={keyName === undefined ? name : <Hint words={name} keyName={keyName} />}>
      <Button
        look="quiet"
        size="icon"
        aria-label={name}
        aria-pressed={isPressed}
        className="aria-pressed:bg-sunken aria-pressed:text-ink"
        onClick={onClick}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
