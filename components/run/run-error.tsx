import { CircleAlert } from 'lucide-react';

import type { RunDetails } from '@/lib/contract/runs';

import { CopyButton } from '../ui/copy-button';
import { ScrollRegion } from '../ui/scroll-region';

/** Why a run failed: what it said, and where it was. */
export function RunError({ run }: { run: RunDetails }) {
  const message = run.error?.message ?? run.errorMessage;
  if (message === null) return null;
  const stackTrace = run.error?.stackTrace ?? null;
  return (
    <section
      aria-label="Error"
      className="overflow-hidden rounded-lg border border-bad/40 bg-surface"
    >
      <div className="flex items-start gap-2.5 bg-bad-soft py-2.5 pr-1.5 pl-3 text-bad">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        <div className="min-w-0 flex-1">
          <h2 className="text-sm font-semibold">
            Error{run.error?.language ? ` in ${run.error.language}` : ''}
          </h2>
          <pre className="max-h-72 overflow-y-auto font-mono text-sm wrap-anywhere whitespace-pre-wrap">
            {message}
          </pre>
        </div>
        <CopyButton
          text={stackTrace === null ? message : `${message}\n\n${stackTrace}`}
          what="error"
          iconOnly
        />
      </div>
      {stackTrace === null ? null : (
        <details>
          <summary className="cursor-pointer border-t border-bad/40 px-3 py-2 text-sm font-medium text-ink-soft hover:text-ink pointer-coarse:py-2.5">
            Stack trace ({stackTrace.split('\n').length} lines)
          </summary>
          <ScrollRegion label="Stack trace" className="max-h-[32rem] overflow-y-auto px-3 pb-3">
            <pre className="w-max font-mono text-xs leading-5 text-ink-soft">{stackTrace}</pre>
          </ScrollRegion>
        </details>
      )}
    </section>
  );
}
