import './globals.css';

import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';

import { PaletteHost } from '@/components/palette/palette-host';
import { Header } from '@/components/shell/header';

import { Providers } from './providers';

export const metadata: Metadata = {
  title: { default: 'Headwater', template: '%s · Headwater' },
  description:
    'Where every dataset, feature and model came from, what depends on it, and what changed.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#15191d' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning className="[--header-height:48px]">
      <body className="flex min-h-dvh flex-col">
        <Providers>
          <Header />
          <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
            {children}
          </main>
          <PaletteHost />
        </Providers>
      </body>
    </html>
  );
}
