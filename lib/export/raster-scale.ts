/** Sides and areas that every current browser's canvas can hold, px. */
const LONGEST_SIDE = 16_384;
const LARGEST_AREA = 64_000_000;

/** How much a picture of that size can be enlarged as pixels: 2 for a sharp one, less where canvases end. */
export function rasterScale(width: number, height: number): number {
  return Math.min(
    2,
    LONGEST_SIDE / Math.max(width, height),
    Math.sqrt(LARGEST_AREA / (width * height)),
  );
}
