import { at } from './digraph';
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
      const [first, end] = [at(start, u), at(start, u + 1)];
      for (let e = first; e < end; e++) {
        let above = 0;
        for (let i = at(place, at(list, e)) + 1; i > 0; i -= i & -i) above += at(tree, i);
        total += seen - above;
      }
      for (let e = first; e < end; e++) {
        seen++;
        for (let i = at(place, at(list, e)) + 1; i <= width; i += i & -i) tree[i] = at(tree, i) + 1;
      }
    }
  });
  return total;
}
