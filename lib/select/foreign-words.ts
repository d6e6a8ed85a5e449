import { SELECTOR_FIELDS } from './selector';

const AS_CONDITION = new RegExp(`^(${[...SELECTOR_FIELDS, 'updated'].join('|')})=`, 'i');
const JOINTS = new Map([
  ['&', 'and'],
  ['&&', 'and'],
  ['|', 'or'],
  ['||', 'or'],
  [',', 'and” or “or'],
]);

/** Why a name without quotes is hardly meant as one: other tools and languages write so. */
export function foreign(word: string): string | null {
  const quote = 'put the name in quotes if it is called so.';
  const joint = JOINTS.get(word);
  if (joint !== undefined) return `Write “${joint}”, or ${quote}`;
  if (word.endsWith(',')) return `A comma joins nothing: write “and” or “or”, or ${quote}`;
  if (/^['“”‘’«`].*['“”‘’»`]$/su.test(word)) return 'Write quotes as " … ".';
  if (word.startsWith('!')) return `Write “not”, or ${quote}`;
  if (word.startsWith('@')) return `“@” does nothing here: write +(name+), or ${quote}`;
  const [, field] = AS_CONDITION.exec(word) ?? [];
  return field === undefined ? null : `Write “${field}:”, or ${quote}`;
}
