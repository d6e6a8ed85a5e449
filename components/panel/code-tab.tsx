import { GitCommitHorizontal } from 'lucide-react';

import type { CodeView, JobDetails } from '@/lib/contract/nodes';

import { Facts } from '../node/facts';
import { Section } from '../node/section';
import { CodeBlock } from '../ui/code-block';
import { CopyButton } from '../ui/copy-button';
import { ExternalLink } from '../ui/external-link';
import { shortId } from '../ui/short-id';
import { EmptyTab } from './empty-tab';

/** The SQL or source of a job, and where it is kept. */
export function CodeTab({ node }: { node: JobDetails }) {
  const { sql, source, location } = node.code;
  if (!sql && !source && !location) {
    return (
      <EmptyTab title="No code sent" facet="sql, sourceCode, sourceCodeLocation">
        The query or source of a job comes with these facets, and can be shown here line by line.
      </EmptyTab>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {location ? <SourceLocation location={location} /> : null}
      {sql ? (
        <CodeBlock
          code={sql.query}
          language="sql"
          label={sql.dialect === null ? 'SQL' : `SQL (${sql.dialect})`}
        />
      ) : null}
      {source ? (
        <CodeBlock
          code={source.code}
          language={source.language}
          label={source.language || 'Source'}
        />
      ) : null}
    </div>
  );
}

function SourceLocation({ location }: { location: NonNullable<CodeView['location']> }) {
  const { url, repoUrl, path, version, branch, tag, type } = location;
  return (
    <Section title="Where it is kept">
      <Facts
        facts={[
          {
            label: 'Repository',
            value: repoUrl ? <ExternalLink href={repoUrl}>{repoUrl}</ExternalLink> : null,
          },
          {
            label: 'Path',
            value: path ? (
              <ExternalLink href={url} className="font-mono">
                {path}
              </ExternalLink>
            ) : null,
          },
          { label: 'Branch', value: branch ? <bdi className="font-mono">{branch}</bdi> : null },
          { label: 'Tag', value: tag ? <bdi className="font-mono">{tag}</bdi> : null },
          {
            label: 'Commit',
            value: version ? (
              <span className="flex items-center gap-1" title={version}>
                <GitCommitHorizontal aria-hidden className="size-4 text-ink-faint" />
                <ExternalLink href={url} className="font-mono">
                  {shortId(version)}
                </ExternalLink>
                <CopyButton text={version} what="commit" iconOnly className="-my-1 size-6" />
              </span>
            ) : null,
          },
          { label: 'Kind', value: type },
          { label: 'Address', value: path ? null : <ExternalLink href={url}>{url}</ExternalLink> },
        ]}
      />
    </Section>
  );
}
