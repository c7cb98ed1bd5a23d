import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in a time that says nothing about where two secrets differ, nor about their lengths. */
export function isSameSecret(given: string | undefined, wanted: string): boolean {
  return timingSafeEqual(digest(given ?? ''), digest(wanted)) && given !== undefined;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
