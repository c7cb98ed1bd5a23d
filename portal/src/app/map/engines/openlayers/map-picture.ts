import type OlMap from 'ol/Map';

/**
 * The map as one picture: OpenLayers and the overlay draw on canvases of their own, one over the other, each with its own
 * scale and opacity.
 * @param background  colour under the layers
 */
export function mapPicture(map: OlMap, background: string): HTMLCanvasElement | null {
  const viewport = map.getViewport();
  if (!viewport) return null;
  const { left, top, width: widthPx, height: heightPx } = viewport.getBoundingClientRect();
  const picture = document.createElement('canvas');
  const ratio = window.devicePixelRatio;
  picture.width = widthPx * ratio;
  picture.height = heightPx * ratio;
  const context = picture.getContext('2d');
  if (!context || widthPx === 0 || heightPx === 0) return null;
  context.fillStyle = background;
  context.fillRect(0, 0, picture.width, picture.height);
  for (const canvas of viewport.querySelectorAll('canvas')) {
    const box = canvas.getBoundingClientRect();
    if (canvas.width === 0 || box.width === 0) continue;
    context.globalAlpha = Number(canvas.style.opacity || canvas.parentElement?.style.opacity || 1);
    const [x, y] = [(box.left - left) * ratio, (box.top - top) * ratio];
    context.drawImage(canvas, x, y, box.width * ratio, box.height * ratio);
  }
  return picture;
}
