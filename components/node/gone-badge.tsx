import { Trash2 } from 'lucide-react';

import type { GoneDataset } from '@/lib/contract/graph';

import { Badge } from '../ui/badge';
import { absoluteTime } from '../ui/time';

/** That a dataset was dropped, or goes by another name. */
export function GoneBadge({ gone }: { gone: GoneDataset }) {
  const isDropped = gone.change === 'dropped';
  const what = isDropped ? 'Dropped' : `Renamed to ${gone.to?.name ?? 'another name'}`;
  return (
    <span title={`${what} ${absoluteTime(gone.at)}`}>
      <Badge tone={isDropped ? 'bad' : 'neutral'}>
        {isDropped ? <Trash2 aria-hidden className="size-3" /> : null}
        {isDropped ? 'Dropped' : 'Renamed'}
      </Badge>
    </span>
  );
}
