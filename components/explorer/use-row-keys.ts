'use client';

import { useEffect, useEffectEvent, useRef } from 'react';

import type { GraphNode } from '@/lib/contract/graph';

import { COLUMN_LOOKS, columnUse } from '../graph/columns/column-look';
import { nextRow, type RowStep } from '../graph/columns/next-row';
import type { DrawnGraph, Side } from '../graph/drawn-graph';
import { columnAt, readFocused, type Focused } from '../graph/focused';
import type { ColumnAt } from '../graph/columns/trace-column';
import type { GraphActions } from '../graph/graph-actions';
import type { Cursor } from '../graph/to-flow';
import { splitName } from '../node/node-name';
import { grouped } from '../ui/quantity';

const SIDES: Readonly<Record<string, Side>> = { ArrowLeft: 'up', ArrowRight: 'down' };
const STREAM = { up: 'upstream', down: 'downstream' } as const;

/** The keys of a column in an open card: left and right follow its edges, Enter opens its page. */
export function useRowKeys({
  drawn,
  actions,
  setCursor,
  say,
}: {
  drawn: DrawnGraph;
  actions: Pick<GraphActions, 'columns'>;
  setCursor: (cursor: Cursor) => void;
  say: (words: string) => void;
}): void {
  const last = useRef<{ from: ColumnAt; to: ColumnAt } | null>(null);
  const follow = (at: Focused, side: Side) => {
    const from = columnAt(drawn, at);
    const isHere =
      from !== null && last.current?.to.node === from.node && last.current.to.field === from.field;
    const step = nextRow(drawn, at, side, isHere ? last.current?.from : null);
    if (step === null) {
      say(nothingThere(drawn, at, side));
      return;
    }
    const words = describe(drawn, step, side);
    say(words);
    if (from !== null) last.current = { from, to: { node: step.card, field: step.field } };
    const card = drawn.nodes.find(({ id }) => id === step.card);
    if (card?.kind !== 'node') {
      setCursor({ id: step.card, by: 'keyboard' });
      return;
    }
    if (step.row === null) actions.columns.show(card.node, step.field, words);
    setCursor({ id: step.card, by: 'keyboard', column: step.field });
  };
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.dataset['columnOf'] === undefined) return;
    const at = readFocused(target);
    const side = Object.hasOwn(SIDES, event.key) ? SIDES[event.key] : undefined;
    const page = event.key === 'Enter' ? target.parentElement?.querySelector('a') : null;
    if (at !== null && side !== undefined) follow(at, side);
    else if (page) page.click();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      press(event);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, []);
}

/** "Passed through by build_features, 1 of 3 downstream". */
function describe({ nodes }: DrawnGraph, { edge, choices }: RowStep, side: Side): string {
  const job = nodes.find((one) => one.kind === 'node' && one.id === edge.job);
  const by = job?.kind === 'node' ? ` by ${tailOf(job.node)}` : '';
  const one = choices > 1 ? `, 1 of ${grouped(choices)} ${STREAM[side]}` : '';
  return `${COLUMN_LOOKS[columnUse(edge)].label}${by}${one}`;
}

function nothingThere({ nodes }: DrawnGraph, { node, row }: Focused, side: Side): string {
  const card = nodes.find(({ id }) => id === node);
  const column = card?.kind === 'node' ? card.table?.rows[row] : undefined;
  const hidden = (side === 'up' ? column?.hiddenUpstream : column?.hiddenDownstream) ?? 0;
  return hidden > 0
    ? `${grouped(hidden)} more ${STREAM[side]}, not shown; press e to expand`
    : `Nothing ${STREAM[side]}`;
}

const tailOf = ({ name }: GraphNode) => splitName(name).tail;
