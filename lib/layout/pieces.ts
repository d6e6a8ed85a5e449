import { at, type Digraph } from './digraph';

/** A part of a graph that no edge connects to the rest: its nodes and edges, in order of number. */
export type Piece = { readonly nodes: number[]; readonly edges: number[] };

/** The pieces of a graph, the largest first. */
export function pieces({ count, from, to, out, into }: Digraph): Piece[] {
  const pieceOf = new Int32Array(count).fill(-1);
  const found: Piece[] = [];
  for (let root = 0; root < count; root++) {
    if (at(pieceOf, root) >= 0) continue;
    const nodes = [root];
    pieceOf[root] = found.length;
    // `nodes` grows while it is walked.
    for (const u of nodes) {
      for (const { start, list } of [out, into]) {
        for (let e = at(start, u); e < at(start, u + 1); e++) {
          const v = at(list, e);
          if (at(pieceOf, v) >= 0) continue;
          pieceOf[v] = found.length;
          nodes.push(v);
        }
      }
    }
    found.push({ nodes: nodes.sort((a, b) => a - b), edges: [] });
  }
  for (let e = 0; e < to.length; e++) found[at(pieceOf, at(from, e))]?.edges.push(e);
  return found.sort((a, b) => b.nodes.length - a.nodes.length);
}
