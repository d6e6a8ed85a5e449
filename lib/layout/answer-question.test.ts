import { expect, it, vi } from 'vitest';

import { createAnswering } from './answer-question';
import type { LayoutRequest } from './layout-types';
import { unpackPicture, type PackedPicture } from './packed-picture';
import { packRequest } from './packed-request';
import { graphOf, inFull } from './test-graphs';
import type { WorkerAnswer } from './worker-messages';

const request = graphOf('a b', 'b c', 'a c');

function worker() {
  const answers: WorkerAnswer[] = [];
  const kept = new Map<string, PackedPicture>();
  const better = vi.fn(() => Promise.resolve(null));
  const answer = createAnswering({
    post: (message) => answers.push(message),
    cache: {
      get: (hash) => Promise.resolve(kept.get(hash) ?? null),
      put: (hash, picture) => Promise.resolve(void kept.set(hash, picture)),
    },
    better,
  });
  const last = () => {
    const message = answers.at(-1);
    return message?.kind === 'done' || message?.kind === 'draft' ? message.picture : null;
  };
  return { answers, kept, better, answer, last };
}

it('makes a picture once, and has it at once the next time, in whatever order it is asked for', async () => {
  const { answers, answer, last, better } = worker();
  await answer({ id: 1, kind: 'place', request: packRequest(request) });
  const [draft] = answers;
  const turned = { nodes: request.nodes.toReversed(), edges: request.edges.toReversed() };

  await answer({ id: 2, kind: 'place', request: packRequest(turned) });

  expect(answers.map(({ id, kind }) => [id, kind])).toEqual([
    [1, 'draft'],
    [1, 'done'],
    [2, 'done'],
  ]);
  expect(better).toHaveBeenCalledTimes(1);
  const [first, again] = [draft?.kind === 'draft' ? draft.picture : null, last()];
  const whole = (asked: LayoutRequest, packed: PackedPicture | null) => {
    const picture = packed && unpackPicture(asked, packed);
    return picture && inFull(picture);
  };
  expect(whole(turned, again)).toEqual(whole(request, first));
});

it('has it for the same question without another look at the graph', async () => {
  const { answers, kept, answer, last } = worker();
  await answer({ id: 1, kind: 'place', request: packRequest(request) });
  const [draft] = answers;
  // By structure nothing is found any more: only what was asked alike is.
  const [structure] = kept.keys();
  kept.delete(structure ?? '');

  await answer({ id: 2, kind: 'place', request: packRequest(request) });

  expect(answers.at(-1)).toMatchObject({ id: 2, kind: 'done' });
  expect(last()).toEqual(draft?.kind === 'draft' ? draft.picture : null);
});

it('makes it again for another size, and neither reads nor keeps pictures made from previous ones', async () => {
  const { kept, answer, better } = worker();
  await answer({ id: 1, kind: 'place', request: packRequest(request) });
  const taller = request.nodes.map((node) => ({ ...node, height: node.height + 20 }));

  await answer({ id: 2, kind: 'place', request: packRequest({ ...request, nodes: taller }) });
  const previous = [{ id: 'a', x: 7, y: 5, width: 100 }];
  await answer({ id: 3, kind: 'place', request: packRequest({ ...request, previous }) });

  // Each by its structure and as it was asked.
  expect(kept.size).toBe(4);
  expect(better).toHaveBeenCalledTimes(2);
});

it('places anew what does not fit the graph', async () => {
  const { answers, kept, answer } = worker();
  await answer({ id: 1, kind: 'place', request: packRequest(request) });
  for (const picture of kept.values()) Object.assign(picture, { places: new Int32Array(2) });

  await answer({ id: 2, kind: 'place', request: packRequest(request) });

  expect(answers.at(-2)).toMatchObject({ id: 2, kind: 'draft' });
});

it('leaves a cancelled question unanswered, in the middle of the work', async () => {
  const { answers, answer } = worker();
  const pairs = Array.from({ length: 900 }, (_, i) => `n${i} n${(i * 7919) % 1000}`);
  const large = answer({ id: 1, kind: 'place', request: packRequest(graphOf(...pairs)) });

  await answer({ id: 1, kind: 'cancel' });
  await large;
  await answer({ id: 2, kind: 'place', request: packRequest(request) });

  expect(answers.map(({ id }) => id)).toEqual([2, 2]);
});
