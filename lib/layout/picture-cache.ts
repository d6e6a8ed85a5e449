import { createStore, delMany, get, keys, set, update, type UseStore } from 'idb-keyval';

import type { PackedPicture } from './packed-picture';

/** So many pictures are kept, most of them twice (answer-question.ts); the largest take about 1 MB. */
const PICTURES = 80;
/** A picture is not waited for longer than it takes to make one. */
const PATIENCE_MS = 150;
/** The list of hashes, last used first. No hash is called so. */
const RECENT = 'recent';

/** Pictures by structural hash. Neither call ever fails: without a store there are none. */
export type PictureCache = {
  readonly get: (hash: string) => Promise<PackedPicture | null>;
  readonly put: (hash: string, picture: PackedPicture) => Promise<void>;
};

/** What of IndexedDB the cache uses. */
export type PictureStore = {
  readonly get: (key: string) => Promise<unknown>;
  readonly set: (key: string, value: unknown) => Promise<void>;
  readonly update: (key: string, change: (old: unknown) => unknown) => Promise<void>;
  readonly keys: () => Promise<readonly string[]>;
  readonly delMany: (keys: string[]) => Promise<void>;
};

function isPicture(value: unknown): value is PackedPicture {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['places', 'starts', 'points'].every(
      (name) => (value as Record<string, unknown>)[name] instanceof Int32Array,
    )
  );
}

const recentOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((hash) => typeof hash === 'string') : [];

/** Keeps the pictures used last in a store, which may be missing, broken or slow. */
export function createPictureCache(open: () => PictureStore): PictureCache {
  let opened: PictureStore | null = null;
  const store = () => (opened ??= open());

  const touch = async (hash: string) => {
    let kept: string[] = [];
    await store().update(RECENT, (old) => {
      kept = [hash, ...recentOf(old).filter((other) => other !== hash)].slice(0, PICTURES);
      return kept;
    });
    const known = new Set([RECENT, ...kept]);
    const gone = (await store().keys()).filter((key) => !known.has(key));
    if (gone.length > 0) await store().delMany(gone);
  };

  return {
    get: async (hash) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(resolve, PATIENCE_MS, null);
      });
      try {
        const found = await Promise.race([store().get(hash), late]);
        if (!isPicture(found)) return null;
        void touch(hash).catch(() => undefined);
        return found;
      } catch {
        return null;
      } finally {
        clearTimeout(timer);
      }
    },
    put: async (hash, picture) => {
      try {
        await store().set(hash, picture);
        await touch(hash);
      } catch {
        // Full, private or forbidden: the picture is made again next time.
      }
    },
  };
}

/** The browser's own store; throws where there is none. */
export function openPictureStore(): PictureStore {
  const own: UseStore = createStore('headwater-layout', 'pictures');
  return {
    get: (key) => get(key, own),
    set: (key, value) => set(key, value, own),
    update: (key, change) => update(key, change, own),
    keys: () => keys<string>(own),
    delMany: (gone) => delMany(gone, own),
  };
}
