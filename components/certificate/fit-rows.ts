/**
 * Shares the lines of a sheet among lists: each gets what it needs as long as there is room, and
 * the long ones share what the short ones leave.
 *
 * @param needs lines each list would take.
 */
export function fitRows(needs: readonly number[], lines: number): number[] {
  const given = needs.map(() => 0);
  let left = lines;
  while (left > 0) {
    const hungry = needs.flatMap((need, at) => ((given[at] ?? 0) < need ? [at] : []));
    if (hungry.length === 0) break;
    const share = Math.max(1, Math.floor(left / hungry.length));
    for (const at of hungry) {
      const more = Math.min(share, (needs[at] ?? 0) - (given[at] ?? 0), left);
      given[at] = (given[at] ?? 0) + more;
      left -= more;
    }
  }
  return given;
}
