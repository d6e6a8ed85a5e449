/** Longest wait for an idle moment, in ms: a page that never rests still gets its turn. */
const AT_LATEST_MS = 4000;

/** Runs `work` when the browser has nothing else to do; what it returns takes that back. */
export function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    // Safari has none.
    const timer = setTimeout(work, AT_LATEST_MS / 4);
    return () => {
      clearTimeout(timer);
    };
  }
  const handle = requestIdleCallback(work, { timeout: AT_LATEST_MS });
  return () => {
    cancelIdleCallback(handle);
  };
}
