type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
type Room = { readonly width: number; readonly height: number; readonly left: number };
type Viewport = { readonly x: number; readonly y: number; readonly zoom: number };

/** A picture that fills less than this of the room one way, when it fits the other way, is a thread. */
const THIN = 0.12;
/** How much of the room a thread fills across, from near. */
const ACROSS = 0.6;

/**
 * Where to look first at a picture that is a thread when it is seen whole: a chain of a thousand steps, or a few columns
 * of thousands. Along it, as near as can be read: a long one from its beginning, a high one in its middle, where
 * its columns are. Null for any other picture, and for one that can be read whole.
 */
export function alongThread(
  { x, y, width, height }: Box,
  room: Room,
  readable: { readonly least: number; readonly near: number },
): Viewport | null {
  const whole = Math.min(room.width / width, room.height / height);
  if (!(whole < readable.least)) return null;
  const [across, down] = [(width * whole) / room.width, (height * whole) / room.height];
  if (down < THIN) {
    const zoom = Math.min(readable.near, (ACROSS * room.height) / height);
    return { x: room.left - x * zoom, y: room.height / 2 - (y + height / 2) * zoom, zoom };
  }
  if (across < THIN) {
    const zoom = Math.min(readable.near, (ACROSS * room.width) / width);
    const middle = { x: x + width / 2, y: y + height / 2 };
    return { x: room.width / 2 - middle.x * zoom, y: room.height / 2 - middle.y * zoom, zoom };
  }
  return null;
}
