import { expect, it } from 'vitest';

import { createPictureCache, openPictureStore, type PictureStore } from './picture-cache';

/** Stands in for IndexedDB. */
function memoryStore(): PictureStore & { readonly entries: Map<string, unknown> } {
  const entries = new Map<string, unknown>();
  return {
    entries,
    get: (key) => Promise.resolve(entries.get(key)),
    set: (key, value) => {
      entries.set(key, value);
      return Promise.resolve();
    },
    update: (key, change) => {
      entries.set(key, change(entries.get(key)));
      return Promise.resolve();
    },
    keys: () => Promise.resolve([...entries.keys()]),
    delMany: (gone) => {
      for (const key of gone) entries.delete(key);
      return Promise.resolve();
    },
  };
}

const picture = (x: number) => ({
  places: Int32Array.of(x, 2),
  starts: Int32Array.of(0),
  points: new Int32Array(),
});
const fails = () => Promise.reject(new Error('forbidden'));

it('gives back what was put in', async () => {
  const cache = createPictureCache(memoryStore);

  await cache.put('a', picture(1));

  expect(await cache.get('a')).toEqual(picture(1));
  expect(await cache.get('b')).toBeNull();
});

it('keeps the eighty pictures used last, and what another version left is swept away', async () => {
  const store = memoryStore();
  store.entries.set('left over', picture(0));
  const cache = createPictureCache(() => store);
  for (let i = 0; i < 80; i++) await cache.put(`p${i}`, picture(i));
  await cache.get('p0');
  await new Promise((resolve) => setTimeout(resolve));

  await cache.put('one more', picture(81));

  expect(store.entries.size).toBe(81); // the list of what was used last beside them
  expect(await cache.get('p0')).toEqual(picture(0));
  expect(await cache.get('p1')).toBeNull();
  expect(store.entries.has('left over')).toBe(false);
});

it('has nothing, and does no harm, without a store', async () => {
  const closed = createPictureCache(() => {
    throw new Error('private window');
  });
  const broken = createPictureCache(() => ({
    get: fails,
    set: fails,
    update: fails,
    keys: fails,
    delMany: fails,
  }));
  const hanging = createPictureCache(() => ({
    ...memoryStore(),
    get: () => new Promise(() => undefined),
  }));

  for (const cache of [closed, broken, hanging]) {
    await cache.put('a', picture(1));
    expect(await cache.get('a')).toBeNull();
  }
  // There is no IndexedDB where tests run.
  expect(await createPictureCache(openPictureStore).get('a')).toBeNull();
});

it('takes nothing out of the store that is no picture', async () => {
  const store = memoryStore();
  store.entries.set('a', { places: [1, 2] });
  store.entries.set('recent', 'nonsense');
  const cache = createPictureCache(() => store);

  expect(await cache.get('a')).toBeNull();
  await cache.put('b', picture(1));
  expect(await cache.get('b')).toEqual(picture(1));
});
