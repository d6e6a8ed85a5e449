'use client';

import { CloudOff, RotateCw, SearchX } from 'lucide-react';
import Link from 'next/link';

import { ApiError } from '@/lib/client/fetch-json';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

/** What is shown where something could not be loaded: not there, or not reachable; with a way on. */
export function LoadError({
  error,
  what,
  onRetry,
}: {
  error: Error;
  /** "this node", "its runs". */
  what: string;
  onRetry: () => void;
}) {
  if (error instanceof ApiError && error.status === 404) {
    return (
      <Notice
        icon={<SearchX aria-hidden />}
        title="Nothing here by this id"
        actions={
          <Button asChild size="sm">
            <Link href="/search">Search by name</Link>
          </Button>
        }
      >
        No event has named {what}, or the link was made on another server.
      </Notice>
    );
  }
  const detail = error instanceof ApiError ? (error.detail ?? error.message) : null;
  return (
    <div role="alert">
      <Notice
        icon={<CloudOff aria-hidden />}
        title={`Could not load ${what}`}
        actions={
          <Button size="sm" onClick={onRetry}>
            <RotateCw aria-hidden />
            Try again
          </Button>
        }
      >
        {detail ? (
          <span className="wrap-anywhere">{detail}</span>
        ) : (
          'The server did not answer as expected.'
        )}
      </Notice>
    </div>
  );
}
