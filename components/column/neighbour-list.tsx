'use client';

import { useState } from 'react';

import type { ColumnDetails, ColumnNeighbour } from '@/lib/contract/columns';
import { columnId, type ColumnId } from '@/lib/lineage';
import { placeId } from '@/lib/url/column-href';

import { EvidenceButton } from '../evidence/evidence-button';
import { EvidenceLine } from '../graph/evidence-line';
import { EVIDENCE_LOOKS } from '../graph/evidence-look';
import { NodeNameLink } from '../node/node-link';
import { Section } from '../node/section';
import { Button } from '../ui/button';
import { grouped, quantity } from '../ui/quantity';
import { Time } from '../ui/time';
import { ColumnLink } from './column-link';
import { UseChip } from './use-chip';

const FIRST_SHOWN = 12;

/** Columns one step away, each with how it is used and how that is known; filters and joins on demand. */
export function NeighbourList({
  title,
  none,
  side,
  self,
  direct,
  indirect,
  counts,
}: {
  title: string;
  none: string;
  side: 'up' | 'down';
  /** Id of the column itself. */
  self: ColumnId;
  direct: readonly ColumnNeighbour[];
  indirect: readonly ColumnNeighbour[];
  /** How many there are, listed or not. */
  counts: ColumnDetails['counts']['upstream'];
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title={title} aside={counts.direct > 0 ? grouped(counts.direct) : null}>
      {direct.length === 0 ? <p className="text-sm text-ink-faint">{none}</p> : null}
      <Lines label={title} neighbours={direct} count={counts.direct} side={side} self={self} />
      {indirect.length > 0 ? (
        <>
          <Button
            size="sm"
            look="quiet"
            aria-expanded={isOpen}
            className="self-start"
            onClick={() => {
              setIsOpen(!isOpen);
            }}
          >
            {isOpen ? 'Hide' : 'Show'}{' '}
            {quantity(counts.indirect, 'filter, join or sort', 'filters, joins and sorts')}
          </Button>
          {isOpen ? (
            <Lines
              label={`${title}: filters, joins and sorts`}
              neighbours={indirect}
              count={counts.indirect}
              side={side}
              self={self}
            />
          ) : null}
        </>
      ) : null}
    </Section>
  );
}

function Lines({
  label,
  neighbours,
  count,
  side,
  self,
}: {
  label: string;
  neighbours: readonly ColumnNeighbour[];
  count: number;
  side: 'up' | 'down';
  /** Id of the column itself. */
  self: ColumnId;
}) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? neighbours : neighbours.slice(0, FIRST_SHOWN);
  if (neighbours.length === 0) return null;
  return (
    <>
      <ul
        aria-label={label}
        className="flex flex-col divide-y divide-line rounded-lg border border-line"
      >
        {shown.map((neighbour, index) => (
          <li key={index}>
            <Line neighbour={neighbour} side={side} self={self} />
          </li>
        ))}
      </ul>
      {neighbours.length > FIRST_SHOWN ? (
        <Button
          size="sm"
          look="quiet"
          aria-expanded={isWhole}
          className="self-start"
          onClick={() => {
            setIsWhole(!isWhole);
          }}
        >
          {isWhole ? 'Show fewer' : `Show ${grouped(neighbours.length - FIRST_SHOWN)} more`}
        </Button>
      ) : null}
      {isWhole && count > neighbours.length ? (
        <p className="text-xs text-ink-faint">
          The first {grouped(neighbours.length)} of {grouped(count)}; all columns are in the list
          below and in its CSV.
        </p>
      ) : null}
    </>
  );
}

function Line({
  neighbour,
  side,
  self,
}: {
  neighbour: ColumnNeighbour;
  side: 'up' | 'down';
  /** Id of the column itself. */
  self: ColumnId;
}) {
  const { node, field, job, reason } = neighbour;
  const place = placeId(neighbour);
  const other = field === null ? place : columnId(place, field);
  const [from, to] = side === 'up' ? [other, self] : [self, other];
  const look = EVIDENCE_LOOKS[reason.evidence];
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-0.5">
        <ColumnLink column={neighbour} />
        <p className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-xs text-ink-faint">
          {reason.use?.description ? (
            <bdi className="wrap-anywhere text-ink-soft">{reason.use.description}</bdi>
          ) : null}
          {job ? (
            <>
              <span>by</span>
              <NodeNameLink node={job} tab="code" />
            </>
          ) : null}
          <span>
            · {reason.runCount === 0 ? 'declared' : quantity(reason.runCount, 'run')}, last{' '}
            <Time at={reason.lastSeen} />
          </span>
        </p>
      </div>
      <UseChip use={reason.use} grade={reason.grade} />
      <span title={look.words} className="flex items-center gap-1.5 text-xs text-ink-soft">
        <EvidenceLine evidence={reason.evidence} />
        {look.label}
      </span>
      <EvidenceButton
        edge={{ from, to, via: reason.job }}
        what={`${field ?? 'unknown column'} of ${node.name.slice(0, 200)}`}
      />
    </div>
  );
}
