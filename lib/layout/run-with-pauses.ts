import type { Steps } from './run-steps';

/** Longest stretch of work between two looks at the messages. */
const STRETCH_MS = 16;

/** Lets waiting messages in; unlike a timer it does not wait itself. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Does the work in stretches, hearing between them whether it is still wanted; null when it is not. With a
 * stretch of 0 it pauses before each step.
 */
export async function runWithPauses<Result>(
  steps: Steps<Result>,
  isWanted: () => boolean,
  stretchMs = STRETCH_MS,
): Promise<Result | null> {
  if (stretchMs === 0) await pause();
  let since = performance.now();
  while (isWanted()) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < stretchMs) continue;
    await pause();
    since = performance.now();
  }
  return null;
}
