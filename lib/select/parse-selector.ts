import { EOF, type IToken } from 'chevrotain';

import { EVIDENCE, NODE_KINDS, NODE_STATUSES, parseNodeId } from '@/lib/lineage';

import { foreign } from './foreign-words';
import { matchesPattern } from './match-pattern';
import { readAge, readPattern } from './read-value';
import { SELECTOR_FIELDS, type Selector, type SelectorProblem } from './selector';
import { SelectorGrammar } from './selector-grammar';
import {
  Field,
  LeftBracket,
  Not,
  Quoted,
  RightBracket,
  selectorLexer,
  Up,
  Updated,
  Word,
} from './selector-tokens';

/** Brackets in brackets at most; the parser calls itself for each. */
const DEPTH_LIMIT = 32;
/** Names, conditions and `not`s at most. */
const TERM_LIMIT = 200;

export type ParsedSelector =
  | { readonly kind: 'empty' }
  | { readonly kind: 'selector'; readonly selector: Selector }
  | {
      readonly kind: 'problems';
      readonly problems: readonly [SelectorProblem, ...SelectorProblem[]];
    };

let made: SelectorGrammar | null = null;

/** The grammar; made when it is first needed, which takes a browser two frames. */
export function selectorGrammar(): SelectorGrammar {
  made ??= new SelectorGrammar();
  return made;
}

const at = ({ startOffset, image }: IToken, message: string): SelectorProblem => ({
  from: startOffset,
  to: startOffset + image.length,
  message,
});

function overLimit(tokens: readonly IToken[]): SelectorProblem | null {
  let [depth, terms] = [0, 0];
  for (const token of tokens) {
    if (token.tokenType === LeftBracket) depth += 1;
    if (token.tokenType === RightBracket) depth -= 1;
    if (token.tokenType === Word || token.tokenType === Quoted || token.tokenType === Not)
      terms += 1;
    if (depth > DEPTH_LIMIT) return at(token, `Brackets are nested more than ${DEPTH_LIMIT} deep.`);
    if (terms > TERM_LIMIT) return at(token, `More than ${TERM_LIMIT} terms.`);
  }
  return null;
}

const CHOICES = new Map<string, readonly string[]>([
  ['kind:', NODE_KINDS],
  ['status:', NODE_STATUSES],
  ['evidence:', EVIDENCE],
]);

const CONDITIONS = [...SELECTOR_FIELDS, 'updated'].map((field) => `${field}:`).join(', ');

const touches = (before: IToken | undefined, token: IToken) =>
  before !== undefined && before.startOffset + before.image.length === token.startOffset;

/** What stands too close together to be meant as it would be read. */
function tooClose(token: IToken, before: IToken | undefined): string | null {
  if (!before || !touches(before, token)) return null;
  const isName = before.tokenType === Word || before.tokenType === Quoted;
  if (token.tokenType === LeftBracket && before.tokenType === Word)
    return `“${before.image}(” is no function; there are roots(…) and sinks(…). Put the name in quotes if it has brackets.`;
  if (token.tokenType === Up && isName)
    return 'After a name stand “+” and at most four digits, then a space. Put the name in quotes if it has a “+”.';
  if (token.tokenType === RightBracket && before.tokenType === LeftBracket)
    return 'Nothing stands in these brackets.';
  return null;
}

/** What is wrong with a value of a condition. */
function wrongValue(token: IToken, before: IToken | undefined): string | null {
  if (before?.tokenType === Updated && !readAge(token.image))
    return 'Not an age. Write <7d for the last seven days, >2w for longer ago; m, h, d, w.';
  const choices = before?.tokenType === Field ? CHOICES.get(before.image.toLowerCase()) : undefined;
  const isNone = choices?.every((choice) => !matchesPattern(readPattern(token), choice)) ?? false;
  return choices && isNone ? `One of ${choices.join(', ')}.` : null;
}

/** What is wrong with a name. */
function wrongName({ tokenType, image }: IToken): string | null {
  const [, field] = /^(\w+):(?!\/\/)/.exec(image) ?? [];
  if (field !== undefined && !parseNodeId(image))
    return `“${field}:” is no condition; there are ${CONDITIONS}. Put the name in quotes if it has a colon.`;
  return tokenType === Word ? foreign(image) : null;
}

/** What the grammar lets through and no node can ever match, or nobody means so. */
function nonsense(tokens: readonly IToken[]): SelectorProblem[] {
  return tokens.flatMap((token, index): SelectorProblem[] => {
    const before = tokens[index - 1];
    const isText = token.tokenType === Word || token.tokenType === Quoted;
    const message =
      tooClose(token, before) ??
      (isText ? wrongValue(token, before) : null) ??
      (isText && before?.tokenType !== Field ? wrongName(token) : null);
    return message === null ? [] : [at(token, message)];
  });
}

/** Reads a selector's text. Total: never throws; says what is wrong and where. */
export function parseSelector(text: string): ParsedSelector {
  const { tokens, errors } = selectorLexer.tokenize(text);
  if (tokens.length === 0 && errors.length === 0) return { kind: 'empty' };
  const [lexed] = errors;
  const over = lexed
    ? { from: lexed.offset, to: lexed.offset + lexed.length, message: 'This cannot be read.' }
    : overLimit(tokens);
  if (over) return { kind: 'problems', problems: [over] };
  const grammar = selectorGrammar();
  grammar.input = tokens;
  const selector = grammar.either();
  const [error] = grammar.errors;
  const problems = nonsense(tokens);
  if (error) {
    const { token } = error;
    const broken =
      token.tokenType === EOF
        ? { from: Math.max(0, text.trimEnd().length - 1), to: text.length, message: error.message }
        : at(token, error.message);
    // What is said of the same place more exactly comes first.
    const [first, ...rest] = problems.filter(({ from }) => from === broken.from);
    const others = problems.filter(({ from }) => from !== broken.from);
    return {
      kind: 'problems',
      problems: first ? [first, ...rest, ...others] : [broken, ...others],
    };
  }
  const [first, ...rest] = problems;
  return first ? { kind: 'problems', problems: [first, ...rest] } : { kind: 'selector', selector };
}
