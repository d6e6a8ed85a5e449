import {
  ArrowRightLeft,
  Equal,
  MessageSquareText,
  Minus,
  MoveVertical,
  PenLine,
  Plus,
  ShieldAlert,
  ShieldOff,
  Shrink,
  Expand,
  type LucideIcon,
} from 'lucide-react';

import type { ColumnChange } from '@/lib/lineage';

import type { BadgeTone } from '../ui/badge';

type ChangeLook = { readonly icon: LucideIcon; readonly word: string; readonly tone: BadgeTone };

/** Icon, word and colour of a change of a column: none of them stands alone. */
export const CHANGE_LOOKS: Readonly<Record<ColumnChange, ChangeLook>> = {
  added: { icon: Plus, word: 'Added', tone: 'ok' },
  removed: { icon: Minus, word: 'Removed', tone: 'bad' },
  renamed: { icon: PenLine, word: 'Likely renamed', tone: 'accent' },
  widened: { icon: Expand, word: 'Type widened', tone: 'warn' },
  narrowed: { icon: Shrink, word: 'Type narrowed', tone: 'bad' },
  retyped: { icon: ArrowRightLeft, word: 'Type changed', tone: 'warn' },
  nullable: { icon: ShieldOff, word: 'Now nullable', tone: 'warn' },
  required: { icon: ShieldAlert, word: 'Now required', tone: 'warn' },
  described: { icon: MessageSquareText, word: 'Description changed', tone: 'neutral' },
  moved: { icon: MoveVertical, word: 'Moved', tone: 'neutral' },
};

export const UNCHANGED: ChangeLook = { icon: Equal, word: 'Unchanged', tone: 'neutral' };
