/** Where a path goes one level down: at a dot or an opening bracket, but not inside brackets. */
function levels(path: string): number[] {
  const at: number[] = [];
  let depth = 0;
  for (let index = 0; index < path.length; index += 1) {
    const sign = path[index];
    if (depth === 0 && index > 0 && (sign === '.' || sign === '[')) at.push(index);
    if (sign === '[') depth += 1;
    else if (sign === ']' && depth > 0) depth -= 1;
  }
  if (depth === 0) return at;
  // A bracket that nobody closes is a letter like any other.
  return [...path.matchAll(/\./g)].flatMap(({ index }) => (index > 0 ? index : []));
}

/** Names above a field path, the nearest first: `a.b[]`, `a.b` and `a` for `a.b[].c`. */
export function namesAbove(path: string): string[] {
  return levels(path)
    .reverse()
    .map((at) => path.slice(0, at));
}

/** Whether a name may be a part of another: it has a dot or a bracket. */
export function isPath(name: string): boolean {
  return name.includes('.') || name.includes('[');
}

/** A path without the marks by which producers tell items of a list: `a.b[].c` and `a.b.c` are the same then. */
export function withoutItems(path: string): string {
  return path.replace(/\[[\d*]*\]/g, '');
}
