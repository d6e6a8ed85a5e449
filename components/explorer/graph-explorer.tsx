'use client';

import { useMemo, useRef, useState } from 'react';

import type { GraphResponse } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { graphQueryOf, type GraphView } from '@/lib/url/graph-view';

import { GraphActionsProvider } from '../graph/graph-actions';
import type { Cursor } from '../graph/to-flow';
import { CanvasPane } from './canvas-pane';
import { describeStep } from './describe-change';
import { emptinessOf } from './emptiness';
import { edgesAt } from './edges-at';
import { ExplorerDialogs } from './explorer-dialogs';
import { ExplorerStage } from './explorer-stage';
import { FilterMenu } from './filter/filter-menu';
import { Finder } from './find/finder';
import { NothingNotice } from './nothing-notice';
import { Legend } from './legend';
import { ListView } from './list/list-view';
import { NoticeBar } from './notice-bar';
import { OpenGroups } from './open-groups';
import { momentOf } from './time/moment-of';
import { DetailsPane } from './details-pane';
import { PastBar } from './time/past-bar';
import { PathsRow } from './paths/paths-row';
import { PrintHead } from './export/print-head';
import { SelectorBar } from './selector/selector-bar';
import { StatusStrip } from './status-strip';
import { Toolbar } from './toolbar';
import { toggleFullScreen } from './toggle-full-screen';
import { useAnnouncement } from './use-announcement';
import { useDialogs } from './use-dialogs';
import { useDrawnGraph } from './use-drawn-graph';
import { useExplorerKeys } from './use-explorer-keys';
import { useGraphActionsOf, type Held } from './use-graph-actions';
import type { ChangeView } from './use-graph-view';
import { useLens } from './use-lens';
import { useMarks } from './use-marks';
import { useRowKeys } from './use-row-keys';
import { useMoments } from './time/use-moments';
import { usePathsRequests } from './paths/paths-requests';
import { useLitPaths, usePaths } from './paths/use-paths';
import { useSuitable } from './use-suitable';
import { focusCard, focusedCard } from './focus-card';
import { speaking } from './speaking';
import { viewCommands } from './view-commands';

/** The explorer around an answer: toolbar, picture or list, panel, status. */
export function GraphExplorer({
  graph,
  isStale,
  isUnreachable,
  view,
  notices,
  change,
  onRefresh,
}: {
  graph: GraphResponse;
  /** The answer to the question before; the new one is on its way. */
  isStale: boolean;
  /** The server did not answer the last question. */
  isUnreachable: boolean;
  view: GraphView;
  notices: readonly Notice[];
  change: ChangeView;
  onRefresh: () => void;
}) {
  const [ownCursor, setCursor] = useState<Cursor | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const [fits, setFits] = useState(0);
  const dialogs = useDialogs();
  const selector = useRef<HTMLInputElement>(null);
  const { shownAs, isLegendShown } = useSuitable(view);
  const paths = usePaths(view, change);
  const actions = useGraphActionsOf(change, setCursor, setHeld, dialogs.setEdgesOf, paths, graph);
  const drawn = useDrawnGraph(graph, view, paths.kept);
  const question = useMemo(() => graphQueryOf(view), [view]);
  const here = useMemo(() => ({ actions, question }), [actions, question]);
  const lens = useLens(view, graph, question);
  const litPaths = useLitPaths(paths, drawn);
  const { text, say } = useAnnouncement(graph, isStale, held, {
    filters: `${view.select} ${view.evidence.join(' ')}`,
    grouping: view.group,
    level: view.level,
  });
  const { marks, focus, atCursor, groupAtCursor, locked, panelKey } = useMarks(
    graph,
    drawn,
    view,
    ownCursor,
  );
  usePathsRequests(() => {
    paths.toggle(atCursor);
  });
  const letGo = () => {
    setHeld(null);
  };
  const times = useMoments(view, change, letGo);

  const fit = () => {
    letGo();
    setFits((count) => count + 1);
  };
  const commands = speaking(viewCommands(view, change, letGo, fit), {
    say,
    onClosePanel: () => {
      focusCard(marks.selected ?? marks.cursor.id);
    },
    onTurn: () => {
      const id = focusedCard();
      if (id !== null) setCursor({ id, by: 'keyboard', node: atCursor ?? null });
    },
  });
  const { find, help, exportIt, filter } = dialogs;
  const toggleList = () => {
    commands.setView(shownAs === 'list' ? 'canvas' : 'list');
  };
  const walk = (to: string, from: string | null) => {
    setCursor({ id: to, by: 'keyboard' });
    const words = describeStep(drawn, from, to);
    if (words !== null) say(words);
  };
  useExplorerKeys({
    view,
    atCursor,
    groupAtCursor,
    actions,
    commands,
    times,
    isOpen: (id) =>
      drawn.nodes.some((one) => one.kind === 'node' && one.id === id && one.table !== undefined),
    fit,
    showEdges: () => {
      const at = edgesAt(drawn, atCursor);
      dialogs.setEdgesOf(at);
      return at !== null;
    },
    find,
    startSelecting: () => {
      selector.current?.focus();
    },
    help,
    toggleList,
    exportIt,
    filter,
    paths,
  });

  useRowKeys({ drawn, actions, setCursor, say });

  const legend = isLegendShown ? (
    <Legend graph={graph} view={view} lens={lens} isFlat={shownAs === 'list'} commands={commands} />
  ) : null;
  const findBox = dialogs.isFinding ? (
    <Finder
      drawn={drawn}
      groups={graph.groups}
      question={question}
      cursor={marks.cursor.id}
      setCursor={setCursor}
      onClose={dialogs.endFinding}
    />
  ) : null;
  const picture =
    shownAs === 'list' ? (
      <>
        <PrintHead graph={graph} view={view} />
        <ListView
          graph={graph}
          drawn={drawn}
          marks={marks}
          lens={lens}
          sorted={view.sort}
          onSort={commands.setSort}
          onWalk={walk}
          onSay={say}
        />
      </>
    ) : (
      <CanvasPane
        graph={graph}
        drawn={drawn}
        marks={marks}
        locked={locked}
        paths={litPaths}
        lens={lens}
        fits={fits}
        held={held?.id ?? null}
        onUnlock={commands.unlock}
        onWalk={walk}
        onList={toggleList}
        onLess={commands.nearer}
      />
    );

  return (
    <GraphActionsProvider value={here}>
      <div className="flex h-full min-h-0 flex-col bg-canvas in-[:fullscreen]:fixed in-[:fullscreen]:inset-0 in-[:fullscreen]:z-30 has-[[data-print-picture]]:[page:picture] print:block print:h-auto">
        <Toolbar
          focus={focus}
          view={view}
          shownAs={shownAs}
          isLegendShown={isLegendShown}
          times={times}
          isExporting={dialogs.isExporting}
          isPicking={paths.picking !== null}
          actions={{
            ...commands,
            find,
            togglePaths: () => {
              paths.toggle(atCursor);
            },
            fit,
            help,
            say,
            readNow: async () => momentOf(graph, view),
            fullScreen: toggleFullScreen,
            setExporting: dialogs.setExporting,
          }}
        />
        <SelectorBar
          select={view.select}
          inputRef={selector}
          onSelect={commands.setSelect}
          onLeave={() => {
            focusCard(marks.cursor.id);
          }}
        >
          <FilterMenu
            view={view}
            graph={graph}
            commands={commands}
            isOpen={dialogs.isFiltering}
            onOpen={dialogs.setFiltering}
          />
        </SelectorBar>
        {view.asOf === null ? null : <PastBar asOf={view.asOf} times={times} />}
        <PathsRow
          paths={paths}
          graph={isStale ? null : graph}
          view={view}
          commands={commands}
          onGo={(id) => {
            setCursor({ id, by: 'keyboard' });
          }}
        />
        <NoticeBar
          notices={[...notices, ...graph.notices]}
          onRetry={isUnreachable ? onRefresh : undefined}
        />
        {shownAs === 'list' ? legend : null}
        <div className="flex min-h-0 grow print:block">
          <ExplorerStage
            focus={focus}
            isStale={isStale}
            isPast={view.asOf !== null}
            emptiness={isStale ? null : emptinessOf(graph, view)}
            onShowAround={commands.showAround}
            floating={
              <>
                {findBox}
                {shownAs === 'canvas' ? <OpenGroups groups={graph.groups} /> : null}
                {shownAs === 'canvas' ? legend : null}
              </>
            }
          >
            {graph.nodes.length + graph.groups.length > 0 ? (
              picture
            ) : (
              <NothingNotice view={view} change={change} />
            )}
          </ExplorerStage>
          <DetailsPane nodeKey={panelKey} view={view} commands={commands} onPaths={paths.start} />
        </div>
        <StatusStrip
          graph={graph}
          view={view}
          folded={shownAs === 'canvas' ? drawn.foldedCount : 0}
          actions={{
            ...commands,
            toggleList,
            unfoldAll: () => {
              commands.unfold(drawn.nodes.flatMap((one) => (one.kind === 'fold' ? one : [])));
            },
            refresh: onRefresh,
          }}
        />
        <p aria-live="polite" className="sr-only">
          {text}
        </p>
        <ExplorerDialogs
          graph={graph}
          edgesOf={dialogs.edgesOf}
          onEdgesOf={dialogs.setEdgesOf}
          isHelping={dialogs.isHelping}
          onHelping={dialogs.setHelping}
        />
      </div>
    </GraphActionsProvider>
  );
}
