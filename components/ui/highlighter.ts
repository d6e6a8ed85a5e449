import { queryOptions } from '@tanstack/react-query';
import type { HighlighterCore, LanguageInput } from 'shiki/core';

/** Grammars that may be loaded, each its own chunk. */
const GRAMMARS = new Map<string, () => LanguageInput>([
  ['sql', () => import('shiki/langs/sql.mjs')],
  ['python', () => import('shiki/langs/python.mjs')],
  ['java', () => import('shiki/langs/java.mjs')],
  ['scala', () => import('shiki/langs/scala.mjs')],
  ['yaml', () => import('shiki/langs/yaml.mjs')],
  ['json', () => import('shiki/langs/json.mjs')],
  ['bash', () => import('shiki/langs/bash.mjs')],
]);

const OTHER_NAMES = new Map([
  ['py', 'python'],
  ['python3', 'python'],
  ['pyspark', 'python'],
  ['yml', 'yaml'],
  ['sh', 'bash'],
  ['shell', 'bash'],
  ['zsh', 'bash'],
]);

/** The grammar for a language as somebody wrote it (`Python`, `sh`, `spark-sql`); null if there is none. */
export function grammarOf(language: string): string | null {
  const plain = language.trim().toLowerCase();
  const name = OTHER_NAMES.get(plain) ?? (plain.includes('sql') ? 'sql' : plain);
  return GRAMMARS.has(name) ? name : null;
}

/** Above this, code is shown plain: highlighting would hold up the page. */
export const HIGHLIGHT_LIMIT = 80_000;

/** Loads the highlighter and one grammar when code is first shown. Colours are the design tokens. */
export function highlighterQuery(grammar: string | null) {
  return queryOptions({
    queryKey: ['highlighter', grammar],
    queryFn: () => loadHighlighter(grammar ?? ''),
    enabled: grammar !== null,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}

async function loadHighlighter(grammar: string): Promise<HighlighterCore | null> {
  const load = GRAMMARS.get(grammar);
  if (!load) return null;
  const [{ createCssVariablesTheme, createHighlighterCore }, { createJavaScriptRegexEngine }] =
    await Promise.all([import('shiki/core'), import('shiki/engine/javascript')]);
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'tokens', variablePrefix: '--code-' })],
    langs: [load()],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}
