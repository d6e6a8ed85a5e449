import 'server-only';

import type { NodeKey } from '@/lib/lineage';
import type { GraphIndex } from '@/lib/store/graph-index';

import { placeOf, type ColumnGraph, type Place } from '../column-places';
import { labelOf } from './draw-pinned';
import type { PinnedSource } from './pinned-source';

/** What versions and runs of a pinned graph are called: by their dataset or job, and which of it they are. */
export function pinnedPlaces(names: GraphIndex, source: PinnedSource): ColumnGraph['places'] {
  return (keys) => {
    const wanted = [...keys].flatMap((key) => {
      const [version, run] = [source.versionNodes.get(key), source.runNodes.get(key)];
      const of = version?.dataset ?? (run ? names.nameOf(run.jobKey) : undefined);
      return of === undefined ? [] : [{ key, version, run, of }];
    });
    const cards = names.cards(wanted.map(({ of }) => of));
    const places = new Map<NodeKey, Place>();
    for (const { key, version, run, of } of wanted) {
      const card = cards.get(of);
      if (!card) continue;
      const place = placeOf(card);
      if (run) places.set(key, { ...place, id: run.id });
      else if (version) {
        const { key: name } = version;
        const label = name === null ? null : labelOf(version, name, card.type).label;
        const own = name === null || label === null ? null : { key: name, label };
        places.set(key, { ...place, id: version.id, version: own });
      }
    }
    return places;
  };
}
