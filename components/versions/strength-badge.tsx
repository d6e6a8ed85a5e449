import { CircleDashed, Fingerprint, PlayCircle, Tag } from 'lucide-react';

import type { VersionRef } from '@/lib/contract/versions';

import { Badge } from '../ui/badge';

const LOOKS = {
  strong: {
    icon: Fingerprint,
    word: 'full hash',
    tone: 'ok',
    says: 'Named by a hash of its whole content, or a snapshot that never changes: the same name is the same content.',
  },
  weak: {
    icon: CircleDashed,
    word: 'sampled digest',
    tone: 'warn',
    says: 'Named by a digest of a sample of its rows: the same name does not prove the same content.',
  },
  label: {
    icon: Tag,
    word: 'name only',
    tone: 'neutral',
    says: 'Its producer gave it this name; nothing proves its content.',
  },
  run: {
    icon: PlayCircle,
    word: 'by run',
    tone: 'neutral',
    says: 'Nobody told a version; it is what this run left.',
  },
} as const;

/** How far the name of a version proves its content, in a word. */
export function StrengthBadge({ strength }: Pick<VersionRef, 'strength'>) {
  const { icon: Icon, word, tone, says } = LOOKS[strength];
  return (
    <Badge tone={tone} title={says}>
      <Icon aria-hidden />
      {word}
    </Badge>
  );
}

/** Marks a version somebody must have read, though no event says so. */
export function AssumedBadge() {
  return (
    <Badge
      tone="warn"
      title="The run did not say which version it read. This was the latest one when it started."
    >
      <CircleDashed aria-hidden />
      assumed
    </Badge>
  );
}
