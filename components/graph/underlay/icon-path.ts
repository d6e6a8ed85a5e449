import type { IconPath } from './scene';

/** The shapes of an icon as one SVG path: what a canvas can draw. */
export function iconPath(svg: SVGElement): IconPath {
  // A path may begin with a step from where it stands: from nowhere, not from the end of another.
  return [...svg.children].map((shape) => `M0,0${shapePath(shape)}`).join(' ');
}

function shapePath(shape: Element): string {
  const at = (name: string) => Number(shape.getAttribute(name) ?? 0);
  switch (shape.tagName) {
    case 'path':
      return shape.getAttribute('d') ?? '';
    case 'circle':
      return ellipse(at('cx'), at('cy'), at('r'), at('r'));
    case 'ellipse':
      return ellipse(at('cx'), at('cy'), at('rx'), at('ry'));
    case 'line':
      return `M${at('x1')},${at('y1')} L${at('x2')},${at('y2')}`;
    case 'rect':
      return rectangle(at('x'), at('y'), at('width'), at('height'), at('rx'));
    case 'polyline':
      return `M${shape.getAttribute('points') ?? ''}`;
    case 'polygon':
      return `M${shape.getAttribute('points') ?? ''}Z`;
    default:
      return '';
  }
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  const half = (to: number) => `A${rx},${ry} 0 1 1 ${to},${y}`;
  return `M${x - rx},${y} ${half(x + rx)} ${half(x - rx)}Z`;
}

function rectangle(x: number, y: number, width: number, height: number, r: number): string {
  const corner = (dx: number, dy: number) => `a${r},${r} 0 0 1 ${dx},${dy}`;
  return [
    `M${x + r},${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}`,
    `h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}Z`,
  ].join('');
}
