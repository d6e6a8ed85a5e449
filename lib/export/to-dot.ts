import type { GraphEdge } from '@/lib/contract/graph';
import type { Evidence } from '@/lib/lineage';

import type { GraphLists } from './graph-lists';

/** A quoted string of DOT: a backslash is no escape there, and what ends a line is written out. */
function quoted(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .replaceAll('\0', '\uFFFD');
  return `"${escaped}"`;
}

/** Dotted through hidden nodes, dashed when only inferred. */
function styleOf(evidence: Evidence, through: GraphEdge['through']): string {
  if (through) return ', style=dotted';
  return evidence === 'inferred' ? ', style=dashed' : '';
}

/** The answer in the DOT language of Graphviz, line by line. */
export function* toDot(
  statement: ReadonlyMap<string, string>,
  graph: GraphLists,
): Generator<string> {
  yield 'digraph lineage {\n';
  for (const [name, value] of statement)
    if (value !== '') yield `  // ${name}: ${value.replace(/[\r\n\u2028\u2029]+/g, ' ')}\n`;
  yield '  rankdir=LR; node [fontname="Helvetica", style=filled, fillcolor=white]; edge [arrowsize=0.7];\n';
  for (const { id, kind, name, namespace, type } of graph.nodes) {
    const shape = kind === 'job' ? 'box, style="filled,rounded"' : 'box';
    const border = id === graph.focus ? ', penwidth=2' : '';
    yield `  ${quoted(id)} [label=${quoted(name)}, tooltip=${quoted(`${type} in ${namespace}`)}, shape=${shape}${border}];\n`;
  }
  for (const { from, to, evidence, through } of graph.edges) {
    const style = styleOf(evidence, through);
    const why = through ? `${evidence}, through ${through.join(', ')}` : evidence;
    yield `  ${quoted(from)} -> ${quoted(to)} [tooltip=${quoted(why)}${style}];\n`;
  }
  yield '}\n';
}
