import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  LoaderCircle,
  type LucideIcon,
} from 'lucide-react';

import type { NodeStatus } from '@/lib/lineage';

import { Badge } from '../ui/badge';
import { STATUS_LOOKS } from './status-look';

const ICONS: Record<NodeStatus, LucideIcon> = {
  running: LoaderCircle,
  complete: CircleCheck,
  failed: CircleAlert,
  aborted: CircleSlash,
  unknown: CircleDashed,
  none: CircleDashed,
};

/** The icon of a state, for those who draw it themselves. */
export function statusIcon(status: NodeStatus): LucideIcon {
  return ICONS[status];
}

/** State of a run, or of a node's latest run: icon, word and colour. */
export function StatusBadge({ status }: { status: NodeStatus }) {
  const { label, tone } = STATUS_LOOKS[status];
  const Icon = ICONS[status];
  return (
    <Badge tone={tone} className="whitespace-nowrap">
      <Icon
        aria-hidden
        className={status === 'running' ? 'animate-spin [animation-duration:3s]' : ''}
      />
      {label}
    </Badge>
  );
}
