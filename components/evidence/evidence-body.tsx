import Link from 'next/link';

import type { EdgeEvidence, EdgeStatement } from '@/lib/contract/evidence';
import { eventHref } from '@/lib/url/events-url';
import { runHref } from '@/lib/url/node-href';

import { ColumnLink } from '../column/column-link';
import { UseChip } from '../column/use-chip';
import { EvidenceLine } from '../graph/evidence-line';
import { EVIDENCE_LOOKS } from '../graph/evidence-look';
import { NodeNameLink } from '../node/node-link';
import { ProducerLink } from '../node/producer-link';
import { Section } from '../node/section';
import { Badge } from '../ui/badge';
import { CodeBlock } from '../ui/code-block';
import { CopyButton } from '../ui/copy-button';
import { quantity } from '../ui/quantity';
import { ScrollRegion } from '../ui/scroll-region';
import { Time } from '../ui/time';

const REPRESENTATIONS: Record<EdgeStatement['representation'], string> = {
  lineage: 'lineage facet',
  columnLineage: 'columnLineage facet',
  input: 'listed as input',
  output: 'listed as output',
};

/** What is known of an edge, and every place in the events that says so. */
export function EvidenceBody({ edge }: { edge: EdgeEvidence }) {
  const { label, words } = EVIDENCE_LOOKS[edge.evidence];
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <End end={edge.from} />
          <span aria-label="flows to">→</span>
          <End end={edge.to} />
        </div>
        <p className="flex items-center gap-2 text-sm font-medium text-ink">
          <EvidenceLine evidence={edge.evidence} />
          {label}
        </p>
        <p className="text-sm text-pretty text-ink-soft">
          {words}
          {edge.pairing
            ? ` The job has ${quantity(edge.pairing.inputs, 'input')} and ${quantity(edge.pairing.outputs, 'output')}.`
            : ''}
        </p>
        {edge.uses.length > 0 ? (
          <ul aria-label="How it is used" className="flex flex-col gap-1">
            {edge.uses.map((use, index) => (
              <li key={index} className="flex items-center gap-2 text-sm text-ink-soft">
                <UseChip use={use} grade={use.type === 'INDIRECT' ? 'indirect' : 'sure'} />
                <bdi className="wrap-anywhere">{use.description}</bdi>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <Seen edge={edge} />
      <Section
        title="Where it is said"
        aside={edge.statements.length > 0 ? quantity(edge.statements.length, 'place') : null}
      >
        {edge.statements.length === 0 ? (
          <p className="text-sm text-ink-faint">
            No stored event of its latest run says it by itself; other runs may.
          </p>
        ) : (
          <ol className="flex flex-col gap-3">
            {edge.statements.map((statement, index) => (
              <li key={index}>
                <StatementView statement={statement} />
              </li>
            ))}
          </ol>
        )}
      </Section>
      {edge.sql ? (
        <CodeBlock
          code={edge.sql.query}
          language="sql"
          label={
            edge.sql.dialect === null ? 'SQL of the job' : `SQL of the job (${edge.sql.dialect})`
          }
        />
      ) : null}
    </div>
  );
}

function End({ end }: { end: EdgeEvidence['from'] }) {
  return end.field === null ? <NodeNameLink node={end.node} /> : <ColumnLink column={end} />;
}

function Seen({ edge }: { edge: EdgeEvidence }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm text-ink-soft">
      {edge.job ? (
        <>
          <dt className="text-ink-faint">Job</dt>
          <dd className="min-w-0">
            <NodeNameLink node={edge.job} />
          </dd>
        </>
      ) : null}
      <dt className="text-ink-faint">Shown by</dt>
      <dd>
        {edge.runCount === 0 ? 'a declaration, no run' : quantity(edge.runCount, 'run')}
        {edge.lastRun === null ? null : (
          <>
            , the latest{' '}
            <Link
              href={runHref(edge.lastRun)}
              prefetch={false}
              className="thumb rounded font-mono text-xs text-ink underline decoration-line-strong hover:text-accent"
            >
              {edge.lastRun.slice(0, 8)}
            </Link>
          </>
        )}
      </dd>
      <dt className="text-ink-faint">Seen</dt>
      <dd>
        <Time at={edge.firstSeen} /> to <Time at={edge.lastSeen} />
      </dd>
    </dl>
  );
}

function StatementView({ statement }: { statement: EdgeStatement }) {
  const { representation, event, pointer, value, producer } = statement;
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-sunken px-3 py-1.5 text-xs text-ink-soft">
        <Badge tone="accent">{REPRESENTATIONS[representation]}</Badge>
        {producer === null ? <span>no producer</span> : <ProducerLink producer={producer} />}
        <Link
          href={eventHref(event.id, pointer)}
          prefetch={false}
          className="thumb rounded font-medium text-ink underline decoration-line-strong underline-offset-2 hover:text-accent"
        >
          {event.eventType ?? event.kind} event
        </Link>
        <Time at={event.eventTime} />
      </div>
      <div className="flex items-start gap-1 px-3 pt-2">
        <code className="min-w-0 flex-1 font-mono text-xs wrap-anywhere text-ink-soft">
          {pointer}
        </code>
        <CopyButton text={pointer} what="JSON pointer" iconOnly className="-my-1 size-6" />
      </div>
      <ScrollRegion label={`What stands at ${pointer}`} className="px-3 pt-1 pb-2">
        <pre className="font-mono text-xs leading-5 text-ink">{JSON.stringify(value, null, 2)}</pre>
      </ScrollRegion>
    </div>
  );
}
