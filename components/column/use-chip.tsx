import { EyeOff } from 'lucide-react';

import type { ColumnGrade, ColumnUseView } from '@/lib/contract/columns';

import { Badge, type BadgeTone } from '../ui/badge';

const WORDS = new Map<string, string>([
  ['IDENTITY', 'passed through'],
  ['TRANSFORMATION', 'derived'],
  ['AGGREGATION', 'aggregated'],
  ['FILTER', 'filter'],
  ['JOIN', 'join'],
  ['GROUP_BY', 'group by'],
  ['SORT', 'sort'],
  ['WINDOW', 'window'],
  ['CONDITIONAL', 'condition'],
]);

const TONES = new Map<string, BadgeTone>([
  ['IDENTITY', 'accent'],
  ['TRANSFORMATION', 'model'],
  ['AGGREGATION', 'ok'],
]);

/** How a column is used, in words. */
export function useWord(use: ColumnUseView | null): string {
  if (use === null) return 'column unknown';
  if (use.subtype === null) return use.type === 'DIRECT' ? 'used' : 'not in the value';
  return WORDS.get(use.subtype) ?? use.subtype.toLowerCase();
}

/** How a column is used, as a chip; masking is marked. */
export function UseChip({ use, grade }: { use: ColumnUseView | null; grade: ColumnGrade }) {
  const tone = use?.type === 'DIRECT' ? (TONES.get(use.subtype ?? '') ?? 'neutral') : 'neutral';
  const isFaint = grade !== 'sure';
  return (
    <span className="flex shrink-0 items-center gap-1">
      <Badge
        tone={isFaint ? 'neutral' : tone}
        className={isFaint ? 'border border-dashed border-line-strong bg-transparent' : undefined}
      >
        {useWord(use)}
      </Badge>
      {use?.masking ? (
        <Badge tone="warn" title="The value is masked on the way">
          <EyeOff aria-hidden />
          masked
        </Badge>
      ) : null}
    </span>
  );
}
