/** How long a camera may take to move, ms: no time at all where the reader wants nothing to move. */
export function motionMs(usual: number): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : usual;
}
