'use client';

import Link from 'next/link';
import { useState } from 'react';

import { runHref } from '@/lib/url/node-href';

import { UseChip } from '../column/use-chip';
import { EvidenceButton } from '../evidence/evidence-button';
import { EvidenceLine, ThroughLine } from '../graph/evidence-line';
import { EVIDENCE_LOOKS, THROUGH_LOOK } from '../graph/evidence-look';
import { NodeNameLink } from '../node/node-link';
import { Button } from '../ui/button';
import { grouped, quantity } from '../ui/quantity';
import { Time } from '../ui/time';
import type { EdgeFacts } from './edge-facts';

const FIRST_SHOWN = 8;

/** Edges in words, each with the way to its evidence. */
export function EdgeList({ label, edges }: { label: string; edges: readonly EdgeFacts[] }) {
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? edges : edges.slice(0, FIRST_SHOWN);
  return (
    <>
      <ul aria-label={label} className="flex flex-col divide-y divide-line">
        {shown.map((edge) => (
          <li key={edge.id} className="py-2.5 first:pt-0 last:pb-0">
            <EdgeEntry edge={edge} />
          </li>
        ))}
      </ul>
      {edges.length > shown.length ? (
        <Button
          size="sm"
          look="quiet"
          className="self-start"
          onClick={() => {
            setIsWhole(true);
          }}
        >
          Show {grouped(edges.length - shown.length)} more
        </Button>
      ) : null}
    </>
  );
}

/** A way through hidden nodes: no event tells of it, but of every step. */
function ThroughEntry({
  edge: { from, to, evidence },
  steps,
}: {
  edge: EdgeFacts;
  steps: NonNullable<EdgeFacts['steps']>;
}) {
  return (
    <div className="flex flex-col gap-1.5 text-xs text-ink-soft">
      <p className="text-sm font-medium wrap-anywhere text-ink">
        <bdi>{from}</bdi> <span aria-label="flows to">→</span> <bdi>{to}</bdi>
      </p>
      <p className="flex items-center gap-2">
        <ThroughLine /> {THROUGH_LOOK.label}, weakest step:{' '}
        {EVIDENCE_LOOKS[evidence].label.toLowerCase()}
      </p>
      {steps.length === 0 ? (
        <p>Several ways; open the groups to tell them apart.</p>
      ) : (
        <ol aria-label="Steps" className="flex flex-col gap-1 border-l border-line pl-3">
          {steps.map((step) => (
            <li key={step.question.from}>
              <p className="wrap-anywhere">
                <bdi>{step.from}</bdi> <span aria-label="flows to">→</span> <bdi>{step.to}</bdi>
              </p>
              <span className="-ml-2">
                <EvidenceButton edge={step.question} what={`${step.from} to ${step.to}`} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function EdgeEntry({ edge }: { edge: EdgeFacts }) {
  const { from, to, job, use, evidence, question, steps } = edge;
  if (steps !== undefined) return <ThroughEntry edge={edge} steps={steps} />;
  return (
    <div className="flex flex-col gap-1.5 text-xs text-ink-soft">
      <p className="text-sm font-medium wrap-anywhere text-ink">
        <bdi>{from}</bdi> <span aria-label="flows to">→</span> <bdi>{to}</bdi>
      </p>
      {use === undefined ? null : (
        <p className="flex flex-wrap items-center gap-2">
          <UseChip use={use.use} grade={use.grade} />
          <bdi className="wrap-anywhere">{use.use?.description}</bdi>
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <EvidenceLine evidence={evidence} />
        <span title={EVIDENCE_LOOKS[evidence].words}>{EVIDENCE_LOOKS[evidence].label}</span>
        {job === null ? null : (
          <>
            <span>by</span>
            <NodeNameLink node={job} />
          </>
        )}
      </p>
      <p>
        {edge.runCount === 0
          ? 'Declared, no run has shown it'
          : `Shown by ${quantity(edge.runCount, 'run')}`}
        {edge.lastRun === null ? null : (
          <>
            , the latest{' '}
            <Link
              href={runHref(edge.lastRun)}
              prefetch={false}
              className="thumb rounded font-mono text-ink underline decoration-line-strong hover:text-accent"
            >
              {edge.lastRun.slice(0, 8)}
            </Link>
          </>
        )}
        <br />
        First seen <Time at={edge.firstSeen} />, last seen <Time at={edge.lastSeen} />
      </p>
      {question === null ? null : (
        <span className="-ml-2">
          <EvidenceButton edge={question} what={`${from} to ${to}`} />
        </span>
      )}
    </div>
  );
}
