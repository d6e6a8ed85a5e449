'use client';

import {
  Activity,
  Clock,
  FolderTree,
  Palette,
  Shapes,
  ShieldQuestion,
  UserRound,
} from 'lucide-react';

import { LENSES, type LensName } from '@/lib/url/graph-view';

import { LENS_LABELS } from '../graph/lens-label';
import { Button } from '../ui/button';
import { Menu, MenuChoice } from '../ui/menu';

const ICONS = {
  type: Shapes,
  status: Activity,
  freshness: Clock,
  owner: UserRound,
  namespace: FolderTree,
  evidence: ShieldQuestion,
} as const;

/** The lens after this one. */
export function nextLens(now: LensName): LensName {
  return LENSES[(LENSES.indexOf(now) + 1) % LENSES.length] ?? now;
}

/** What the colours of nodes tell. */
export function LensMenu({
  lens,
  onChange,
}: {
  lens: LensName;
  onChange: (lens: LensName) => void;
}) {
  const label = `Colour by ${LENS_LABELS[lens].toLowerCase()}`;
  return (
    <Menu
      trigger={
        <Button
          look="quiet"
          size="icon"
          aria-label={label}
          aria-keyshortcuts="h"
          title={`${label} (h)`}
          className={lens === 'type' ? '' : 'bg-sunken text-ink'}
        >
          <Palette aria-hidden />
        </Button>
      }
    >
      <MenuChoice
        value={lens}
        options={LENSES.map((value) => {
          const Icon = ICONS[value];
          return { value, label: LENS_LABELS[value], icon: <Icon aria-hidden /> };
        })}
        onChange={onChange}
      />
    </Menu>
  );
}
