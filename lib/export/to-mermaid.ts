import type { GraphLists } from './graph-lists';
import { ShortNames } from './short-names';

/**
 * Text in a quoted label. Mermaid reads labels as HTML and Markdown, so everything but letters, digits
 * and plain punctuation is written as an entity of its own kind (`#35;`).
 */
function label(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,/_:-]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isPlain = code > 0x7e && character.isWellFormed();
    return isPlain ? character : `#${character.isWellFormed() && code !== 0 ? code : 0xfffd};`;
  });
}

/** The answer as a Mermaid flowchart, line by line. */
export function* toMermaid(
  statement: ReadonlyMap<string, string>,
  graph: GraphLists,
): Generator<string> {
  const names = new ShortNames();
  yield 'flowchart LR\n';
  for (const [name, value] of statement)
    if (value !== '') yield `  %% ${name}: ${value.replace(/[{}\r\n\u2028\u2029]+/g, ' ')}\n`;
  for (const { id, kind, name } of graph.nodes) {
    const text = `"${label(name)}"`;
    yield `  ${names.of(id)}${kind === 'job' ? `([${text}])` : `[${text}]`}\n`;
  }
  for (const { from, to, evidence, through } of graph.edges)
    yield `  ${names.of(from)} ${through || evidence === 'inferred' ? '-.->' : '-->'} ${names.of(to)}\n`;
  if (graph.focus !== null) yield `  style ${names.of(graph.focus)} stroke-width:3px\n`;
}
