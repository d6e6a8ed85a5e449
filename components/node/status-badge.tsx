import { CircleAlert, CircleCheck, CircleDashed, CircleSlash, LoaderCircle } from 'lucide-react';

import type { NodeStatus } from '@/lib/lineage';

import { Badge, type BadgeTone } from '../ui/badge';

const LOOKS = {
  running: { label: 'Running', tone: 'run', Icon: LoaderCircle },
  complete: { label: 'Complete', tone: 'ok', Icon: CircleCheck },
  failed: { label: 'Failed', tone: 'bad', Icon: CircleAlert },
  aborted: { label: 'Aborted', tone: 'warn', Icon: CircleSlash },
  unknown: { label: 'Unknown', tone: 'neutral', Icon: CircleDashed },
  none: { label: 'No runs', tone: 'neutral', Icon: CircleDashed },
} as const satisfies Record<
  NodeStatus,
  { label: string; tone: BadgeTone; Icon: typeof CircleAlert }
>;

/** State of a run, or of a node's latest run: icon, word and colour. */
export function StatusBadge({ status }: { status: NodeStatus }) {
  const { label, tone, Icon } = LOOKS[status];
  return (
    <Badge tone={tone}>
      <Icon
        aria-hidden
        className={status === 'running' ? 'animate-spin [animation-duration:3s]' : ''}
      />
      {label}
    </Badge>
  );
}
