'use client';

// The painter lives in a worker: these effects tell it what React knows.
/* eslint-disable react-you-might-not-need-an-effect/no-pass-data-to-parent */

import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';

import type { NodeStatus } from '@/lib/lineage';

import { statusIcon } from '../../node/status-badge';
import { STATUS_LOOKS } from '../../node/status-look';
import { iconPath } from './icon-path';
import type { Painter } from './painter';

const STATUSES = Object.keys(STATUS_LOOKS) as NodeStatus[];

/** Icons where nobody sees them, for the painter to take their shapes from. */
export function IconSprite({ painter, icons }: { painter: Painter; icons: readonly LucideIcon[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const paths = [...(box.current?.querySelectorAll('svg') ?? [])].map(iconPath);
    painter.change({
      icons: paths.slice(STATUSES.length),
      statusIcons: new Map(STATUSES.map((status, i) => [status, paths[i] ?? ''])),
    });
  }, [painter, icons]);
  return (
    <div ref={box} hidden>
      {[...STATUSES.map(statusIcon), ...icons].map((Icon, place) => (
        // An icon has no identity but its place.
        <Icon key={place} />
      ))}
    </div>
  );
}
