import type { DatasetDetails, JobDetails, NodeDetails } from '@/lib/contract/nodes';

import { Facts, type Fact } from '../node/facts';
import { NodeNameLink } from '../node/node-link';
import { nodeTypeLook } from '../node/node-type';
import { CopyButton } from '../ui/copy-button';
import { ExternalLink } from '../ui/external-link';
import { shortId } from '../ui/short-id';
import { grouped } from '../ui/quantity';
import { Time } from '../ui/time';

/** What is known about a node, one fact a line. */
export function NodeFacts({ node }: { node: NodeDetails }) {
  return (
    <Facts
      facts={[
        { label: 'Type', value: typeWords(node) },
        ...(node.kind === 'dataset' ? datasetFacts(node) : jobFacts(node)),
        { label: 'Namespace', value: <bdi>{node.namespace}</bdi> },
        { label: 'First seen', value: node.firstSeen ? <Time at={node.firstSeen} /> : null },
        { label: 'Last seen', value: node.lastSeen ? <Time at={node.lastSeen} /> : null },
        { label: 'Updated', value: node.updatedAt ? <Time at={node.updatedAt} /> : null },
        { label: 'Runs', value: grouped(node.runCount) },
        { label: 'Events', value: grouped(node.eventCount) },
      ]}
    />
  );
}

function typeWords(node: NodeDetails): string {
  const { label } = nodeTypeLook(node.kind, node.type);
  return node.subType === null ? label : `${label} · ${node.subType}`;
}

function datasetFacts(node: DatasetDetails): readonly Fact[] {
  const { dataSource, storage, catalog, hierarchy, aliases, version } = node;
  return [
    { label: 'Version', value: version === null ? null : <Version version={version} /> },
    { label: 'Lifecycle', value: node.lifecycle },
    {
      label: 'Source',
      value: dataSource ? (
        <>
          <bdi>{dataSource.name}</bdi>
          {dataSource.uri ? (
            <span className="block text-ink-soft">
              <ExternalLink href={dataSource.uri}>{dataSource.uri}</ExternalLink>
            </span>
          ) : null}
        </>
      ) : null,
    },
    {
      label: 'Storage',
      value: storage ? [storage.layer, storage.format].filter(Boolean).join(' · ') : null,
    },
    {
      label: 'Catalog',
      value: catalog ? [catalog.name, catalog.framework, catalog.type].join(' · ') : null,
    },
    {
      label: 'Hierarchy',
      value:
        hierarchy.length === 0
          ? null
          : hierarchy.map((level, index) => (
              <span key={index} title={level.type}>
                {index > 0 ? <span className="text-ink-faint"> › </span> : null}
                <bdi>{level.name}</bdi>
              </span>
            )),
    },
    {
      label: 'Also known as',
      value:
        aliases.length === 0 ? null : (
          <ul className="flex flex-col gap-1">
            {aliases.map((alias, index) => (
              <li key={index}>
                <bdi>{alias.name}</bdi>
                <bdi className="block text-xs text-ink-faint">
                  {alias.namespace}
                  {alias.type === null ? '' : ` · ${alias.type}`}
                </bdi>
              </li>
            ))}
          </ul>
        ),
    },
  ];
}

function jobFacts(node: JobDetails): readonly Fact[] {
  return [
    { label: 'Processing', value: node.processingType },
    { label: 'Integration', value: node.integration },
    { label: 'Part of', value: node.parent ? <NodeNameLink node={node.parent} /> : null },
  ];
}

function Version({ version }: { version: string }) {
  return (
    <span className="flex items-start gap-1" title={version}>
      <bdi className="min-w-0 font-mono">{shortId(version)}</bdi>
      <CopyButton text={version} what="version" iconOnly className="-my-1 size-6" />
    </span>
  );
}
