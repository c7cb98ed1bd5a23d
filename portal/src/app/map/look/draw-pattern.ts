import type { FillPattern } from '@parkwatch/domain/map/layer-spec';

/** Side of the repeating square, CSS pixels. It divides 256 and 512, so that patterns meet at the edges of map tiles. */
export const PATTERN_PX = 16;

/** Strokes of each pattern in a 16-box, drawn so that they go on in the neighbour square. */
const PATHS: Readonly<Record<Exclude<FillPattern, 'none'>, string>> = {
  diagonal: 'M-4 4 4-4M0 16 16 0M12 20 20 12M-4 12 12-4M4 20 20 4',
  cross: 'M0 16 16 0M0 0 16 16M-4 4 4-4M12 20 20 12M-4 12 4 20M12-4 20 4',
  dots: 'M4 4h.01M12 12h.01',
};

/** A square that repeats without a seam: a weak tint of the colour, with the pattern in a stronger one. */
export function drawPattern(
  pattern: FillPattern,
  colour: { readonly tint: string; readonly ink: string },
  ratio: number,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = PATTERN_PX * ratio;
  canvas.height = PATTERN_PX * ratio;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.scale(ratio, ratio);
  context.fillStyle = colour.tint;
  context.fillRect(0, 0, PATTERN_PX, PATTERN_PX);
  if (pattern === 'none') return canvas;
  context.strokeStyle = colour.ink;
  context.lineCap = pattern === 'dots' ? 'round' : 'butt';
  context.lineWidth = pattern === 'dots' ? 2.6 : 1.1;
  context.stroke(new Path2D(PATHS[pattern]));
  return canvas;
}

/** The same as path data for a legend's SVG; empty for `none`. */
export function patternPath(pattern: FillPattern): string {
  return pattern === 'none' ? '' : PATHS[pattern];
}
