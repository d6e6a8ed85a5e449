import { ArrowRight, GitCommitHorizontal } from 'lucide-react';

import type { CodeView } from '@/lib/contract/nodes';
import type { VersionDiff } from '@/lib/contract/versions';

import { ExternalLink } from '../ui/external-link';
import { shortId } from '../ui/short-id';
import { CodeDiffView } from './code-diff-view';
import { Part } from './part';

type Code = VersionDiff['code'];

/** How the code of two versions differs: from which commit to which, and line by line. */
export function CodeChange({ code }: { code: Code }) {
  const { before, after, isSameText, isSameCommit } = code;
  if ((!before && !after) || (isSameText && isSameCommit)) return null;
  return (
    <Part title="Code">
      {isSameCommit ? null : (
        <p className="flex flex-wrap items-center gap-1.5 text-sm text-ink-soft">
          <GitCommitHorizontal aria-hidden className="size-4 text-ink-faint" />
          Commit <Commit location={before?.location ?? null} />
          <ArrowRight aria-label="to" className="size-3 text-ink-faint" />
          <Commit location={after?.location ?? null} />
          {isSameText ? <span>· the text sent is the same</span> : null}
        </p>
      )}
      {isSameText ? null : <Texts before={before} after={after} />}
    </Part>
  );
}

type Both = { before: CodeView | null; after: CodeView | null };

function Texts({ before, after }: Both) {
  return (
    <>
      <SqlChange before={before?.sql ?? null} after={after?.sql ?? null} />
      <SourceChange before={before} after={after} />
    </>
  );
}

function SqlChange({ before, after }: { before: CodeView['sql']; after: CodeView['sql'] }) {
  if (!before && !after) return null;
  return (
    <CodeDiffView
      before={before?.query ?? ''}
      after={after?.query ?? ''}
      language="sql"
      label="SQL"
    />
  );
}

function SourceChange({ before, after }: Both) {
  const [old, now] = [before?.source, after?.source];
  const any = now ?? old;
  if (!any) return null;
  const path = (after?.location ?? before?.location)?.path;
  return (
    <CodeDiffView
      before={old?.code ?? ''}
      after={now?.code ?? ''}
      language={any.language}
      label={path ?? 'Source'}
    />
  );
}

function Commit({ location }: { location: { url: string; version: string | null } | null }) {
  if (!location?.version) return <span className="text-ink-faint">unknown</span>;
  return (
    <span title={location.version}>
      <ExternalLink href={location.url} className="font-mono">
        {shortId(location.version)}
      </ExternalLink>
    </span>
  );
}
