import type { Drawing } from '@/lib/export/draw-svg';
import { rasterScale } from '@/lib/export/raster-scale';

/** The drawing in pixels, twice its size where canvases can hold that, smaller where they cannot. */
export async function toPng({ svg, width, height }: Drawing) {
  const scale = rasterScale(width, height);
  const image = new Image(width, height);
  const href = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = href;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(width * scale));
    canvas.height = Math.max(1, Math.floor(height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    if (blob === null) throw new Error('The browser could not make the picture.');
    return { blob, scale };
  } finally {
    URL.revokeObjectURL(href);
  }
}
