import { places, type Stacks } from './stacks';

/** How many pairs of edges cross, over all columns (those that meet in a node do not). */
export function columnCrossings(
  stacks: Pick<Stacks, 'graph' | 'stacks'>,
  place: Int32Array = places(stacks),
): number {
  const { start, list } = stacks.graph.out;
  const widest = stacks.stacks.reduce((most, column) => Math.max(most, column.length), 0);
  const tree = new Int32Array(widest + 2);
  let total = 0;
  stacks.stacks.forEach((here, c) => {
    const width = stacks.stacks[c + 1]?.length ?? 0;
    tree.fill(0, 0, width + 2);
    let seen = 0;
    for (const u of here) {
      const first = start[u] ?? 0;
      const end = start[u + 1] ?? 0;
      for (let e = first; e < end; e++) {
        total += seen - countUpTo(tree, (place[list[e] ?? 0] ?? 0) + 1);
      }
      for (let e = first; e < end; e++) {
        seen++;
        addAt(tree, (place[list[e] ?? 0] ?? 0) + 1, width);
      }
    }
  });
  return total;
}

/** Sums in a binary tree in one array (Fenwick). */
function countUpTo(tree: Int32Array, place: number): number {
  let sum = 0;
  for (let i = place; i > 0; i -= i & -i) sum += tree[i] ?? 0;
  return sum;
}

function addAt(tree: Int32Array, place: number, width: number): void {
  for (let i = place; i <= width; i += i & -i) tree[i] = (tree[i] ?? 0) + 1;
}
