import type { RunDataset, RunDetails } from '@/lib/contract/runs';

import { FacetList } from '../node/facet-list';
import { NodeLink } from '../node/node-link';
import { Section } from '../node/section';
import { CopyButton } from '../ui/copy-button';
import { byteSize, quantity } from '../ui/quantity';
import { AssumedBadge } from '../versions/strength-badge';
import { VersionLink } from '../versions/version-link';

/** What a run read and what it wrote, in which version, and how much of it. */
export function RunDatasets({ run }: { run: RunDetails }) {
  return (
    <div className="grid gap-x-6 gap-y-7 @2xl:grid-cols-2">
      <Side title="Inputs" datasets={run.inputs} none="It read nothing, as far as events tell." />
      <Side
        title="Outputs"
        datasets={run.outputs}
        none="It wrote nothing, as far as events tell."
      />
    </div>
  );
}

function Side({
  title,
  datasets,
  none,
}: {
  title: string;
  datasets: readonly RunDataset[];
  none: string;
}) {
  return (
    <Section
      title={title}
      aside={datasets.length > 0 ? quantity(datasets.length, 'dataset') : null}
    >
      {datasets.length === 0 ? (
        <p className="text-sm text-ink-faint">{none}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
          {datasets.map((dataset) => (
            <DatasetUse key={dataset.node.id} dataset={dataset} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function DatasetUse({ dataset }: { dataset: RunDataset }) {
  const { node, version, pinned, assumed, rowCount, bytes, facets } = dataset;
  return (
    <li className="flex min-w-0 flex-col gap-1 p-1.5">
      <NodeLink node={node} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pl-9.5 text-xs text-ink-soft tabular-nums">
        {rowCount === null ? null : <span>{quantity(rowCount, 'row')}</span>}
        {bytes === null ? null : <span title={`${bytes} bytes`}>{byteSize(bytes)}</span>}
        {pinned === null ? (
          <span className="text-ink-faint">no version known</span>
        ) : (
          <span className="flex flex-wrap items-center gap-1">
            version <VersionLink version={pinned} />
            {version === null ? null : (
              <CopyButton text={version} what="version" iconOnly className="-my-1 size-6" />
            )}
            {assumed ? <AssumedBadge /> : null}
          </span>
        )}
      </div>
      {facets.length > 0 ? (
        <details className="pl-9.5 text-xs">
          <summary className="w-fit cursor-pointer rounded text-ink-faint hover:text-ink pointer-coarse:py-[13px]">
            {quantity(facets.length, 'facet')} in this run
          </summary>
          <div className="mt-2">
            <FacetList facets={facets} shownIn={() => 'the page of the dataset'} />
          </div>
        </details>
      ) : null}
    </li>
  );
}
