import type { IToken, TokenType } from 'chevrotain';

import { EVIDENCE, NODE_KINDS, NODE_STATUSES } from '@/lib/lineage';

import { readPattern } from './read-value';
import { SELECTOR_FIELDS, type SelectorField } from './selector';
import { selectorGrammar } from './parse-selector';
import {
  And,
  Field,
  Not,
  OpenQuote,
  Or,
  Quoted,
  selectorLexer,
  Updated,
  Word,
} from './selector-tokens';

/** What may stand at the cursor in place of the characters `from` up to `to`. */
export type Completion = {
  readonly from: number;
  readonly to: number;
  /** Words of the language, already narrowed to what is typed. */
  readonly words: readonly string[];
  /** Values to be looked up, and what of them is typed; null where none may stand. */
  readonly lookup: { readonly field: SelectorField; readonly prefix: string } | null;
};

const TERMS = [
  'not',
  'roots(',
  'sinks(',
  ...SELECTOR_FIELDS.map((field) => `${field}:`),
  'updated:',
];
const CHOICES = new Map<string, readonly string[]>([
  ['kind:', NODE_KINDS],
  ['status:', NODE_STATUSES],
  ['evidence:', EVIDENCE],
  ['updated:', ['<1d', '<7d', '<30d', '>7d', '>30d']],
]);
const PARTIAL: readonly TokenType[] = [Word, Quoted, OpenQuote, And, Or, Not];

function typedOf(token: IToken | undefined): string {
  if (!token) return '';
  if (token.tokenType !== OpenQuote) return readPattern(token).join('*');
  return token.image.slice(1).replace(/\\(.)/g, '$1');
}

type Said = Pick<Completion, 'words' | 'lookup'>;
type Narrow = (words: readonly string[]) => string[];

/** What may follow `owner:`; null after anything else. */
function afterField(field: IToken | undefined, typed: string, narrow: Narrow): Said | null {
  if (field?.tokenType !== Field && field?.tokenType !== Updated) return null;
  const name = field.image.toLowerCase();
  const choices = CHOICES.get(name);
  if (choices) return { words: narrow(choices), lookup: null };
  const named = SELECTOR_FIELDS.find((one) => `${one}:` === name);
  return { words: [], lookup: named ? { field: named, prefix: typed } : null };
}

/** What the grammar has next after `before`. */
function afterTerms(before: IToken[], typed: string, isQuoted: boolean, narrow: Narrow): Said {
  const next = new Set(
    selectorGrammar()
      .computeContentAssist('either', before)
      .map(({ nextTokenType }) => nextTokenType),
  );
  const joins = next.has(Or) ? ['and', 'or'] : [];
  if (joins.length > 0 && typed === '') return { words: joins, lookup: null };
  if (!next.has(Word)) return { words: narrow(joins), lookup: null };
  return {
    words: isQuoted ? [] : narrow([...joins, ...TERMS]),
    lookup: typed === '' ? null : { field: 'name', prefix: typed },
  };
}

/** The word the cursor is at the end of, if it is. */
function wordAt(tokens: readonly IToken[], cursor: number): IToken | undefined {
  const last = tokens.at(-1);
  const isTouching = last !== undefined && last.startOffset + last.image.length === cursor;
  return isTouching && PARTIAL.includes(last.tokenType) ? last : undefined;
}

/** Says what may be written at the cursor. Total: never throws. */
export function completeSelector(text: string, cursor: number): Completion {
  const { tokens } = selectorLexer.tokenize(text.slice(0, cursor));
  const partial = wordAt(tokens, cursor);
  const before = partial ? tokens.slice(0, -1) : tokens;
  const typed = typedOf(partial);
  const narrow: Narrow = (words) =>
    words.filter((word) => word !== typed && word.startsWith(typed.toLowerCase()));
  const said =
    afterField(before.at(-1), typed, narrow) ??
    afterTerms(before, typed, partial?.tokenType === OpenQuote, narrow);
  return { from: partial?.startOffset ?? cursor, to: cursor, ...said };
}
