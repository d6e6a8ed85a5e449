import type { JobDetails, NodeDetails } from '@/lib/contract/nodes';

import { NodeLink } from '../node/node-link';
import { isModel } from '../node/node-type';
import { ProducerLink } from '../node/producer-link';
import { Section } from '../node/section';
import { RunLine } from '../run/run-line';
import { quantity } from '../ui/quantity';
import { Time } from '../ui/time';
import { Description } from './description';
import { ModelCard } from './model-card';
import { Neighbours } from './neighbours';
import { NodeFacts } from './node-facts';
import { NodeTags } from './node-tags';
import { WarningsLine } from './warnings-line';

/** What a node is, where it comes from and what is next to it. */
export function OverviewTab({ node }: { node: NodeDetails }) {
  return (
    <div className="grid gap-x-10 gap-y-6 @4xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <WarningsLine count={node.warningCount} of={{ node: node.key }} />
        <Description description={node.description} />
        {node.kind === 'dataset' && isModel(node) ? <ModelCard node={node} /> : null}
        {node.kind === 'job' ? <JobParts job={node} /> : null}
        <Neighbours node={node} />
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <Section title="Details">
          <NodeFacts node={node} />
        </Section>
        <NodeTags tags={node.tags} />
        <Producers producers={node.producers} />
      </div>
    </div>
  );
}

function JobParts({ job }: { job: JobDetails }) {
  return (
    <>
      {job.latestRun ? (
        <Section title="Latest run">
          <RunLine run={job.latestRun} />
        </Section>
      ) : null}
      {job.children.length > 0 ? (
        <Section title="Parts" aside={quantity(job.children.length, 'job')}>
          <ul className="-mx-1.5 max-h-72 overflow-y-auto">
            {job.children.map((child) => (
              <li key={child.id}>
                <NodeLink node={child} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function Producers({ producers }: { producers: NodeDetails['producers'] }) {
  if (producers.length === 0) return null;
  return (
    <Section title="Reported by">
      <ul className="flex flex-col gap-2 text-sm">
        {producers.map(({ producer, events, lastSeen }) => (
          <li key={producer} className="min-w-0">
            <ProducerLink producer={producer} />
            <span className="block text-xs text-ink-faint">
              {quantity(events, 'event')}, the last <Time at={lastSeen} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
