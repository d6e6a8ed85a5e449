'use client';

import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';

import { evidenceQuery } from '@/lib/client/evidence-query';
import type { EdgeEnds } from '@/lib/url/column-query';

import { useAskedMoments } from '../column/asked-moments';
import { LoadError } from '../node/load-error';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Skeleton } from '../ui/skeleton';
import { EvidenceBody } from './evidence-body';

/** How an edge is known, as a window over the page. */
export function EvidenceDialog({ edge, onClose }: { edge: EdgeEnds; onClose: () => void }) {
  const moments = useAskedMoments();
  const { data, error, refetch } = useQuery(evidenceQuery({ ...edge, moments }));
  return (
    <Dialog
      open
      title="How do we know?"
      className="top-[6dvh] max-h-[88dvh] max-w-3xl"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <header className="flex items-center justify-between border-b border-line py-2 pr-2 pl-5">
        <h2 aria-hidden className="text-sm font-semibold text-ink">
          How do we know?
        </h2>
        <Button look="quiet" size="iconSm" aria-label="Close" onClick={onClose}>
          <X aria-hidden />
        </Button>
      </header>
      <div className="min-h-0 overflow-y-auto p-5">
        {data ? <EvidenceBody edge={data} /> : null}
        {error && !data ? (
          <LoadError error={error} what="this edge" onRetry={() => void refetch()} />
        ) : null}
        {!data && !error ? <Skeleton className="h-48 w-full" /> : null}
      </div>
    </Dialog>
  );
}
