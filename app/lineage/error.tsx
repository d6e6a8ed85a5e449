'use client';

import { ServerOff } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

export default function LineageError({ reset }: { error: Error; reset: () => void }) {
  return (
    <Notice
      icon={<ServerOff aria-hidden />}
      title="The graph could not be shown"
      actions={
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
      }
    >
      Something broke on the way. The link is fine; trying again often helps.
    </Notice>
  );
}
