import type { Region } from './scene';

/** Shows paintings on a canvas, placed in picture coordinates so that it moves with the picture. */
export function showOn(canvas: HTMLCanvasElement) {
  const context = canvas.getContext('bitmaprenderer');
  return ({ left, top, zoom, width, height }: Region, bitmap: ImageBitmap) => {
    context?.transferFromImageBitmap(bitmap);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.style.transform = `translate(${left}px, ${top}px) scale(${1 / zoom})`;
  };
}
