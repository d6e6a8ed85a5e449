import type { LayoutRequest, Position, PreviousNode } from '@/lib/layout/layout-types';

/** More is not remembered: it is of graphs looked at long ago. */
const MOST = 20_000;

/**
 * Where cards and edges were that are not shown any more: what a filter or a collapsed side took away comes back to
 * where it was. Good as long as the picture is not made anew.
 */
export class FormerPlaces {
  readonly #nodes = new Map<string, PreviousNode>();
  readonly #routes = new Map<string, readonly Position[]>();

  /** Remembers what of a picture is not in the next one. */
  keep(
    nodes: readonly PreviousNode[],
    routes: ReadonlyMap<string, readonly Position[]>,
    next: Pick<LayoutRequest, 'nodes' | 'edges'>,
  ): void {
    if (this.#nodes.size > MOST || this.#routes.size > 3 * MOST) this.forget();
    const stays = new Set(next.nodes.map(({ id }) => id));
    for (const node of nodes) if (!stays.has(node.id)) this.#nodes.set(node.id, node);
    const goesOn = new Set(next.edges.map(({ id }) => id));
    for (const [id, route] of routes) if (!goesOn.has(id)) this.#routes.set(id, route);
  }

  node(id: string): PreviousNode | undefined {
    return this.#nodes.get(id);
  }

  route(id: string): readonly Position[] | undefined {
    return this.#routes.get(id);
  }

  forget(): void {
    this.#nodes.clear();
    this.#routes.clear();
  }
}
