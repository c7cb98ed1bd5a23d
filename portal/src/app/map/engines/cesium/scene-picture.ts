import type { Scene } from 'cesium';
import type { Look } from '../../look/look.ts';

/** The scene as a picture. It is drawn anew: a canvas of WebGL is empty once its frame has been shown. */
export function scenePicture(scene: Scene, look: Look): HTMLCanvasElement | null {
  const picture = document.createElement('canvas');
  picture.width = scene.canvas.width;
  picture.height = scene.canvas.height;
  const context = picture.getContext('2d');
  if (!context || picture.width === 0) return null;
  // The sky is the page behind the canvas.
  context.fillStyle = look.colour('sea');
  context.fillRect(0, 0, picture.width, picture.height);
  scene.render();
  context.drawImage(scene.canvas, 0, 0);
  return picture;
}
