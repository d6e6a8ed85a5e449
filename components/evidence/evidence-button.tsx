'use client';

import { FileSearch } from 'lucide-react';
import { useState } from 'react';

import type { EvidenceQuestion } from '@/lib/url/column-query';

import { Button } from '../ui/button';
import { EvidenceDialog } from './evidence-dialog';

/** "How do we know?": opens what was said of an edge, by whom, and where. */
export function EvidenceButton({ edge, what }: { edge: EvidenceQuestion; what: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        size="sm"
        aria-label={`How do we know: ${what}`}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        <FileSearch aria-hidden />
        How do we know?
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
