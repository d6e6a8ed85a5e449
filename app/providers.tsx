'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { Tooltip } from 'radix-ui';
import { useState, type ReactNode } from 'react';

import { makeQueryClient } from '@/lib/client/query-client';

/** What every page stands in: URL state, server state, theme, tooltips. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient);
  return (
    <NuqsAdapter>
      <QueryClientProvider client={client}>
        <ThemeProvider attribute="class" disableTransitionOnChange>
          <Tooltip.Provider delayDuration={300}>{children}</Tooltip.Provider>
        </ThemeProvider>
      </QueryClientProvider>
    </NuqsAdapter>
  );
}
