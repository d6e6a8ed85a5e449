import { Badge } from '../ui/badge';

const WORDS: Readonly<Record<string, { word: string; about: string }>> = {
  TRUNCATE: { word: 'emptied', about: 'The run removed all rows.' },
  OVERWRITE: { word: 'overwritten', about: 'The run replaced what was there.' },
};

/** What a run did to the dataset, where it is more than adding to it. */
export function ChangeBadge({ change }: { change: string | null }) {
  const known = change === null ? undefined : WORDS[change];
  if (!known) return null;
  return (
    <span title={known.about}>
      <Badge tone="warn">{known.word}</Badge>
    </span>
  );
}
