'use client';

import { Download, Link2, Monitor, Moon, Route, Sun } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTheme } from 'next-themes';
import type { ReactNode } from 'react';

import { EXPORT_FORMS } from '../explorer/export/export-forms';
import { useExport } from '../explorer/export/use-export';
import { askForPaths } from '../explorer/paths/paths-requests';
import { PAGES } from '../shell/pages';
import { copyText } from '../ui/copy-text';

export type PaletteCommand = {
  readonly id: string;
  readonly group: 'Go to' | 'Do';
  readonly label: string;
  readonly icon: ReactNode;
  /** Answers false if it did not work; the palette then stays and says so. */
  readonly run: () => boolean | Promise<boolean>;
};

const PATHS: PaletteCommand = {
  id: 'paths',
  group: 'Do',
  label: 'Paths to…',
  icon: <Route aria-hidden />,
  run: () => {
    askForPaths();
    return true;
  },
};

/** What the palette can do besides finding nodes. */
export function useCommands(): readonly PaletteCommand[] {
  const router = useRouter();
  const { setTheme } = useTheme();
  const save = useExport();
  const isExplorer = usePathname() === '/lineage';
  return [
    ...PAGES.map(({ href, label, icon: Icon }): PaletteCommand => ({
      id: `page:${href}`,
      group: 'Go to',
      label,
      icon: <Icon aria-hidden />,
      run: () => {
        router.push(href);
        return true;
      },
    })),
    {
      id: 'copy-link',
      group: 'Do',
      label: 'Copy link to this view',
      icon: <Link2 aria-hidden />,
      run: () => copyText(window.location.href),
    },
    ...(isExplorer ? [PATHS] : []),
    ...(isExplorer ? EXPORT_FORMS : []).map(({ id, words }): PaletteCommand => ({
      id: `export:${id}`,
      group: 'Do',
      label: `Export: ${words}`,
      icon: <Download aria-hidden />,
      run: async () => (await save(id)).isDone,
    })),
    ...(
      [
        ['light', 'Light theme', Sun],
        ['dark', 'Dark theme', Moon],
        ['system', 'Theme as the system', Monitor],
      ] as const
    ).map(([theme, label, Icon]): PaletteCommand => ({
      id: `theme:${theme}`,
      group: 'Do',
      label,
      icon: <Icon aria-hidden />,
      run: () => {
        setTheme(theme);
        return true;
      },
    })),
  ];
}

/** The commands whose label has every word of `text`. */
export function matchingCommands(
  commands: readonly PaletteCommand[],
  text: string,
): readonly PaletteCommand[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}
