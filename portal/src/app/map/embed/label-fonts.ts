import { DOCUMENT, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { LABEL_FONT } from '../look/look.ts';

/**
 * Label fonts come in pieces by character: those that a map writes are asked for.
 * @param names  what is written
 * @returns a number that grows when letters have arrived, so that the map is drawn again
 */
export function labelFonts(names: () => readonly string[]): Signal<number> {
  const fonts = inject(DOCUMENT).fonts as FontFaceSet | undefined;
  const version = signal(0);
  const asked = new Set<string>();
  effect(() => {
    const fresh = [...new Set(names().join(''))].filter((char) => !asked.has(char)).join('');
    if (fresh === '' || !fonts) return;
    for (const char of fresh) asked.add(char);
    const loads = [400, 600].map((weight) => fonts.load(`${weight} 12px ${LABEL_FONT}`, fresh));
    void Promise.allSettled(loads).then(() => untracked(() => version.update((now) => now + 1)));
  });
  return version.asReadonly();
}
