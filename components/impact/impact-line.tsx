import type { ImpactRow } from '@/lib/contract/impact';

import { EVIDENCE_LOOKS } from '../graph/evidence-look';
import { splitName } from '../node/node-name';
import { NodeLink } from '../node/node-link';
import { StatusBadge } from '../node/status-badge';
import { Time } from '../ui/time';

/** One node that is affected: what it is, how far, how sure, by which way. */
export function ImpactLine({ row }: { row: ImpactRow }) {
  const { distance, evidence, path, status, statusAt } = row;
  const between = path.slice(1, -1);
  return (
    <li className="flex flex-col gap-0.5 border-b border-line py-2">
      <span className="flex min-w-0 items-center gap-2">
        <span className="min-w-0 grow">
          <NodeLink node={row} />
        </span>
        <StatusBadge status={status} />
      </span>
      <span className="text-xs text-ink-faint">
        {distance} {distance === 1 ? 'hop' : 'hops'} ·{' '}
        {EVIDENCE_LOOKS[evidence].label.toLowerCase()}
        {statusAt === null ? null : (
          <>
            {' '}
            · <Time at={statusAt} />
          </>
        )}
      </span>
      {between.length === 0 ? null : (
        <span className="truncate text-xs text-ink-soft" title={path.map(nameOf).join(' → ')}>
          via {between.map((step) => splitName(nameOf(step)).tail).join(' → ')}
        </span>
      )}
    </li>
  );
}

function nameOf(step: ImpactRow['path'][number]): string {
  return step?.name ?? '…';
}
