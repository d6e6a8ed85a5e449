'use client';

import './globals.css';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** Stands in for the whole document when not even the root layout could be drawn. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <head>
        <title>Error · Headwater</title>
      </head>
      <body className="flex min-h-dvh flex-col">
        <main className="flex flex-1 flex-col">
          <h1 className="sr-only">Headwater could not start</h1>
          <Notice
            className="my-auto"
            title="Headwater could not start on this page"
            actions={
              <>
                <Button look="primary" onClick={retry}>
                  Try again
                </Button>
                <Button asChild>
                  {/* A full load, past whatever broke. */}
                  {/* eslint-disable-next-line @next/next/no-html-link-for-pages */}
                  <a href="/">Home</a>
                </Button>
              </>
            }
          >
            Nothing stored is affected.
          </Notice>
        </main>
      </body>
    </html>
  );
}
