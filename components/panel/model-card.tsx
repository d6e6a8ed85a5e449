import type { DatasetDetails } from '@/lib/contract/nodes';

import { Facts } from '../node/facts';
import { modelFacts } from '../node/model-facts';
import { NodeLink } from '../node/node-link';
import { Section } from '../node/section';

/** What one asks of a model first: its version, what trained it, and what its producer measured. */
export function ModelCard({ node }: { node: DatasetDetails }) {
  const training = node.upstream.filter((neighbour) => neighbour.kind === 'job');
  const facts = modelFacts(node.facets);
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-model-soft/40 p-3">
      <Facts
        facts={[
          {
            label: 'Model version',
            value: <bdi className="font-mono">{node.version ?? 'not reported'}</bdi>,
          },
          {
            label: training.length > 1 ? 'Trained by any of' : 'Trained by',
            value:
              training.length === 0 ? (
                'no job is known to write it'
              ) : (
                <ul className="-mx-1.5 -my-1">
                  {training.slice(0, 5).map((job) => (
                    <li key={job.id}>
                      <NodeLink node={job} />
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {facts.map((group) => (
        <Section key={group.title} title={group.title}>
          <dl className="grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-px overflow-hidden rounded-md border border-line bg-surface">
            {group.rows.map((row) => (
              <div
                key={row.label}
                className="flex min-w-0 flex-col gap-0.5 px-2.5 py-2 outline outline-line"
              >
                <dt className="truncate text-xs text-ink-faint" title={row.label}>
                  {row.label}
                </dt>
                <dd
                  className="line-clamp-3 text-sm font-medium wrap-anywhere text-ink tabular-nums"
                  title={row.value}
                >
                  {row.value}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </div>
  );
}
