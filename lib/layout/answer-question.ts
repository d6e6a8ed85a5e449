import type { LayoutRequest, Picture } from './layout-types';
import { fits, packPicture, repackPicture, unpackPicture } from './packed-picture';
import { unpackRequest } from './packed-request';
import type { PictureCache } from './picture-cache';
import { placePacked } from './place-in-columns';
import { runWithPauses } from './run-with-pauses';
import { sortedRequest } from './sorted-request';
import { structuralHash } from './structural-hash';
import type { WorkerAnswer, WorkerQuestion } from './worker-messages';

type Parts = {
  readonly post: (answer: WorkerAnswer) => void;
  readonly cache: PictureCache;
  /** A picture with fewer crossings than ours, or null. */
  readonly better: (request: LayoutRequest, ours: Picture) => Promise<Picture | null>;
};

/**
 * What the worker does with its messages: a picture out of the cache, else ours and then a better one,
 * if any. A cancelled question is left at the next pause and never answered. Pictures made from
 * previous ones are not cached: the same link gives everybody the same picture.
 */
export function createAnswering({
  post,
  cache,
  better,
}: Parts): (question: WorkerQuestion) => Promise<void> {
  const wanted = new Set<number>();

  const place = async (id: number, request: LayoutRequest) => {
    const isWanted = () => wanted.has(id);
    const sorted = sortedRequest(request);
    const isNew = sorted.previous === undefined;
    const hash = isNew ? structuralHash(sorted) : '';
    const cached = isNew ? await cache.get(hash) : null;
    if (!isWanted()) return;
    if (cached !== null && fits(sorted, cached)) {
      post({ id, kind: 'done', picture: repackPicture(sorted, cached, request) });
      return;
    }
    const packed = await runWithPauses(placePacked(sorted), isWanted);
    if (packed === null) return;
    post({ id, kind: 'draft', picture: repackPicture(sorted, packed, request) });
    // Ours stands if elkjs cannot be had, and where most has to stay.
    const ours = isNew ? unpackPicture(sorted, packed) : null;
    const refined = ours && (await better(sorted, ours).catch(() => null));
    if (!isWanted()) return;
    post({ id, kind: 'done', picture: refined && packPicture(request, refined) });
    if (isNew) await cache.put(hash, refined ? packPicture(sorted, refined) : packed);
  };

  return async (question) => {
    const { id, kind } = question;
    if (kind === 'cancel') {
      wanted.delete(id);
      return;
    }
    wanted.add(id);
    try {
      await place(id, unpackRequest(question.request));
    } catch (error) {
      post({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    } finally {
      wanted.delete(id);
    }
  };
}
