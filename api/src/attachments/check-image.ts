import { imageHeader } from './image-header.ts';
import type { ImageHeader } from './image-header.ts';

/** More than any phone takes; a small file that unfolds to more is made to hurt whoever opens it. */
const MAX_PIXELS = 120_000_000;
const MAX_SIDE_PX = 20_000;

/** What a picture is by its own bytes, or why it is not taken; total. */
export function checkedImage(content: Buffer): ImageHeader | 'no-image' | 'too-large' {
  const header = imageHeader(content);
  if (header === null) return 'no-image';
  const { widthPx, heightPx } = header;
  const isLarge = widthPx * heightPx > MAX_PIXELS || Math.max(widthPx, heightPx) > MAX_SIDE_PX;
  return isLarge ? 'too-large' : header;
}

/** Endings of the media types that are taken. */
export const IMAGE_ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};
