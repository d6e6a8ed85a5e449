'use client';

import { ServerCrash } from 'lucide-react';
import Link from 'next/link';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** The identifier the server logged the error under, if it was the server's. */
function digestOf(error: unknown): string | null {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string'
    ? error.digest
    : null;
}

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = digestOf(error);
  return (
    <>
      <h1 className="sr-only">Error</h1>
      <Notice
        className="my-auto"
        icon={<ServerCrash aria-hidden />}
        title="This page could not be built"
        actions={
          <>
            <Button look="primary" onClick={retry}>
              Try again
            </Button>
            <Button asChild>
              <Link href="/">Home</Link>
            </Button>
          </>
        }
      >
        Nothing stored is affected. If it happens again, the server log says more
        {digest === null ? '.' : ' under '}
        {digest === null ? null : <code className="font-mono text-xs">{digest}</code>}
      </Notice>
    </>
  );
}
