'use client';

import { FileSearch } from 'lucide-react';
import { useState } from 'react';

import type { EdgeEnds } from '@/lib/url/column-query';

import { Button } from '../ui/button';
import { EvidenceDialog } from './evidence-dialog';

/** "How do we know?": opens what was said of an edge, by whom, and where. */
export function EvidenceButton({
  edge,
  what,
  iconOnly = false,
}: {
  edge: EdgeEnds;
  what: string;
  iconOnly?: boolean;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        size={iconOnly ? 'iconSm' : 'sm'}
        aria-label={`How do we know: ${what}`}
        title={iconOnly ? 'How do we know?' : undefined}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        <FileSearch aria-hidden />
        {iconOnly ? null : 'How do we know?'}
      </Button>
      {isOpen ? (
        <EvidenceDialog
          edge={edge}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
