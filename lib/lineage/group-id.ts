/** What nodes are gathered by. */
export const GROUPINGS = ['none', 'namespace', 'pipeline', 'source', 'type'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/**
 * `group:<grouping>:<part>…`, one part a level; a part ending in `*` stands for all whose label
 * begins so. Parts are percent-encoded, so that an id needs no care in lists and links.
 */
export type GroupId = `group:${string}`;

/** What an id of a group looks like. */
export const GROUP_ID_PATTERN = /^group:(namespace|pipeline|source|type)(:[\w%.!~'()/-]+\*?)+$/;

/** What the innermost part of a group's id stands for; null if the text is no such id. */
export function groupName(id: string): string | null {
  if (!GROUP_ID_PATTERN.test(id)) return null;
  const part = id.split(':').at(-1)?.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(part.replace(/\*$/, '…'));
  } catch {
    return null; // a stray % is no id
  }
}

/** A value as part of a group id: no `*`, `:` or `,` of its own. */
export function groupPart(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll('*', '%2A') || '%00';
}

/** Whether a group is another one or stands in it: `…:wh:build_*` in `…:wh`, and `…:wh_raw` not. */
export function isWithinGroup(group: string, outer: string): boolean {
  return group === outer || group.startsWith(`${outer}:`);
}
