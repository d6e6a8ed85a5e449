'use client';

import { Link2, Monitor, Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import type { ReactNode } from 'react';

import { PAGES } from '../shell/pages';

export type Command = {
  readonly id: string;
  readonly group: 'Go to' | 'Do';
  readonly label: string;
  readonly icon: ReactNode;
  readonly run: () => void | Promise<void>;
};

/** What the palette can do besides finding nodes. */
export function useCommands(): readonly Command[] {
  const router = useRouter();
  const { setTheme } = useTheme();
  return [
    ...PAGES.map(({ href, label, icon: Icon }): Command => ({
      id: `page:${href}`,
      group: 'Go to',
      label,
      icon: <Icon aria-hidden />,
      run: () => {
        router.push(href);
      },
    })),
    {
      id: 'copy-link',
      group: 'Do',
      label: 'Copy link to this view',
      icon: <Link2 aria-hidden />,
      run: () => navigator.clipboard.writeText(window.location.href),
    },
    ...(
      [
        ['light', 'Light theme', Sun],
        ['dark', 'Dark theme', Moon],
        ['system', 'Theme as the system', Monitor],
      ] as const
    ).map(([theme, label, Icon]): Command => ({
      id: `theme:${theme}`,
      group: 'Do',
      label,
      icon: <Icon aria-hidden />,
      run: () => {
        setTheme(theme);
      },
    })),
  ];
}

/** The commands whose label has every word of `text`. */
export function matchingCommands(commands: readonly Command[], text: string): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}
