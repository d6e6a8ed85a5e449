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

/** Collects lines while tokens come in. */
class Writer {
  readonly lines: JsonLine[] = [];
  private readonly levels: Level[] = [];
  private line = '';
  private pointer: string | null = '';

  private endLine(depth: number) {
    if (this.line !== '') this.lines.push({ depth, text: this.line, pointer: this.pointer });
    this.line = '';
    this.pointer = null;
  }

  private beginValue() {
    const level = this.levels.at(-1);
    if (level?.isArray !== true || this.line !== '') return;
    this.pointer = `${level.pointer}/${level.index}`;
    level.index++;
  }

  open(token: string, isEmpty: boolean) {
    this.beginValue();
    this.line += token;
    this.levels.push({ isArray: token === '[', pointer: this.pointer ?? '', index: 0 });
    if (!isEmpty) this.endLine(this.levels.length - 1);
  }

  close(token: string, isEmpty: boolean) {
    if (!isEmpty) this.endLine(this.levels.length);
    this.levels.pop();
    this.line += token;
  }

  comma() {
    this.line += ',';
    this.endLine(this.levels.length);
  }

  key(token: string) {
    this.pointer = (this.levels.at(-1)?.pointer ?? '') + pointerPart(token);
    this.line += token;
  }

  value(token: string) {
    this.beginValue();
    this.line += token;
  }

  colon() {
    this.line += ': ';
  }

  end() {
    this.endLine(0);
  }
}

const opens = (token: string | undefined) => token === '{' || token === '[';
const closes = (token: string | undefined) => token === '}' || token === ']';

/**
 * Indents JSON without parsing it: long numbers keep every digit, keys that appear twice or are
 * called `__proto__` stay where they are. Text that is no JSON comes out as some lines, never as
 * an error.
 */
export function jsonLines(text: string): readonly JsonLine[] {
  const writer = new Writer();
  const all = tokens(text);
  for (const [at, token] of all.entries()) {
    if (opens(token)) writer.open(token, closes(all[at + 1]));
    else if (closes(token)) writer.close(token, opens(all[at - 1]));
    else if (token === ',') writer.comma();
    else if (token === ':') writer.colon();
    else if (all[at + 1] === ':') writer.key(token);
    else writer.value(token);
  }
  writer.end();
  return writer.lines;
}
