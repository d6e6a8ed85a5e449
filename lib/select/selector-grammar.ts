import { EmbeddedActionsParser, type IParserErrorMessageProvider, type IToken } from 'chevrotain';

import { readAge, readHops, readPattern } from './read-value';
import { SELECTOR_FIELDS, type Selector } from './selector';
import {
  And,
  Down,
  Ends,
  Field,
  LeftBracket,
  Not,
  OpenQuote,
  Or,
  Quoted,
  RightBracket,
  SELECTOR_TOKENS,
  Up,
  Updated,
  Word,
} from './selector-tokens';

function unexpected([token]: readonly IToken[]): string {
  switch (token?.tokenType) {
    case OpenQuote:
      return 'This quote is not closed.';
    case RightBracket:
      return 'Nothing is open that this bracket could close.';
    case Down:
      return 'A name or a condition is missing before this.';
    case undefined:
      return 'A name or a condition is missing.';
    default:
      return token?.image
        ? `A name or a condition is missing before “${token.image}”.`
        : 'A name or a condition is missing at the end.';
  }
}

const MESSAGES: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, actual }) =>
    expected === RightBracket && actual.tokenType !== OpenQuote
      ? 'A closing bracket is missing here.'
      : unexpected([actual]),
  buildNotAllInputParsedMessage: ({ firstRedundant }) => unexpected([firstRedundant]),
  buildNoViableAltMessage: ({ actual }) => unexpected(actual),
  buildEarlyExitMessage: ({ actual }) => unexpected(actual),
};

const joined = (kind: 'and' | 'or', parts: readonly Selector[], first: Selector): Selector =>
  parts.length === 1 ? first : { kind, parts };

/** The grammar is checked in development and in every test; in production that is half of its start. */
const IS_CHECKED = process.env.NODE_ENV === 'production';

/**
 * The one grammar of selectors. `not` binds before `and`, `and` before `or`; two terms side by side
 * are joined by `and`.
 */
export class SelectorGrammar extends EmbeddedActionsParser {
  constructor() {
    super(SELECTOR_TOKENS, { errorMessageProvider: MESSAGES, skipValidations: IS_CHECKED });
    this.performSelfAnalysis();
  }

  readonly either = this.RULE('either', (): Selector => {
    const first = this.SUBRULE(this.both);
    const parts = [first];
    this.MANY(() => {
      this.CONSUME(Or);
      parts.push(this.SUBRULE2(this.both));
    });
    return joined('or', parts, first);
  });

  readonly both = this.RULE('both', (): Selector => {
    const first = this.SUBRULE(this.negated);
    const parts = [first];
    this.MANY(() => {
      this.OPTION(() => this.CONSUME(And));
      parts.push(this.SUBRULE2(this.negated));
    });
    return joined('and', parts, first);
  });

  readonly negated = this.RULE('negated', (): Selector => {
    let nots = 0;
    this.MANY(() => {
      this.CONSUME(Not);
      nots += 1;
    });
    let selector = this.SUBRULE(this.walked);
    for (; nots > 0; nots -= 1) selector = { kind: 'not', of: selector };
    return selector;
  });

  readonly walked = this.RULE('walked', (): Selector => {
    const up = this.OPTION(() => this.CONSUME(Up));
    const of = this.SUBRULE(this.term);
    const down = this.OPTION2(() => this.CONSUME(Down));
    if (!up && !down) return of;
    return this.ACTION(() => ({
      kind: 'walk',
      of,
      hops: { up: readHops(up), down: readHops(down) },
    }));
  });

  readonly term = this.RULE('term', (): Selector =>
    this.OR([
      {
        ALT: (): Selector => {
          this.CONSUME(LeftBracket);
          const inner = this.SUBRULE(this.either);
          this.CONSUME(RightBracket);
          return inner;
        },
      },
      {
        ALT: (): Selector => {
          const { image } = this.CONSUME(Ends);
          this.CONSUME2(LeftBracket);
          const of = this.SUBRULE2(this.either);
          this.CONSUME2(RightBracket);
          return { kind: 'ends', ends: image.toLowerCase() === 'roots' ? 'roots' : 'sinks', of };
        },
      },
      {
        ALT: (): Selector => {
          const { image } = this.CONSUME(Field);
          const value = this.SUBRULE(this.value);
          return this.ACTION(() => ({
            kind: 'field',
            field: SELECTOR_FIELDS.find((field) => `${field}:` === image.toLowerCase()) ?? 'name',
            pattern: readPattern(value),
          }));
        },
      },
      {
        ALT: (): Selector => {
          this.CONSUME(Updated);
          const value = this.SUBRULE2(this.value);
          return this.ACTION(() => ({
            kind: 'updated',
            age: readAge(value.image) ?? { than: 'within', count: 1, unit: 'd' },
          }));
        },
      },
      {
        ALT: (): Selector => {
          const value = this.SUBRULE3(this.value);
          return this.ACTION(() => ({ kind: 'field', field: 'name', pattern: readPattern(value) }));
        },
      },
    ]),
  );

  readonly value = this.RULE('value', (): IToken =>
    this.OR([{ ALT: () => this.CONSUME(Word) }, { ALT: () => this.CONSUME(Quoted) }]),
  );
}
