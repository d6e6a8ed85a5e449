'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';

import { Button } from '../../ui/button';
import { Menu, MenuActions } from '../../ui/menu';
import { EXPORT_FORMS, type ExportForm } from './export-forms';
import { useExport } from './use-export';

const GROUPS = ['Picture', 'Data', 'Text'] as const;

/** Takes the whole answer away: as a picture, as data, as text. */
export function ExportMenu({
  isOpen,
  onOpen,
  onSay,
}: {
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onSay: (words: string) => void;
}) {
  const save = useExport();
  const [isBusy, setIsBusy] = useState(false);
  const run = async (form: ExportForm) => {
    setIsBusy(true);
    onSay((await save(form)).words);
    setIsBusy(false);
  };
  return (
    <Menu
      isOpen={isOpen}
      onOpen={onOpen}
      trigger={
        <Button
          look="quiet"
          size="icon"
          aria-label="Export"
          aria-keyshortcuts="x"
          aria-busy={isBusy}
          title="Take the whole answer away (x)"
        >
          <Download aria-hidden className={isBusy ? 'animate-pulse' : ''} />
        </Button>
      }
    >
      {GROUPS.map((group) => (
        <MenuActions
          key={group}
          label={group}
          actions={EXPORT_FORMS.filter((form) => form.group === group)}
          onAct={(form) => {
            void run(form);
          }}
        />
      ))}
    </Menu>
  );
}
