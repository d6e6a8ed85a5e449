import Link from 'next/link';

import type { VersionRef } from '@/lib/contract/versions';
import { versionHref } from '@/lib/url/node-href';

/** A version by its label, leading to its page. */
export function VersionLink({ version }: { version: Pick<VersionRef, 'node' | 'key' | 'label'> }) {
  return (
    <Link
      href={versionHref(version.node, version.key)}
      prefetch={false}
      title={version.key}
      className="thumb rounded font-medium text-ink underline decoration-line-strong underline-offset-2 hover:text-accent hover:decoration-accent"
    >
      <bdi className="wrap-anywhere">{version.label}</bdi>
    </Link>
  );
}
