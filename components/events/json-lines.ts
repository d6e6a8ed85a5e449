/** One line of indented JSON. */
export type JsonLine = {
  readonly depth: number;
  readonly text: string;
  /** RFC 6901 pointer of the value that begins in this line; null where only brackets close. */
  readonly pointer: string | null;
};

type Level = { readonly isArray: boolean; readonly pointer: string; index: number };

const STRUCTURE = new Set(['{', '}', '[', ']', ',', ':', '"']);
const SPACE = new Set([' ', '\t', '\n', '\r']);

/** Where the string that opens at `start` ends (behind its closing quote). */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function endOfWord(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !STRUCTURE.has(text[at] ?? '') && !SPACE.has(text[at] ?? '')) at++;
  return at;
}

/** Cuts JSON into its tokens, every one exactly as written; white space between them is left out. */
function tokens(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? '';
    if (SPACE.has(char)) {
      at++;
      continue;
    }
    let end = at + 1;
    if (char === '"') end = endOfString(text, at);
    else if (!STRUCTURE.has(char)) end = endOfWord(text, at);
    found.push(text.slice(at, end));
    at = end;
  }
  return found;
}

/** A key as a part of a pointer (RFC 6901 §3–4); what is no JSON string is taken as written. */
function pointerPart(token: string): string {
  let key = token;
  try {
    key = String(JSON.parse(token));
  } catch {
    // Kept as written.
  }
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * Indents JSON without parsing it: long numbers keep every digit, keys that appear twice or are
 * called `__proto__` stay where they are. Text that is no JSON comes out as some lines, never as
 * an error.
 */
export function jsonLines(text: string): readonly JsonLine[] {
  const lines: JsonLine[] = [];
  const levels: Level[] = [];
  const all = tokens(text);
  let line = '';
  let pointer: string | null = '';

  function endLine(depth: number) {
    if (line !== '') lines.push({ depth, text: line, pointer });
    line = '';
    pointer = null;
  }
  function beginValue() {
    const level = levels.at(-1);
    if (level?.isArray === true && line === '') pointer = `${level.pointer}/${level.index++}`;
  }

  for (const [at, token] of all.entries()) {
    const next = all[at + 1];
    if (token === '{' || token === '[') {
      beginValue();
      const level = { isArray: token === '[', pointer: pointer ?? '', index: 0 };
      line += token;
      levels.push(level);
      if (next !== '}' && next !== ']') endLine(levels.length - 1);
    } else if (token === '}' || token === ']') {
      const isEmpty = all[at - 1] === '{' || all[at - 1] === '[';
      if (!isEmpty) endLine(levels.length);
      levels.pop();
      line += token;
    } else if (token === ',') {
      line += token;
      endLine(levels.length);
    } else if (token === ':') {
      line += ': ';
    } else {
      if (next === ':') pointer = (levels.at(-1)?.pointer ?? '') + pointerPart(token);
      else beginValue();
      line += token;
    }
  }
  endLine(0);
  return lines;
}
