import type { NodeDetails } from '@/lib/contract/nodes';

import { Section } from '../node/section';
import { isSensitive, TagChip } from '../node/tag-chip';
import { grouped } from '../ui/quantity';

type Tag = NodeDetails['tags'][number];

/** Tags of the node itself, then those of its columns, sensitive ones first. */
export function NodeTags({ tags }: { tags: readonly Tag[] }) {
  if (tags.length === 0) {
    return (
      <Section title="Tags">
        <p className="text-sm text-ink-faint">
          None. They come with the <code className="font-mono text-xs">tags</code> facet.
        </p>
      </Section>
    );
  }
  const own = tags.filter((tag) => tag.field === null);
  const onColumns = byTag(tags.filter((tag) => tag.field !== null));
  return (
    <Section title="Tags">
      {own.length > 0 ? (
        <ul aria-label="Tags of the node" className="flex flex-wrap gap-1.5">
          {own.map((tag, index) => (
            <li key={index} className="flex max-w-full">
              <TagChip tag={tag} />
            </li>
          ))}
        </ul>
      ) : null}
      {onColumns.length > 0 ? (
        <ul aria-label="Tags of columns" className="flex flex-col gap-1.5">
          {onColumns.map(({ tag, fields }) => (
            <li
              key={`${tag.key} ${tag.value}`}
              className="flex flex-wrap items-baseline gap-1.5 text-sm"
            >
              <TagChip tag={tag} />
              <span className="min-w-0 wrap-anywhere text-ink-soft">
                on {fields.slice(0, 8).join(', ')}
                {fields.length > 8 ? ` and ${grouped(fields.length - 8)} more` : ''}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

function byTag(tags: readonly Tag[]) {
  const groups = new Map<string, { tag: Tag; fields: string[] }>();
  for (const tag of tags) {
    const name = JSON.stringify([tag.key, tag.value]);
    const group = groups.get(name) ?? { tag, fields: [] };
    group.fields.push(tag.field ?? '');
    groups.set(name, group);
  }
  return [...groups.values()].sort(
    (a, b) => Number(isSensitive(b.tag)) - Number(isSensitive(a.tag)),
  );
}
