import type { LayoutRequest, Picture } from './layout-types';
import {
  fits,
  fitsPacked,
  packPicture,
  repackPicture,
  unpackPicture,
  type PackedPicture,
} from './packed-picture';
import { unpackRequest, type PackedRequest } from './packed-request';
import type { PictureCache } from './picture-cache';
import { placePacked } from './place-in-columns';
import { runWithPauses } from './run-with-pauses';
import { sortedRequest } from './sorted-request';
import { hashAsAsked, structuralHash } from './structural-hash';
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
 *
 * A picture is kept twice: by its structure, whatever order it was asked in, and as it was asked. A link that is opened
 * again finds the latter: nothing is unpacked, sorted or packed for it (10,000 nodes: 10 ms in place of 220).
 */
export function createAnswering({
  post,
  cache,
  better,
}: Parts): (question: WorkerQuestion) => Promise<void> {
  const wanted = new Set<number>();

  /** Answers with a picture made before, if there is one that was asked for alike. */
  const answerAgain = async (id: number, packed: PackedRequest, asked: string) => {
    const known = asked === '' ? null : await cache.get(asked);
    if (known === null || !fitsPacked(packed, known)) return false;
    if (wanted.has(id)) post({ id, kind: 'done', picture: known });
    return true;
  };

  const place = async (id: number, question: PackedRequest, asked: string) => {
    const isWanted = () => wanted.has(id);
    const request = unpackRequest(question);
    const sorted = sortedRequest(request);
    const isNew = sorted.previous === undefined;
    const hash = isNew ? structuralHash(sorted) : '';
    const cached = isNew && hash !== asked ? await cache.get(hash) : null;
    if (!isWanted()) return;
    // What is posted is given away: what is kept is another copy.
    const keepAsAsked = async (picture: () => PackedPicture) => {
      if (isNew && hash !== asked) await cache.put(asked, picture());
    };
    if (cached !== null && fits(sorted, cached)) {
      post({ id, kind: 'done', picture: repackPicture(sorted, cached, request) });
      await keepAsAsked(() => repackPicture(sorted, cached, request));
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
    if (!isNew) return;
    await cache.put(hash, refined ? packPicture(sorted, refined) : packed);
    await keepAsAsked(() =>
      refined ? packPicture(request, refined) : repackPicture(sorted, packed, request),
    );
  };

  return async (question) => {
    const { id, kind } = question;
    if (kind === 'cancel') {
      wanted.delete(id);
      return;
    }
    wanted.add(id);
    try {
      const { request } = question;
      const asked = request.places === null ? hashAsAsked(request) : '';
      if (!(await answerAgain(id, request, asked))) await place(id, request, asked);
    } catch (error) {
      post({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    } finally {
      wanted.delete(id);
    }
  };
}
