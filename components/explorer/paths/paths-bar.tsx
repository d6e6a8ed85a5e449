'use client';

import { ArrowRight, ChevronLeft, ChevronRight, Route, X } from 'lucide-react';
import type { ReactNode } from 'react';

import type { LineagePath, PathsResponse } from '@/lib/contract/paths';
import type { NodeRef } from '@/lib/contract/shared-shapes';

import { EVIDENCE_LOOKS } from '../../graph/evidence-look';
import { splitName } from '../../node/node-name';
import { nodeTypeLook } from '../../node/node-type';
import { Button } from '../../ui/button';
import { quantity } from '../../ui/quantity';
import { Tooltip } from '../../ui/tooltip';
import { Hint } from '../hint';
import { PathsPicker } from './paths-picker';
import type { Paths } from './use-paths';

const nameOf = ({ name }: NodeRef) => splitName(name).tail;

/** "12 paths from orders to churn, shortest 3 hops", or why there is none. */
function countWords({ from, to, answer, paths }: PathsResponse): string {
  const between = `from ${nameOf(from)} to ${nameOf(to)}`;
  if (from.key === to.key) return 'Both ends are the same node';
  if (answer.total === 0)
    return answer.totalExact
      ? `No path ${between}, nor back`
      : `No path ${between} found yet: the search stopped before it had looked everywhere`;
  const total = `${answer.totalExact ? '' : 'At least '}${quantity(answer.total, 'path')}`;
  const isBack = paths.every(({ direction }) => direction === 'upstream');
  const way = isBack ? `from ${nameOf(to)} to ${nameOf(from)}` : between;
  const isBoth = !isBack && paths.some(({ direction }) => direction === 'upstream');
  return `${total} ${way}${isBoth ? ' and back' : ''}, shortest ${quantity(answer.shortest ?? 0, 'hop')}`;
}

/** The paths between two nodes: how many, which is lit, and the way to the next; or the choice of the other end. */
export function PathsBar({
  paths,
  drawn,
  missing,
  onGo,
  onUngroup,
  onClose,
}: {
  paths: Paths;
  /** Nodes of the graph. */
  drawn: readonly NodeRef[];
  /** Nodes of the lit path that are not drawn. */
  missing: number;
  /** Leads to a node of the path; the explorer marks it. */
  onGo: (id: string) => void;
  /** Given where groups hide them. */
  onUngroup: (() => void) | null;
  onClose: () => void;
}) {
  const { picking, answer, problem, at, current, step } = paths;
  if (picking !== null) {
    return (
      <Bar>
        <PathsPicker from={picking} drawn={drawn} onPick={paths.finish} />
        <Close
          name="Stop looking for paths"
          onClose={() => {
            paths.pick(null);
          }}
        />
      </Bar>
    );
  }
  const listed = answer?.paths.length ?? 0;
  return (
    <Bar>
      <p role="status" className="max-w-[calc(100%-2rem)] min-w-0 text-ink">
        {problem ?? (answer === undefined ? 'Looking for paths' : countWords(answer))}
        {current === undefined ? null : (
          <span className="sr-only">
            . Path {at + 1} of {listed}, {pathWords(current)}
          </span>
        )}
      </p>
      {current === undefined ? null : (
        <>
          <span className="flex items-center gap-0.5 whitespace-nowrap text-ink-soft tabular-nums">
            <Step name="Previous path" keyName="<" isOff={listed < 2} onStep={() => step(-1)}>
              <ChevronLeft aria-hidden />
            </Step>
            {at + 1} of {listed}
            {listed < (answer?.answer.total ?? 0) ? ' listed' : ''}
            <Step name="Next path" keyName=">" isOff={listed < 2} onStep={() => step(1)}>
              <ChevronRight aria-hidden />
            </Step>
          </span>
          <span aria-hidden className="whitespace-nowrap text-ink-soft">
            {pathWords(current)}
          </span>
        </>
      )}
      {missing > 0 ? (
        <span className="text-ink-soft">
          {quantity(missing, 'node')} of it not drawn
          {onUngroup === null ? null : (
            <Button look="quiet" size="sm" className="h-6" onClick={onUngroup}>
              Open the groups
            </Button>
          )}
        </span>
      ) : null}
      <Close name="Let go of the paths" onClose={onClose} />
      {current === undefined || answer === undefined ? null : (
        <Steps path={current} nodes={answer.nodes} onGo={onGo} />
      )}
    </Bar>
  );
}

function pathWords({ hops, evidence }: LineagePath): string {
  return `${quantity(hops, 'hop')}, weakest step ${EVIDENCE_LOOKS[evidence].label.toLowerCase()}`;
}

function Bar({ children }: { children: ReactNode }) {
  return (
    <section
      aria-label="Paths"
      data-own-keys
      className="relative z-20 flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-3 py-1.5 text-sm"
    >
      <Route aria-hidden className="size-4 shrink-0 text-accent" />
      {children}
    </section>
  );
}

function Step({
  name,
  keyName,
  isOff,
  onStep,
  children,
}: {
  name: string;
  keyName: string;
  isOff: boolean;
  onStep: () => void;
  children: ReactNode;
}) {
  return (
    <Tooltip label={<Hint words={name} keyName={keyName} />}>
      <Button look="quiet" size="iconSm" aria-label={name} disabled={isOff} onClick={onStep}>
        {children}
      </Button>
    </Tooltip>
  );
}

function Close({ name, onClose }: { name: string; onClose: () => void }) {
  return (
    <Tooltip label={<Hint words={name} keyName="Esc" />}>
      <Button look="quiet" size="iconSm" className="ml-auto" aria-label={name} onClick={onClose}>
        <X aria-hidden />
      </Button>
    </Tooltip>
  );
}

/** The path in words: each node leads to its card. */
function Steps({
  path,
  nodes,
  onGo,
}: {
  path: LineagePath;
  nodes: readonly NodeRef[];
  onGo: (id: string) => void;
}) {
  const byId = new Map<string, NodeRef>(nodes.map((node) => [node.id, node]));
  return (
    <ol
      aria-label="The path, in the order data flows"
      className="-mx-1 flex w-full [scrollbar-width:thin] items-center overflow-x-auto text-xs"
    >
      {path.nodes.map((id, i) => {
        const node = byId.get(id);
        if (node === undefined) return null;
        const { icon: Icon, label } = nodeTypeLook(node.kind, node.type);
        return (
          // A job may come twice.
          <li key={`${id} ${i}`} className="flex shrink-0 items-center">
            {i === 0 ? null : <ArrowRight aria-hidden className="size-3 text-ink-faint" />}
            <button
              type="button"
              title={`${label}\n${node.name}\n${node.namespace}`}
              className="flex h-6 thumb-row max-w-56 items-center gap-1.5 rounded px-1.5 text-ink-soft hover:bg-sunken hover:text-ink"
              onClick={() => {
                onGo(id);
              }}
            >
              <Icon aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
              <span className="truncate">{nameOf(node)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
