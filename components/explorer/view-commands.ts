import type { GraphAnswer } from '@/lib/contract/graph';
import { EVIDENCE } from '@/lib/lineage';
import type { GraphView } from '@/lib/url/graph-view';

import type { Fold } from '../graph/drawn-graph';
import { stepDepth } from './depth-stepper';
import { setLevel } from '../graph/columns/edit-tables';
import type { ChangeView } from './use-graph-view';

/** The focus in the other kind of graph: of a version its dataset; a run stays what it is. */
function focusIn(mode: GraphView['mode'], focus: string | null): string | null {
  return mode === 'logical' ? (focus?.split('@')[0] ?? null) : focus;
}

const merge = (list: readonly string[], more: readonly string[]) =>
  [...new Set([...list, ...more])].sort();

/**
 * Everything toolbar, legend, status strip and keys can do to the view. `onAsk` is told before a
 * change of the question, when nothing in particular is to keep its place; `onAnother` before one
 * that leaves nothing of the picture where it was.
 */
export function viewCommands(
  view: GraphView,
  change: ChangeView,
  onAsk: () => void,
  onAnother: () => void,
) {
  const ask = (edit: Partial<GraphView>) => {
    onAsk();
    change((now) => ({ ...now, ...edit }));
  };
  const step = (by: 1 | -1) => {
    ask({ depth: stepDepth(view.depth, by) });
  };
  const showAllEvidence = () => {
    ask({ evidence: [...EVIDENCE] });
  };
  return {
    ask,
    setDirection: (direction: GraphView['direction']) => {
      ask({ direction });
    },
    setDepth: (depth: GraphView['depth']) => {
      ask({ depth });
    },
    /** What was opened and chosen by key belongs to the other graph: versions have keys of their own. */
    setMode: (mode: GraphView['mode']) => {
      ask({
        mode,
        focus: focusIn(mode, view.focus),
        expanded: [],
        collapsed: [],
        also: [],
        columns: [],
        tables: [],
        column: null,
        paths: null,
        path: null,
        selected: null,
        locked: null,
        unfolded: [],
      });
    },
    deeper: () => {
      step(1);
    },
    nearer: () => {
      step(-1);
    },
    setSelect: (select: GraphView['select']) => {
      ask({ select });
    },
    setEvidence: (evidence: GraphView['evidence']) => {
      ask({ evidence });
    },
    showAllEvidence,
    toggleInferred: () => {
      const isOn = view.evidence.includes('inferred');
      const evidence = EVIDENCE.filter((kind) =>
        kind === 'inferred' ? !isOn : view.evidence.includes(kind),
      );
      ask({ evidence });
    },
    /** Undoes what keeps a lonely focus lonely. */
    showAround: () => {
      ask({ evidence: [...EVIDENCE], direction: 'both', select: null });
    },
    /** Brings in some of what the answer leaves out, by what left it out. */
    showHidden: (by: GraphAnswer['truncatedBy']) => {
      if (by === 'select') ask({ select: null });
      if (by === 'evidence') showAllEvidence();
      if (by === 'collapsed') ask({ collapsed: [] });
      if (by === 'limit') step(-1);
      if (by === 'depth') step(1);
    },
    /** Gathers by something else; what was opened of the groups before stays closed. */
    setGroup: (group: GraphView['group']) => {
      onAnother();
      ask({ group, expanded: view.expanded.filter((one) => !one.startsWith('group:')) });
    },
    everyEdge: () => {
      ask({ edges: 'all', from: null, to: null });
    },
    /** Opens folded cards: those of the page, and those of the server. */
    unfold: (folds: readonly Pick<Fold, 'name' | 'isOnServer'>[]) => {
      const named = (isOnServer: boolean) =>
        folds.flatMap((fold) => (fold.isOnServer === isOnServer ? fold.name : []));
      ask({
        unfolded: merge(view.unfolded, named(false)),
        expanded: merge(view.expanded, named(true)),
      });
    },
    setView: (shownAs: 'canvas' | 'list') => {
      change((now) => ({ ...now, view: shownAs }));
    },
    setSort: (sort: GraphView['sort']) => {
      change((now) => ({ ...now, sort }));
    },
    setLegend: (isShown: boolean) => {
      change((now) => ({ ...now, legend: isShown ? 'shown' : 'hidden' }), 'replace');
    },
    setLens: (lens: GraphView['lens']) => {
      // Colours need their key: one that was hidden before shows itself again.
      const legend = (now: GraphView) =>
        lens !== 'type' && now.legend === 'hidden' ? null : now.legend;
      change((now) => ({ ...now, lens, legend: legend(now) }));
    },
    setTab: (tab: string) => {
      change((now) => ({ ...now, tab }));
    },
    clearPaths: () => {
      ask({ paths: null, path: null });
    },
    unlock: () => {
      change((now) => ({ ...now, locked: null, column: null }));
    },
    /** Shows tables, or the columns within all of them. Of a column the focus becomes its table. */
    setLevel: (level: GraphView['level']) => {
      onAsk();
      change((now) => {
        const focus = level === 'table' ? (now.focus?.split('#')[0] ?? null) : now.focus;
        return { ...setLevel(now, level), focus, column: null };
      });
    },
    setIndirect: (indirect: boolean) => {
      ask({ indirect });
    },
    closePanel: () => {
      change((now) => ({ ...now, selected: null, tab: null, locked: null }));
    },
  };
}

export type ViewCommands = ReturnType<typeof viewCommands>;
