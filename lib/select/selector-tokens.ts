import { createToken, Lexer } from 'chevrotain';

import { SELECTOR_FIELDS } from './selector';

/** Anything but white space, brackets, quotes and `+`; `*` in it is a wildcard. */
export const Word = createToken({ name: 'Word', pattern: /[^\s()"+]+/, line_breaks: false });
/** In quotes `\"`, `\\` and `\*` are the characters themselves. */
export const Quoted = createToken({
  name: 'Quoted',
  pattern: /"(?:[^"\\]|\\[^])*"/,
  line_breaks: true,
});
/** No part of the grammar: its place is where the problem is. */
export const OpenQuote = createToken({ name: 'OpenQuote', pattern: /"[^]*/, line_breaks: true });
export const And = createToken({ name: 'And', pattern: /and/i, longer_alt: Word });
export const Or = createToken({ name: 'Or', pattern: /or/i, longer_alt: Word });
export const Not = createToken({ name: 'Not', pattern: /not/i, longer_alt: Word });
/** A dataset may be called `roots`; it is a function only before a bracket. */
export const Ends = createToken({ name: 'Ends', pattern: /(?:roots|sinks)(?=\s*\()/i });
export const Field = createToken({
  name: 'Field',
  pattern: new RegExp(`(?:${SELECTOR_FIELDS.join('|')}):`, 'i'),
});
export const Updated = createToken({ name: 'Updated', pattern: /updated:/i });
export const LeftBracket = createToken({ name: 'LeftBracket', pattern: /\(/ });
export const RightBracket = createToken({ name: 'RightBracket', pattern: /\)/ });
/** `+2` at the end of what it belongs to… */
export const Down = createToken({ name: 'Down', pattern: /\+\d{0,4}(?![^\s)])/ });
/** …and `2+` before it. */
export const Up = createToken({ name: 'Up', pattern: /\d{0,4}\+/ });
const Space = createToken({
  name: 'Space',
  pattern: /\s+/,
  group: Lexer.SKIPPED,
  line_breaks: true,
});

/** In the order they are tried. */
export const SELECTOR_TOKENS = [
  Space,
  Down,
  Up,
  LeftBracket,
  RightBracket,
  Quoted,
  OpenQuote,
  Field,
  Updated,
  Ends,
  And,
  Or,
  Not,
  Word,
];

/** Cuts a selector's text into tokens; every text can be cut. */
export const selectorLexer = new Lexer(SELECTOR_TOKENS, {
  positionTracking: 'onlyOffset',
  // Checked in development and in every test.
  skipValidations: process.env.NODE_ENV === 'production',
});
