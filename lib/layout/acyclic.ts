import { at, digraph, flagAt, type Digraph } from './digraph';

const NEW = 0;
const OPEN = 1;
const DONE = 2;

/**
 * The same graph with every edge that closes a cycle turned round (depth-first, in order of number);
 * with the columns nodes were in before (-1: new) first those edges that led back there.
 */
export function acyclic(asked: Digraph, columns: Int32Array | null = null): Digraph {
  const graph = columns ? turnBack(asked, columns) : asked;
  const state = new Uint8Array(graph.count);
  const cursor = graph.out.start.slice();
  const stack: number[] = [];
  const turned = new Set<number>();
  const visit = (root: number) => {
    stack.push(root);
    state[root] = OPEN;
    while (stack.length > 0) {
      const u = stack[stack.length - 1] ?? 0;
      const e = at(cursor, u);
      if (e === at(graph.out.start, u + 1)) {
        state[u] = DONE;
        stack.pop();
        continue;
      }
      cursor[u] = e + 1;
      const v = at(graph.out.list, e);
      if (flagAt(state, v) === OPEN) turned.add(u * graph.count + v);
      if (flagAt(state, v) !== NEW) continue;
      state[v] = OPEN;
      stack.push(v);
    }
  };
  for (let u = 0; u < graph.count; u++) if (flagAt(state, u) === NEW) visit(u);
  if (turned.size === 0) return graph;
  const isTurned = (e: number) => turned.has(at(graph.from, e) * graph.count + at(graph.to, e));
  return digraph(
    graph.count,
    graph.from.map((u, e) => (isTurned(e) ? at(graph.to, e) : u)),
    graph.to.map((v, e) => (isTurned(e) ? at(graph.from, e) : v)),
  );
}

function turnBack({ count, from, to }: Digraph, columns: Int32Array): Digraph {
  const leadsBack = from.map((u, e) =>
    at(columns, at(to, e)) >= 0 && at(columns, u) > at(columns, at(to, e)) ? 1 : 0,
  );
  return digraph(
    count,
    from.map((u, e) => (at(leadsBack, e) === 1 ? at(to, e) : u)),
    to.map((v, e) => (at(leadsBack, e) === 1 ? at(from, e) : v)),
  );
}
