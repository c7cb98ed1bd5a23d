import {
  SHAPE_PATHS,
  SYMBOLS,
  type SymbolDrawing,
  type SymbolId,
} from '@parkwatch/domain/map/symbol';

export type SymbolColours = { readonly fill: string; readonly glyph: string; readonly rim: string };

/**
 * Draws a symbol into a canvas of its own, with a rim in the colour of the ground so that it stands off.
 * @param sizePx  CSS pixels of the 24-box
 * @param ratio   device pixels per CSS pixel
 */
export function drawSymbol(
  id: SymbolId,
  colours: SymbolColours,
  { sizePx, ratio }: { readonly sizePx: number; readonly ratio: number },
): HTMLCanvasElement {
  // Two units of margin, so that the rim is not cut.
  const unitPx = (sizePx * ratio) / 24;
  const side = Math.ceil(28 * unitPx);
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.scale(unitPx, unitPx);
  context.translate(2, 2);
  paint(context, SYMBOLS[id], colours);
  return canvas;
}

function paint(
  context: CanvasRenderingContext2D,
  drawing: SymbolDrawing,
  { fill, glyph, rim }: SymbolColours,
): void {
  const shape = new Path2D(SHAPE_PATHS[drawing.shape]);
  context.lineJoin = 'round';
  context.strokeStyle = rim;
  context.lineWidth = 3;
  context.stroke(shape);
  const isHollow = drawing.shape === 'ring';
  context.fillStyle = isHollow ? rim : fill;
  context.fill(shape);
  if (isHollow) {
    context.strokeStyle = fill;
    context.lineWidth = 2.4;
    context.stroke(shape);
  }
  if (drawing.glyph === '') return;
  const glyphPath = new Path2D(drawing.glyph);
  context.strokeStyle = isHollow ? fill : glyph;
  context.fillStyle = isHollow ? fill : glyph;
  context.lineCap = 'round';
  if (drawing.strokeWidth === undefined) context.fill(glyphPath);
  else {
    context.lineWidth = drawing.strokeWidth;
    context.stroke(glyphPath);
  }
}
