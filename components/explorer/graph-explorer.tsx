'use client';

import { useMemo, useRef, useState } from 'react';

import type { GraphNode, GraphResponse } from '@/lib/contract/graph';
import type { Notice } from '@/lib/contract/shared-shapes';
import { EVIDENCE } from '@/lib/lineage';
import type { GraphView } from '@/lib/url/graph-view';

import { EVIDENCE_LOOKS } from '../graph/evidence-look';
import { GraphActionsProvider } from '../graph/graph-actions';
import type { Cursor } from '../graph/to-flow';
import { edgeId } from '../graph/trace';
import { useShortcuts } from '../graph/use-shortcuts';
import { splitName } from '../node/node-name';
import { NodePanel } from '../panel/node-panel';
import { CanvasPane, ProgressBar } from './canvas-pane';
import { stepDepth } from './depth-stepper';
import { emptinessOf } from './emptiness';
import { collapseSide, expandSide } from './expansion';
import { FindBox } from './find-box';
import { EmptyNotice } from './graph-notices';
import { HelpDialog } from './help-dialog';
import { Legend } from './legend';
import { ListView } from './list-view';
import { NoticeBar } from './notice-bar';
import { PanelSlot } from './panel-slot';
import { StatusStrip } from './status-strip';
import { Toolbar } from './toolbar';
import { useAnnouncement } from './use-announcement';
import { useDrawnGraph } from './use-drawn-graph';
import { useGraphActionsOf, type Held } from './use-graph-actions';
import type { ChangeView } from './use-graph-view';
import { useIsListFirst, useIsNarrow } from './use-narrow';

const KEY_PATTERN = /^[0-9a-z]{16}$/;

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
  isUnreachable: boolean;
  view: GraphView;
  notices: readonly Notice[];
  change: ChangeView;
  onRefresh: () => void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const [ownCursor, setCursor] = useState<Cursor | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const [fits, setFits] = useState(0);
  const [isFinding, setIsFinding] = useState(false);
  const [isHelping, setIsHelping] = useState(false);
  const isListFirst = useIsListFirst();
  const isNarrow = useIsNarrow();
  const actions = useGraphActionsOf(change, setCursor, setHeld);
  const drawn = useDrawnGraph(graph, view);
  const { text, say } = useAnnouncement(graph, isStale, held);

  const byRef = useMemo(
    () =>
      new Map<string, GraphNode>(
        graph.nodes.flatMap((node) => [
          [node.id, node],
          [node.key, node],
        ]),
      ),
    [graph.nodes],
  );
  const nodeOf = (ref: string | null) => (ref === null ? undefined : byRef.get(ref));
  const focus = nodeOf(graph.focus);
  const selected = nodeOf(view.selected);
  const panelKey = selected?.key ?? (KEY_PATTERN.test(view.selected ?? '') ? view.selected : null);
  const shownAs = view.view ?? (isListFirst ? 'list' : 'canvas');
  const isLegendShown =
    view.legend === null ? shownAs === 'canvas' && !isNarrow : view.legend === 'shown';
  const isThere = (id: string) => byRef.has(id) || drawn.nodes.some((node) => node.id === id);
  const cursor = useMemo(
    (): Cursor =>
      ownCursor !== null && isThere(ownCursor.id)
        ? ownCursor
        : { id: selected?.id ?? graph.focus, by: 'pointer' },
    // `isThere` reads what is listed here.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [ownCursor, byRef, drawn, selected, graph.focus],
  );
  const marks = useMemo(
    () => ({ focus: graph.focus, selected: selected?.id ?? null, cursor }),
    [graph.focus, selected, cursor],
  );

  /** A change of the question: nothing in particular keeps its place. */
  const ask = (edit: (view: GraphView) => GraphView) => {
    setHeld(null);
    change(edit);
  };
  const setDepth = (depth: GraphView['depth']) => {
    ask((now) => ({ ...now, depth }));
  };
  const setView = (next: 'canvas' | 'list') => {
    change((now) => ({ ...now, view: next }));
  };
  const setEvidence = (evidence: GraphView['evidence']) => {
    ask((now) => ({ ...now, evidence }));
  };
  const toggleList = () => {
    setView(shownAs === 'list' ? 'canvas' : 'list');
  };
  const fit = () => {
    setHeld(null);
    setFits((count) => count + 1);
  };
  const unlock = () => {
    if (view.locked !== null) change((now) => ({ ...now, locked: null }));
  };
  const closePanel = () => {
    change((now) => ({ ...now, selected: null, tab: null, locked: null }));
  };
  const find = () => {
    setIsFinding(true);
  };
  const openBothSides = (edit: typeof collapseSide, words: string) => {
    const node = byRef.get(cursor.id);
    if (node === undefined) return false;
    setHeld({ id: node.id, words: `${words} ${splitName(node.name).tail}` });
    change((now) => edit(edit(now, node.key, 'up'), node.key, 'down'));
    return true;
  };
  const walk = (to: string, from?: string) => {
    setCursor({ id: to, by: 'keyboard' });
    const edge = drawn.edges.find(
      ({ id }) => from !== undefined && (id === edgeId(from, to) || id === edgeId(to, from)),
    );
    if (edge !== undefined) {
      const runs = edge.edges.reduce((sum, { runCount }) => sum + runCount, 0);
      say(`By ${EVIDENCE_LOOKS[edge.evidence].label.toLowerCase()} edge, ${runs} runs`);
    }
  };
  const showHidden = () => {
    switch (graph.answer.truncatedBy) {
      case 'evidence':
        setEvidence([...EVIDENCE]);
        return;
      case 'collapsed':
        ask((now) => ({ ...now, collapsed: [] }));
        return;
      case 'limit':
        setDepth(stepDepth(view.depth, -1));
        return;
      case 'depth':
        setDepth(stepDepth(view.depth, 1));
        return;
      case null:
        return;
    }
  };
  const done = (work: () => void) => () => {
    work();
    return true;
  };

  useShortcuts({
    e: () => openBothSides((now, key, side) => expandSide(now, key, side), 'Expanded'),
    c: () => openBothSides(collapseSide, 'Collapsed'),
    f: done(fit),
    l: done(toggleList),
    '[': done(() => {
      setDepth(stepDepth(view.depth, -1));
    }),
    ']': done(() => {
      setDepth(stepDepth(view.depth, 1));
    }),
    '/': done(find),
    '?': done(() => {
      setIsHelping(true);
    }),
    Enter: ({ target }) => {
      const node = byRef.get(cursor.id);
      if (target !== document.body || node === undefined) return false;
      actions.select(node);
      return true;
    },
    Escape: () => {
      if (view.locked !== null) unlock();
      else if (view.selected !== null) closePanel();
      else return false;
      return true;
    },
  });

  const legend = isLegendShown ? (
    <Legend
      graph={graph}
      evidence={view.evidence}
      isFlat={shownAs === 'list'}
      onChange={setEvidence}
      onClose={() => {
        change((now) => ({ ...now, legend: 'hidden' }), 'replace');
      }}
    />
  ) : null;
  const emptiness = isStale ? null : emptinessOf(graph, view);
  return (
    <GraphActionsProvider value={actions}>
      <div ref={root} className="flex h-full min-h-0 flex-col bg-canvas">
        <Toolbar
          focus={focus}
          view={view}
          shownAs={shownAs}
          isLegendShown={isLegendShown}
          actions={{
            setDirection: (direction) => {
              ask((now) => ({ ...now, direction }));
            },
            setDepth,
            setView,
            find,
            toggleLegend: () => {
              const legend = isLegendShown ? 'hidden' : 'shown';
              change((now) => ({ ...now, legend }), 'replace');
            },
            fit,
            fullScreen: () => {
              if (document.fullscreenElement === null) void root.current?.requestFullscreen();
              else void document.exitFullscreen();
            },
            help: () => {
              setIsHelping(true);
            },
            say,
          }}
        />
        <NoticeBar
          notices={[
            ...notices,
            ...graph.notices,
            ...(isUnreachable
              ? [{ parameter: 'server', message: 'It does not answer; this is what it said last.' }]
              : []),
          ]}
        />
        {shownAs === 'list' ? legend : null}
        <div className="flex min-h-0 grow">
          <main className="relative min-w-0 grow overflow-hidden">
            {isStale ? <ProgressBar words="Loading" /> : null}
            {shownAs === 'list' ? (
              <ListView graph={graph} marks={marks} onWalk={walk} />
            ) : (
              <CanvasPane
                graph={graph}
                drawn={drawn}
                marks={marks}
                locked={nodeOf(view.locked)?.id ?? null}
                fits={fits}
                held={held?.id ?? null}
                onUnlock={unlock}
                onWalk={walk}
                onList={() => {
                  setView('list');
                }}
                onLess={() => {
                  setDepth(stepDepth(view.depth, -1));
                }}
              />
            )}
            <div className="pointer-events-none absolute inset-x-3 top-3 z-20 flex flex-col items-start gap-2 [&>*]:pointer-events-auto">
              {isFinding ? (
                <FindBox
                  drawn={drawn}
                  onGo={(id) => {
                    setCursor({ id, by: 'search' });
                  }}
                  onClose={() => {
                    setIsFinding(false);
                    setCursor({ id: cursor.id, by: 'keyboard' });
                  }}
                />
              ) : null}
              {shownAs === 'canvas' ? legend : null}
            </div>
            {emptiness === null ? null : (
              <div className="absolute inset-x-0 bottom-8 z-10 mx-auto w-fit rounded-xl border border-line bg-surface shadow-raised">
                <EmptyNotice
                  emptiness={emptiness}
                  name={splitName(focus?.name ?? '').tail}
                  onShowAll={() => {
                    ask((now) => ({ ...now, evidence: [...EVIDENCE], direction: 'both' }));
                  }}
                />
              </div>
            )}
          </main>
          {panelKey === null ? null : (
            <PanelSlot>
              <NodePanel
                key={panelKey}
                nodeKey={panelKey}
                tab={view.tab}
                onTab={(tab) => {
                  change((now) => ({ ...now, tab }));
                }}
                onClose={closePanel}
              />
            </PanelSlot>
          )}
        </div>
        <StatusStrip
          graph={graph}
          view={view}
          folded={shownAs === 'canvas' ? drawn.foldedCount : 0}
          actions={{
            toggleList,
            showHidden,
            unfoldAll: () => {
              const names = drawn.nodes.flatMap((node) =>
                node.kind === 'fold' ? [node.name] : [],
              );
              ask((now) => ({
                ...now,
                unfolded: [...new Set([...now.unfolded, ...names])].sort(),
              }));
            },
            toggleInferred: () => {
              const isOn = view.evidence.includes('inferred');
              setEvidence(
                EVIDENCE.filter((one) =>
                  one === 'inferred' ? !isOn : view.evidence.includes(one),
                ),
              );
            },
            showAllEvidence: () => {
              setEvidence([...EVIDENCE]);
            },
            refresh: onRefresh,
          }}
        />
        <p aria-live="polite" className="sr-only">
          {text}
        </p>
        <HelpDialog
          isOpen={isHelping}
          onClose={() => {
            setIsHelping(false);
          }}
        />
      </div>
    </GraphActionsProvider>
  );
}
