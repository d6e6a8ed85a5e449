'use client';

import {
  CircleOff,
  Filter,
  History,
  Hourglass,
  Maximize,
  SearchX,
  ServerOff,
  Spline,
  Waypoints,
  type LucideIcon,
} from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';

import { graphViewHref, OVERVIEW } from '@/lib/url/graph-view';
import type { Instant } from '@/lib/lineage';

import type { Placement } from '../graph/use-placement';
import { tailOf } from '../node/node-name';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { quantity } from '../ui/quantity';
import { momentWords } from './time/moment-words';

/** Nobody has said where to start. */
export function NoFocusNotice() {
  return (
    <Notice
      icon={<Waypoints aria-hidden />}
      title="Choose where to start"
      actions={
        <>
          <Button asChild look="primary">
            <Link href="/search">Search for a dataset or job</Link>
          </Button>
          <Button asChild>
            <Link href={graphViewHref(OVERVIEW)}>Explore everything</Link>
          </Button>
        </>
      }
    >
      The graph is drawn around one node: what feeds it on the left, what depends on it on the
      right.
    </Notice>
  );
}

/** The store knows no such node. */
export function NotFoundNotice({ focus }: { focus: string }) {
  const name = tailOf(focus);
  return (
    <Notice
      icon={<SearchX aria-hidden />}
      title={`Nothing is called “${name}” here`}
      actions={
        <Button asChild look="primary">
          <Link href={`/search?q=${encodeURIComponent(name)}`}>Search for “{name}”</Link>
        </Button>
      }
    >
      No event has named it yet, or the link has a letter too many.
    </Notice>
  );
}

/** Nothing had named the node by then. */
export function NotYetNotice({
  focus,
  asOf,
  onNow,
}: {
  focus: string;
  asOf: Instant;
  onNow: () => void;
}) {
  return (
    <ThenNotice title={`Nothing was called “${tailOf(focus)}” then`} onNow={onNow}>
      No event up to {momentWords(asOf)} names it.
    </ThenNotice>
  );
}

/** What a moment of the past does not hold, and the way back. */
export function ThenNotice({
  title,
  onNow,
  children,
}: {
  title: string;
  onNow: () => void;
  children: ReactNode;
}) {
  return (
    <Notice
      icon={<History aria-hidden />}
      title={title}
      actions={
        <Button look="primary" onClick={onNow}>
          Back to now
        </Button>
      }
    >
      {children}
    </Notice>
  );
}

export function UnreachableNotice({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <Notice
      icon={<ServerOff aria-hidden />}
      title="The server did not answer"
      actions={
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {message}
    </Notice>
  );
}

/** Why a graph shows nothing but its focus. */
export type Emptiness = 'not-selected' | 'none-recorded' | 'filtered-out' | 'other-side';

const EMPTY: Record<
  Emptiness,
  { icon: LucideIcon; title: string; words: (name: string) => string; wayOn: string | null }
> = {
  'none-recorded': {
    icon: Spline,
    title: 'No lineage recorded',
    words: (name) =>
      `No event says what ${name} reads, feeds or comes from. Its edges appear when a run reports them.`,
    wayOn: null,
  },
  'filtered-out': {
    icon: Filter,
    title: 'Everything is filtered out',
    words: (name) => `${name} has neighbours, but none by the evidence that is switched on.`,
    wayOn: 'Show every kind of evidence',
  },
  'not-selected': {
    icon: Filter,
    title: 'Everything is filtered out',
    words: (name) =>
      `${name} stays because it is the focus; nothing else here is meant by the selector.`,
    wayOn: 'Clear the selector',
  },
  'other-side': {
    icon: CircleOff,
    title: 'Nothing in this direction',
    words: (name) => `All that is known of ${name} lies on the side that is not shown.`,
    wayOn: 'Show both directions',
  },
};

export function EmptyNotice({
  emptiness,
  name,
  onShowAll,
}: {
  emptiness: Emptiness;
  name: string;
  onShowAll: () => void;
}) {
  const { icon: Icon, title, words, wayOn } = EMPTY[emptiness];
  return (
    <Notice
      className="py-5"
      icon={<Icon aria-hidden />}
      title={title}
      actions={
        wayOn === null ? (
          <Button asChild>
            <Link href="/events">See what arrived</Link>
          </Button>
        ) : (
          <Button onClick={onShowAll}>{wayOn}</Button>
        )
      }
    >
      {words(name)}
    </Notice>
  );
}

type Problem = NonNullable<Placement['problem']>;

/** Why there is no picture, and other ways to see the same. */
export function LayoutNotice({
  problem,
  onRetry,
  onList,
  onLess,
}: {
  problem: Problem;
  onRetry: () => void;
  onList: () => void;
  onLess: () => void;
}) {
  const list = (
    <Button look="primary" onClick={onList}>
      Show as a list
    </Button>
  );
  switch (problem.kind) {
    case 'tooLarge':
      return (
        <Notice
          icon={<Maximize aria-hidden />}
          title={`${quantity(problem.nodes, 'node')} and ${quantity(problem.edges, 'edge')} are too many for a picture`}
          actions={
            <>
              {list}
              <Button onClick={onLess}>Go one hop less</Button>
            </>
          }
        >
          The list holds all nodes. Fewer hops, one direction, a selector or groups make it
          drawable.
        </Notice>
      );
    case 'timedOut':
      return (
        <Notice
          icon={<Hourglass aria-hidden />}
          title="Placing the graph took too long"
          actions={
            <>
              {list}
              <Button onClick={onRetry}>Try again</Button>
            </>
          }
        >
          Stopped after {problem.afterMs / 1000} s. Nothing is lost; the list shows the same.
        </Notice>
      );
    case 'failed':
      return (
        <Notice
          icon={<CircleOff aria-hidden />}
          title="The graph could not be placed"
          actions={
            <>
              {list}
              <Button onClick={onRetry}>Try again</Button>
            </>
          }
        >
          {problem.message}
        </Notice>
      );
  }
}
