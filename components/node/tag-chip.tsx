import { ShieldAlert, Tag as TagIcon } from 'lucide-react';

import { Badge } from '../ui/badge';

const SENSITIVE =
  /(^|[^a-z])(pii|phi|pci|gdpr|hipaa|personal|sensitive|prohibited|restricted|confidential|secret|protected)([^a-z]|$)/i;
const NO = new Set(['false', 'no', '0', 'none']);
const YES = new Set(['', 'true', 'yes']);

type SentTag = { readonly key: string; readonly value: string; readonly source?: string | null };

/** Whether a tag says that what carries it must be handled with care. */
export function isSensitive({ key, value }: SentTag): boolean {
  return !NO.has(value.toLowerCase()) && (SENSITIVE.test(key) || SENSITIVE.test(value));
}

/** A tag as key and value; a mere "true" is left out. Sensitive ones carry a shield. */
export function TagChip({ tag }: { tag: SentTag }) {
  const sensitive = isSensitive(tag);
  const Icon = sensitive ? ShieldAlert : TagIcon;
  const source = tag.source ? ` (from ${tag.source})` : '';
  return (
    <Badge
      tone={sensitive ? 'bad' : 'neutral'}
      className="min-w-0 text-xs"
      title={`${tag.key}: ${tag.value}${source}`}
    >
      <Icon aria-hidden />
      {sensitive ? <span className="sr-only">Sensitive: </span> : null}
      <bdi className="truncate">
        {YES.has(tag.value.toLowerCase()) ? tag.key : `${tag.key}: ${tag.value}`}
      </bdi>
    </Badge>
  );
}
