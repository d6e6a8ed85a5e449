import Link from 'next/link';

import type { DatasetName } from '@/lib/contract/graph';
import type { NodeDetails } from '@/lib/contract/nodes';
import { nodeHref } from '@/lib/url/node-href';

import { absoluteTime, Time } from '../ui/time';

/** What is to be known before anything else: that this is the past, and what became of the dataset. */
export function NodeFate({ node }: { node: NodeDetails }) {
  const { asOf, isCut, gone, renamedFrom } = node;
  return (
    <>
      {asOf === null ? null : (
        <p className="rounded-md bg-warn-soft px-2 py-1 text-xs text-warn">
          As it was on {absoluteTime(asOf)}
          {isCut ? ', read from the latest 1,000 of its events up to then' : ''}.
        </p>
      )}
      {gone === null ? null : (
        <p className="text-sm text-bad">
          {gone.change === 'dropped' ? 'Dropped' : 'Renamed'} <Time at={gone.at} />
          {gone.to === null ? null : (
            <>
              {' '}
              to <DatasetLink dataset={gone.to} />
            </>
          )}
          {gone.runId === null ? null : (
            <>
              {' '}
              by{' '}
              <Link className="thumb underline" href={`/runs/${encodeURIComponent(gone.runId)}`}>
                a run
              </Link>
            </>
          )}
          .
        </p>
      )}
      {renamedFrom === null ? null : (
        <p className="text-sm text-ink-soft">
          Renamed from <DatasetLink dataset={renamedFrom} />.
        </p>
      )}
    </>
  );
}

function DatasetLink({ dataset }: { dataset: DatasetName }) {
  return (
    <Link
      className="thumb font-medium wrap-anywhere text-ink underline"
      title={dataset.namespace}
      href={nodeHref({ ...dataset, kind: 'dataset' })}
    >
      {dataset.name}
    </Link>
  );
}
